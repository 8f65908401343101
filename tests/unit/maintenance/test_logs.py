"""Logs: the appliance's where it answers, else the program's own; neither with personal data."""

import logging
import threading
import time
from pathlib import Path

import pytest

from kiosk.maintenance.logs import collected
from kiosk.maintenance.ring import LINES, Ring
from kiosk.maintenance.wish import NoAnswerError, Wish

PERSON = "320000-10003"


def heard(name: str) -> logging.Logger:
    """Return a logger of that name whom nobody else hears."""
    log = logging.getLogger(f"{__name__}.{name}")
    log.name, log.propagate = name, False
    log.setLevel(logging.INFO)
    log.handlers.clear()
    return log


@pytest.fixture
def ring() -> Ring:
    found, log = Ring(), heard("test")
    log.addHandler(found)
    log.info("person %s", PERSON)
    log.error("broken", exc_info=ValueError(PERSON))
    return found


def answering(wish: Wish, *answers: bytes) -> threading.Thread:
    """Answer the wish the way a unit does: after it was made, each answer a file of its own."""

    def run() -> None:
        while not wish.wanted.exists():
            time.sleep(0.01)
        for number, answer in enumerate(answers):
            draft = wish.answer.with_name(f"draft{number}")
            draft.write_bytes(answer)
            draft.replace(wish.answer)
            time.sleep(0.6)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


def test_the_ring_keeps_lines_and_tracebacks_without_what_is_personal(ring: Ring) -> None:
    text = "\n".join(ring.lines())
    assert "person •••" in text
    assert "ValueError: •••" in text
    assert PERSON not in text
    assert all("\n" not in line for line in ring.lines())


def test_the_ring_does_not_grow_for_ever() -> None:
    ring, log = Ring(), heard("test")
    log.addHandler(ring)
    for number in range(LINES + 10):
        log.info("line %d", number)
    assert len(ring.lines()) == LINES
    assert ring.lines()[-1].endswith(f"line {LINES + 9}")


def test_kivy_s_chatter_is_left_out() -> None:
    ring, log = Ring(), heard("kivy")
    log.addHandler(ring)
    log.info("chatter")
    log.warning("trouble")
    assert [line.rpartition(" ")[2] for line in ring.lines()] == ["trouble"]


def test_without_an_appliance_they_are_the_program_s_own(ring: Ring) -> None:
    assert collected(ring, None) == (ring.lines(), False)


def test_the_appliance_s_are_the_whole_and_an_old_answer_is_none(tmp_path: Path, ring: Ring) -> None:
    wish = Wish(tmp_path / "wanted", tmp_path / "log.txt", 5.0)
    wish.answer.write_text("old\n")
    answering(wish, f"new {PERSON}\n".encode())
    assert collected(ring, wish) == (("new •••",), True)


def test_an_appliance_that_does_not_answer_leaves_the_program_s_own(tmp_path: Path, ring: Ring) -> None:
    wish = Wish(tmp_path / "wanted", tmp_path / "log.txt", 0.3)
    assert collected(ring, wish) == (ring.lines(), False)
    nowhere = Wish(tmp_path / "none" / "wanted", tmp_path / "log.txt", 0.3)
    assert collected(ring, nowhere) == (ring.lines(), False)


def test_answers_come_one_after_the_other_until_none_comes(tmp_path: Path) -> None:
    wish = Wish(tmp_path / "wanted", tmp_path / "answer", 1.0)
    answering(wish, b"1", b"2")
    answers = wish.answers()
    assert [next(answers), next(answers)] == [b"1", b"2"]
    with pytest.raises(NoAnswerError):
        next(answers)
