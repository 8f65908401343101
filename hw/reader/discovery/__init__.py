"""Which readers are plugged in, which driver takes each, and one driver for them all."""
