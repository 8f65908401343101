"""The voucher on a roll of thermal paper 80 mm wide: pages as long as what stands on them."""

from kiosk.voucher.roll.frame import MEDIA
from kiosk.voucher.roll.pages import lay_out

__all__ = ["MEDIA", "lay_out"]
