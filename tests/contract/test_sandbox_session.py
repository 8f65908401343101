"""Log in, log out, and what a session is needed for."""

import sqlite3
from pathlib import Path

import pytest

from kiosk.sandbox.demo import DEMO_PASSWORD, DEMO_USER, SUPERVISOR_PASSWORD, SUPERVISOR_USER
from kiosk.sandbox.wire.operations import OPERATIONS
from tests.contract.sandbox import Terminal, problem, running

SOME_ID = "00000000-0000-4000-8000-000000000001"
SECURED = [(one.method, one.path.replace("{id}", SOME_ID)) for one in OPERATIONS if one.secured]


def test_a_log_in_opens_a_session_of_the_operator_at_the_institution(terminal: Terminal) -> None:
    answer = terminal.log_in()
    session = answer.json()
    assert answer.status_code == 201
    assert session["operator"] == {"id": "op-1", "name": "Rita Recepciste", "role": "receptionist"}
    assert session["institution"]["name"] == "Paraugu poliklīnika"
    assert session["expires_at"] == "2026-11-23T15:00:00Z"


def test_a_supervisor_is_told_apart(terminal: Terminal) -> None:
    assert terminal.log_in(SUPERVISOR_USER, SUPERVISOR_PASSWORD).json()["operator"]["role"] == "supervisor"


@pytest.mark.parametrize(
    ("user", "password"),
    [(DEMO_USER, "nepareiza"), ("nav-tāda", DEMO_PASSWORD), (DEMO_USER, SUPERVISOR_PASSWORD)],
)
def test_wrong_credentials_open_nothing(shared: Terminal, user: str, password: str) -> None:
    token = shared.token
    answer = shared.log_in(user, password)
    shared.token = token
    assert (answer.status_code, problem(answer)) == (401, "wrong-credentials")


@pytest.mark.parametrize(("method", "path"), SECURED)
@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic {token}", "{token}"])
def test_nothing_is_answered_without_a_session(shared: Terminal, method: str, path: str, header: str) -> None:
    answer = shared.call(method, path, headers={"Authorization": header.format(token=shared.token)})
    assert (answer.status_code, problem(answer)) == (401, "session-expired")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_session_ends_when_its_time_is_over(tmp_path: Path) -> None:
    with running(tmp_path, token_seconds=60) as terminal:
        terminal.clock.move(seconds=59)
        assert terminal.call("GET", "/v1/catalogue").status_code == 200
        terminal.clock.move(seconds=1)
        assert problem(terminal.call("GET", "/v1/catalogue")) == "session-expired"
        assert terminal.log_in().status_code == 201
        assert terminal.call("GET", "/v1/catalogue").status_code == 200


def test_a_log_out_ends_one_session_and_no_other(terminal: Terminal) -> None:
    first = terminal.token
    terminal.log_in()
    assert terminal.call("DELETE", "/v1/session").status_code == 204
    assert problem(terminal.call("DELETE", "/v1/session")) == "session-expired"
    terminal.token = first
    assert terminal.call("GET", "/v1/catalogue").status_code == 200


def test_no_token_and_no_password_is_stored(terminal: Terminal, tmp_path: Path) -> None:
    dump = "\n".join(sqlite3.connect(tmp_path / "state" / "terminal.sqlite").iterdump())
    assert "sessions" in dump
    assert terminal.token not in dump
    assert DEMO_PASSWORD not in dump


def test_the_catalogue_names_all_that_a_bill_can_be_made_of(shared: Terminal) -> None:
    catalogue = shared.call("GET", "/v1/catalogue").json()
    groups = {group["id"] for group in catalogue["groups"]}
    assert {service["group"] for service in catalogue["services"]} == groups
    assert [insurer["id"] for insurer in catalogue["insurers"]] == ["paraugs", "piemers", "demo"]


def test_a_clinic_with_one_insurer_knows_no_other(tmp_path: Path) -> None:
    with running(tmp_path, insurers=1) as terminal:
        catalogue = terminal.call("GET", "/v1/catalogue").json()
        assert [insurer["id"] for insurer in catalogue["insurers"]] == ["paraugs"]
        assert terminal.adjudicated()["state"] == "adjudicated"
        assert problem(terminal.put(terminal.bill(insurer="demo"))) == "unknown-insurer"
