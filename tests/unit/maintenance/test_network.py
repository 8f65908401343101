"""The way to the terminal service: each step on a real socket, real names and the real client."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import msgspec
import pytest

from kiosk.config import Settings, load
from kiosk.maintenance.network import clock, findings, names, terminal
from kiosk.ui.screens.maintenance.network import PROBES, REASONS
from tests.unit.test_config import EXAMPLE


class Refusing(BaseHTTPRequestHandler):
    status = 401

    def do_GET(self) -> None:
        self.send_response(self.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def served() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Refusing)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    Refusing.status = 401


def at(url: str) -> Settings:
    settings = load(EXAMPLE)
    return msgspec.structs.replace(settings, terminal=msgspec.structs.replace(settings.terminal, url=url))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def test_a_service_that_refuses_is_reached(served: str) -> None:
    found = terminal(at(served))
    assert (found.verdict, found.reason) == ("good", "")
    assert found.detail.startswith(served.removeprefix("http://"))


def test_a_service_that_fails_is_told_apart(served: str) -> None:
    Refusing.status = 503
    found = terminal(at(served))
    assert (found.verdict, found.reason) == ("bad", "server-error")
    assert found.detail.endswith("HTTP 503")


def test_nobody_there_is_no_connection() -> None:
    found = terminal(at(f"http://127.0.0.1:{free_port()}"))
    assert (found.verdict, found.reason) == ("bad", "no-connection")


def test_someone_else_s_certificate_or_none_is_told(served: str) -> None:
    assert terminal(at(served.replace("http:", "https:"))).reason == "tls"


def test_one_who_never_answers_is_waited_for_no_longer_than_agreed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        found = terminal(at(f"http://127.0.0.1:{silent.getsockname()[1]}"), seconds=0.3)
    assert (found.verdict, found.reason) == ("bad", "timeout")


def test_names_are_really_looked_up(tmp_path: Path) -> None:
    servers = tmp_path / "resolv.conf"
    servers.write_text("# x\nnameserver 192.0.2.1\nnameserver 192.0.2.2\n")
    good = names("localhost", servers)
    assert good.verdict == "good"
    assert good.detail.startswith("localhost: ")
    bad = names("no-such-machine.invalid", servers)
    assert (bad.verdict, bad.detail) == ("bad", "no-such-machine.invalid (192.0.2.1, 192.0.2.2)")
    assert bad.reason in {"no-server", "unknown-host"}
    needless = names("192.0.2.9", servers)
    assert (needless.verdict, needless.reason) == ("unknown", "no-name-needed")


def test_whether_the_network_told_the_time(tmp_path: Path) -> None:
    assert clock("Europe/Riga", tmp_path / "none").reason == "no-timesync"
    assert clock("Europe/Riga", tmp_path).reason == "not-synchronised"
    (tmp_path / "synchronized").touch()
    assert clock("Europe/Riga", tmp_path).verdict == "good"


def test_all_steps_are_made_in_the_order_of_the_screen_and_every_reason_has_words(served: str) -> None:
    found = list(findings(at(served)))
    assert [one.probe for one in found] == list(PROBES)
    assert {one.reason for one in found} - {""} <= {*REASONS}
