"""The swipe test of the technician: which keyboard is a reader, and how it is set."""
