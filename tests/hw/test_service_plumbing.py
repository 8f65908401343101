"""The Varlink plumbing of the device services, on real sockets."""

import os
import socket
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import varlink

from hw.service.broadcast import Broadcast
from hw.service.connection import Connection, ServiceGoneError, ServiceRefusedError
from hw.service.peers import Allowed, Peer, peer_of
from hw.service.server import AlreadyServedError, Server

READER = "lv.polise.Reader"


class Echo:
    """The reader's interface, answered with fixed words."""

    def __init__(self) -> None:
        self.events: Broadcast[dict[str, str]] = Broadcast(lambda: [{"kind": "first"}])

    def Watch(self, _request: socket.socket) -> Iterator[dict[str, Any]]:  # noqa: N802
        for event in self.events.watch(_request):
            yield {"event": event, "_continues": True}

    def Arm(self) -> dict[str, Any]:  # noqa: N802
        raise RuntimeError(";123?")

    def Disarm(self) -> dict[str, Any]:  # noqa: N802
        return {}

    def Feedback(self, pattern: str) -> dict[str, Any]:  # noqa: N802
        raise varlink.VarlinkError({"error": f"{READER}.UnknownPattern", "parameters": {"pattern": pattern}})


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
def path(echo: Echo, tmp_path: Path) -> Iterator[Path]:
    with Server(tmp_path / "s", READER, echo, Allowed.own_user()):
        yield tmp_path / "s"
        echo.events.close()


def test_the_socket_is_closed_to_others_and_goes_with_the_service(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o660


def test_a_stale_socket_is_replaced_and_a_served_one_is_not(echo: Echo, tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(path))
    with Server(path, READER, echo, Allowed.own_user()):
        with pytest.raises(AlreadyServedError):
            Server(path, READER, echo, Allowed.own_user())
        with Connection(path, READER) as connection:
            assert connection.call("Disarm") == {}
    assert not path.exists()


def test_a_stream_begins_with_the_state_and_brings_every_event(path: Path, echo: Echo) -> None:
    with Connection(path, READER) as connection:
        stream = connection.stream("Watch")
        assert next(stream) == {"event": {"kind": "first"}}
        echo.events.publish(*[{"kind": str(n)} for n in range(100)])
        assert [next(stream)["event"]["kind"] for _ in range(100)] == [str(n) for n in range(100)]


def test_a_client_that_vanishes_leaves_no_subscription_behind(path: Path, echo: Echo) -> None:
    with Connection(path, READER) as connection:
        next(connection.stream("Watch"))
        threads = {thread for thread in threading.enumerate() if "process_request" in thread.name}
        assert threads
    for thread in threads:
        thread.join(5)
        assert not thread.is_alive()
    echo.events.publish({"kind": "unheard"})
    with Connection(path, READER) as connection:
        assert connection.call("Disarm") == {}


def test_a_client_that_never_reads_is_cut_off_alone(path: Path, echo: Echo) -> None:
    with Connection(path, READER) as slow, Connection(path, READER) as quick:
        slow_stream, quick_stream = slow.stream("Watch"), quick.stream("Watch")
        next(slow_stream)
        next(quick_stream)
        for n in range(600):
            echo.events.publish({"kind": str(n), "model": "x" * 4000})
            assert next(quick_stream)["event"]["kind"] == str(n)
        echo.events.publish({"kind": "end"})
        assert next(quick_stream)["event"]["kind"] == "end"


def test_a_waiting_client_can_be_called_off_from_another_thread(path: Path) -> None:
    with Connection(path, READER) as connection:
        stream = connection.stream("Watch")
        next(stream)
        threading.Timer(0.05, connection.close).start()
        with pytest.raises(ServiceGoneError):
            next(stream)


def test_an_error_of_the_interface_arrives_as_its_keyword(path: Path) -> None:
    with Connection(path, READER) as connection, pytest.raises(ServiceRefusedError) as refused:
        connection.call("Feedback", pattern="dance")
    assert (refused.value.keyword, refused.value.parameters) == ("UnknownPattern", {"pattern": "dance"})


def test_a_handlers_mistake_ends_one_connection_and_tells_no_words(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Connection(path, READER) as connection, pytest.raises(ServiceGoneError):
        connection.call("Arm")
    with Connection(path, READER) as connection:
        assert connection.call("Disarm") == {}
    assert "RuntimeError" in caplog.text
    assert "123" not in caplog.text


@pytest.mark.parametrize("bytes_", [b"\0", b"not json\0", b"{}\0", b"[]\0", b"\xff\0", b"x" * 200_000])
def test_nonsense_ends_at_most_its_own_connection(path: Path, bytes_: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as raw:
        raw.connect(str(path))
        raw.settimeout(5)
        raw.sendall(bytes_)
        raw.shutdown(socket.SHUT_WR)
        try:
            while raw.recv(4096):
                pass
        except ConnectionResetError:
            pass
    with Connection(path, READER) as connection:
        assert connection.call("Disarm") == {}


def test_a_stranger_is_hung_up_on(echo: Echo, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    others = Allowed(frozenset({os.geteuid() + 1}))
    with Server(tmp_path / "s", READER, echo, others):
        with Connection(tmp_path / "s", READER) as connection, pytest.raises(ServiceGoneError):
            connection.call("Disarm")
        assert "refused" in caplog.text


def test_nobody_serving_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ServiceGoneError):
        Connection(tmp_path / "s", READER)


def test_who_is_allowed_goes_by_user_or_any_group() -> None:
    allowed = Allowed(frozenset({7}), frozenset({70}))
    assert allowed.admits(Peer(1, 7, frozenset({1})))
    assert allowed.admits(Peer(1, 8, frozenset({1, 70})))
    assert not allowed.admits(Peer(1, 8, frozenset({7})))


def test_the_kernel_names_the_peer() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        peer = peer_of(ours)
    assert (peer.pid, peer.uid) == (os.getpid(), os.geteuid())
    assert os.getegid() in peer.gids
