"""The look's promises: contrast, millimetres, icons, how money and codes are written."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.ui import format as written
from kiosk.ui import tokens
from kiosk.ui.environment import DESIGN_DPI, Panel
from kiosk.ui.themes import HIGH_CONTRAST, LARGE_TEXT, Look
from tests.ui.conftest import PANELS

TOUCH_MM, ACTION_MM = 9.0, 15.0
PAGES = ("basics", "typing", "code", "notices", "dialog", "list", "bars", "failsafe", "languages")


def luminance(color: tokens.Rgba) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tokens.Rgba, other: tokens.Rgba) -> float:
    light, dark = sorted(map(luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("pair", tokens.INK_ON)
def test_text_stands_out_from_its_ground(pair: str) -> None:
    assert contrast(*tokens.INK_ON[pair]) >= 4.5


@pytest.mark.parametrize("pair", tokens.INK_ON)
def test_with_high_contrast_text_stands_out_still_more(pair: str) -> None:
    ink, ground = (HIGH_CONTRAST.get(name, getattr(tokens, name.upper())) for name in names_in(pair))

    assert contrast(ink, ground) >= 7


@pytest.mark.parametrize("name", ["line", "outline", "faint", "brand", "good", "partial", "bad"])
def test_with_high_contrast_rims_lines_and_signs_stand_out(name: str) -> None:
    color = HIGH_CONTRAST.get(name, getattr(tokens, name.upper()))
    for ground in ("surface", "ground"):
        assert contrast(color, HIGH_CONTRAST.get(ground, getattr(tokens, ground.upper()))) >= 3


def names_in(pair: str) -> tuple[str, str]:
    ink, ground = (name.replace(" ", "_") for name in pair.split(" on "))
    return {"undo": "undo_ink"}.get(ink, ink), ground


def test_a_look_changes_only_what_there_is() -> None:
    changes = Look(contrast=True, large=True).changes
    assert all(hasattr(tokens, name.upper()) for name in changes)
    assert {name: size for name, size in LARGE_TEXT.items() if size <= getattr(tokens, name.upper())} == {}
    assert Look().changes == {}


def test_a_design_pixel_is_the_same_length_on_every_panel(panel: Panel) -> None:
    from kiosk.ui.theme import Theme

    theme = Theme(panel)

    assert theme.mm(theme.px(1490)) == pytest.approx(254, abs=0.2)
    assert theme.mm(theme.px(tokens.ACTION)) >= ACTION_MM - 0.1
    assert theme.mm(theme.px(tokens.TOUCH)) >= TOUCH_MM


@pytest.mark.parametrize(
    ("name", "portrait", "compact"),
    [("10in", False, False), ("7in", False, True), ("portrait", True, False)],
)
def test_a_panel_knows_how_it_is_to_be_laid_out(name: str, portrait: bool, compact: bool) -> None:
    from kiosk.ui.theme import Theme

    theme = Theme(PANELS[name])

    assert (theme.portrait, theme.compact) == (portrait, compact)


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_can_be_tapped_is_large_enough_for_a_finger(
    stage: Callable[..., Any], panel: Panel, page: str
) -> None:
    from kiosk.ui import sight
    from kiosk.ui.widgets.button import PrimaryButton
    from kiosk.ui.widgets.tappable import Tappable
    from tests.ui import widget_pages

    stage(lambda: widget_pages.build(page), panel)
    tappable = [widget for widget in sight.on_screen() if isinstance(widget, Tappable)]

    assert tappable
    for widget in tappable:
        sides = [side / panel.dpi * 25.4 for side in widget.size]
        assert min(sides) >= TOUCH_MM, (widget, sides)
        if isinstance(widget, PrimaryButton):
            assert sides[1] >= ACTION_MM - 0.15


def test_fonts_are_one_family_with_every_latvian_and_russian_letter(stage: Callable[..., Any]) -> None:
    from kivy.core.text import LabelBase

    stage("Words:\n    text: 'a'")
    regular, _italic, bold, _bold_italic = LabelBase._fonts["Roboto"]

    assert regular.endswith("unhinted/RobotoTTF/Roboto-Regular.ttf")
    assert bold.endswith("unhinted/RobotoTTF/Roboto-Medium.ttf")


def test_missing_fonts_are_replaced_and_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, caplog: pytest.LogCaptureFixture
) -> None:
    from kivy.core.text import LabelBase

    from kiosk.ui import theme

    fonts = dict(LabelBase._fonts)
    monkeypatch.setattr(theme, "_ROBOTO", tmp_path)
    theme.register_fonts()

    assert LabelBase._fonts == fonts
    assert "fonts-roboto-unhinted is not installed" in caplog.text


@pytest.mark.parametrize("side", [18, 24, 44])
def test_every_icon_is_drawn_with_smooth_edges(side: int) -> None:
    from kiosk.ui import icons

    for name in icons.names():
        cover = [value / 255 for value in icons.coverage(name, side)]
        assert max(cover) >= 0.75, name
        assert any(0.05 < value < 0.95 for value in cover), name
        assert sum(cover) < 0.8 * side * side, name


def test_what_is_black_in_an_icon_is_cut_out_of_it() -> None:
    from kiosk.ui import icons

    cover = icons.coverage("full-badge", 240)

    assert cover[240 * 20 + 120] == 255, "the disc above the tick"
    assert cover[240 * 160 + 106] == 0, "the tick's lowest corner"


def test_a_small_icon_keeps_a_pen_of_one_and_a_half_pixels() -> None:
    from kiosk.ui import icons

    middle = icons.coverage("plus", 12)[12 * 3 : 12 * 4]

    assert sum(middle) / 255 == pytest.approx(1.5, abs=0.1)


def test_an_icon_stands_upright(stage: Callable[..., Any]) -> None:
    from kiosk.ui import png

    arrow = "Icon:\n        name: 'shift-on'\n        side: 200\n        pos_hint: {'x': 0, 'y': 0}\n"
    robot = stage(f"FloatLayout:\n    {arrow}")
    robot.frames()
    width, _height, rgba = png.pixels()
    ink = [sum(rgba[4 * (row * width + x)] < 128 for x in range(200)) for row in range(200)]

    assert sum(ink[120:]) > sum(ink[:80]), "the arrow of shift points up"


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (0, "0,00 €"),
        (5, "0,05 €"),
        (9640, "96,40 €"),
        (123450, "1 234,50 €"),
        (123456789, "1 234 567,89 €"),
        (-120, "−1,20 €"),
    ],
)
def test_money_is_written_as_in_latvia_and_never_torn_apart(cents: int, text: str) -> None:
    assert written.money(cents) == text.replace(" ", "\N{NO-BREAK SPACE}")


def test_moments_and_codes_are_written_as_on_the_voucher() -> None:
    at = datetime(2026, 3, 7, 10, 42, tzinfo=UTC)

    assert written.moment(at) == "07.03.2026 10:42"
    assert written.clock(at) == "10:42"
    assert written.grouped_code("320000") == "320000"
    assert written.grouped_code("3200001") == "320000-1"
    assert [written.countdown(seconds) for seconds in (114, 59.9, 0, -3)] == ["1:54", "0:59", "0:00", "0:00"]


def test_the_design_is_drawn_for_149_dots_per_inch() -> None:
    assert Panel(1280, 800, DESIGN_DPI).density == 1
