"""A service that cannot prove who it is gets not one byte of a request."""

import datetime as dt
import socket
import ssl
from pathlib import Path

import pytest
from cryptography import x509

from kiosk.ports.terminal import NoAnswer, NotSent, Stands
from kiosk.terminal import TerminalClient
from tests import samples
from tests.contract import wire_samples as wire
from tests.contract.certificates import ELSEWHERE, FOREVER, LONG_AGO, LOOPBACK, Authority
from tests.contract.clients import LOGGED_IN, good
from tests.contract.scripted_server import Peer, ScriptedServer, answers


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


def client_of(url: str, ca_file: Path | str = "", answer_seconds: float = 20) -> TerminalClient:
    return TerminalClient(url, ca_file=str(ca_file), connect_seconds=1, answer_seconds=answer_seconds)


def test_a_service_that_proves_who_it_is_is_spoken_to(authority: Authority) -> None:
    context = authority.server_context(LOOPBACK)
    with ScriptedServer(answers(LOGGED_IN), answers(good(), good()), tls=context) as server:
        client = client_of(server.url, authority.ca_file)
        assert client.log_in("anna", wire.PASSWORD) == samples.SESSION
        assert isinstance(client.inquire(wire.TRANSACTION), Stands)
        assert isinstance(client.inquire(wire.TRANSACTION), Stands)
        assert server.connections == 2
        client.close()


@pytest.mark.parametrize(
    ("name", "until", "trusted"),
    [(LOOPBACK, FOREVER, False), (ELSEWHERE, FOREVER, True), (LOOPBACK, LONG_AGO.replace(year=2021), True)],
    ids=["signed by a stranger", "another name", "no longer valid"],
)
def test_a_service_that_cannot_prove_who_it_is_is_told_nothing(
    authority: Authority, name: x509.GeneralName, until: dt.datetime, *, trusted: bool
) -> None:
    context = authority.server_context(name, until)
    with ScriptedServer(answers(LOGGED_IN), tls=context) as server:
        client = client_of(server.url, authority.ca_file if trusted else "")
        assert client.log_in("anna", wire.PASSWORD) == NotSent("tls")
        assert server.requests == []


@pytest.mark.parametrize("shown", [True, False], ids=["with a certificate", "without"])
def test_a_service_that_asks_who_the_kiosk_is_is_told(
    authority: Authority, tmp_path: Path, *, shown: bool
) -> None:
    context = authority.server_context(LOOPBACK)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(authority.ca_file)
    files = tmp_path / "kiosk.pem", tmp_path / "kiosk.key"
    for path, content in zip(files, authority.client("kiosks.example"), strict=True):
        path.write_bytes(content)
    own = (str(files[0]), str(files[1]))
    with ScriptedServer(answers(LOGGED_IN), tls=context) as server:
        client = TerminalClient(server.url, ca_file=str(authority.ca_file), client=own if shown else None)
        assert (client.log_in("anna", wire.PASSWORD) == samples.SESSION) == shown
        assert bool(server.requests) == shown


def test_the_environment_cannot_add_trust(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, str(authority.ca_file))
    with ScriptedServer(answers(LOGGED_IN), tls=authority.server_context(LOOPBACK)) as server:
        assert client_of(server.url).log_in("anna", wire.PASSWORD) == NotSent("tls")


def test_a_service_that_speaks_no_tls_is_told_nothing() -> None:
    with ScriptedServer(lambda peer: peer.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as server:
        url = server.url.replace("http:", "https:")
        assert client_of(url).log_in("anna", wire.PASSWORD) == NotSent("tls")
        assert server.requests == []


def test_certificates_that_are_not_there_mean_that_nothing_is_sent(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        url = server.url.replace("http:", "https:")
        found = client_of(url, tmp_path / "none.pem").log_in("anna", wire.PASSWORD)
        assert isinstance(found, NotSent)
        assert server.requests == []


def test_a_handshake_that_never_ends_is_not_sent() -> None:
    with ScriptedServer(Peer.hold) as server:
        url = server.url.replace("http:", "https:")
        assert client_of(url).log_in("anna", wire.PASSWORD) == NotSent("timeout")


@pytest.mark.parametrize("seconds_between", [0.02, 30.0], ids=["dripping", "silent"])
def test_an_answer_over_tls_has_its_time_too(authority: Authority, seconds_between: float) -> None:
    def slow(peer: Peer) -> None:
        peer.request()
        peer.drip(good(), seconds_between)

    context = authority.server_context(LOOPBACK)
    with ScriptedServer(answers(LOGGED_IN), slow, tls=context) as server:
        client = client_of(server.url, authority.ca_file, answer_seconds=0.4)
        assert client.log_in("anna", wire.PASSWORD) == samples.SESSION
        assert client.confirm(wire.TRANSACTION) == NoAnswer("timeout")


def test_a_tls_connection_cut_short_is_no_answer(authority: Authority) -> None:
    def cut(peer: Peer) -> None:
        peer.request()
        peer.send(good()[:-20])
        assert isinstance(peer.sock, ssl.SSLSocket)
        socket.socket.shutdown(peer.sock, socket.SHUT_RDWR)

    context = authority.server_context(LOOPBACK)
    with ScriptedServer(answers(LOGGED_IN), cut, tls=context) as server:
        client = client_of(server.url, authority.ca_file)
        assert client.log_in("anna", wire.PASSWORD) == samples.SESSION
        assert client.confirm(wire.TRANSACTION) == NoAnswer("connection-lost")
