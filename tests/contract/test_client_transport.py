"""Whatever the network does, the client knows whether its bytes may have left, and never waits for ever."""

import logging
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import repeat
from pathlib import Path

import pytest

from kiosk.ports.terminal import NoAnswer, NotSent, Refused, Stands
from kiosk.terminal import TerminalClient
from kiosk.terminal.channel import MAX_ANSWER_BYTES
from tests.contract import wire_samples as wire
from tests.contract.clients import LOGGED_IN, good, logged_in
from tests.contract.scripted_server import Peer, ScriptedServer, answers, http_answer

CHUNKED = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
UNTIL_CLOSED = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
BODY = wire.encoded(wire.transaction())


def after_the_request(act: Callable[[Peer], None]) -> Callable[[Peer], None]:
    """Return a script that reads one request and then does something else than answer it."""

    def script(peer: Peer) -> None:
        peer.request()
        act(peer)

    return script


def chunks(*parts: bytes) -> bytes:
    framed = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return CHUNKED.encode() + framed + b"0\r\n\r\n"


GOOD_IN_OTHER_WAYS = {
    "in chunks": chunks(BODY[:100], BODY[100:]),
    "until the connection closes": UNTIL_CLOSED + BODY,
    "after a 100": b"HTTP/1.1 100 Continue\r\n\r\n" + good(),
    "with a charset": good().replace(b"application/json", b"application/json; charset=utf-8"),
    "in capitals": good().replace(b"application/json", b"Application/JSON"),
    "with identity said": good(extra="Content-Encoding: identity\r\n"),
    "as HTTP/1.0": good().replace(b"HTTP/1.1", b"HTTP/1.0"),
}


@pytest.mark.parametrize("raw", GOOD_IN_OTHER_WAYS.values(), ids=GOOD_IN_OTHER_WAYS)
def test_an_answer_may_come_in_any_form_that_http_allows(raw: bytes) -> None:
    with logged_in(answers(raw)) as (client, _):
        assert isinstance(client.confirm(wire.TRANSACTION), Stands)


