"""The voucher printer as the flow sees it; how a copy fares arrives as events."""

from typing import Protocol

from kiosk.domain.totals import DaySheet
from kiosk.domain.voucher import Voucher


class Printer(Protocol):
    """The printer service's client; neither call waits for the printer."""

    def print_copy(self, voucher: Voucher) -> None:
        """Send one copy, once."""
        ...

    def print_sheet(self, sheet: DaySheet) -> None:
        """Send the sums of a day, once."""
        ...

    def inquire(self, voucher: Voucher) -> None:
        """Ask what became of a copy that was sent before."""
        ...
