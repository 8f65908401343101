"""What lamp and sound answer to what the reader does, and that nobody who listens comes before them."""

from collections.abc import Callable
from typing import Any

import pytest

from hw.reader.driver import Offline, Online, RawSwipe, Started
from hw.service.reader_messages import (
    CardRead,
    LampShown,
    ReaderMessage,
    ReaderOffline,
    SealedCard,
    SwipeFailed,
    SwipeStarted,
)
from hw.service.reader_station import Station
from tests.hw.reader.hand import Hand
from tests.hw.reader.rig import raw, wait_until
from tests.hw.test_feedback import Shown, lamps

CARD = CardRead(SealedCard("paraugs", "0002", "9999", "sealed"))
FAILED = SwipeFailed("unreadable", {2: "PARITY"})
SWIPE = raw({2: ";8812345678?"})


def read(result: CardRead | SwipeFailed) -> Callable[[RawSwipe], CardRead | SwipeFailed]:
    return lambda _: result


def station(leds: Shown, result: CardRead | SwipeFailed, *events: Any) -> Station:
    made = Station(Hand(*events), read(result), (leds, Shown("sounder", "sound")), 60)
    made.arming.begin()
    return made


def test_a_lamp_beside_the_reader_is_yellow_from_the_first_character_to_the_verdict() -> None:
    leds = Shown("leds", "lamp")
    one = station(leds, CARD, Online("x"), Started(), SWIPE, lambda: wait_until(lambda: len(leds.given) == 4))
    one.run()
    assert leds.given == ["green", "yellow", "off", "green", "closed"]
    assert [lamp for lamp, _ in lamps(one.trace)] == ["green", "yellow", "off", "green"]


def test_a_swipe_that_is_no_longer_waited_for_does_not_leave_the_lamp_yellow() -> None:
    leds = Shown("leds", "lamp")
    ended: list[Station] = []
    one = station(leds, CARD, Online("x"), Started(), lambda: ended[0].arming.end("asked"), SWIPE)
    ended.append(one)
    one.run()
    assert leds.given == ["green", "yellow", "green", "closed"]


def test_a_swipe_that_nobody_waits_for_shows_nothing() -> None:
    leds = Shown("leds", "lamp")
    one = station(leds, CARD, Online("x"), Started(), SWIPE)
    one.arming.end("asked")
    one.run()
    assert leds.given == ["green", "closed"]


def test_without_a_reader_the_lamp_beside_it_blinks_red_and_is_told_of_once() -> None:
    leds = Shown("leds", "lamp")
    watched = lambda: wait_until(lambda: leds.given[1:] == ["red", "off"], 5)  # noqa: E731 - one event of many
    one = station(leds, CARD, Online("x"), Offline("unplugged"), watched, Online("x"))
    one.run()
    assert leds.given == ["green", "red", "off", "green", "closed"]
    assert lamps(one.trace) == [("green", "leds"), ("off", "reader"), ("red", "leds"), ("green", "leds")]


def test_a_driver_that_breaks_down_does_not_leave_a_green_lamp_behind() -> None:
    def breaks() -> None:
        raise RuntimeError

    leds = Shown("leds", "lamp")
    with pytest.raises(RuntimeError):
        station(leds, CARD, Online("x"), breaks).run()
    assert leds.given == ["green", "closed"]


def test_without_a_reader_and_without_a_lamp_the_screen_is_told_that_it_is_off() -> None:
    one = station(Shown("leds"), CARD, Online("x"), Offline("unplugged"))
    one.run()
    assert lamps(one.trace) == [("green", "none"), ("off", "reader")]


def test_the_technicians_test_of_the_lamp_ends_at_what_the_reader_is() -> None:
    leds = Shown("leds", "lamp")
    tested: list[Station] = []
    again = lambda: wait_until(lambda: leds.given[-1] == "red" and len(leds.given) == 6, 5)  # noqa: E731 - the same
    one = station(leds, CARD, Offline("unplugged"), lambda: tested[0].play("test"), again)
    tested.append(one)
    one.run()
    assert leds.given == ["red", "red", "yellow", "off", "green", "red", "closed"]


@pytest.mark.parametrize(("result", "given"), [(CARD, ["off", "good"]), (FAILED, ["red", "bad"])])
def test_lamp_and_signal_are_given_before_anybody_is_told(
    result: CardRead | SwipeFailed, given: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    both = Shown("both", "lamp", "sound")
    heard: list[tuple[ReaderMessage, list[str]]] = []
    one = station(both, result, Online("x"), Started(), SWIPE)
    monkeypatch.setattr(
        one.events, "publish", lambda *messages: heard.extend((told, list(both.given)) for told in messages)
    )
    one.run()
    at = {type(told): then for told, then in heard if not isinstance(told, LampShown)}
    assert at[type(result)][-2:] == given
    assert at[SwipeStarted][-1] == "yellow"
    assert not any(isinstance(told, ReaderOffline) for told, _ in heard)
