"""What each reader is in itself: its commands, its bytes, its keys. No I/O."""
