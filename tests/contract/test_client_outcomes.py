"""Each answer of the terminal service has one meaning, and only a readable one is definite."""

from collections.abc import Callable

import pytest

from kiosk.domain.catalogue import Catalogue
from kiosk.ports.terminal import (
    NoAnswer,
    NotAuthorised,
    NotFound,
    Outcome,
    Refused,
    RemoteState,
    SessionOpened,
    Stands,
)
from kiosk.terminal import TerminalClient
from tests import samples
from tests.contract import wire_samples as wire
from tests.contract.clients import LOGGED_IN, good, logged_in
from tests.contract.scripted_server import ScriptedServer, answers, http_answer

Command = Callable[[TerminalClient], Outcome]

PAYLOAD = TerminalClient("http://127.0.0.1:1").payload(wire.TRANSACTION, wire.CARD)
COMMANDS: dict[str, Command] = {
    "adjudicate": lambda client: client.adjudicate(wire.TRANSACTION, PAYLOAD),
    "confirm": lambda client: client.confirm(wire.TRANSACTION),
    "cancel": lambda client: client.cancel(wire.TRANSACTION),
    "void": lambda client: client.void(wire.TRANSACTION, "B"),
    "inquire": lambda client: client.inquire(wire.TRANSACTION),
}
EVERY_COMMAND = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
PROBLEM_TYPE = "application/problem+json"


def problem(name: str, status: int, **more: object) -> bytes:
    return http_answer(status, wire.encoded(wire.problem(name, status, **more)), PROBLEM_TYPE)


def outcome_of(command: Command, raw: bytes) -> Outcome:
    with logged_in(answers(raw)) as (client, _):
        return command(client)


@EVERY_COMMAND
@pytest.mark.parametrize("state", list(RemoteState))
def test_a_good_answer_says_where_the_transaction_stands(command: Command, state: RemoteState) -> None:
    answer = wire.tombstone() if state is RemoteState.CANCELLED else wire.transaction(state)
    if state is RemoteState.DECLINED:
        answer = declined()
    found = outcome_of(command, http_answer(200, wire.encoded(answer)))
    assert isinstance(found, Stands)
    assert (found.state, found.reference) == (state, answer["reference"])


def declined() -> wire.Json:
    refused = {"compensated": 0, "status": "refused", "reason": {"code": "R", "text": "Nav līguma"}}
    lines = [{**line, **refused, "patient": line["price"]} for line in wire.transaction()["lines"]]
    return wire.transaction(
        "declined", lines=lines, totals={"price": 6880, "compensated": 0, "patient": 6880}
    )


@EVERY_COMMAND
@pytest.mark.parametrize(("status", "name"), [(400, "malformed"), (409, "cancelled"), (422, "price-differs")])
def test_a_readable_4xx_is_a_definite_no(command: Command, status: int, name: str) -> None:
    assert outcome_of(command, problem(name, status, line=2)) == Refused(name, "in words", 2)


@EVERY_COMMAND
def test_a_problem_need_not_name_a_line(command: Command) -> None:
    assert outcome_of(command, problem("card-unknown", 422)) == Refused("card-unknown", "in words")


@EVERY_COMMAND
@pytest.mark.parametrize("status", [500, 502, 503, 504, 599])
def test_a_5xx_is_no_answer_however_well_put(command: Command, status: int) -> None:
    assert outcome_of(command, problem("card-unknown", status)) == NoAnswer("server-error")


@EVERY_COMMAND
@pytest.mark.parametrize(("status", "cause"), [(408, "timeout"), (429, "server-error")])
def test_too_slow_and_too_many_are_no_answers(command: Command, status: int, cause: str) -> None:
    assert outcome_of(command, problem("busy", status)) == NoAnswer(cause)
    assert outcome_of(command, http_answer(status)) == NoAnswer(cause)


@EVERY_COMMAND
def test_a_401_is_an_expired_session(command: Command) -> None:
    assert outcome_of(command, problem("session-expired", 401)) == NotAuthorised()


UNREADABLE = {
    "a page in place of a problem": http_answer(404, b"<h1>Not Found</h1>", "text/html"),
    "a page that says ok": http_answer(200, b"<h1>Sign in to the Wi-Fi</h1>", "text/html"),
    "json of another kind": http_answer(404, b'{"detail":"Not Found"}'),
    "a problem of somebody else's": http_answer(
        404, b'{"type":"about:blank","title":"x","status":404}', PROBLEM_TYPE
    ),
    "a problem that is not whole": http_answer(409, b'{"type":"urn:polise:problem:cancelled"', PROBLEM_TYPE),
    "a problem of another status": http_answer(
        409, wire.encoded(wire.problem("cancelled", 422)), PROBLEM_TYPE
    ),
    "a problem called plain json": http_answer(409, wire.encoded(wire.problem("cancelled", 409))),
    "a problem with a 200": http_answer(200, wire.encoded(wire.problem("cancelled", 409)), PROBLEM_TYPE),
    "a status that nobody knows": http_answer(499, b"", "text/plain"),
    "an answer called text": http_answer(200, wire.encoded(wire.transaction()), "text/plain"),
    "an answer called nothing": good().replace(b"Content-Type", b"X-Type"),
    "an answer with a 201": http_answer(201, wire.encoded(wire.transaction())),
    "an empty answer": http_answer(200),
    "a 204": b"HTTP/1.1 204 No Content\r\n\r\n",
    "another transaction": http_answer(200, wire.encoded(wire.transaction(id="x"))),
    "a 304": b"HTTP/1.1 304 Not Modified\r\n\r\n",
}


