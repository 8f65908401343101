"""Training mode: lessons as data, what of them is done, and the ways in and out; pure."""
