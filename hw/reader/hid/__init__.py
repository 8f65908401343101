"""Readers that are USB HID devices of their own kind, not keyboards."""
