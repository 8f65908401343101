"""A corpus of invented swipes, every kind of fault applied to them, and the counting of what comes of it."""
