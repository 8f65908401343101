"""The crash-safe journal: an append-only SQLite file whose every row is sealed, and chained to the last."""
