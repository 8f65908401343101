"""Lamp and sound at the reader: what is shown when, and through which channel."""
