"""In large text and high contrast every screen still fits its panel, as it does without."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from msgspec.structs import replace

from kiosk.flow import places
from kiosk.flow.state import Kiosk
from kiosk.ui.environment import Panel
from kiosk.ui.themes import Look
from tests.gallery import scenes
from tests.ui.clinic import CATALOGUE, at_work, bill_of
from tests.ui.desk import open_desk
from tests.ui.visits import CODES

_NOBODY: Final = at_work(operator=None, institution=None, catalogue=None)
_BILL: Final = at_work(bill=bill_of(*CODES))
STATES: Final = {
    **{one.screen: one.kiosk for one in scenes.SCENES if not one.page and not one.faults},
    "login": replace(_NOBODY, place=places.Login()),
    "login-wrong": replace(_NOBODY, place=places.Login(problem="wrong-credentials")),
    "billing-empty": at_work(),
    "billing": _BILL,
    "provider": replace(_BILL, place=places.ChooseProvider()),
    "insurer": replace(_BILL, place=places.ChooseInsurer(CATALOGUE.providers[0])),
    "help": at_work(help=True),
    "locked": at_work(lock=places.Locked(problem="wrong-password", barred_until=30)),
    "locked-other": at_work(lock=places.Locked(other=True, problem="not-sent")),
}


def cut_off() -> Iterator[str]:
    from kivy.uix.label import Label

    from kiosk.ui import sight

    for widget in sight.on_screen():
        if isinstance(widget, Label) and widget.text.strip() and min(widget.size) > 1:
            width, height = widget.texture_size
            if width > widget.width + 2 or height > widget.height + 2:
                yield widget.text


def off_the_glass(panel: Panel) -> Iterator[str]:
    from kiosk.ui import sight
    from kiosk.ui.widgets.button import PrimaryButton
    from kiosk.ui.widgets.top_bar import BarButton

    for widget in sight.on_screen():
        if isinstance(widget, PrimaryButton | BarButton):
            x, y = widget.to_window(*widget.pos)
            right, top = x + widget.width, y + widget.height
            if min(x, y) < -1 or right > panel.width + 1 or top > panel.height + 1:
                yield f"{widget.text or widget.icon} at {x:.0f}, {y:.0f}"


@pytest.mark.parametrize("look", [Look(), Look(large=True, contrast=True)], ids=["usual", "large"])
def test_every_screen_fits(start: Callable[..., Any], panel: Panel, look: Look) -> None:
    from kiosk.ui.i18n import tr
    from kiosk.ui.theme import put_on

    at = open_desk(start, STATES["login"], panel, look=look)
    at.app.wear(look)
    found = []
    for language in ("lv", "ru", "en"):
        tr.lang = language
        for name, kiosk in STATES.items():
            _show(at, kiosk)
            at.robot.frames(3)
            faults = [*cut_off(), *off_the_glass(panel)]
            found += [f"{name} {language}: {fault}" for fault in faults]
    put_on(Look())
    assert found == []


def _show(at: Any, kiosk: Kiosk) -> None:
    at.kiosk = kiosk
    at.app.show(kiosk)
