"""A printer that keeps the vouchers it was sent."""

from kiosk.domain.totals import DaySheet
from kiosk.domain.voucher import Voucher


class MemoryPrinter:
    """Keeps what was sent and what was asked about, in order."""

    def __init__(self) -> None:
        self.sent: list[Voucher] = []
        self.asked: list[Voucher] = []
        self.sheets: list[DaySheet] = []

    def print_copy(self, voucher: Voucher) -> None:
        self.sent.append(voucher)

    def print_sheet(self, sheet: DaySheet) -> None:
        self.sheets.append(sheet)

    def inquire(self, voucher: Voucher) -> None:
        self.asked.append(voucher)

    @property
    def keys(self) -> list[str]:
        return [voucher.copy.key for voucher in self.sent]
