"""The printer's test page: do all of the sheet, every letter and every shade arrive? It is no voucher."""

from io import BytesIO
from typing import Final

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas

from kiosk.voucher import roll, sheet
from kiosk.voucher.fonts import loaded, medium, regular, wrap
from kiosk.voucher.pdf import Print
from kiosk.voucher.pen import INK, MM, QUIET, Box, Pen
from kiosk.voucher.roll.frame import WIDTH_MM
from kiosk.voucher.sheet.frame import HEIGHT as A5_HEIGHT
from kiosk.voucher.sheet.frame import WIDTH as A5_WIDTH

TITLE: Final = ("Printera pārbaude", "Проверка принтера", "Printer test page")
NO_VOUCHER: Final = (
    "Šī lapa nav veselības aprūpes talons.",
    "Эта страница не является талоном.",
    "This page is not a health-care voucher.",
)
_LETTERS: Final = (
    "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž",
    "AĀBCČDEĒFGĢHIĪJKĶLĻMNŅOPRSŠTUŪVZŽ",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "0123456789 € % § @ № „“ – — …",
)
_NAME_TOP, _NAME_BOTTOM = 214.0, 264.0
"""Between them, in points, the clinic's name has its place."""
_SHADES: Final = 8
_LENGTH: Final = 200 * MM
"""Of the strip from a roll."""


class _Sheet(Struct, frozen=True):
    """What the page is fitted to: size, margin and type in points, and how many millimetres the ruler has."""

    media: str
    width: float
    height: float
    margin: float
    title: float
    letters: float
    ruler: int

    @property
    def left(self) -> float:
        return self.margin + self.margin / 2

    @property
    def room(self) -> float:
        return self.width - 2 * self.left


def render(institution: str, media: str = sheet.MEDIA) -> Print:
    """Return the page as a PDF for that media, as `[printer] media` says it.

    Raises:
        FontMissingError: Roboto is not installed.
    """
    page = _sheet(media)
    file = BytesIO()
    size = (page.width, page.height)
    canvas = Canvas(file, pagesize=size, invariant=1, initialFontName=loaded(regular(9)))
    canvas.setTitle(TITLE[2])
    pen = Pen(canvas, *size)
    _frame(pen, page.margin)
    _words(pen, page)
    _name(pen, page, institution)
    _samples(pen, page)
    canvas.showPage()
    canvas.save()
    return Print(file.getvalue(), page.media)


def _sheet(media: str) -> _Sheet:
    if media == roll.MEDIA:
        height = round(_LENGTH / MM)
        size = f"{WIDTH_MM}x{height}mm"
        return _Sheet(f"custom_{size}_{size}", WIDTH_MM * MM, _LENGTH, 5 * MM, 15, 9, 50)
    return _Sheet(media, A5_WIDTH, A5_HEIGHT, 10 * MM, 20, 12, 100)


def _frame(pen: Pen, margin: float) -> None:
    """Corners that are cut off where the sheet is another, or is scaled."""
    right, bottom = pen.width - margin, pen.height - margin
    pen.frame(Box(margin, margin, right - margin, bottom - margin), 0.75, INK)
    for x in (margin, right):
        for y in (margin, bottom):
            pen.rule(x - 9, y, 18, 0.75, INK)
            pen.fill(Box(x - 0.4, y - 9, 0.8, 18), INK)


def _words(pen: Pen, page: _Sheet) -> None:
    left, small = page.left, page.letters - 1
    for at, line in enumerate(TITLE):
        pen.text(left, 84 + 26 * at, line, medium(page.title), INK)
    for at, line in enumerate(NO_VOUCHER):
        pen.text(left, 168 + 17 * at, line, regular(small), INK)


def _name(pen: Pen, page: _Sheet, institution: str) -> None:
    """Write the clinic's name on as many lines as it takes, in smaller type if there is no room for them."""
    style = regular(page.letters - 1)
    while len(lines := wrap(institution, style, page.room)) * style.leading > _NAME_BOTTOM - _NAME_TOP:
        style = style.sized(style.size * 0.9)
    pen.lines(page.left, _NAME_TOP, lines, style, QUIET)


def _samples(pen: Pen, page: _Sheet) -> None:
    left, width = page.left, page.room
    for at, line in enumerate(_LETTERS):
        pen.text(left, 280 + 20 * at, line, regular(page.letters), INK)
    step = width / _SHADES
    for at in range(_SHADES):
        grey = at / (_SHADES - 1)
        pen.fill(Box(left + step * at, 376, step, 34), (grey, grey, grey))
    pen.frame(Box(left, 376, width, 34), 0.5, INK)
    pen.rule(left, 436, page.ruler * MM, 1.0, INK)
    pen.text(left, 451, f"{page.ruler} mm", regular(page.letters - 1), QUIET)
    pen.qr(left, 466, page.height - page.margin - 482, "polise-kiosk: printer test page")
