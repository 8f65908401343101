"""Adjudication over HTTP: the answer, its repetition, and every refusal of a bill."""

import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from jwcrypto.jwk import JWK

from kiosk.sandbox.demo import SAMPLE_CARDS
from tests.contract.sandbox import GOOD, OTHER, Json, Terminal, problem, sealed

A_LINE = {"number": 1, "service": "K-002", "price": 3500}
ID = "11111111-2222-4333-8444-555555555555"


def test_the_sample_visit_is_paid_in_full_in_part_and_not_at_all(terminal: Terminal) -> None:
    transaction = terminal.adjudicated()
    assert transaction["state"] == "adjudicated"
    assert transaction["reference"] == "PA-2026-000001"
    assert transaction["hold_seconds"] == 120
    assert transaction["answered_at"] == "2026-11-23T07:00:00Z"
    assert (transaction["insurer"], transaction["provider"]) == ("paraugs", "pr-01")
    assert [line["number"] for line in transaction["lines"]] == [1, 2, 3, 4]
    assert [line["status"] for line in transaction["lines"]] == ["full", "partial", "full", "refused"]
    assert transaction["lines"][1]["reason"] == {"code": "P01", "text": "Līgumcena 5,00\u00a0€"}
    assert transaction["lines"][3]["reason"]["code"] == "N02"
    assert transaction["totals"] == {"price": 9640, "compensated": 6760, "patient": 2880}


def test_a_bill_of_which_nothing_is_paid_is_declined(terminal: Terminal) -> None:
    transaction = terminal.adjudicated(SAMPLE_CARDS["declined"], ["K-001", "L-101"])
    assert (transaction["state"], transaction["hold_seconds"]) == ("declined", 0)
    assert transaction["totals"] == {"price": 3120, "compensated": 0, "patient": 3120}


def test_thirty_lines_are_a_bill(terminal: Terminal) -> None:
    assert len(terminal.adjudicated(codes=["L-105"] * 30)["lines"]) == 30


def test_each_insurer_numbers_its_own_answers(terminal: Terminal) -> None:
    references = [
        terminal.adjudicated(SAMPLE_CARDS[name], ["K-001"])["reference"]
        for name in ("good", "demo", "other", "piemers")
    ]
    assert references == ["PA-2026-000001", "DV-2026-000001", "PA-2026-000002", "PI-2026-000001"]


def test_the_same_bytes_get_the_same_answer_and_are_adjudicated_once(terminal: Terminal) -> None:
    body = json.dumps(terminal.bill()).encode()
    first, second = terminal.put(body, ID), terminal.put(body, ID)
    assert first.content == second.content
    assert terminal.counts(ID) == {"adjudicated": 1, "confirmed": 0, "cancelled": 0, "voided": 0}


def test_two_bills_at_the_same_moment_are_adjudicated_once(terminal: Terminal) -> None:
    body = json.dumps(terminal.bill()).encode()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: terminal.put(body, ID).content, range(8)))
    assert len(set(answers)) == 1
    assert json.loads(answers[0])["state"] == "adjudicated"
    assert terminal.counts(ID)["adjudicated"] == 1


def test_two_different_bills_at_the_same_moment_leave_one(terminal: Terminal) -> None:
    bodies = [json.dumps(terminal.bill(provider=f"pr-0{n}")).encode() for n in (1, 2, 3, 4)]
    with ThreadPoolExecutor(4) as pool:
        statuses = list(pool.map(lambda body: terminal.put(body, ID).status_code, bodies))
    assert sorted(statuses) == [200, 409, 409, 409]
    assert terminal.counts(ID)["adjudicated"] == 1


def test_the_same_bytes_after_a_confirm_show_the_present_state(terminal: Terminal) -> None:
    body = json.dumps(terminal.bill()).encode()
    first = terminal.put(body, ID).json()
    terminal.command(ID, "confirm")
    again = terminal.put(body, ID).json()
    until = "2026-11-23T21:59:59Z"
    assert again == {**first, "state": "confirmed", "hold_seconds": 0, "void_until": until}
    terminal.command(ID, "void", json={"reason": "A"})
    assert terminal.put(body, ID).json()["state"] == "voided"


def test_other_bytes_under_the_same_id_are_refused_even_if_they_mean_the_same(terminal: Terminal) -> None:
    bill = terminal.bill()
    terminal.put(json.dumps(bill).encode(), ID)
    answer = terminal.put(json.dumps(bill, indent=1).encode(), ID)
    assert (answer.status_code, problem(answer)) == (409, "payload-differs")
    assert terminal.counts(ID)["adjudicated"] == 1