BROKEN = {
    "nothing": (b"", "connection-lost"),
    "half a status line": (b"HTTP/1.", "unreadable"),
    "half the headers": (good()[:40], "unreadable"),
    "half the body": (good()[:-20], "connection-lost"),
    "all but the last blank": (http_answer(200, BODY + b"\n")[:-1], "connection-lost"),
    "half the body, length untold": (UNTIL_CLOSED + BODY[:-20], "unreadable"),
    "half of the chunks": (chunks(BODY)[:-30], "connection-lost"),
    "no last chunk": (chunks(BODY)[:-5], "connection-lost"),
    "garbage for a chunk's length": (CHUNKED.encode() + b"zz\r\n" + BODY, "connection-lost"),
    "a negative chunk": (CHUNKED.encode() + b"-1\r\n" + BODY, "connection-lost"),
    "garbage for http": (b"\x00\x01\x02\r\n\r\n", "unreadable"),
    "another protocol": (b"220 mail.example ESMTP\r\n", "unreadable"),
    "a header that never ends": (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", "unreadable"),
    "headers without number": (b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 200 + b"\r\n", "unreadable"),
    "compressed": (good(extra="Content-Encoding: gzip\r\n"), "unreadable"),
    "too large": (http_answer(200, b" " * (MAX_ANSWER_BYTES + 1)), "unreadable"),
    "too large in chunks": (chunks(*repeat(b" " * 65_536, 17)), "unreadable"),
    "too large by a blank": (
        http_answer(200, BODY + b" " * (MAX_ANSWER_BYTES + 1 - len(BODY))),
        "unreadable",
    ),
    "too large with a good end": (http_answer(200, b" " * MAX_ANSWER_BYTES + BODY), "unreadable"),
}


@pytest.mark.parametrize(("raw", "cause"), BROKEN.values(), ids=BROKEN)
def test_a_broken_answer_is_no_answer(raw: bytes, cause: str) -> None:
    with logged_in(answers(raw)) as (client, server):
        assert client.confirm(wire.TRANSACTION) == NoAnswer(cause)
        assert len(server.requests) == 2, "the log-in, and the command once"


def test_an_answer_as_large_as_allowed_is_read() -> None:
    filled = http_answer(200, BODY + b" " * (MAX_ANSWER_BYTES - len(BODY)))
    with logged_in(answers(filled)) as (client, _):
        assert isinstance(client.confirm(wire.TRANSACTION), Stands)


def test_an_answer_without_end_is_cut_off_at_the_limit() -> None:
    def flood(peer: Peer) -> None:
        peer.send(CHUNKED.encode())
        while not peer.server.stopping.is_set():
            peer.send(b"10000\r\n" + b" " * 65_536 + b"\r\n")

    with logged_in(after_the_request(flood)) as (client, server):
        assert client.confirm(wire.TRANSACTION) == NoAnswer("unreadable")
        assert server.script_over.acquire(timeout=10), "the log-in's connection"
        assert server.script_over.acquire(timeout=10), "the flood ended because the client closed"


def test_a_reset_connection_is_no_answer() -> None:
    with logged_in(after_the_request(Peer.reset)) as (client, _):
        assert client.confirm(wire.TRANSACTION) == NoAnswer("connection-lost")


def test_silence_is_a_timeout() -> None:
    with logged_in(after_the_request(Peer.hold), answer_seconds=0.3) as (client, _):
        assert client.confirm(wire.TRANSACTION) == NoAnswer("timeout")


@pytest.mark.parametrize(
    "raw",
    [good(), chunks(BODY), UNTIL_CLOSED + BODY, b"HTTP/1.1 100 Continue\r\n\r\n" * 40 + good()],
    ids=["all", "in chunks", "until closed", "100s"],
)
def test_a_server_that_drips_bytes_does_not_hold_the_client(raw: bytes) -> None:
    nearly_over = threading.Event()

    def drip(peer: Peer) -> None:
        peer.drip(raw[:-10], seconds_between=0.02)
        nearly_over.set()
        peer.drip(raw[-10:], seconds_between=0.02)  # a good answer at last, but not in time

    with logged_in(after_the_request(drip), answer_seconds=0.3) as (client, _):
        assert client.confirm(wire.TRANSACTION) == NoAnswer("timeout")
        assert not nearly_over.is_set(), "the client did not wait for the rest"


def test_after_a_timeout_the_next_command_has_a_fresh_connection() -> None:
    scripts = (after_the_request(Peer.hold), answers(good("confirmed")))
    with logged_in(*scripts, answer_seconds=0.5) as (client, server):
        assert client.confirm(wire.TRANSACTION) == NoAnswer("timeout")
        assert isinstance(client.inquire(wire.TRANSACTION), Stands)
        assert [request.method for request in server.requests] == ["POST", "POST", "GET"]


def test_a_redirect_is_not_followed() -> None:
    moved = http_answer(307, extra="Location: /v1/elsewhere\r\n")
    with logged_in(answers(moved, good()), answers(good())) as (client, server):
        assert client.confirm(wire.TRANSACTION) == NoAnswer("unreadable")
        assert len(server.requests) == 2


def test_a_connection_is_kept_for_the_next_command() -> None:
    with logged_in(answers(good(), good("confirmed"), good("voided"))) as (client, server):
        assert isinstance(client.inquire(wire.TRANSACTION), Stands)
        assert isinstance(client.confirm(wire.TRANSACTION), Stands)
        assert isinstance(client.void(wire.TRANSACTION, "B"), Stands)
        assert server.connections == 2


def test_a_kept_connection_that_drops_under_a_command_is_no_answer_and_nothing_is_sent_twice() -> None:
    with logged_in(answers(good(), b""), answers(good("confirmed"))) as (client, server):
        assert isinstance(client.inquire(wire.TRANSACTION), Stands)
        assert client.confirm(wire.TRANSACTION) == NoAnswer("connection-lost")
        assert [request.method for request in server.requests] == ["POST", "GET", "POST"]


def test_a_kept_connection_that_was_closed_in_between_is_replaced() -> None:
    with logged_in(answers(good()), answers(good("confirmed"))) as (client, server):
        assert isinstance(client.inquire(wire.TRANSACTION), Stands)
        assert server.script_over.acquire(timeout=10)
        assert server.script_over.acquire(timeout=10), "the server has closed its end"
        assert isinstance(client.confirm(wire.TRANSACTION), Stands)


def test_a_kept_connection_to_a_server_that_has_gone_is_not_sent() -> None:
    with logged_in(answers(good())) as (client, _):
        assert isinstance(client.inquire(wire.TRANSACTION), Stands)
    assert client.confirm(wire.TRANSACTION) == NotSent("no-connection")


def client_of(url: str) -> TerminalClient:
    return TerminalClient(url, connect_seconds=0.5, answer_seconds=20)


def test_a_refused_connection_is_not_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert client_of(f"http://127.0.0.1:{port}").log_in("anna", "x") == NotSent("no-connection")


def test_an_unknown_host_is_not_sent() -> None:
    assert client_of("http://terminal.invalid").log_in("anna", "x") == NotSent("unknown-host")


@contextmanager
def full_backlog() -> Iterator[int]:
    """A port that neither accepts nor refuses: the queue of its listener is full."""
    with ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        address = listener.getsockname()
        while True:
            try:
                stack.enter_context(socket.create_connection(address, timeout=0.2))
            except TimeoutError:
                break
        yield address[1]


def test_a_connection_that_takes_too_long_is_not_sent() -> None:
    with full_backlog() as port:
        assert client_of(f"http://127.0.0.1:{port}").log_in("anna", "x") == NotSent("timeout")


def test_an_answer_before_the_end_of_the_request_is_heard() -> None:
    too_large = http_answer(413, wire.encoded(wire.problem("too-large", 413)), "application/problem+json")
    with logged_in(lambda peer: peer.send(too_large)) as (client, _):
        assert client.adjudicate(wire.TRANSACTION, b"{}") == Refused("too-large", "in words")


def test_the_environment_does_not_reroute_or_unlock_anything(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        dead = f"http://127.0.0.1:{closed.getsockname()[1]}"
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, dead)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with logged_in(answers(good())) as (client, server):
        assert isinstance(client.inquire(wire.TRANSACTION), Stands)
        assert "authorization" not in server.requests[0].headers


def test_no_cookie_is_kept() -> None:
    with logged_in(answers(good(extra="Set-Cookie: id=1\r\n"), good())) as (client, server):
        client.inquire(wire.TRANSACTION)
        client.inquire(wire.TRANSACTION)
        assert not any("cookie" in request.headers for request in server.requests)


def test_nothing_secret_is_logged_or_shown(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with logged_in(answers(good()), after_the_request(Peer.reset)) as (client, server):
        payload = client.payload(wire.TRANSACTION, wire.CARD)
        outcomes = [client.adjudicate(wire.TRANSACTION, payload), client.confirm(wire.TRANSACTION)]
        assert server.requests[1].body == payload
    told = caplog.text + repr([client, outcomes, client._channel, wire.CARD, wire.TRANSACTION])
    assert "/v1/transactions" in caplog.text, "the log is listened to"
    for secret in (wire.TOKEN, wire.PASSWORD, wire.SEALED, wire.TRANSACTION.person.digits):
        assert secret not in told


def test_a_log_in_that_breaks_leaves_no_session() -> None:
    with ScriptedServer(answers(LOGGED_IN[:-30])) as server:
        client = TerminalClient(server.url)
        assert client.log_in("anna", wire.PASSWORD) == NoAnswer("connection-lost")
        assert len(server.requests) == 1


def test_a_request_that_nobody_takes_in_is_a_timeout() -> None:
    given_up = threading.Event()

    def never_read(peer: Peer) -> None:
        given_up.wait(10)
        peer.send(good())

    with ScriptedServer(answers(LOGGED_IN), never_read) as server:
        client = client_of(server.url)
        client.log_in("anna", wire.PASSWORD)
        assert client.adjudicate(wire.TRANSACTION, b" " * 64_000_000) == NoAnswer("timeout")
        given_up.set()


def test_a_catalogue_cannot_be_had_from_a_service_that_is_away() -> None:
    with logged_in() as (client, _):
        pass
    assert client.catalogue() == NotSent("no-connection")
