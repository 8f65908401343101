"""Hand-written doubles of the ports, each in a file of its port's name."""