def lines(*changes: Json) -> list[Json]:
    return [{**A_LINE, "number": number, **change} for number, change in enumerate(changes, start=1)]


@pytest.mark.parametrize(
    ("changes", "expected", "line"),
    [
        ({"lines": []}, "line-limit", None),
        ({"lines": lines(*[{}] * 31)}, "line-limit", None),
        ({"lines": lines({}, {"number": 3})}, "lines-not-numbered", None),
        ({"lines": lines({}, {"number": 1})}, "lines-not-numbered", None),
        ({"lines": lines({"number": 0})}, "lines-not-numbered", None),
        ({"lines": lines({}, {"service": "X-999"})}, "unknown-service", 2),
        ({"lines": lines({}, {}, {"price": 3499})}, "price-differs", 3),
        ({"provider": "pr-99"}, "unknown-provider", None),
        ({"insurer": "nav"}, "unknown-insurer", None),
        ({"insurer": "piemers"}, "card-of-another-insurer", None),
        ({"person": "32999999999"}, "unknown-person", None),
        ({"person": OTHER.personal_code}, "card-of-another-person", None),
        ({"card": "a.b.c.d.e"}, "card-unreadable", None),
        ({"card": "9371000000000010"}, "card-unreadable", None),
        ({"card": ""}, "card-unreadable", None),
    ],
)
def test_a_bill_that_cannot_be_adjudicated_is_refused_for_its_reason(
    shared: Terminal, changes: Json, expected: str, line: int | None
) -> None:
    answer = shared.put(shared.bill() | changes, ID)
    assert (answer.status_code, problem(answer), answer.json().get("line")) == (422, expected, line)
    assert shared.counts(ID) == {}
    assert problem(shared.call("GET", f"/v1/transactions/{ID}")) == "unknown-transaction"


def test_a_card_that_was_never_issued_is_unknown(shared: Terminal) -> None:
    bill = shared.bill(SAMPLE_CARDS["unknown"], person=GOOD.personal_code)
    assert problem(shared.put(bill)) == "card-unknown"


def test_a_policy_that_has_ended_pays_nothing_more(shared: Terminal) -> None:
    assert problem(shared.put(shared.bill(SAMPLE_CARDS["expired"]))) == "policy-expired"


def test_a_policy_is_in_force_until_the_end_of_its_last_day(terminal: Terminal) -> None:
    terminal.clock.now = terminal.clock.now.replace(year=2025, month=12, day=31, hour=23)
    terminal.log_in()
    assert terminal.adjudicated(SAMPLE_CARDS["expired"], ["K-001"])["state"] == "adjudicated"


def test_a_refused_bill_leaves_its_id_free_and_gives_the_same_answer_again(terminal: Terminal) -> None:
    wrong = json.dumps(terminal.bill(provider="pr-99")).encode()
    assert terminal.put(wrong, ID).content == terminal.put(wrong, ID).content
    assert terminal.put(terminal.bill(), ID).status_code == 200


def foreign_key(terminal: Terminal) -> str:
    return sealed(GOOD, JWK.generate(kty="EC", crv="P-256").export_public())


def altered(terminal: Terminal) -> str:
    head, middle, tail = sealed(GOOD, terminal.public).rpartition(".")
    return head + middle + ("A" if tail[0] != "A" else "B") + tail[1:]


def compressed(terminal: Terminal) -> str:
    return sealed(GOOD, terminal.public, header={"zip": "DEF"})


def wrapped_key(terminal: Terminal) -> str:
    return sealed(GOOD, terminal.public, header={"alg": "ECDH-ES+A256KW"})


def other_cipher(terminal: Terminal) -> str:
    return sealed(GOOD, terminal.public, header={"enc": "A128CBC-HS256"})


def no_card(terminal: Terminal) -> str:
    return sealed(GOOD, terminal.public, number=7)


def too_much(terminal: Terminal) -> str:
    return sealed(GOOD, terminal.public, pin="1234")


@pytest.mark.parametrize(
    "card", [foreign_key, altered, compressed, wrapped_key, other_cipher, no_card, too_much]
)
def test_a_card_that_cannot_be_opened_or_is_none_is_unreadable(shared: Terminal, card: Any) -> None:
    answer = shared.put(shared.bill(card=card(shared)))
    assert (answer.status_code, problem(answer)) == (422, "card-unreadable")


def test_every_id_is_its_own_transaction(terminal: Terminal) -> None:
    body = json.dumps(terminal.bill()).encode()
    ids = [str(uuid.uuid4()) for _ in range(3)]
    assert [terminal.put(body, one).json()["id"] for one in ids] == ids
