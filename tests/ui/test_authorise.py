"""A supervisor steps in, driven by real touches on the real flow."""

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.domain.transaction import State
from kiosk.flow.effects import Vouch
from kiosk.flow.events import LockTapped, Unlocked, Vouched, VouchTapped
from kiosk.flow.places import Authorise, Deleting
from kiosk.ui.environment import Panel
from tests.gallery import scenes
from tests.ui.conftest import PANELS
from tests.ui.desk import Desk, open_desk
from tests.ui.office_states import states
from tests.ui.visits import ID, SUPERVISOR


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    told = {**scenes.states(), **states()}
    return lambda name, on=PANELS["10in"]: open_desk(start, told[name], on)


def steps_in(at: Desk) -> Vouch:
    at.robot.type("vadiba")
    at.robot.tap("password")
    at.robot.type("parole")
    at.robot.tap("Atļaut")
    (vouch,) = [effect for effect in at.effects if isinstance(effect, Vouch)]
    return vouch


def test_anothers_transaction_leads_to_the_supervisors_credentials(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk("deleting-of-another", panel)
    assert any("Vajadzēs vadītāja atļauju." in text for text in at.robot.texts())

    at.robot.tap("Izvēlēts nepareizs pakalpojums")
    at.robot.tap("Dzēst")

    assert isinstance(at.kiosk.place, Authorise)
    assert at.robot.sees("Dzēst transakciju Nr. 000123 drīkst tikai vadītājs.")


def test_a_supervisors_credentials_void_it_and_are_forgotten(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("authorise-void", panel)

    vouch = steps_in(at)
    assert at.events == [VouchTapped("vadiba", "parole")]
    assert at.robot.find("vouch").disabled
    at.dispatch(Vouched(vouch.ticket, SUPERVISOR))
    at.robot.frames(3)

    assert at.kiosk.transactions[ID].state is State.VOIDING
    assert at.kiosk.operator is not SUPERVISOR
    at.show(states()["authorise-void"])
    assert (at.robot.find("user").text, at.robot.find("password").text) == ("", "")


def test_whoever_is_no_supervisor_is_told_so(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("authorise-void", panel)
    operator = at.kiosk.operator
    assert operator is not None

    vouch = steps_in(at)
    at.dispatch(Vouched(vouch.ticket, operator))
    at.robot.frames(3)

    assert at.robot.sees("Šis lietotājs nav vadītājs")
    assert at.robot.find("password").text == ""
    assert at.kiosk.transactions[ID].state is State.CONFIRMED


def test_back_does_nothing(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("authorise-void", panel)

    at.robot.tap("Atpakaļ")

    assert at.kiosk.place == Deleting(ID, reason="B")
    assert [row.reason for row in at.robot.find("reasons").children if row.selected] == ["B"]
    assert at.effects == []


def test_what_a_supervisor_has_typed_is_gone_when_the_lock_lay_over_it(desk: Callable[..., Desk]) -> None:
    at = desk("authorise-void")
    at.robot.type("vadiba")
    at.robot.tap("password")
    at.robot.type("par")

    at.dispatch(LockTapped())
    at.robot.frames(3)
    assert "vadiba" not in at.robot.texts()
    at.dispatch(Unlocked())
    at.robot.frames(3)

    assert isinstance(at.kiosk.place, Authorise)
    assert (at.robot.find("user").text, at.robot.find("password").text) == ("", "")
    assert at.robot.find("vouch").disabled


def test_a_review_calls_for_a_supervisor_who_may_then_decide(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("unknown-review", panel)

    at.robot.tap("Vadītāja lēmums")
    vouch = steps_in(at)
    at.dispatch(Vouched(vouch.ticket, SUPERVISOR))
    at.robot.frames(3)

    assert at.robot.find("record").disabled
    at.robot.tap("first_choice")
    assert not at.robot.sees("Vadītāja lēmums")
