"""The session's password is compared by a slow hash, and is nowhere to be read."""

import time
from typing import Any

import pytest

from kiosk.engine import password as module
from kiosk.engine.password import SessionPassword


def test_only_the_sessions_password_matches() -> None:
    kept = SessionPassword()
    kept.remember("Paraugs-1 ļ")
    assert kept.matches("Paraugs-1 ļ")
    assert not kept.matches("Paraugs-1 l")
    kept.remember("Cita-2")
    assert (kept.matches("Paraugs-1 ļ"), kept.matches("Cita-2")) == (False, True)


def test_without_a_session_nothing_matches_and_it_takes_as_long() -> None:
    kept = SessionPassword()
    begun = time.process_time()
    assert not kept.matches("")
    assert time.process_time() - begun > 0.05
    kept.remember("Paraugs-1")
    kept.forget()
    assert not kept.matches("Paraugs-1")


def test_the_password_itself_is_not_kept_and_salts_differ() -> None:
    first, second = SessionPassword(), SessionPassword()
    first.remember("Paraugs-1")
    second.remember("Paraugs-1")
    assert first._kept is not None
    assert second._kept is not None
    assert first._kept.salt != second._kept.salt
    assert first._kept.hash != second._kept.hash
    assert b"Paraugs" not in first._kept.hash
    assert "Paraugs" not in repr(first._kept)


def test_each_guess_costs_the_memory_that_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}
    monkeypatch.setattr(module, "scrypt", lambda *_, **options: asked.update(options) or b"")
    SessionPassword().remember("Paraugs-1")
    assert 128 * asked["n"] * asked["r"] == 32 * 1024 * 1024
    assert asked["p"] == 3
