"""The contract document: committed and served are one, and the service lives up to it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from kiosk.sandbox.demo import DEMO_PASSWORD, DEMO_USER
from kiosk.sandbox.wire import messages as m
from kiosk.sandbox.wire.operations import OPERATIONS
from kiosk.sandbox.wire.problems import KINDS
from tests.contract.sandbox import DOCUMENT, Terminal, document

FRAMEWORK = {"not-found", "method-not-allowed"}
CONFIG = SchemathesisConfig.from_dict(
    {
        # The token is always sent; what happens without one is a check of its own.
        "generation": {"with-security-parameters": False},
        "checks": {
            # What a bill says may be unknown to the insurer however well it is formed.
            "positive_data_acceptance": {"expected-statuses": ["2xx", "401", "404", "409", "422"]},
        },
    }
)


def test_the_served_document_is_the_committed_one(shared: Terminal) -> None:
    assert requests.get(f"{shared.url}/openapi.json", timeout=10).json() == document()


def test_the_committed_file_is_what_its_writer_writes(tmp_path: Path) -> None:
    root = DOCUMENT.parents[1]
    written = tmp_path / "terminal-api.yaml"
    subprocess.run([sys.executable, root / "scripts" / "contract", written], check=True)
    assert written.read_text() == DOCUMENT.read_text()


def test_it_says_openly_that_it_is_no_insurers_protocol() -> None:
    assert document()["openapi"].startswith("3.1")
    assert "not the protocol of any insurer" in document()["info"]["description"]


def schemas(node: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        if "type" in node and isinstance(node["type"], str):
            yield where, node
        for name, child in node.items():
            yield from schemas(child, f"{where}/{name}")
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from schemas(child, f"{where}/{index}")


def test_every_operation_message_and_value_is_described() -> None:
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], (path, method)
            assert len(operation["description"]) > 40, (path, method)
            assert all(answer["description"] for answer in operation["responses"].values())
    plain = {"object", "array", "null"}
    for name, schema in document()["components"]["schemas"].items():
        assert schema["description"], name
        for where, field in schemas(schema["properties"], name):
            assert field["type"] in plain or "description" in field, where


def test_every_problem_belongs_to_an_operation_or_to_the_framework() -> None:
    named = {name for operation in OPERATIONS for name in operation.all_problems}
    assert named | FRAMEWORK == set(KINDS)
    for name, kind in KINDS.items():
        assert re.fullmatch("[a-z0-9-]+", name)
        assert kind.type == f"urn:polise:problem:{name}"


def test_requests_are_strict_and_answers_may_grow() -> None:
    for name, schema in document()["components"]["schemas"].items():
        strict = issubclass(getattr(m, name), m.Request)
        assert schema.get("additionalProperties", True) is not strict, name


def fresh_token(url: str) -> str:
    credentials = {"user": DEMO_USER, "password": DEMO_PASSWORD}
    token: str = requests.post(f"{url}/v1/session", json=credentials, timeout=10).json()["token"]
    return token


schema = schemathesis.openapi.from_dict(document(), config=CONFIG)


def without_fractions(value: Any) -> Any:
    """Write 3.0 as 3: JSON Schema calls both an integer, the contract wants the second."""
    if isinstance(value, dict):
        return {name: without_fractions(member) for name, member in value.items()}
    if isinstance(value, list):
        return [without_fractions(member) for member in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


@schema.hook
def map_body(_context: schemathesis.HookContext, body: Any) -> Any:
    return without_fractions(body)


@schema.parametrize()
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_service_lives_up_to_the_document(case: schemathesis.Case[Any], shared: Terminal) -> None:
    closes = case.operation.definition.raw.get("operationId") == "logOut"
    token = fresh_token(shared.url) if closes else shared.token
    case.call_and_validate(base_url=shared.url, headers={"Authorization": f"Bearer {token}"})
