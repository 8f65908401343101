"""The two device services, their clients and messages, and their settings."""
