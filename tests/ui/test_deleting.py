"""Why a transaction is to be deleted, driven by real touches on the real flow."""

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.domain.transaction import State
from kiosk.domain.voiding import offered
from kiosk.flow.events import BackTapped, CauseChanged, Event, HelpClosed, LockTapped, Unlocked, VoidTapped
from kiosk.flow.places import Details
from kiosk.ui.environment import Panel
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, Desk, open_desk
from tests.ui.office_states import states
from tests.ui.visits import ID

AND_RESTART = "Dzēst un sākt jaunu transakciju"


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    return lambda name, on=PANELS["10in"]: open_desk(start, states()[name], on)


def done(at: Desk) -> list[Event]:
    """Return what was done, but for what is kept of it on the way."""
    return [event for event in at.events if not isinstance(event, CauseChanged)]


def tap_enter(at: Desk) -> None:
    from kiosk.ui.typing_robot import tap_key

    tap_key(at.robot, "enter")


def test_nothing_is_deleted_without_a_reason(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("deleting", panel)

    assert at.robot.sees("Dzēst transakciju Nr. 000123?")
    assert any("67,60" in text and "nevar atsaukt" in text for text in at.robot.texts())
    assert at.robot.find("void").disabled
    at.robot.tap("Pakalpojums nav sniegts")
    at.robot.tap("Dzēst")

    assert done(at) == [VoidTapped("G")]
    assert at.kiosk.transactions[ID].state is State.VOIDING
    assert at.robot.sees("Dzēšana tiek nosūtīta apdrošinātājam")


def test_that_a_new_transaction_replaces_it_is_reason_enough(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("deleting-restart", panel)

    assert any("karte būs jāvelk vēlreiz" in text for text in at.robot.texts())
    at.robot.tap(AND_RESTART)

    assert done(at) == [VoidTapped("E")]
    assert at.kiosk.place == Details(ID, restart=True)


def test_another_reason_has_to_be_written(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("deleting", panel)

    at.robot.tap("Cits iemesls")
    at.robot.frames(3)
    assert at.robot.sees("Ierakstiet iemeslu, bez pacienta datiem")
    at.robot.type("jauna polise")
    assert at.robot.sees("jauna polise")
    tap_enter(at)
    at.robot.tap("Dzēst")

    assert done(at) == [VoidTapped("H", "jauna polise")]
    assert at.kiosk.transactions[ID].void_note == "jauna polise"


def writes(at: Desk) -> None:
    at.robot.tap("Cits iemesls")
    at.robot.frames(3)
    at.robot.type("jauna polise")
    tap_enter(at)


def chosen(at: Desk) -> list[str]:
    return [row.text for row in at.robot.find("reasons").children if row.selected]


def test_reason_and_note_are_there_after_help_and_after_the_lock(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk("deleting", panel)
    writes(at)

    at.robot.tap("help")
    at.dispatch(HelpClosed())
    at.robot.frames(3)
    assert (chosen(at), at.robot.find("note").text) == (["Cits iemesls"], "jauna polise")

    at.dispatch(LockTapped())
    at.robot.frames(3)
    assert "jauna polise" not in " ".join(at.robot.texts())
    assert "Cits iemesls" not in at.robot.texts()
    at.dispatch(Unlocked())
    at.robot.frames(3)
    assert (chosen(at), at.robot.find("note").text) == (["Cits iemesls"], "jauna polise")

    at.robot.tap("Dzēst")
    assert done(at)[-1] == VoidTapped("H", "jauna polise")


def test_what_is_kept_of_it_never_overtakes_what_is_being_typed(desk: Callable[..., Desk]) -> None:
    at = desk("deleting")
    at.robot.tap("Cits iemesls")
    at.robot.frames(3)
    at.robot.type("ja")
    before = at.kiosk
    at.robot.type("una")
    at.show(before)

    assert at.robot.find("note").text == "jauna"


def test_another_reason_without_words_does_not_suffice(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("deleting", panel)

    at.robot.tap("Cits iemesls")
    at.robot.frames(3)
    tap_enter(at)

    assert at.robot.find("void").disabled


def test_back_deletes_nothing_and_forgets_the_choice(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("deleting", panel)

    at.robot.tap("Pakalpojums nav sniegts")
    at.robot.tap("Atpakaļ")
    assert done(at) == [BackTapped()]
    assert at.kiosk.place == Details(ID)

    at.robot.tap("Dzēst")
    assert at.robot.find("void").disabled
    assert (chosen(at), at.robot.find("note").text) == ([], "")


def test_the_button_is_not_where_the_last_screen_led_on(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("deleting", panel)
    button = at.robot.find("void")

    assert button.to_window(*button.center)[0] < at.app.root.width / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_can_be_read_in_full_and_tapped(
    desk: Callable[..., Desk], panel: Panel, language: str
) -> None:
    at = desk("deleting", panel)
    at.speak(language)
    rows = list(at.robot.find("reasons").children)

    assert len(rows) == len(offered(restart=False)) == len({row.text for row in rows})
    for row in reversed(rows):
        assert "…" not in row.ids.words.children[-1].text
        at.robot.tap(row)
        assert [one.reason for one in rows if one.selected] == [row.reason]
