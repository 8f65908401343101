"""The practice service by direct call: the contract's answers without a wire, as the client reads them."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kiosk.ports.terminal import (
    NoAnswer,
    NotAuthorised,
    NotFound,
    Refused,
    RemoteState,
    SessionOpened,
    Stands,
)
from kiosk.sandbox.core import Options, core
from kiosk.sandbox.demo import DEMO_PASSWORD, DEMO_USER
from kiosk.sandbox.direct import Direct
from kiosk.sandbox.faults import Fault
from kiosk.terminal.commands import TerminalCommands
from kiosk.training.channel import DirectChannel
from tests.contract import wire_samples as wire


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Direct]:
    made = Direct(core(Options(tmp_path)))
    yield made
    made.close()


@pytest.fixture
def terminal(service: Direct) -> TerminalCommands:
    opened = TerminalCommands(DirectChannel(service))
    assert isinstance(opened.log_in(DEMO_USER, DEMO_PASSWORD), SessionOpened)
    return opened


def problem(service: Direct, method: str, path: str, body: bytes | None = None, token: str = "") -> str:
    reply = service.answer(method, path, token, body)
    assert reply is not None
    assert reply.media_type == "application/problem+json"
    decoded = msgspec.json.decode(reply.body)
    assert decoded["status"] == reply.status
    return str(decoded["type"]).rpartition("/")[2].rpartition(":")[2]


def test_what_the_contract_has_not_is_refused_as_over_http(service: Direct) -> None:
    assert problem(service, "GET", "/v1/nothing") == "not-found"
    assert problem(service, "PATCH", "/v1/catalogue") == "method-not-allowed"
    assert problem(service, "POST", "/v1/session", b"{") == "malformed"
    assert problem(service, "GET", "/v1/catalogue") == "session-expired"
    wrong = msgspec.json.encode({"user": DEMO_USER, "password": "no"})
    assert problem(service, "POST", "/v1/session", wrong) == "wrong-credentials"


def test_a_session_opens_the_catalogue_until_it_is_closed(terminal: TerminalCommands) -> None:
    assert getattr(terminal.catalogue(), "services", ())
    terminal.log_out()
    assert terminal.catalogue() == NotAuthorised()


def test_a_wrong_password_is_refused(service: Direct) -> None:
    refused = TerminalCommands(DirectChannel(service)).log_in(DEMO_USER, "no")
    assert isinstance(refused, Refused)
    assert refused.problem == "wrong-credentials"


def test_nothing_is_known_of_an_id_never_seen(terminal: TerminalCommands) -> None:
    assert terminal.inquire(wire.TRANSACTION) == NotFound()
    assert terminal.cancel(wire.TRANSACTION) == Stands(RemoteState.CANCELLED, "")


@pytest.mark.parametrize("worked", [True, False])
def test_an_answer_that_is_lost_is_none(service: Direct, terminal: TerminalCommands, worked: bool) -> None:
    fault = Fault(operation="cancel", kind="drop-answer" if worked else "close")
    service.script.replace([fault])
    assert terminal.cancel(wire.TRANSACTION) == NoAnswer("connection-lost")
    found = terminal.inquire(wire.TRANSACTION)
    assert found == (Stands(RemoteState.CANCELLED, "") if worked else NotFound())


def test_a_failure_of_the_service_is_no_answer(service: Direct, terminal: TerminalCommands) -> None:
    service.script.replace([Fault(operation="inquire", kind="status-500")])
    assert terminal.inquire(wire.TRANSACTION) == NoAnswer("server-error")
    assert terminal.inquire(wire.TRANSACTION) == NotFound()
