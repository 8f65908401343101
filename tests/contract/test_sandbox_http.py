"""What is no good HTTP request is answered with a problem, and what is private is kept nowhere."""

import json
import socket
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
import requests

from kiosk.sandbox import core, service
from tests.contract.sandbox import GOOD, Json, Terminal, problem

ID = "11111111-2222-4333-8444-555555555555"
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize("length", [64 * 1024 + 1, 700_000])
def test_a_body_that_is_too_large_is_refused(shared: Terminal, length: int) -> None:
    answer = shared.put(b" " * length, ID)
    assert (answer.status_code, problem(answer)) == (413, "too-large")


def test_an_endless_body_is_not_read_to_its_end(terminal: Terminal) -> None:
    # The service hangs up, so whether the client still hears the answer is the network's affair.
    with suppress(requests.ConnectionError):
        assert terminal.put(b" " * 20_000_000, ID).status_code == 413
    assert terminal.counts(ID) == {}
    assert terminal.adjudicated()["state"] == "adjudicated"


def test_a_body_of_64_kib_is_read(terminal: Terminal) -> None:
    body = json.dumps(terminal.bill(codes=["K-001"])).encode().ljust(64 * 1024)
    assert terminal.put(body, ID).status_code == 200


def test_a_body_without_a_length_is_counted_too(shared: Terminal) -> None:
    chunks = iter([b" " * 40_000] * 2)
    answer = shared.call("PUT", f"/v1/transactions/{ID}", data=chunks, headers=JSON)
    assert (answer.status_code, problem(answer)) == (413, "too-large")


@pytest.mark.parametrize(
    "content_type", ["text/plain", "", "application/jsonp", "application/json; charset=utf-16"]
)
def test_another_content_type_is_refused(shared: Terminal, content_type: str) -> None:
    body = json.dumps(shared.bill()).encode()
    path, headers = f"/v1/transactions/{ID}", {"Content-Type": content_type}
    answer = shared.call("PUT", path, data=body, headers=headers)
    assert (answer.status_code, problem(answer)) == (415, "not-json")


@pytest.mark.parametrize("content_type", ["application/json; charset=UTF-8", "Application/JSON"])
def test_the_content_type_may_be_written_in_other_ways(terminal: Terminal, content_type: str) -> None:
    body = json.dumps(terminal.bill()).encode()
    path, headers = f"/v1/transactions/{ID}", {"Content-Type": content_type}
    assert terminal.call("PUT", path, data=body, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"lines": []}', b'\xff{"a": 1}', b"NaN", b"[" * 20_000, b'{"a": 1} x'],
)
def test_a_body_that_is_not_the_contracts_is_malformed(shared: Terminal, body: bytes) -> None:
    answer = shared.put(body, ID)
    assert (answer.status_code, problem(answer)) == (400, "malformed")


@pytest.mark.parametrize(
    "changes",
    [
        {"lines": [{"number": "1", "service": "K-002", "price": 3500}]},
        {"lines": [{"number": 1, "service": "K-002", "price": 35.5}]},
        {"lines": [{"number": 1, "service": "K-002", "price": -1}]},
        {"lines": [{"number": 1, "service": "K-002", "price": 3500, "quantity": 2}]},
        {"person": "320000-10003"},
        {"person": "3200001000"},
        {"person": None},
        {"created_at": "yesterday"},
        {"created_at": "2026-11-23T09:00:00"},
        {"card": None},
        {"note": "more"},
    ],
)
def test_a_bill_of_another_shape_is_malformed(shared: Terminal, changes: dict[str, object]) -> None:
    answer = shared.put(shared.bill() | changes, ID)
    assert (answer.status_code, problem(answer)) == (400, "malformed")
    assert shared.counts(ID) == {}


@pytest.mark.parametrize(
    "transaction_id", ["1", "11111111222243338444555555555555", ID.replace("1", "A"), ID + "%0A", "%20"]
)
def test_an_id_is_a_uuid_in_lower_case(shared: Terminal, transaction_id: str) -> None:
    answer = shared.call("GET", f"/v1/transactions/{transaction_id}")
    assert (answer.status_code, problem(answer)) == (400, "malformed")


