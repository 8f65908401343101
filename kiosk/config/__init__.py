"""kiosk.toml: typed, validated settings, the same on the kiosk and on the technician's computer."""

from kiosk.config.check import FAULTY, check
from kiosk.config.settings import Settings, load
from kiosk.config.support import SupportNow, support_now

__all__ = ["FAULTY", "Settings", "SupportNow", "check", "load", "support_now"]
