"""Confirm, cancel, void and inquiry: each is safe to repeat, and each is done at most once."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.sandbox.demo import SAMPLE_CARDS
from kiosk.sandbox.record import void_cutoff
from tests.contract.sandbox import RIGA, Json, Terminal, problem, running

ID = "11111111-2222-4333-8444-555555555555"
NOTHING = {"price": 0, "compensated": 0, "patient": 0}


def state(terminal: Terminal, transaction: Json) -> str:
    found: str = terminal.call("GET", f"/v1/transactions/{transaction['id']}").json()["state"]
    return found


def test_a_confirmed_transaction_stays_confirmed_however_often_it_is_asked(terminal: Terminal) -> None:
    transaction = terminal.adjudicated()
    first, second = (terminal.command(transaction["id"], "confirm") for _ in range(2))
    assert first.content == second.content
    confirmed = {"state": "confirmed", "hold_seconds": 0, "void_until": "2026-11-23T21:59:59Z"}
    assert first.json() == {**transaction, **confirmed}
    assert terminal.counts(transaction["id"])["confirmed"] == 1


def test_confirms_at_the_same_moment_commit_once(terminal: Terminal) -> None:
    transaction = terminal.adjudicated()
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda _: terminal.command(transaction["id"], "confirm").status_code, range(8))
        )
    assert set(answers) == {200}
    assert terminal.counts(transaction["id"])["confirmed"] == 1


def test_confirm_and_cancel_at_the_same_moment_have_one_winner(terminal: Terminal) -> None:
    for _ in range(5):
        transaction = terminal.adjudicated(codes=["K-001"])
        with ThreadPoolExecutor(2) as pool:
            commands = ("confirm", "cancel")
            pair = list(pool.map(lambda name: terminal.command(transaction["id"], name), commands))  # noqa: B023
        assert sorted(answer.status_code for answer in pair) == [200, 409]
        counts = terminal.counts(transaction["id"])
        assert counts["confirmed"] + counts["cancelled"] == 1


def test_an_inquiry_says_what_the_insurer_has(terminal: Terminal) -> None:
    transaction = terminal.adjudicated()
    assert terminal.call("GET", f"/v1/transactions/{transaction['id']}").json() == transaction


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("POST", "/confirm"), ("POST", "/void")])
def test_an_id_never_seen_is_unknown(shared: Terminal, method: str, path: str) -> None:
    answer = shared.call(method, f"/v1/transactions/{ID}{path}", json={"reason": "A"})
    assert (answer.status_code, problem(answer)) == (404, "unknown-transaction")
    assert shared.counts(ID) == {}


def test_a_cancelled_transaction_can_be_neither_confirmed_nor_sent_again(terminal: Terminal) -> None:
    body = json.dumps(terminal.bill()).encode()
    terminal.put(body, ID)
    first, second = (terminal.command(ID, "cancel") for _ in range(2))
    assert first.json()["state"] == "cancelled"
    assert first.content == second.content
    assert problem(terminal.command(ID, "confirm")) == "cancelled"
    assert problem(terminal.put(body, ID)) == "cancelled"
    assert problem(terminal.command(ID, "void", json={"reason": "A"})) == "not-confirmed"
    assert terminal.counts(ID) == {"adjudicated": 1, "confirmed": 0, "cancelled": 1, "voided": 0}


def test_cancelling_an_id_never_seen_leaves_a_tombstone(terminal: Terminal) -> None:
    answer = terminal.command(ID, "cancel")
    assert answer.status_code == 200
    tombstone = answer.json()
    assert (tombstone["state"], tombstone["lines"], tombstone["totals"]) == ("cancelled", [], NOTHING)
    assert [tombstone[name] for name in ("reference", "insurer", "provider")] == ["", "", ""]
    assert problem(terminal.put(terminal.bill(), ID)) == "cancelled"
    assert problem(terminal.command(ID, "confirm")) == "cancelled"
    assert terminal.command(ID, "cancel").json() == tombstone
    assert terminal.call("GET", f"/v1/transactions/{ID}").json() == tombstone
    assert terminal.counts(ID) == {"adjudicated": 0, "confirmed": 0, "cancelled": 1, "voided": 0}


def test_a_confirmed_or_voided_transaction_is_not_cancelled(terminal: Terminal) -> None:
    transaction = terminal.confirmed()
    answer = terminal.command(transaction["id"], "cancel")
    assert (answer.status_code, problem(answer)) == (409, "confirmed")
    terminal.command(transaction["id"], "void", json={"reason": "A"})
    assert problem(terminal.command(transaction["id"], "cancel")) == "voided"
    assert terminal.counts(transaction["id"])["cancelled"] == 0


def test_a_declined_transaction_is_not_confirmed_but_can_be_dropped(terminal: Terminal) -> None:
    transaction = terminal.adjudicated(SAMPLE_CARDS["declined"], ["K-001"])
    assert problem(terminal.command(transaction["id"], "confirm")) == "declined"
    assert problem(terminal.command(transaction["id"], "void", json={"reason": "A"})) == "not-confirmed"
    assert terminal.command(transaction["id"], "cancel").json()["state"] == "cancelled"


def test_the_hold_counts_down(terminal: Terminal) -> None:
    transaction = terminal.adjudicated()
    terminal.clock.move(seconds=100.5)
    left = terminal.call("GET", f"/v1/transactions/{transaction['id']}").json()
    assert (left["state"], left["hold_seconds"]) == ("adjudicated", 20)


def test_an_expired_hold_cancels_the_transaction(terminal: Terminal) -> None:
    body = json.dumps(terminal.bill()).encode()
    terminal.put(body, ID)
    terminal.clock.move(seconds=120)
    assert terminal.call("GET", f"/v1/transactions/{ID}").json()["state"] == "cancelled"
    answer = terminal.command(ID, "confirm")
    assert (answer.status_code, problem(answer)) == (409, "hold-expired")
    assert problem(terminal.command(ID, "confirm")) == "cancelled"
    assert problem(terminal.put(body, ID)) == "cancelled"
    assert terminal.counts(ID) == {"adjudicated": 1, "confirmed": 0, "cancelled": 1, "voided": 0}


def test_the_hold_is_the_insurers_to_choose(tmp_path: Path) -> None:
    with running(tmp_path, hold_seconds=5) as terminal:
        transaction = terminal.adjudicated()
        assert transaction["hold_seconds"] == 5
        terminal.clock.move(seconds=5)
        assert terminal.command(transaction["id"], "cancel").json()["state"] == "cancelled"
        assert terminal.counts(transaction["id"])["cancelled"] == 1


def test_a_confirm_just_in_time_counts(terminal: Terminal) -> None:
    transaction = terminal.adjudicated()
    terminal.clock.move(seconds=119.9)
    assert terminal.command(transaction["id"], "confirm").status_code == 200
    terminal.clock.move(seconds=60)
    assert state(terminal, transaction) == "confirmed"


@pytest.mark.parametrize("reason", list("ABCDEFG"))
def test_a_confirmed_transaction_is_voided_for_each_reason(terminal: Terminal, reason: str) -> None:
    transaction = terminal.confirmed()
    first, second = (
        terminal.command(transaction["id"], "void", json={"reason": one}) for one in (reason, "A")
    )
    assert first.json() == {**transaction, "state": "voided", "void_until": None}
    assert first.content == second.content
    assert problem(terminal.command(transaction["id"], "confirm")) == "voided"
    assert terminal.counts(transaction["id"])["voided"] == 1


def test_what_is_not_confirmed_is_not_voided(terminal: Terminal) -> None:
    transaction = terminal.adjudicated()
    answer = terminal.command(transaction["id"], "void", json={"reason": "B"})
    assert (answer.status_code, problem(answer)) == (409, "not-confirmed")
    assert state(terminal, transaction) == "adjudicated"


def test_a_void_needs_one_of_the_reasons(terminal: Terminal) -> None:
    transaction = terminal.confirmed()
    answer = terminal.command(transaction["id"], "void", json={"reason": "Z"})
    assert (answer.status_code, problem(answer)) == (400, "malformed")
    assert state(terminal, transaction) == "confirmed"


def test_another_reason_is_told_in_the_note(terminal: Terminal) -> None:
    transaction = terminal.confirmed()
    for nothing in ({"reason": "H"}, {"reason": "H", "note": "  "}):
        answer = terminal.command(transaction["id"], "void", json=nothing)
        assert (answer.status_code, problem(answer)) == (422, "note-missing")
    assert state(terminal, transaction) == "confirmed"
    told = {"reason": "H", "note": "Pacients atnesa citu polisi"}
    assert terminal.command(transaction["id"], "void", json=told).json()["state"] == "voided"
    with terminal.service.store.writing() as db:
        row = db.execute("SELECT void_reason, void_note FROM transactions").fetchone()
    assert tuple(row) == tuple(told.values())


def test_a_note_is_not_endless(terminal: Terminal) -> None:
    transaction = terminal.confirmed()
    answer = terminal.command(transaction["id"], "void", json={"reason": "B", "note": "x" * 201})
    assert (answer.status_code, problem(answer)) == (400, "malformed")


def test_a_database_from_before_the_notes_takes_them(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        transaction = terminal.confirmed()
    with closing(sqlite3.connect(tmp_path / "terminal.sqlite")) as older:
        older.execute("ALTER TABLE transactions DROP COLUMN void_note")
    with running(tmp_path) as terminal:
        told = {"reason": "B", "note": "in words"}
        assert terminal.command(transaction["id"], "void", json=told).status_code == 200


def test_an_insurer_without_an_end_is_voided_at_any_time(terminal: Terminal) -> None:
    transaction = terminal.confirmed(SAMPLE_CARDS["demo"], ["K-002"])
    assert transaction["void_until"] is None
    terminal.clock.move(days=400)
    terminal.log_in()
    assert terminal.command(transaction["id"], "void", json={"reason": "A"}).json()["state"] == "voided"


@pytest.mark.parametrize(("card", "last_minute"), [("good", (23, 59)), ("piemers", (19, 59))])
def test_a_void_is_possible_until_the_insurers_business_day_ends(
    terminal: Terminal, card: str, last_minute: tuple[int, int]
) -> None:
    early, late = (terminal.confirmed(SAMPLE_CARDS[card], ["K-002"]) for _ in range(2))
    hour, minute = last_minute
    terminal.clock.now = terminal.clock.now.replace(hour=hour, minute=minute)
    terminal.log_in()
    assert terminal.command(early["id"], "void", json={"reason": "A"}).status_code == 200
    terminal.clock.move(minutes=1)
    answer = terminal.command(late["id"], "void", json={"reason": "A"})
    assert (answer.status_code, problem(answer)) == (409, "void-cutoff")
    assert state(terminal, late) == "confirmed"
    assert terminal.command(early["id"], "void", json={"reason": "A"}).json()["state"] == "voided"


@pytest.mark.parametrize(
    ("confirmed", "cutoff"),
    [((23, 19, 59, 59), (23, 20)), ((23, 20, 0, 0), (24, 20)), ((30, 21, 0, 0), (31, 20))],
)
def test_a_confirmation_after_the_business_day_belongs_to_the_next(
    confirmed: tuple[int, int, int, int], cutoff: tuple[int, int]
) -> None:
    at = datetime(2026, 10, *confirmed, tzinfo=RIGA)
    assert void_cutoff(at, time(20)) == datetime(2026, 10, *cutoff, tzinfo=RIGA)


def test_a_business_day_that_clocks_are_changed_in_ends_at_its_hour_all_the_same() -> None:
    summer = datetime(2026, 10, 24, 21, tzinfo=ZoneInfo("Europe/Riga"))
    assert void_cutoff(summer, time(20)) == datetime(2026, 10, 25, 18, tzinfo=UTC)


def physiotherapy(terminal: Terminal) -> str:
    status: str = terminal.adjudicated(codes=["Z-601"])["lines"][0]["status"]
    return status


def test_a_confirmed_visit_uses_the_limit_up_and_a_void_gives_it_back(terminal: Terminal) -> None:
    transaction = terminal.confirmed(codes=["Z-601"])
    assert physiotherapy(terminal) == "refused"
    terminal.command(transaction["id"], "void", json={"reason": "G"})
    assert physiotherapy(terminal) == "full"


def test_a_held_answer_reserves_the_limit_until_it_is_dropped_or_expires(terminal: Terminal) -> None:
    held = terminal.adjudicated(codes=["Z-601"])
    assert physiotherapy(terminal) == "refused"
    terminal.command(held["id"], "cancel")
    assert physiotherapy(terminal) == "full"
    terminal.clock.move(seconds=120)
    assert physiotherapy(terminal) == "full"


def test_one_persons_visit_does_not_use_up_anothers_limit(terminal: Terminal) -> None:
    first = [terminal.adjudicated(SAMPLE_CARDS["other"], ["K-002"])["lines"][0]["status"] for _ in range(5)]
    assert first == ["partial"] * 4 + ["refused"]
    assert terminal.adjudicated(codes=["K-002"])["lines"][0]["status"] == "full"


def test_the_list_has_the_days_transactions_newest_first_as_they_stand_now(terminal: Terminal) -> None:
    first = terminal.confirmed(codes=["K-001"])
    second = terminal.adjudicated(codes=["K-002"])
    terminal.command(second["id"], "cancel")
    terminal.command(ID, "cancel")
    today = terminal.call("GET", "/v1/transactions").json()["transactions"]
    assert [(one["id"], one["state"]) for one in today] == [
        (ID, "cancelled"),
        (second["id"], "cancelled"),
        (first["id"], "confirmed"),
    ]
    assert terminal.call("GET", "/v1/transactions?day=2026-11-23").json()["transactions"] == today
    assert terminal.call("GET", "/v1/transactions?day=2026-11-22").json()["transactions"] == []


def test_a_day_is_a_local_day(terminal: Terminal) -> None:
    terminal.clock.now = terminal.clock.now.replace(hour=1)
    terminal.log_in()
    transaction = terminal.adjudicated(codes=["K-001"])
    assert transaction["answered_at"] == "2026-11-22T23:00:00Z"
    assert len(terminal.call("GET", "/v1/transactions?day=2026-11-23").json()["transactions"]) == 1


def test_everything_is_still_there_after_a_restart(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        transaction = terminal.confirmed()
    with running(tmp_path) as terminal:
        assert terminal.call("GET", f"/v1/transactions/{transaction['id']}").json() == transaction
