"""What an answer must be to be believed: whole, about what was asked, and right to the cent."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.domain.catalogue import Catalogue
from kiosk.ports.terminal import RemoteState, Stands
from kiosk.terminal import reading
from kiosk.terminal.answers import CatalogueRead, Problem, Session, TransactionRead
from kiosk.terminal.reading import UnreadableError
from tests import samples
from tests.contract import wire_samples as wire
from tests.contract.wire_samples import Json


def read(answer: Json) -> Stands:
    message = reading.decoded(wire.encoded(answer), TransactionRead)
    return reading.stands(message, wire.TRANSACTION)


def catalogue_read(answer: Json) -> object:
    return reading.catalogue(reading.decoded(wire.encoded(answer), CatalogueRead))


def set_at(value: Any, path: tuple[str | int, ...], new: object) -> Any:
    changed = deepcopy(value)
    at = changed
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = new
    return changed


def test_an_adjudication_is_read_whole() -> None:
    assert read(wire.transaction()) == Stands(
        RemoteState.ADJUDICATED, samples.REFERENCE, samples.ADJUDICATION
    )


@pytest.mark.parametrize("state", ["adjudicated", "confirmed", "cancelled", "voided"])
def test_every_state_is_read(state: str) -> None:
    assert read(wire.transaction(state)).state is RemoteState(state)


def test_lines_come_in_the_bills_order_whatever_the_answers() -> None:
    answer = wire.transaction()
    answer["lines"].reverse()
    assert read(answer).adjudication == samples.ADJUDICATION


def test_a_tombstone_has_no_adjudication() -> None:
    assert read(wire.tombstone()) == Stands(RemoteState.CANCELLED, "", None)


def test_a_declined_bill_is_one_with_nothing_paid() -> None:
    refused = {"compensated": 0, "status": "refused", "reason": {"code": "R", "text": "Nav līguma"}}
    lines = [{**line, **refused, "patient": line["price"]} for line in wire.transaction()["lines"]]
    totals = {"price": 6880, "compensated": 0, "patient": 6880}
    assert read(wire.transaction("declined", lines=lines, totals=totals)).state is RemoteState.DECLINED


def test_the_insured_persons_name_may_be_left_out() -> None:
    answer = wire.transaction()
    del answer["insured_name"]
    found = read(answer).adjudication
    assert found is not None
    assert found.insured == ""


@pytest.mark.parametrize("state", ["adjudicated", "confirmed", "cancelled", "voided"])
def test_other_amounts_than_those_answered_before_are_unreadable(state: str) -> None:
    """Nobody may be told that something was confirmed which is not what they saw."""
    answer = wire.transaction(state)
    dearer = {"compensated": 400, "patient": 220}
    answer["lines"][1] |= dearer
    answer["totals"] = {"price": 6880, "compensated": 3900, "patient": 2980}
    message = reading.decoded(wire.encoded(answer), TransactionRead)
    assert reading.stands(message, wire.TRANSACTION).state is RemoteState(state)
    known = replace(wire.TRANSACTION, adjudication=samples.ADJUDICATION)
    with pytest.raises(UnreadableError, match="answered before"):
        reading.stands(message, known)


def test_until_when_it_can_be_voided_is_read_with_its_zone() -> None:
    answer = wire.transaction("confirmed", void_until="2026-11-23T21:59:59Z")
    assert read(answer).void_until == "2026-11-23T21:59:59+00:00"
    assert read(wire.transaction("confirmed", void_until=None)).void_until == ""
    assert read(wire.transaction("confirmed")).void_until == ""


@pytest.mark.parametrize("wrong", ["2026-11-23T21:59:59", "today", "", 5, "2026-13-01T00:00:00Z"])
def test_an_end_that_is_no_moment_is_unreadable(wrong: object) -> None:
    with pytest.raises(UnreadableError):
        read(wire.transaction("confirmed", void_until=wrong))


def test_where_to_call_the_insurer_is_read() -> None:
    answer = set_at(wire.CATALOGUE, ("insurers", 0, "phone"), "+371 60000011")
    found = catalogue_read(answer)
    assert isinstance(found, Catalogue)
    assert [one.phone for one in found.insurers] == ["+371 60000011", ""]


def test_members_of_a_later_version_are_passed_over() -> None:
    answer = wire.transaction(colour="green")
    answer["lines"][0]["colour"] = ["green"]
    assert read(answer).adjudication == samples.ADJUDICATION


def members(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every object member in a JSON value."""
    if isinstance(value, list):
        return [found for at, one in enumerate(value) for found in members(one, (*path, at))]
    if not isinstance(value, dict):
        return []
    below = [found for key, one in value.items() for found in members(one, (*path, key))]
    return [*((*path, key) for key in value), *below]


REQUIRED = [path for path in members(wire.transaction()) if path != ("insured_name",)]


@pytest.mark.parametrize("path", REQUIRED, ids=str)
def test_an_answer_without_one_of_its_members_is_unreadable(path: tuple[str | int, ...]) -> None:
    answer = wire.transaction()
    holder: Any = answer
    for key in path[:-1]:
        holder = holder[key]
    del holder[path[-1]]
    with pytest.raises(UnreadableError):
        read(answer)


