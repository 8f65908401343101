"""A voucher as it lies on paper: its pages as pictures, its ink, its strokes."""

import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps
from pypdf import PdfReader
from pypdf.generic import ContentStream

MM = 72 / 25.4


def pictures(pdf: bytes, dpi: int, *options: str, colour: bool = False) -> list[Image.Image]:
    """Return every page as poppler draws it, in grey unless asked otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            "pdftoppm",
            "-r",
            str(dpi),
            *(options or (() if colour else ("-gray",))),
            "-",
            f"{folder}/page",
        ]
        subprocess.run(command, input=pdf, check=True)
        return [Image.open(page).convert("RGB" if colour else "L") for page in sorted(Path(folder).iterdir())]


def ink(page: Image.Image, dpi: int) -> tuple[float, float, float, float]:
    """Return the distance of the ink from the page's left, upper, right and lower edge, in millimetres."""
    box = ImageOps.invert(page).point(lambda shade: 255 if shade > 40 else 0).getbbox()
    assert box is not None, "an empty page"
    left, top, right, bottom = box
    inches = (left / dpi, top / dpi, (page.width - right) / dpi, (page.height - bottom) / dpi)
    return (inches[0] * 25.4, inches[1] * 25.4, inches[2] * 25.4, inches[3] * 25.4)


def scanned(page: Image.Image) -> list[str]:
    """Return what a scanner reads off a picture."""
    file = BytesIO()
    page.save(file, "PNG")
    done = subprocess.run(
        ["zbarimg", "-q", "--raw", "-"], input=file.getvalue(), capture_output=True, check=False
    )
    return done.stdout.decode().split()


def strokes(pdf: bytes, *operators: str) -> list[tuple[float, ...]]:
    """Return the numbers of every such operator on any page: Tf (size), w (width), rg and RG (colour)."""
    reader = PdfReader(BytesIO(pdf))
    wanted = {name.encode() for name in operators}
    found = []
    for page in reader.pages:
        content = ContentStream(page.get_contents(), reader)
        found += [_numbers(given) for given, operator in content.operations if operator in wanted]
    return found


def _numbers(operands: list[Any]) -> tuple[float, ...]:
    return tuple(float(one) for one in operands if not isinstance(one, str))


def sizes_mm(pdf: bytes) -> list[tuple[float, float]]:
    """Return every page's width and height in millimetres."""
    boxes = [page.mediabox for page in PdfReader(BytesIO(pdf)).pages]
    return [(round(float(box.width) / MM, 2), round(float(box.height) / MM, 2)) for box in boxes]
