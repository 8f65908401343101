"""Pictures of the voucher for the README; `make vouchers` draws them anew."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace
from PIL import Image

from kiosk.domain.money import Split
from kiosk.domain.transaction import Line, LineStatus, State
from kiosk.domain.voucher import Voucher, duplicate
from kiosk.sandbox import sample
from kiosk.voucher import roll, sheet
from tests.unit.voucher_paper import pictures
from tests.unit.voucher_samples import (
    LIMIT,
    NOT_COVERED,
    a_duplicate,
    a_transaction,
    an_original,
    polyglot,
    render,
)

DEMO_MARK: Final = "DEMONSTRĀCIJA"
GROUND: Final = "#E4E9ED"
GAP: Final = 24
SHEET_DPI, ROLL_DPI = 100, 101.5  # of the roll, half of what a thermal head prints
NO_WHITE: Final = 235
FOLD: Final = 1160  # pixels after which a strip goes on beside itself


def thirty_services() -> Voucher:
    """Return a duplicate with thirty services of the sample catalogue, some of them refused."""
    names = sample.load().services[8:68:2]
    lines = tuple(
        _line(number, service.code, service.name, service.price) for number, service in enumerate(names, 1)
    )
    transaction = a_transaction(lines)
    return replace(an_original(), transaction=transaction, copy=duplicate(transaction, 0, everything=True))


def _line(number: int, code: str, name: str, price: int) -> Line:
    if number % 9 == 0:
        return Line(number, code, name, Split(price, 0, price), LineStatus.REFUSED, NOT_COVERED)
    if number % 4 == 0:
        paid = price // 2
        return Line(number, code, name, Split(price, paid, price - paid), LineStatus.PARTIAL, LIMIT)
    return Line(number, code, name, Split(price, price, 0), LineStatus.FULL)


def voided_thirty() -> Voucher:
    """Return the same, voided."""
    voucher = thirty_services()
    return replace(
        voucher,
        transaction=replace(voucher.transaction, state=State.VOIDED),
        copy=replace(voucher.copy, voided=True),
    )


def gallery() -> dict[str, Image.Image]:
    """Return every picture by its name."""
    voided, shown = a_duplicate(everything=True, voided=True), replace(an_original(2), mark=DEMO_MARK)
    short = (an_original(1), voided, shown)
    return {
        "voucher-a5": beside([page for voucher in short for page in _pages(voucher)]),
        "voucher-a5-thirty": beside(_pages(thirty_services())),
        "voucher-a5-languages": beside(_pages(polyglot())),
        "voucher-roll": beside([_strip(voucher) for voucher in (*short, polyglot())]),
        "voucher-roll-thirty": beside(_folded(_strip(voided_thirty()))),
    }


def beside(papers: Sequence[Image.Image]) -> Image.Image:
    """Return sheets of paper that lie side by side."""
    width = sum(paper.width for paper in papers) + GAP * (len(papers) + 1)
    table = Image.new("RGB", (width, max(paper.height for paper in papers) + 2 * GAP), GROUND)
    left = GAP
    for paper in papers:
        table.paste(paper, (left, GAP))
        left += paper.width + GAP
    return table.quantize(64)


def _pages(voucher: Voucher) -> list[Image.Image]:
    return pictures(render(voucher, sheet.MEDIA), SHEET_DPI, colour=True)


def _strip(voucher: Voucher) -> Image.Image:
    (strip,) = pictures(render(voucher, roll.MEDIA), round(2 * ROLL_DPI), "-mono")
    return strip.resize((strip.width // 2, strip.height // 2), Image.Resampling.LANCZOS)


def _folded(strip: Image.Image) -> list[Image.Image]:
    """Return a long strip in pieces, each but the last ending with the line below a service."""
    pieces, top = [], 0
    while top < strip.height:
        bottom = min(top + FOLD, strip.height)
        while bottom < strip.height and not _is_line(strip, bottom - 1):
            bottom -= 1
        pieces.append(strip.crop((0, top, strip.width, bottom)))
        top = bottom
    return pieces


def _is_line(strip: Image.Image, row: int) -> bool:
    edge = strip.width // 8
    lightest = max(strip.crop((edge, row, strip.width - edge, row + 1)).tobytes())
    return lightest < NO_WHITE


def main(folder: Path) -> None:
    """Write every picture into the folder."""
    for name, picture in gallery().items():
        picture.save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
