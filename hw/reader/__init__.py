"""Card readers: their drivers, and what a swipe means."""
