"""What makes the flow happen: one queue of events, the workers that carry out effects, and timers."""