@pytest.mark.parametrize("path", members(wire.transaction()), ids=str)
@pytest.mark.parametrize("wrong", [True, 1.5, [5]], ids=str)
def test_a_member_of_another_type_is_unreadable(path: tuple[str | int, ...], wrong: object) -> None:
    with pytest.raises(UnreadableError):
        read(set_at(wire.transaction(), path, wrong))


AMOUNTS = [path for path in members(wire.transaction()) if path[-1] in {"price", "compensated", "patient"}]


@given(path=st.sampled_from(AMOUNTS), by=st.integers(-(10**20), 10**20).filter(bool))
@settings(max_examples=200, deadline=None)
def test_an_amount_that_is_off_by_any_sum_is_unreadable(path: tuple[str | int, ...], by: int) -> None:
    answer = wire.transaction()
    holder: Any = answer
    for key in path[:-1]:
        holder = holder[key]
    with pytest.raises(UnreadableError):
        read(set_at(answer, path, holder[path[-1]] + by))


LINES = wire.transaction()["lines"]


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("id",), "0f0e0d0c-0b0a-4908-8706-050403020101"),
        (("id",), wire.TRANSACTION.id.upper()),
        (("insurer",), "piemers"),
        (("provider",), "dr-2"),
        (("reference",), ""),
        (("state",), "declined"),
        (("state",), "pending"),
        (("hold_seconds",), -1),
        (("hold_seconds",), 10**12),
        (("lines",), []),
        (("lines",), LINES[:2]),
        (("lines",), [*LINES, LINES[2]]),
        (("lines",), [*LINES[:2], LINES[1]]),
        (("lines",), [*LINES, {**LINES[2], "number": 4}]),
        (("lines", 0, "number"), 0),
        (("lines", 0, "number"), 2),
        (("lines", 0, "service"), "L-101"),
        (("lines", 0, "status"), "refused"),
        (("lines", 0, "status"), "partial"),
        (("lines", 1, "status"), "full"),
        (("lines", 1, "status"), "paid"),
        (("lines", 2, "status"), "full"),
        (("lines", 2, "reason"), None),
        (("totals",), {"price": 0, "compensated": 0, "patient": 0}),
    ],
    ids=str,
)
def test_an_answer_that_contradicts_itself_or_the_bill_is_unreadable(
    path: tuple[str | int, ...], wrong: object
) -> None:
    with pytest.raises(UnreadableError):
        read(set_at(wire.transaction(), path, wrong))


def test_two_swapped_lines_are_unreadable_even_though_the_sums_agree() -> None:
    answer = wire.transaction()
    first, second = answer["lines"][:2]
    first["number"], second["number"] = second["number"], first["number"]
    with pytest.raises(UnreadableError):
        read(answer)


def test_money_moved_from_one_line_to_another_is_unreadable() -> None:
    answer = wire.transaction()
    for line, by in ((answer["lines"][0], -100), (answer["lines"][1], 100)):
        line["price"] += by
        line["compensated"] += by
    with pytest.raises(UnreadableError):
        read(answer)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"<html></html>",
        wire.encoded(wire.transaction())[:-2],
        wire.encoded(wire.transaction()) + b"}",
        wire.encoded(wire.transaction()).decode().encode("utf-16"),
        b"\xef\xbb\xbf" + wire.encoded(wire.transaction()),
        wire.encoded(wire.transaction()).replace("ā".encode(), b"\xe2"),
        b'{"colour": ' + b"[" * 100_000,
    ],
    ids=range(11),
)
@pytest.mark.parametrize("kind", [TransactionRead, CatalogueRead, Session, Problem])
def test_what_is_not_such_a_message_is_unreadable(body: bytes, kind: type) -> None:
    with pytest.raises(UnreadableError):
        reading.decoded(body, kind)


@given(st.binary(max_size=200))
def test_no_bytes_at_all_can_do_more_than_be_unreadable(body: bytes) -> None:
    with pytest.raises(UnreadableError):
        reading.decoded(body, TransactionRead)


def test_the_catalogue_is_read_whole() -> None:
    assert catalogue_read(wire.CATALOGUE) == samples.CATALOGUE


DOUBLED: dict[str, Callable[[Json], object]] = {
    name: lambda answer, name=name: answer[name].append(answer[name][0])  # type: ignore[misc]  # bound early
    for name in ("groups", "services", "providers", "insurers")
}


@pytest.mark.parametrize("name", sorted(DOUBLED))
def test_an_id_that_stands_for_two_things_makes_the_catalogue_unreadable(name: str) -> None:
    answer = deepcopy(wire.CATALOGUE)
    DOUBLED[name](answer)
    with pytest.raises(UnreadableError):
        catalogue_read(answer)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("services", 0, "group"), "nowhere"),
        (("services", 0, "price"), -1),
        (("services", 0, "price"), 35.0),
        (("services", 0, "price"), "3500"),
        (("services", 0, "code"), ""),
        (("providers",), None),
    ],
    ids=str,
)
def test_a_catalogue_with_a_fault_is_unreadable(path: tuple[str | int, ...], wrong: object) -> None:
    with pytest.raises(UnreadableError):
        catalogue_read(set_at(wire.CATALOGUE, path, wrong))


@pytest.mark.parametrize("token", ["", "two words", "line\r\nX-Injected: 1", "ē"])
def test_a_token_that_does_not_belong_in_a_header_is_unreadable(token: str) -> None:
    with pytest.raises(UnreadableError):
        reading.decoded(wire.encoded({**wire.SESSION, "token": token}), Session)
