"""Provider and insurer: one tap each, and the way back."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.flow.events import BackTapped, InsurerChosen, ProviderChosen
from kiosk.flow.places import Billing, ChooseInsurer, ChooseProvider, Identify, Place
from kiosk.ui.environment import Panel
from tests.ui.clinic import CATALOGUE, at_work, bill_of
from tests.ui.desk import LANGUAGES, Desk, open_desk

PROVIDER = CATALOGUE.providers[1]
INSURER = CATALOGUE.insurers[1]
BILL = bill_of("K-001", "L-101")


@pytest.fixture
def desk(start: Callable[..., Any], panel: Panel) -> Callable[..., Desk]:
    """`desk(place, **changes)` opens one of the two lists on each panel."""

    def begin(place: Any, **changes: Any) -> Desk:
        return open_desk(start, at_work(place=place, bill=BILL, **changes), panel)

    return begin


def test_every_provider_can_be_reached_and_chosen(desk: Callable[..., Desk]) -> None:
    at = desk(ChooseProvider())
    assert at.robot.sees("Pakalpojuma sniedzējs")

    at.robot.tap(at.robot.reveal("choices", CATALOGUE.providers[-1].name))

    assert at.events == [ProviderChosen("d7")]
    assert at.kiosk.place == ChooseInsurer(CATALOGUE.providers[-1])


def test_a_provider_is_shown_with_the_speciality(desk: Callable[..., Desk]) -> None:
    at = desk(ChooseProvider())

    assert at.robot.sees(PROVIDER.name)
    assert at.robot.sees(PROVIDER.speciality)


def test_where_there_is_one_insurer_it_is_not_asked(desk: Callable[..., Desk]) -> None:
    one = replace(CATALOGUE, insurers=CATALOGUE.insurers[:1])
    at = desk(ChooseProvider(), catalogue=one)

    at.robot.tap(PROVIDER.name)

    assert at.kiosk.place == Identify(PROVIDER, CATALOGUE.insurers[0])


def test_an_insurer_is_chosen_with_one_tap(desk: Callable[..., Desk]) -> None:
    at = desk(ChooseInsurer(PROVIDER))

    at.robot.tap(at.robot.reveal("choices", INSURER.name))

    assert at.events == [InsurerChosen("i2")]
    assert at.kiosk.place == Identify(PROVIDER, INSURER)


def test_back_leads_one_step_back_and_loses_nothing(desk: Callable[..., Desk]) -> None:
    at = desk(ChooseInsurer(PROVIDER))

    visited: list[Place] = []
    for _ in range(2):
        at.robot.tap("Atpakaļ")
        visited.append(at.kiosk.place)

    assert visited == [ChooseProvider(), Billing()]
    assert at.kiosk.bill == BILL
    assert at.events == [BackTapped()] * 2


def test_the_bar_says_what_is_asked_about(desk: Callable[..., Desk]) -> None:
    at = desk(ChooseProvider())

    assert at.app.root.bar.context.startswith("2 pakalpojumi · 41,20")


def test_both_lists_speak_every_language(desk: Callable[..., Desk]) -> None:
    from kiosk.ui.i18n import tr

    at = desk(ChooseProvider())
    seen = []
    for language in LANGUAGES:
        tr.lang = language
        for place in (ChooseProvider(), ChooseInsurer(PROVIDER)):
            at.show(replace(at.kiosk, place=place))
            seen.append((at.app.root.navigator.screen.heading, at.app.root.navigator.screen.hint))
            assert set(seen[-1]) <= set(at.robot.texts())
    assert len(set(seen)) == 2 * len(LANGUAGES)