@EVERY_COMMAND
@pytest.mark.parametrize("raw", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_no_answer(command: Command, raw: bytes) -> None:
    assert outcome_of(command, raw) == NoAnswer("unreadable")


def test_only_an_inquiry_is_told_not_found() -> None:
    unknown = problem("unknown-transaction", 404)
    assert outcome_of(COMMANDS["inquire"], unknown) == NotFound()
    for name in ("confirm", "void"):
        assert outcome_of(COMMANDS[name], unknown) == Refused("unknown-transaction", "in words")


def test_a_not_found_of_another_kind_does_not_say_that_the_transaction_is_unknown() -> None:
    assert outcome_of(COMMANDS["inquire"], problem("not-found", 404)) == Refused("not-found", "in words")
    assert outcome_of(COMMANDS["inquire"], problem("unknown-transaction", 410)) == Refused(
        "unknown-transaction", "in words"
    )


@EVERY_COMMAND
def test_without_a_session_nothing_is_sent(command: Command) -> None:
    with ScriptedServer() as server:
        assert command(TerminalClient(server.url)) == NotAuthorised()
        assert server.requests == []


def test_the_answer_to_a_log_in_is_who_it_was() -> None:
    with ScriptedServer(answers(LOGGED_IN)) as server:
        client = TerminalClient(server.url)
        assert client.log_in("anna", wire.PASSWORD) == samples.SESSION
        (request,) = server.requests
        assert "authorization" not in request.headers


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (problem("wrong-credentials", 401), Refused("wrong-credentials", "in words")),
        (http_answer(401, b"<h1>Proxy log-in</h1>", "text/html"), NoAnswer("unreadable")),
        (problem("malformed", 400), Refused("malformed", "in words")),
        (http_answer(500), NoAnswer("server-error")),
        (http_answer(200, wire.encoded(wire.SESSION)), NoAnswer("unreadable")),
        (http_answer(201, b"{}"), NoAnswer("unreadable")),
        (http_answer(302, extra="Location: /v1/other\r\n"), NoAnswer("unreadable")),
    ],
    ids=range(7),
)
def test_a_log_in_that_fails_says_why_and_leaves_the_session_that_there_is(
    raw: bytes, expected: Outcome
) -> None:
    with ScriptedServer(answers(LOGGED_IN), answers(raw)) as server:
        client = TerminalClient(server.url)
        assert isinstance(client.log_in("anna", wire.PASSWORD), SessionOpened)
        session = client._token
        assert client.log_in("anna", "wrong") == expected
        assert client._token == session


def test_the_catalogue_is_read() -> None:
    with logged_in(answers(http_answer(200, wire.encoded(wire.CATALOGUE)))) as (client, server):
        assert client.catalogue() == samples.CATALOGUE
        assert server.requests[-1].headers["authorization"] == f"Bearer {wire.TOKEN}"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (problem("session-expired", 401), NotAuthorised()),
        (problem("malformed", 400), Refused("malformed", "in words")),
        (http_answer(503), NoAnswer("server-error")),
        (http_answer(200, b'{"version":"1"}'), NoAnswer("unreadable")),
        (http_answer(404, b"<h1>Not Found</h1>", "text/html"), NoAnswer("unreadable")),
    ],
    ids=range(5),
)
def test_a_catalogue_that_does_not_come_is_a_failure(raw: bytes, expected: Outcome) -> None:
    with logged_in(answers(raw)) as (client, _):
        found = client.catalogue()
        assert found == expected
        assert not isinstance(found, Catalogue)


def test_logging_out_closes_the_session_and_forgets_it() -> None:
    with logged_in(answers(b"HTTP/1.1 204 No Content\r\n\r\n")) as (client, server):
        client.log_out()
        closing = server.requests[-1]
        assert (closing.method, closing.path) == ("DELETE", "/v1/session")
        assert closing.headers["authorization"] == f"Bearer {wire.TOKEN}"
        assert client.inquire(wire.TRANSACTION) == NotAuthorised()
        client.log_out()
        assert len(server.requests) == 2, "there was nothing left to close"


def test_logging_out_forgets_the_session_even_if_the_service_is_away() -> None:
    with logged_in() as (client, _):
        pass
    client.log_out()
    assert client.inquire(wire.TRANSACTION) == NotAuthorised()


def test_a_base_path_is_kept() -> None:
    with ScriptedServer(answers(LOGGED_IN)) as server:
        TerminalClient(server.url + "/klinika-1/").log_in("anna", wire.PASSWORD)
        assert server.requests[0].path == "/klinika-1/v1/session"
