"""The few strokes that a voucher is drawn with; y is the distance from the page's top, in points."""

from typing import Final, NamedTuple

import segno
from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas

from kiosk.voucher import fonts
from kiosk.voucher.fonts import Style

Colour = tuple[float, float, float]

MM: Final = 72 / 25.4


def colour(rgb: str) -> Colour:
    """Return `#RRGGBB` as three shares of one."""
    return (int(rgb[1:3], 16) / 255, int(rgb[3:5], 16) / 255, int(rgb[5:7], 16) / 255)


INK: Final = colour("#000000")  # what is nearly black, a printer without colour breaks up into dots
QUIET: Final = colour("#3D4A57")
RULE: Final = colour("#B4BFC8")
BRAND: Final = colour("#0A5C66")
TINT: Final = colour("#DDEEEF")
BAD: Final = colour("#B3261E")
WHITE: Final = colour("#FFFFFF")
SHADE: Final = colour("#C6CED5")


class Box(NamedTuple):
    """A rectangle whose top is at y, in points."""

    x: float
    y: float
    width: float
    height: float


class Pen(Struct, frozen=True):
    """A canvas of a page of that size whose y grows downwards."""

    canvas: Canvas
    width: float
    height: float

    def text(self, x: float, y: float, text: str, style: Style, ink: Colour = INK) -> None:
        """Write one line with its baseline at y, beginning at x."""
        self.canvas.setFont(fonts.loaded(style), style.size)
        self.canvas.setFillColorRGB(*ink)
        self.canvas.drawString(x, self.height - y, text)

    def right(self, x: float, y: float, text: str, style: Style, ink: Colour = INK) -> None:
        """Write one line with its baseline at y, ending at x."""
        self.text(x - fonts.width(text, style), y, text, style, ink)

    def middle(self, x: float, y: float, text: str, style: Style, ink: Colour = INK) -> None:
        """Write one line with its baseline at y, half of it on each side of x."""
        self.text(x - fonts.width(text, style) / 2, y, text, style, ink)

    def lines(self, x: float, y: float, lines: tuple[str, ...], style: Style, ink: Colour = INK) -> None:
        """Write lines one below the other, the first of them filling the leading below y."""
        for at, line in enumerate(lines):
            self.text(x, y + at * style.leading + style.size, line, style, ink)

    def rule(self, x: float, y: float, length: float, weight: float = 0.5, ink: Colour = RULE) -> None:
        """Draw a level line."""
        self.canvas.setStrokeColorRGB(*ink)
        self.canvas.setLineWidth(weight)
        self.canvas.line(x, self.height - y, x + length, self.height - y)

    def fill(self, box: Box, ink: Colour, radius: float = 0) -> None:
        """Fill a box."""
        self.canvas.setFillColorRGB(*ink)
        self._rectangle(box, radius, stroke=0, fill=1)

    def frame(self, box: Box, weight: float, ink: Colour, radius: float = 0) -> None:
        """Outline a box."""
        self.canvas.setStrokeColorRGB(*ink)
        self.canvas.setLineWidth(weight)
        self._rectangle(box, radius, stroke=1, fill=0)

    def across(self, text: str, style: Style, ink: Colour) -> None:
        """Write a word in outline along the page's rising diagonal."""
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(self.width / 2, self.height / 2)
        canvas.rotate(54)
        canvas.setStrokeColorRGB(*ink)
        canvas.setLineWidth(1.4)
        canvas.setFont(fonts.loaded(style), style.size)
        canvas.drawString(-fonts.width(text, style) / 2, -style.size * 0.36, text, mode=1)
        canvas.restoreState()

    def qr(self, x: float, y: float, size: float, content: str, ink: Colour = INK) -> None:
        """Draw a QR code without its quiet zone; the page around it has to be the quiet zone."""
        matrix = segno.make(content, error="m", micro=False, boost_error=False).matrix
        module = size / len(matrix)
        for line, modules in enumerate(matrix):
            for at, dark in enumerate(modules):
                if dark:
                    self.fill(Box(x + at * module, y + line * module, module, module), ink)

    def _rectangle(self, box: Box, radius: float, *, stroke: int, fill: int) -> None:
        bottom = self.height - box.y - box.height
        if radius:
            self.canvas.roundRect(box.x, bottom, box.width, box.height, radius, stroke=stroke, fill=fill)
        else:
            self.canvas.rect(box.x, bottom, box.width, box.height, stroke=stroke, fill=fill)
