"""What the client sends is what the contract describes, and every answer that it names is understood."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
import pytest
import yaml

from kiosk.ports.terminal import Failure, NoAnswer, NotAuthorised, NotFound, Outcome, Refused
from kiosk.terminal import TerminalClient
from tests import samples
from tests.contract import wire_samples as wire
from tests.contract.clients import LOGGED_IN, logged_in
from tests.contract.scripted_server import Request, ScriptedServer, answers, http_answer

Json = dict[str, Any]

DOCUMENT: Final[Json] = yaml.safe_load(
    (Path(__file__).parents[2] / "docs" / "terminal-api.yaml").read_text(encoding="utf-8")
)
OPERATIONS: Final[dict[str, Json]] = {
    operation["operationId"]: {**operation, "path": path, "method": method.upper()}
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
}
NOT_USED: Final = {"transactions"}
"""The kiosk lists what its own ledger holds."""


def validator(schema: Json) -> jsonschema_rs.Validator:
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "components": DOCUMENT["components"],
        **schema,
    }
    return jsonschema_rs.validator_for(whole, validate_formats=True)


def adjudicate(client: TerminalClient) -> Outcome:
    return client.adjudicate(wire.TRANSACTION, client.payload(wire.TRANSACTION, wire.CARD))


CALLS: Final[dict[str, Callable[[TerminalClient], object]]] = {
    "logIn": lambda client: client.log_in("recepcija", wire.PASSWORD),
    "logOut": lambda client: client.log_out(),
    "catalogue": lambda client: client.catalogue(),
    "adjudicate": adjudicate,
    "inquire": lambda client: client.inquire(wire.TRANSACTION),
    "confirm": lambda client: client.confirm(wire.TRANSACTION),
    "cancel": lambda client: client.cancel(wire.TRANSACTION),
    "void": lambda client: client.void(wire.TRANSACTION, "B"),
}
GOOD: Final[dict[str, Json]] = {
    "logIn": wire.SESSION,
    "catalogue": wire.CATALOGUE,
    "adjudicate": wire.transaction(),
    "inquire": wire.transaction(),
    "confirm": wire.transaction("confirmed"),
    "cancel": wire.tombstone(),
    "void": wire.transaction("voided"),
}


def sent_by(name: str) -> Request:
    """Return the request that the client sends for an operation."""
    with logged_in(answers(http_answer(500))) as (client, server):
        CALLS[name](client)
        return server.requests[-1]


def test_the_client_uses_every_operation_but_the_list() -> None:
    assert set(CALLS) == set(OPERATIONS) - NOT_USED


@pytest.mark.parametrize("name", CALLS)
def test_a_request_goes_to_the_operations_address(name: str) -> None:
    request, operation = sent_by(name), OPERATIONS[name]
    assert request.method == operation["method"]
    assert request.path == operation["path"].replace("{id}", wire.TRANSACTION.id)
    for parameter in operation.get("parameters", []):
        assert (parameter["name"], parameter["in"]) == ("id", "path")
        assert validator(parameter["schema"]).is_valid(wire.TRANSACTION.id)


@pytest.mark.parametrize("name", CALLS)
def test_a_requests_body_is_what_the_contract_describes(name: str) -> None:
    request = sent_by(name)
    described = OPERATIONS[name].get("requestBody")
    if described is None:
        assert request.body == b""
        assert "content-type" not in request.headers
        return
    schema = described["content"][request.headers["content-type"]]["schema"]
    assert [str(error) for error in validator(schema).iter_errors(json.loads(request.body))] == []
    assert len(request.body) <= 65_536


def test_the_check_of_bodies_can_fail() -> None:
    schema = OPERATIONS["adjudicate"]["requestBody"]["content"]["application/json"]["schema"]
    body = json.loads(sent_by("adjudicate").body)
    assert validator(schema).is_valid(body)
    for wrong in ({**body, "person": "320000-10003"}, {**body, "card": "T2"}, {**body, "quantity": 1}):
        assert not validator(schema).is_valid(wrong)


@pytest.mark.parametrize("name", CALLS)
def test_a_request_carries_the_token_where_the_contract_asks_for_it(name: str) -> None:
    secured = OPERATIONS[name].get("security") == [{"session": []}]
    expected = f"Bearer {wire.TOKEN}" if secured else None
    assert sent_by(name).headers.get("authorization") == expected
    assert secured == (name != "logIn")


@pytest.mark.parametrize("name", GOOD)
def test_the_answers_of_these_tests_are_the_contracts(name: str) -> None:
    (status,) = [status for status in OPERATIONS[name]["responses"] if status.startswith("2")]
    schema = OPERATIONS[name]["responses"][status]["content"]["application/json"]["schema"]
    answer = GOOD[name]
    assert [str(error) for error in validator(schema).iter_errors(answer)] == []


def documented_problems() -> list[tuple[str, int, str]]:
    """Return every problem that the contract names: operation, status, name."""
    return [
        (name, int(status), urn)
        for name in CALLS
        if name != "logOut"
        for status, response in OPERATIONS[name]["responses"].items()
        for urn in re.findall(r"urn:polise:problem:([a-z0-9-]+)", response["description"])
    ]


@pytest.mark.parametrize(("name", "status", "problem"), documented_problems())
def test_every_problem_that_the_contract_names_is_understood(name: str, status: int, problem: str) -> None:
    raw = http_answer(status, wire.encoded(wire.problem(problem, status)), "application/problem+json")
    with ScriptedServer(answers(LOGGED_IN), answers(raw)) as server:
        client = TerminalClient(server.url)
        assert client.log_in("anna", "x") == samples.SESSION
        assert CALLS[name](client) == meaning(name, status, problem)


def meaning(name: str, status: int, problem: str) -> Failure | NotFound:
    if status == 500:
        return NoAnswer("server-error")
    if problem == "session-expired":
        return NotAuthorised()
    if (name, problem) == ("inquire", "unknown-transaction"):
        return NotFound()
    return Refused(problem, "in words")
