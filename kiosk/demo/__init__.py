"""The kiosk on embedded parts: all it needs, started and ended together, and the visits that show it."""
