"""The printer's test page: do all of the sheet, every letter and every shade arrive? It is no voucher."""

from io import BytesIO
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from kiosk.voucher.fonts import loaded, medium, printable, regular
from kiosk.voucher.pen import HEIGHT, INK, QUIET, WIDTH, Box, Pen

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
_MARGIN: Final = 28.35
"""10 mm: what every printer can print on."""
_SHADES: Final = 8


def render(institution: str) -> bytes:
    """Return the page as an A5 PDF.

    Raises:
        FontMissingError: Roboto is not installed.
    """
    file = BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1, initialFontName=loaded(regular(9)))
    canvas.setTitle(TITLE[2])
    pen = Pen(canvas)
    _frame(pen)
    _words(pen, institution)
    _samples(pen)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _frame(pen: Pen) -> None:
    """Corners that are cut off where the sheet is another, or is scaled."""
    pen.frame(Box(_MARGIN, _MARGIN, WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN), 0.75, INK)
    for x in (_MARGIN, WIDTH - _MARGIN):
        for y in (_MARGIN, HEIGHT - _MARGIN):
            pen.rule(x - 9, y, 18, 0.75, INK)
            pen.fill(Box(x - 0.4, y - 9, 0.8, 18), INK)


def _words(pen: Pen, institution: str) -> None:
    left = _MARGIN + 22
    for at, line in enumerate(TITLE):
        pen.text(left, 84 + 26 * at, line, medium(20), INK)
    for at, line in enumerate(NO_VOUCHER):
        pen.text(left, 168 + 17 * at, line, regular(11), INK)
    pen.text(left, 236, printable(institution, regular(10)), regular(10), QUIET)


def _samples(pen: Pen) -> None:
    left, width = _MARGIN + 22, WIDTH - 2 * (_MARGIN + 22)
    for at, line in enumerate(_LETTERS):
        pen.text(left, 280 + 20 * at, line, regular(12), INK)
    step = width / _SHADES
    for at in range(_SHADES):
        grey = at / (_SHADES - 1)
        pen.fill(Box(left + step * at, 376, step, 34), (grey, grey, grey))
    pen.frame(Box(left, 376, width, 34), 0.5, INK)
    pen.rule(left, 436, 283.46, 1.0, INK)
    pen.text(left, 451, "100 mm", regular(9), QUIET)
    pen.qr(left, 470, 64, "polise-kiosk: printer test page")
