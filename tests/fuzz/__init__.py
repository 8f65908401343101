"""Coverage-guided fuzzing of what stands between a reader's bytes and a card's number."""
