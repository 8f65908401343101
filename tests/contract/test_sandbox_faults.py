"""The scripted faults: what the client sees of each, and what was really done."""

import threading

import pytest
import requests

from tests.contract.sandbox import Json, Terminal, problem

ID = "11111111-2222-4333-8444-555555555555"
NONE = {"adjudicated": 0, "confirmed": 0, "cancelled": 0, "voided": 0}


@pytest.fixture
def transaction(terminal: Terminal) -> Json:
    return terminal.adjudicated()


def confirms(terminal: Terminal, transaction: Json) -> int:
    return terminal.counts(transaction["id"])["confirmed"]


def raw(
    terminal: Terminal, transaction: Json, command: str = "confirm", timeout: float = 10
) -> requests.Response:
    return requests.post(
        f"{terminal.url}/v1/transactions/{transaction['id']}/{command}",
        headers={"Authorization": f"Bearer {terminal.token}"},
        timeout=timeout,
    )


@pytest.mark.parametrize(("kind", "done"), [("drop-answer", 1), ("close", 0)])
def test_a_connection_is_closed_without_an_answer(
    terminal: Terminal, transaction: Json, kind: str, done: int
) -> None:
    terminal.fault(operation="confirm", kind=kind)
    with pytest.raises(requests.ConnectionError):
        raw(terminal, transaction)
    assert confirms(terminal, transaction) == done
    assert raw(terminal, transaction).json()["state"] == "confirmed"
    assert confirms(terminal, transaction) == 1


@pytest.mark.parametrize(("worked", "done"), [(None, 0), (False, 0), (True, 1)])
def test_a_server_error_says_nothing_about_what_was_done(
    terminal: Terminal, transaction: Json, worked: bool | None, done: int
) -> None:
    terminal.fault(operation="confirm", kind="status-500", worked=worked)
    assert problem(raw(terminal, transaction)) == "internal-error"
    assert confirms(terminal, transaction) == done


def test_garbage_is_no_json(terminal: Terminal, transaction: Json) -> None:
    terminal.fault(operation="confirm", kind="garbage")
    answer = raw(terminal, transaction)
    with pytest.raises(ValueError, match=r"codec|Expecting|Invalid|delimiter|character"):
        answer.json()
    assert (answer.status_code, confirms(terminal, transaction)) == (200, 1)


def test_an_oversize_answer_is_right_but_for_its_length(terminal: Terminal, transaction: Json) -> None:
    terminal.fault(operation="confirm", kind="oversize")
    answer = raw(terminal, transaction)
    assert len(answer.content) > 4 * 1024 * 1024
    assert answer.json()["state"] == "confirmed"


@pytest.mark.parametrize(
    ("kind", "numbers"), [("missing-line", [1, 2, 3]), ("repeated-line", [1, 2, 3, 4, 1])]
)
def test_lines_can_be_missing_or_repeated(
    terminal: Terminal, transaction: Json, kind: str, numbers: list[int]
) -> None:
    terminal.fault(operation="inquire", kind=kind)
    path = f"/v1/transactions/{transaction['id']}"
    spoilt = terminal.call("GET", path).json()
    assert [line["number"] for line in spoilt["lines"]] == numbers
    assert terminal.call("GET", path).json() == transaction


def test_a_delayed_request_is_carried_out_after_the_client_has_given_up(
    terminal: Terminal, transaction: Json
) -> None:
    terminal.fault(operation="confirm", kind="delay", seconds=0.4)
    with pytest.raises(requests.Timeout):
        raw(terminal, transaction, timeout=0.1)
    assert raw(terminal, transaction, "cancel").json()["state"] == "cancelled"
    assert confirms(terminal, transaction) == 0


def test_a_delayed_answer_comes_after_the_work(terminal: Terminal, transaction: Json) -> None:
    terminal.fault(operation="confirm", kind="delay", seconds=1, worked=True)
    with pytest.raises(requests.Timeout):
        raw(terminal, transaction, timeout=0.2)
    assert confirms(terminal, transaction) == 1


def test_a_delay_alone_changes_no_answer(terminal: Terminal, transaction: Json) -> None:
    terminal.fault(operation="confirm", kind="delay", seconds=0.01)
    assert raw(terminal, transaction).json()["state"] == "confirmed"
    terminal.fault(operation="inquire", kind="delay", seconds=0.01, worked=True)
    assert terminal.call("GET", f"/v1/transactions/{transaction['id']}").json()["state"] == "confirmed"


def test_a_fault_strikes_as_often_as_asked_and_only_its_operation(
    terminal: Terminal, transaction: Json
) -> None:
    terminal.fault(operation="confirm", kind="status-500", times=2)
    assert terminal.call("GET", f"/v1/transactions/{transaction['id']}").status_code == 200
    assert [raw(terminal, transaction).status_code for _ in range(3)] == [500, 500, 200]


def test_a_new_script_replaces_the_old(terminal: Terminal, transaction: Json) -> None:
    terminal.fault(operation="confirm", kind="status-500", times=9)
    requests.post(f"{terminal.url}/sandbox/faults", json=[], timeout=10)
    assert raw(terminal, transaction).status_code == 200


def test_a_delay_holds_up_nobody_else(terminal: Terminal, transaction: Json) -> None:
    terminal.fault(operation="confirm", kind="delay", seconds=1)
    answered = threading.Event()

    def confirm() -> None:
        raw(terminal, transaction)
        answered.set()

    waiting = threading.Thread(target=confirm)
    waiting.start()
    assert terminal.command(ID, "cancel").status_code == 200
    assert not answered.is_set()
    waiting.join()
    assert confirms(terminal, transaction) == 1


def test_faults_spoil_problems_too(terminal: Terminal) -> None:
    terminal.fault(operation="confirm", kind="missing-line")
    answer = raw(terminal, {"id": ID})
    assert (answer.status_code, answer.json()["lines"]) == (404, [])


def test_counts_of_an_id_never_touched_are_none(terminal: Terminal) -> None:
    assert terminal.counts(ID) == {}
    terminal.command(ID, "cancel")
    assert terminal.counts(ID) == {**NONE, "cancelled": 1}
