"""The real terminal service with a clock that tests move; every answer is held against the document."""

import json
import socket
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any, Final

import requests
import schemathesis
import uvicorn
import yaml
from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWK
from msgspec.structs import replace

from kiosk.sandbox import key
from kiosk.sandbox.core import Options
from kiosk.sandbox.demo import DEMO_PASSWORD, DEMO_USER, SAMPLE_CARDS, SAMPLE_VISIT, SampleCard
from kiosk.sandbox.saboteur import Saboteur
from kiosk.sandbox.serve import HOST, configure
from kiosk.sandbox.service import Service, build

DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "terminal-api.yaml"
RIGA: Final = timezone(timedelta(hours=2))
MORNING: Final = datetime(2026, 11, 23, 9, 0, tzinfo=RIGA)
GOOD: Final = SAMPLE_CARDS["good"]
OTHER: Final = SAMPLE_CARDS["other"]
URN: Final = "urn:polise:problem:"
Json = dict[str, Any]


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@cache
def document() -> Json:
    """The committed contract."""
    loaded: Json = yaml.safe_load(DOCUMENT.read_text(encoding="utf-8"))
    return loaded


@cache
def _contract() -> Any:
    return schemathesis.openapi.from_dict(document())


def sealed(card: SampleCard, public: str, header: Json | None = None, **payload: object) -> str:
    """A card as the reader service seals it, or with another header or payload."""
    content = {"issuer": card.insurer, "number": card.number, "tracks": {"2": card.track2}, **payload}
    protected = {"alg": "ECDH-ES", "enc": "A256GCM", **(header or {})}
    token = JWE(json.dumps(content).encode(), json.dumps(protected), recipient=JWK.from_json(public))
    text: str = token.serialize(compact=True)
    return text


@dataclass
class Terminal:
    """A client of the live service that writes its requests by hand."""

    url: str
    clock: Clock
    service: Service
    public: str
    token: str = ""
    prices: dict[str, int] = field(default_factory=dict)

    def log_in(self, user: str = DEMO_USER, password: str = DEMO_PASSWORD) -> requests.Response:
        answer = self.call("POST", "/v1/session", json={"user": user, "password": password})
        self.token = answer.json().get("token", "")
        return answer

    def call(self, method: str, path: str, **request: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token}"} | request.pop("headers", {})
        answer = requests.request(method, self.url + path, headers=headers, timeout=10, **request)
        self._hold_against_document(method, path, answer)
        return answer

    def command(self, transaction_id: str, name: str, **request: Any) -> requests.Response:
        return self.call("POST", f"/v1/transactions/{transaction_id}/{name}", **request)

    def bill(self, of: SampleCard = GOOD, codes: Sequence[str] = SAMPLE_VISIT, **changes: object) -> Json:
        return {
            "lines": [
                {"number": number, "service": code, "price": self.prices[code]}
                for number, code in enumerate(codes, start=1)
            ],
            "provider": "pr-01",
            "insurer": of.insurer,
            "person": of.personal_code,
            "card": sealed(of, self.public),
            "created_at": "2026-11-23T09:00:00+02:00",
            **changes,
        }

    def put(self, bill: Json | bytes, transaction_id: str = "") -> requests.Response:
        body = bill if isinstance(bill, bytes) else json.dumps(bill).encode()
        path = f"/v1/transactions/{transaction_id or uuid.uuid4()}"
        return self.call("PUT", path, data=body, headers={"Content-Type": "application/json"})

    def adjudicated(self, card: SampleCard = GOOD, codes: Sequence[str] = SAMPLE_VISIT) -> Json:
        answer = self.put(self.bill(card, codes))
        assert answer.status_code == 200, answer.text
        transaction: Json = answer.json()
        return transaction

    def confirmed(self, card: SampleCard = GOOD, codes: Sequence[str] = SAMPLE_VISIT) -> Json:
        answer = self.command(self.adjudicated(card, codes)["id"], "confirm")
        assert answer.status_code == 200, answer.text
        transaction: Json = answer.json()
        return transaction

    def fault(self, **fault: object) -> None:
        planned = requests.post(f"{self.url}/sandbox/faults", json=[fault], timeout=10)
        assert planned.status_code == 204, planned.text

    def counts(self, transaction_id: str) -> dict[str, int]:
        counted: dict[str, dict[str, int]] = requests.get(f"{self.url}/sandbox/counts", timeout=10).json()
        return counted.get(transaction_id, {})

    def _hold_against_document(self, method: str, path: str, answer: requests.Response) -> None:
        template = _template(path.partition("?")[0])
        if method.lower() in document()["paths"].get(template, {}):
            _contract()[template][method].validate_response(answer)


def _template(path: str) -> str:
    parts = path.split("/")
    if path.startswith("/v1/transactions/") and parts[3]:
        parts[3] = "{id}"
    return "/".join(parts)


@contextmanager
def running(state: Path, **options: Any) -> Iterator[Terminal]:
    """Run the service in a thread, logged in; `options` are those of the service."""
    clock = Clock()
    service = build(replace(Options(state, clock=clock), **options))
    with socket.create_server((HOST, 0)) as listening:
        server = uvicorn.Server(configure(Saboteur(service)))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        url = f"http://{HOST}:{listening.getsockname()[1]}"
        terminal = Terminal(url, clock, service, key.load(state).public())
        try:
            terminal.log_in()
            catalogue = terminal.call("GET", "/v1/catalogue").json()
            terminal.prices = {one["code"]: one["price"] for one in catalogue["services"]}
            yield terminal
        finally:
            server.should_exit = True
            thread.join()
            service.store.close()


def problem(answer: requests.Response) -> str:
    """The last part of the problem's type."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.text
    assert answer.json()["status"] == answer.status_code
    kind: str = answer.json()["type"]
    return kind.removeprefix(URN)
