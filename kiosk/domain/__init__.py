"""Pure values and rules of a visit: no I/O, no clock, nothing of Kivy or of devices."""
