"""The real terminal service as a process of its own, for the client's tests."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import requests
from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWK

from kiosk.domain.card import Card
from kiosk.sandbox.demo import SAMPLE_CARDS

START_SECONDS = 60.0


class Sandbox:
    """`python -m kiosk.sandbox serve` on a free port of the loopback address."""

    def __init__(self, state: Path, *options: str) -> None:
        self._state = state
        self._options = options
        self._public_key = ""
        self._process: subprocess.Popen[bytes] | None = None
        self.url = ""

    def start(self, port: int = 0) -> None:
        """Start it and return when it accepts connections."""
        ready = self._state / f"ready-{time.monotonic_ns()}"
        self._state.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "kiosk.sandbox", "serve", "--state", str(self._state)]
        command += ["--port", str(port), "--ready-file", str(ready), *self._options]
        self._process = subprocess.Popen(command)
        until = time.monotonic() + START_SECONDS
        while not ready.exists():
            assert self._process.poll() is None, "the service has ended at its start"
            assert time.monotonic() < until, "the service does not become ready"
            threading.Event().wait(0.02)
        self.url = ready.read_text(encoding="ascii").strip()

    def stop(self) -> None:
        """End it, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def restart(self) -> None:
        """Start it again on the same port."""
        self.stop()
        self.start(int(self.url.rpartition(":")[2]))

    def fault(self, operation: str, kind: str, **more: object) -> None:
        """Let the next request of an operation go wrong."""
        plan = [{"operation": operation, "kind": kind, **more}]
        requests.post(f"{self.url}/sandbox/faults", json=plan, timeout=10).raise_for_status()

    def card(self, name: str) -> Card:
        """Return a sample card, sealed for the service's public key."""
        sample = SAMPLE_CARDS[name]
        payload = {"issuer": sample.insurer, "number": sample.number, "tracks": {"2": sample.track2}}
        return Card(sample.insurer, sample.number[-4:], self._sealed(payload))

    def _sealed(self, payload: Mapping[str, object]) -> str:
        command = [sys.executable, "-m", "kiosk.sandbox", "key", "--state", str(self._state)]
        self._public_key = (
            self._public_key or subprocess.run(command, check=True, capture_output=True, text=True).stdout
        )
        token = JWE(
            json.dumps(payload),
            protected={"alg": "ECDH-ES", "enc": "A256GCM"},
            recipient=JWK.from_json(self._public_key),
        )
        sealed: str = token.serialize(compact=True)
        return sealed
