"""`python -m hw probe`: tells a technician what is plugged in, what takes it, and what is wrong."""
