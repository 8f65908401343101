"""The keys beside the demo's window."""

from typing import Any

import pytest

from kiosk.demo.child import ChildError
from kiosk.demo.keys import LOST, SWIPED, WORDS, Keys


class TalkingPart:
    """A reader or printer that remembers what it was told, and may refuse."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.refusal: dict[str, Any] = {}

    def say(self, command: str) -> dict[str, Any]:
        self.told.append(command)
        if self.refusal:
            raise ChildError("refused", self.refusal)
        return {"ok": True}


class Desk:
    """What the keys work on."""

    def __init__(self) -> None:
        self.reader = TalkingPart()
        self.printer = TalkingPart()

    def keys(self) -> Keys:
        return Keys(self.reader, self.printer)


@pytest.mark.parametrize(("key", "card"), [("g", "good"), ("b", "bad"), ("o", "other")])
def test_a_key_swipes_a_card(key: str, card: str) -> None:
    desk = Desk()
    assert desk.keys().press(key) == SWIPED[card]
    assert desk.reader.told == [f"swipe {card}"]


def test_a_swipe_that_nobody_waits_for_is_explained() -> None:
    desk = Desk()
    desk.reader.refusal = {"ok": False, "lost": "not-armed"}
    assert desk.keys().press("g") == LOST["not-armed"]


def test_keys_take_things_away_and_bring_them_back() -> None:
    desk = Desk()
    keys = desk.keys()
    for key in "uuppff":
        assert keys.press(key)
    assert desk.reader.told == ["unplug", "plug"]
    assert desk.printer.told == ["paper out", "paper in", "off", "on"]


def test_other_keys_do_nothing_and_one_explains() -> None:
    desk = Desk()
    assert [desk.keys().press(key) for key in ("x", "\n", "?")] == ["", "", WORDS]
    assert desk.reader.told == []
