"""Fixtures for the tests that break things."""

from tests.faults.headless import kiosk, terminal_service
from tests.hw.printer_rig import printer_hall, rig, service

__all__ = ["kiosk", "printer_hall", "rig", "service", "terminal_service"]