@pytest.mark.parametrize("query", ["dya=2026-11-23", "day=2026-11-23&day=2026-11-24", "day=2026-11-23&x=1"])
def test_a_list_is_asked_for_by_one_day_and_nothing_else(shared: Terminal, query: str) -> None:
    answer = shared.call("GET", f"/v1/transactions?{query}")
    assert (answer.status_code, problem(answer)) == (400, "malformed")


@pytest.mark.parametrize("day", ["", "today", "20261123", "2026-02-30", "2026-W48-1", "2026-11-23T00:00"])
def test_a_day_is_a_date(shared: Terminal, day: str) -> None:
    answer = shared.call("GET", f"/v1/transactions?day={day}")
    assert (answer.status_code, problem(answer)) == (400, "malformed")


@pytest.mark.parametrize("path", ["/", "/v1", "/v2/session", "/v1/transactions/", "/docs", "/v1/session/"])
def test_an_address_that_is_not_the_contracts_is_not_found(shared: Terminal, path: str) -> None:
    answer = shared.call("GET", path)
    assert (answer.status_code, problem(answer)) == (404, "not-found")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/v1/session", "POST, DELETE"),
        ("POST", f"/v1/transactions/{ID}", "PUT, GET"),
        ("HEAD", "/v1/catalogue", "GET"),
        ("GET", f"/v1/transactions/{ID}/confirm", "POST"),
    ],
)
def test_another_method_is_told_which_are_offered(
    shared: Terminal, method: str, path: str, allowed: str
) -> None:
    answer = shared.call(method, path)
    assert (answer.status_code, answer.headers["Allow"]) == (405, allowed)
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_failure_of_the_service_is_a_problem_too(terminal: Terminal) -> None:
    with terminal.service.store.writing() as db:
        db.execute("ALTER TABLE transactions RENAME TO elsewhere")
    answer = terminal.command(ID, "cancel")
    assert (answer.status_code, problem(answer)) == (500, "internal-error")


def test_half_a_request_harms_nobody(terminal: Terminal) -> None:
    host, port = terminal.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as line:
        head = f"PUT /v1/transactions/{ID} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {terminal.token}\r\n"
        line.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{{".encode())
    assert terminal.adjudicated()["state"] == "adjudicated"
    assert terminal.counts(ID) == {}


def test_card_and_person_are_stored_nowhere(
    terminal: Terminal, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    terminal.confirmed()
    wrongs: list[Json] = [{"person": "32999999999"}, {"card": "x"}, {"lines": []}]
    for wrong in wrongs:
        terminal.put(terminal.bill() | wrong)
    dump = "\n".join(sqlite3.connect(tmp_path / "state" / "terminal.sqlite").iterdump())
    captured = capfd.readouterr()
    assert "••••••••••••0010" in dump
    for private in (GOOD.number, GOOD.track2, GOOD.personal_code):
        for place in (dump, captured.out, captured.err, caplog.text):
            assert private not in place
    for file in (tmp_path / "state").iterdir():
        assert GOOD.number.encode() not in file.read_bytes()


def test_the_state_is_its_owners_alone(terminal: Terminal, tmp_path: Path) -> None:
    assert (tmp_path / "state").stat().st_mode & 0o777 == 0o700
    modes = {file.name: file.stat().st_mode & 0o777 for file in (tmp_path / "state").iterdir()}
    assert {"key.json", "terminal.sqlite"} <= set(modes)
    assert set(modes.values()) == {0o600}


def test_without_being_asked_there_are_no_faults_to_order(tmp_path: Path) -> None:
    built = service.build(core.Options(tmp_path))
    assert not [route for route in built.app.routes if getattr(route, "path", "").startswith("/sandbox")]
    built.store.close()


def test_the_served_wall_clock_is_aware() -> None:
    assert core.local_now().tzinfo is not None


def test_a_fault_that_is_none_is_malformed(shared: Terminal) -> None:
    answer = requests.post(f"{shared.url}/sandbox/faults", json=[{"kind": "explode"}], timeout=10)
    assert (answer.status_code, problem(answer)) == (400, "malformed")
