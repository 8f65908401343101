"""No code reaches the glass as it is: whatever a part can tell has words, and they are in every language."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import kiosk
from hw.feedback.beeper import Beeper
from hw.feedback.leds import Leds
from hw.feedback.reader_channel import ReaderChannel
from hw.feedback.sounder import Sounder
from hw.service.media import ROLL
from hw.service.reader_messages import FailReason, OfflineReason, TrackStatus
from hw.service.settings import ReaderSettings
from kiosk.domain.listing import Standing
from kiosk.domain.transaction import LineStatus, State
from kiosk.domain.voiding import VoidReason
from kiosk.domain.voucher import CopyState
from kiosk.ledger.faults import Fault
from tests.ui.desk import LANGUAGES

ROOT = Path(kiosk.__file__).parent


def literals(kind: object) -> set[str]:
    """What a Literal allows, also one that is made of several."""
    return {one for part in get_args(kind) for one in (get_args(part) or (part,))}


def calls(folder: str, *names: str) -> Iterator[ast.Call]:
    """Every call of these names below a folder of the kiosk."""
    for file in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) in names:
                yield node


def texts(call: ast.Call, at: int, name: str) -> set[str]:
    """The texts that an argument can be, given by place or by name."""
    given = [*call.args[at : at + 1], *(one.value for one in call.keywords if one.arg == name)]
    found = (node.value for one in given for node in ast.walk(one) if isinstance(node, ast.Constant))
    return {one for one in found if isinstance(one, str) and one}


def findings() -> set[str]:
    """Every reason that a probe of the network can give, the channel's causes among them."""
    own = [texts(call, 3, "reason") for call in calls("maintenance", "Finding")]
    channel = (ROOT / "terminal" / "channel.py").read_text(encoding="utf-8")
    causes = re.findall(r'(?:return|else|if|NotSent\(|NoAnswer\()\s*"([a-z-]+)"', channel)
    assert {"timeout", "tls", "unknown-host"} <= set(causes)
    return {*causes, "no-server", "unknown-host", *(reason for reasons in own for reason in reasons)}


def notices() -> set[str]:
    """Every notice of the flow."""
    return {one for call in calls("flow", "tell") for one in texts(call, 1, "keyword")}


def problems() -> set[str]:
    """Every problem of a log-in, of a supervisor's step, of a personal code."""
    made = calls("flow", "Login", "Identify", "PickPerson", "replace")
    own = {one for call in made for one in texts(call, 99, "problem")}
    session = (ROOT / "flow" / "session.py").read_text(encoding="utf-8")
    return own | set(re.findall(r'return "([a-z-]+)"', session))


def held() -> dict[str, tuple[Iterable[str], Iterable[str]]]:
    """By what it is: the codes that there are, and the codes that have words."""
    from kiosk.ui import (
        device_words,
        find_words,
        identify_words,
        journal_words,
        reader_words,
        transaction_words,
        void_words,
    )
    from kiosk.ui import notices as told
    from kiosk.ui.doubt_words import UNDER_WAY
    from kiosk.ui.login_words import LOCK, LOGIN
    from kiosk.ui.screens.maintenance import network, reader_test

    drivers = get_type_hints(ReaderSettings, include_extras=True)["driver"]
    return {
        "drivers": (literals(drivers), device_words.DRIVERS),
        "channels": ([Beeper.name, Leds.name, ReaderChannel.name, Sounder.name], device_words.CHANNELS),
        "tracks": (literals(TrackStatus), device_words.TRACKS),
        "reader": (literals(OfflineReason), reader_words.REASONS),
        "cards": (literals(FailReason), identify_words.IDENTIFY),
        "test swipes": (literals(FailReason), reader_test._RESULTS),
        "probes": (findings(), network.REASONS),
        "journal": ({*Fault, "internal"}, journal_words.CAUSES),
        "problems": (problems(), {**LOGIN, **LOCK, **identify_words.IDENTIFY}),
        "notices": (notices(), told.NOTICES),
        "states": (State, transaction_words.STATES),
        "lines": (LineStatus, transaction_words.LINES),
        "copies": (CopyState, transaction_words.COPIES),
        "voids": (VoidReason, void_words.REASONS),
        "standings": (Standing, find_words.STANDINGS.keys() & find_words.MEANINGS),
        "under way": ([one for one in State if one.value.endswith("ing")], UNDER_WAY),
    }


def test_every_code_has_words() -> None:
    for kind, (there, worded) in held().items():
        assert len(set(there)) > 1, f"{kind}: nothing was looked at"
        assert set(there) - set(worded) == set(), kind


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_devices_say_of_themselves_is_in_words(lang: str) -> None:
    from kiosk.ui.device_words import channels_said, driver_said, paper_said
    from kiosk.ui.i18n import tr

    tr.lang = lang
    try:
        said = driver_said("wedge+serial"), channels_said(("leds", "sounder"))
        papers = [paper_said(one) for one in (ROLL, "iso_a5_148x210mm", "na_letter_8.5x11in", "odd")]
    finally:
        tr.lang = "lv"
    assert (
        said
        == {
            "lv": ("raksta kā tastatūra + seriālais ports", "lampiņa pie plates, skaļrunis"),
            "en": ("types like a keyboard + serial port", "lamp on the board, loudspeaker"),
            "ru": ("печатает как клавиатура + последовательный порт", "лампочка на плате, динамик"),
        }[lang]
    )
    unit = "мм" if lang == "ru" else "mm"
    assert papers[1:] == [f"A5, 148 × 210 {unit}", f"215.9 × 279.4 {unit}", "odd"]
    assert "80" in papers[0]
    assert ROLL not in papers
