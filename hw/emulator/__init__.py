"""Devices in software that speak the real ones' bytes."""
