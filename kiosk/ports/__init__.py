"""What the flow asks of the world, one Protocol per file; adapters and doubles bear the same file names."""
