"""Brings the guide's scenes to the glass, and makes its pictures of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from PIL import Image, PngImagePlugin

from tests.gallery.scenes import SCENES
from tests.guide.marks import Box, mark
from tests.guide.shots import PANEL, SHOTS, Shot
from tests.panels import PANELS

Colour = tuple[int, int, int]
EXACT, NEAR = 16, 48
"""So many colours are kept as they are, and so many stand for all others."""
ALIKE: Final = 8
"""Of 255: a colour that is no further from one that is kept would be taken for it, and it for that."""
WORDS: Final = "Words"
"""Under this name a picture's file keeps the words that are seen on it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture as it is drawn now.

    Attributes:
        words: what is written on the screen of which it shows a part, line by line.
    """

    name: str
    picture: Image.Image
    words: str


def draw(language: str) -> Iterator[Drawn]:
    """Draw every picture of the guide in one language."""
    from tests.gallery.stage import Stage

    scenes = {scene.name: scene for scene in SCENES}
    stage = Stage(PANELS[PANEL], language)
    for shot in SHOTS:
        robot = stage.show(scenes[shot.scene])
        _hold_still(robot)
        marked = mark(_glass(), [_box(robot, one) for one in shot.marks])
        yield Drawn(shot.name, _part(marked, shot), "\n".join(robot.texts()))
    stage.close()


def save(drawn: Drawn, path: Path) -> None:
    """Write a picture and its words, in few bytes."""
    about = PngImagePlugin.PngInfo()
    about.add_itxt(WORDS, drawn.words, zip=True)
    few = _few_colours(drawn.picture)
    few.save(path, optimize=True, pnginfo=about)


def _few_colours(picture: Image.Image) -> Image.Image:
    """Keep the large areas exactly, and of the rest even the small green of a lamp."""
    counted = picture.getcolors(picture.width * picture.height) or []
    common = [cast("Colour", colour) for _, colour in sorted(counted, reverse=True)[:EXACT]]
    parts = picture.quantize(NEAR, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).getpalette() or []
    colours = list[Colour]()
    for colour in (*common, *zip(parts[::3], parts[1::3], parts[2::3], strict=True)):
        if all(_apart(colour, kept) > ALIKE for kept in colours):
            colours.append(colour)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def _apart(one: Colour, other: Colour) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _hold_still(robot: Any) -> None:
    """Put the card that glides through the drawn slot where it begins: on a busy machine it is on its way."""
    from kiosk.ui import sight
    from kiosk.ui.widgets.swipe_drawing import START, SwipeDrawing

    for widget in sight.on_screen():
        if isinstance(widget, SwipeDrawing):
            widget._put(START)
    robot.frames(1)


def _glass() -> Image.Image:
    from kiosk.ui import png

    width, height, rgba = png.pixels()
    drawn = Image.frombytes("RGBA", (width, height), rgba).convert("RGB")
    return drawn.transpose(Image.Transpose.FLIP_TOP_BOTTOM)


def _part(picture: Image.Image, shot: Shot) -> Image.Image:
    left, top, right, bottom = shot.part
    width, height = picture.size
    return picture.crop(
        (round(left * width), round(top * height), round(right * width), round(bottom * height))
    )


def _box(robot: Any, name: str) -> Box:
    """Return where it stands that a finger would tap: the button around a word, or what has that id."""
    from kivy.core.window import Window

    from kiosk.ui.robot import _tappable

    widget = _tappable(robot.find(_seen(robot, name)))
    left, bottom = widget.to_window(*widget.pos)
    right, top = widget.to_window(widget.right, widget.top)
    return left, Window.height - top, right, Window.height - bottom


def _seen(robot: Any, name: str) -> str:
    from kiosk.ui.i18n import tr

    if name.startswith("…"):
        return next(text for text in map(str, robot.texts()) if text.endswith(name[1:]))
    return str(tr(name))
