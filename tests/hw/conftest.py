"""Fixtures for the device tests."""

from tests.hw.printer_rig import printer_hall, rig, service

__all__ = ["printer_hall", "rig", "service"]
