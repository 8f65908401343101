"""Readers that type like a keyboard (keyboard wedges), read through evdev."""
