"""What is on the glass follows the language at once, all else when it comes back to the glass."""

import gc
from collections.abc import Callable
from typing import Any

from kiosk.flow.places import Billing, Reports
from tests.ui.clinic import at_work
from tests.ui.conftest import PANELS
from tests.ui.desk import Desk, open_desk


def _at(start: Callable[..., Any]) -> Desk:
    return open_desk(start, at_work(place=Billing()), PANELS["10in"])


def test_a_screen_that_was_away_comes_back_in_the_new_language(start: Callable[..., Any]) -> None:
    from kiosk.ui.i18n import tr

    at = _at(start)
    assert at.robot.sees("Pacienta rēķins")
    billing = at.app.root.navigator.screen
    at.show(at_work(place=Reports()))

    tr.lang = "en"
    at.robot.frames(3)
    assert at.robot.sees("List of transactions")
    assert "Pacienta rēķins" in {getattr(part, "text", "") for part in billing.walk()}, "reworded unseen"

    at.show(at_work(place=Billing()))
    at.robot.frames(3)
    assert at.app.root.navigator.screen is billing
    assert at.robot.sees("Patient’s bill")
    assert not at.robot.sees("Pacienta rēķins")


def test_what_is_built_later_on_a_screen_follows_too(start: Callable[..., Any]) -> None:
    from kiosk.ui.i18n import tr

    at = _at(start)
    at.robot.tap("search")
    assert at.robot.sees("Aizvērt")

    tr.lang = "ru"
    at.robot.frames(3)

    assert not at.robot.sees("Aizvērt")


def test_the_bar_follows_whatever_screen_there_was_at_first(start: Callable[..., Any]) -> None:
    from kiosk.ui.i18n import tr

    at = _at(start)
    at.show(at_work(place=Reports()))

    tr.lang = "en"
    at.robot.frames(3)

    assert at.robot.sees("Reports")
    assert not at.robot.sees("Atskaites")


def test_nothing_is_kept_of_a_screen_that_is_no_more(start: Callable[..., Any]) -> None:
    from kiosk.ui.i18n import tr
    from kiosk.ui.themes import Look

    at = _at(start)
    bound = list[int]()
    for contrast in (True, False) * 3:
        at.app.wear(Look(contrast=contrast))
        at.robot.frames(3)
        gc.collect()
        bound.append(len(tr._bound_on))

    assert bound[0] > 0
    assert max(bound[2:]) <= max(bound[:2])
