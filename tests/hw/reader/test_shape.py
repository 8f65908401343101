"""`python -m hw shape`: the shape of a card and a rule for it, and never what the card says."""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.emulator.cards import Card
from hw.reader.decode.issuer import compiled
from hw.reader.decode.portrait import Portrait, portrait
from hw.reader.decode.proposal import proposal
from hw.reader.decode.swipe import judged
from hw.reader.decode.verdict import Accepted
from hw.reader.iso7811 import TrackNumber
from hw.service.settings import CardRule
from tests.hw.reader.rig import GOOD, RULES, Rig, raw, wait_until

UNKNOWN = Card(track_1="%PARAUGS ANNA?", track_2=";7654321098=2912?")


def seen(texts: dict[TrackNumber, str]) -> Portrait:
    """Look at a swipe, and see that nothing is left of it."""
    swipe = raw(texts)
    views = [track.data.view() for track in swipe.tracks.values()]
    card = portrait(swipe, RULES)
    assert not any(any(view) for view in views)
    return card


def completed(card: Portrait) -> CardRule:
    """Complete a proposed rule as a technician would."""
    table = tomllib.loads(proposal(card))["card"][0]
    return CardRule(**{**table, "insurer": "x", "lengths": tuple(table["lengths"]), "prefix": ()})


@pytest.mark.parametrize(
    ("texts", "number"),
    [
        ({2: ";7654321?"}, "7654321"),
        ({2: ";7654321098=2912?"}, "7654321098"),
        ({2: ";1576=3492657182=0=060113?"}, "3492657182"),
        ({1: "%B97000000000001^PARAUGS/ANNA^?"}, "97000000000001"),
        ({1: "%PARAUGS ANNA^7654321^?", 2: ";1?"}, "7654321"),
        ({1: "%NR7654321 PARAUGS ANNA?"}, "7654321"),
        ({1: "%O'TO (NR.7654321)?"}, "7654321"),
        ({1: "%  7654321  ?"}, "7654321"),
        ({3: "+01=7654321?"}, "7654321"),
        ({3: "#LATVIJA 7654321 A?"}, "7654321"),
        ({1: "%PARAUGS ANNA?", 2: ";7654321?", 3: "*"}, "7654321"),
    ],
)
def test_a_proposed_rule_takes_the_card_it_was_made_for(texts: dict[TrackNumber, str], number: str) -> None:
    with judged(raw(texts), [compiled(completed(seen(texts)))]) as result:
        assert isinstance(result, Accepted)
        assert bytes(result.number.view()).decode() == number


@given(
    st.text("0123456789=", min_size=6, max_size=37),
    st.text("0123456789 ABCE^/-.'\\", min_size=1, max_size=60),
)
def test_any_card_with_a_number_gets_a_rule_that_can_be_used(two: str, one: str) -> None:
    card = seen({1: f"%{one}?", 2: f";{two}?"})
    if proposal(card):
        completed(card)
    # The rule is made of the shapes alone, so nothing else can be in it.
    assert not set("".join(track.shape for track in card.tracks)) & set("012345678BCE")


@pytest.mark.parametrize(
    "texts",
    [
        {2: ";4000000000000002=29122010000?"},
        {1: "%B4000000000000002^PARAUGS/ANNA^29122010000?", 2: "*"},
        {1: "%B4000000000000002^PARAUGS/ANNA^29122010000?", 2: ";7654321?"},
    ],
)
def test_a_payment_card_has_no_shape(texts: dict[TrackNumber, str]) -> None:
    assert seen(texts) == Portrait((), payment=True)


def test_a_card_without_a_number_gets_no_rule() -> None:
    assert proposal(seen({1: "%PARAUGS ANNA?", 2: ";12345?"})) == ""
    assert proposal(seen({2: ";7654321"})) == ""


def test_signs_that_cannot_be_shown_are_points() -> None:
    (one, two, three) = seen({1: "%A\x1b\x07a 9?", 2: ";12"}).tracks
    assert (one.status, one.shape) == ("PARITY", "%A··A 9?")
    assert (two.status, two.shape) == ("END", ";99")
    assert (three.status, three.shape) == ("EMPTY", "")


@contextmanager
def command(rig: Rig, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Run the command at the emulated reader."""
    call = [sys.executable, "-m", "hw", "shape", *arguments]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def shown(rig: Rig, card: Card, *arguments: str) -> tuple[str, str, int]:
    """Swipe a card while the command waits for it; give what it says, and its exit code."""
    with command(rig, *arguments) as process:
        wait_until(lambda: rig.reader.device.armed)
        assert rig.reader.swipe_card(card)
        out, err = process.communicate(timeout=20)
        return out, err, process.returncode


def test_the_command_shows_the_shape_and_proposes_a_rule(rig: Rig) -> None:
    out, err, code = shown(rig, UNKNOWN, "--device", f"{rig.folder}/tty")
    assert code == 0
    assert out.splitlines()[:4] == [
        "track 1: OK          12  AAAAAAA␣AAAA",
        "track 2: OK          15  9999999999=9999",
        "track 3: EMPTY        0",
        "",
    ]
    assert "field = 1\n" in out
    assert "lengths = [10]\n" in out
    assert "swipe the card" in err
    assert not any(secret in out + err for secret in ("7654", "2912", "ANNA"))


def test_the_command_forgets_a_payment_card(rig: Rig) -> None:
    out, _, code = shown(rig, rig.reader.cards["bank"], "--config", str(rig.config))
    assert (out, code) == ("payment card, forgotten\n", 0)


def test_the_command_says_whose_card_it_already_is(rig: Rig) -> None:
    out, _, _ = shown(rig, GOOD, "--config", str(rig.config))
    assert "a rule of the configuration takes it already: paraugs" in out
    assert "[[card]]" not in out


def test_the_command_says_to_stop_the_service_first(rig: Rig) -> None:
    with rig.service(), command(rig, "--config", str(rig.config)) as process:
        _, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "sudo systemctl stop polise-reader" in err


def test_the_command_says_so_when_no_card_comes_and_when_another_process_holds_the_reader(rig: Rig) -> None:
    with command(rig, "--device", f"{rig.folder}/tty", "--seconds", "4") as holder:
        wait_until(lambda: rig.reader.device.armed)
        with command(rig, "--device", f"{rig.folder}/tty", "--seconds", "1") as process:
            _, err = process.communicate(timeout=20)
            assert process.returncode == 1
            assert "another process holds the reader" in err
            assert "no card was swiped" in err
        assert holder.wait(20) == 1


def test_the_command_refuses_a_bad_configuration(rig: Rig) -> None:
    rig.config.write_text("[reader]\ndriver = 1\n")
    with command(rig, "--config", str(rig.config)) as process:
        _, err = process.communicate(timeout=20)
    assert process.returncode == 2
    assert "reader.driver" in err
