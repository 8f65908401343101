"""The voucher on sheets of A5."""

from kiosk.voucher.sheet.frame import MEDIA
from kiosk.voucher.sheet.pages import lay_out

__all__ = ["MEDIA", "lay_out"]
