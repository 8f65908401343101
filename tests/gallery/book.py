"""The gallery as files: pictures, contact sheets, and an index to look through them."""

from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from kiosk.ui import png
from tests.gallery.picture import Picture

_FONT: Final = "/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/Roboto-Medium.ttf"
_WIDTH, _GAP, _CAPTION = 1600, 12, 30
_COLUMNS: Final = {False: 2, True: 4}
_ROWS: Final = {False: 3, True: 2}
"""Pictures on a sheet, by whether they are higher than wide."""
_PAGE: Final = Path(__file__).with_name("index.html")


@dataclass(slots=True)
class Book:
    """Collects the pictures into a folder."""

    folder: Path
    pictures: list[Picture] = field(default_factory=list)

    def add(self, picture: Picture) -> None:
        """Draw what is on the glass now."""
        width, height, rgba = png.pixels()
        drawn = Image.frombytes("RGBA", (width, height), rgba).convert("RGB")
        path = self.folder / picture.file
        path.parent.mkdir(parents=True, exist_ok=True)
        drawn.transpose(Image.Transpose.FLIP_TOP_BOTTOM).save(path)
        self.pictures.append(picture)

    def bind(self) -> None:
        """Write the contact sheets and the index."""
        key = _sheet_of
        groups = [list(one) for _, one in groupby(sorted(self.pictures, key=key), key)]
        sheets = [sheet for group in groups for sheet in self._sheets(group)]
        cards = "\n".join(_card(picture) for picture in self.pictures)
        links = "\n".join(_link(sheet) for sheet in sheets)
        page = _PAGE.read_text(encoding="utf-8")
        page = page.replace("<!-- pictures -->", cards).replace("<!-- sheets -->", links)
        (self.folder / "index.html").write_text(page, encoding="utf-8")

    def _sheets(self, pictures: list[Picture]) -> list[str]:
        upright = _upright(self.folder / pictures[0].file)
        each = _COLUMNS[upright] * _ROWS[upright]
        parts = [pictures[at : at + each] for at in range(0, len(pictures), each)]
        names = [
            "-".join(_sheet_of(part[0])) + f"-{number}.png" for number, part in enumerate(parts, start=1)
        ]
        for name, part in zip(names, parts, strict=True):
            self._lay_out(part, _COLUMNS[upright]).save(_made(self.folder / "sheets" / name))
        return names

    def _lay_out(self, pictures: list[Picture], columns: int) -> Image.Image:
        width = (_WIDTH - _GAP) // columns - _GAP
        drawn = [_scaled(self.folder / picture.file, width) for picture in pictures]
        height = max(one.height for one in drawn) + _CAPTION + _GAP
        sheet = Image.new("RGB", (_WIDTH, _GAP + height * -(-len(drawn) // columns)), "#8A949C")
        pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(_FONT, 20)
        for at, (picture, one) in enumerate(zip(pictures, drawn, strict=True)):
            x, y = _GAP + at % columns * (width + _GAP), _GAP + at // columns * height
            mark = f" ({len(picture.findings)} findings)" if picture.findings else ""
            pen.text((x, y), f"{picture.scene}{mark}", "#FFFFFF", font)
            sheet.paste(one, (x, y + _CAPTION))
        return sheet


def _sheet_of(picture: Picture) -> tuple[str, str, str]:
    return picture.panel, picture.language, picture.screen


def _upright(path: Path) -> bool:
    with Image.open(path) as one:
        return one.height > one.width


def _scaled(path: Path, width: int) -> Image.Image:
    with Image.open(path) as one:
        return one.resize((width, one.height * width // one.width), Image.Resampling.LANCZOS)


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _card(picture: Picture) -> str:
    flaws = "".join(f"<li>{escape(finding)}</li>" for finding in picture.findings)
    return (
        f'<figure data-screen="{picture.screen}" data-panel="{picture.panel}"'
        f' data-language="{picture.language}">'
        f'<a href="{picture.file}"><img loading="lazy" src="{picture.file}" alt=""></a>'
        f"<figcaption>{escape(picture.scene)} · {picture.panel} · {picture.language}"
        f"{f'<ul>{flaws}</ul>' if flaws else ''}</figcaption></figure>"
    )


def _link(sheet: str) -> str:
    return f'<a href="sheets/{sheet}">{sheet.removesuffix(".png")}</a>'
