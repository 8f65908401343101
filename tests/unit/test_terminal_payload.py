"""The bytes of a bill: the same every time, and nobody else's to see."""

import json

from msgspec.structs import replace

from kiosk.terminal import TerminalClient
from kiosk.terminal.answers import Session
from kiosk.terminal.messages import Bill, Credentials, Void
from kiosk.terminal.payload import bill_payload, encoded
from kiosk.terminal.reading import decoded
from tests import samples
from tests.contract import wire_samples as wire

CLIENT = TerminalClient("http://127.0.0.1:1")


def test_a_bill_is_these_bytes_and_no_others() -> None:
    assert (
        CLIENT.payload(wire.TRANSACTION, wire.CARD)
        == (
            f'{{"card":"{wire.SEALED}","created_at":"2026-11-23T10:15:00+02:00","insurer":"paraugs","lines":['
            '{"number":1,"price":3500,"service":"K-001"},'
            '{"number":2,"price":620,"service":"L-101"},'
            '{"number":3,"price":2760,"service":"F-201"}],'
            f'"person":"{samples.PERSON}","provider":"dr-1"}}'
        ).encode()
    )


def test_the_same_service_twice_is_two_lines() -> None:
    twice = wire.TRANSACTION.bill[:1] * 2
    body = json.loads(bill_payload(replace(wire.TRANSACTION, bill=twice), wire.CARD))
    assert [(line["number"], line["service"]) for line in body["lines"]] == [(1, "K-001"), (2, "K-001")]


def test_messages_with_secrets_show_nothing_of_them() -> None:
    session = decoded(wire.encoded(wire.SESSION), Session)
    bill = decoded(bill_payload(wire.TRANSACTION, wire.CARD), Bill)
    shown = repr([session, bill, Credentials(user="anna", password=wire.PASSWORD)])
    assert shown == "[Session(…), Bill(…), Credentials(…)]"


def test_letters_beyond_ascii_travel_as_utf_8() -> None:
    body = encoded(Credentials(user="ķirsis", password="ž"))
    assert body == '{"password":"ž","user":"ķirsis"}'.encode()


def test_a_void_without_a_note_is_what_an_older_service_takes() -> None:
    assert encoded(Void(reason="B")) == b'{"reason":"B"}'
    assert encoded(Void(reason="H", note="in words")) == b'{"note":"in words","reason":"H"}'
