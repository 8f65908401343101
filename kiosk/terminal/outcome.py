"""What an HTTP answer means for the flow, by status, media type and body."""

from http import HTTPStatus
from typing import Final, TypeVar

from kiosk.domain.transaction import Transaction
from kiosk.ports.terminal import Failure, NoAnswer, NotAuthorised, NotFound, Outcome, Refused
from kiosk.terminal import reading
from kiosk.terminal.answer import Answer
from kiosk.terminal.answers import Problem, TransactionRead
from kiosk.terminal.reading import UnreadableError

T = TypeVar("T")

UNREADABLE: Final = NoAnswer("unreadable")
_JSON: Final = "application/json"
_PROBLEM: Final = "application/problem+json"
_NOT_DEFINITE: Final[dict[int, NoAnswer]] = {
    HTTPStatus.REQUEST_TIMEOUT: NoAnswer("timeout"),
    HTTPStatus.TOO_MANY_REQUESTS: NoAnswer("server-error"),
}


def message(answer: Answer, status: HTTPStatus, kind: type[T]) -> T:
    """Return the message of a good answer.

    Raises:
        UnreadableError: it is another status, not JSON, or not such a message.
    """
    if (answer.status, answer.media_type) != (status, _JSON):
        raise UnreadableError(f"{answer.status} {answer.media_type}")
    return reading.decoded(answer.body, kind)


def outcome(answer: Answer, asked: Transaction) -> Outcome:
    """Return what the answer to a command about the transaction `asked` means."""
    if answer.status >= HTTPStatus.BAD_REQUEST:
        return failure(answer)
    try:
        return reading.stands(message(answer, HTTPStatus.OK, TransactionRead), asked)
    except UnreadableError:
        return UNREADABLE


def inquiry_outcome(answer: Answer, asked: Transaction) -> Outcome:
    """Return what the answer to a status inquiry means; only the service's own word is a not-found."""
    found = outcome(answer, asked)
    is_unknown = isinstance(found, Refused) and found.problem == "unknown-transaction"
    return NotFound() if is_unknown and answer.status == HTTPStatus.NOT_FOUND else found


def failure(answer: Answer) -> Failure:
    """Return what an answer that is not a good one means: only a readable 4xx problem is a definite no."""
    if answer.status == HTTPStatus.UNAUTHORIZED:
        return NotAuthorised()
    return refusal(answer)


def refusal(answer: Answer) -> Refused | NoAnswer:
    """Return the answer's problem, or why it cannot be had."""
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return NoAnswer("server-error")
    if answer.status in _NOT_DEFINITE:
        return _NOT_DEFINITE[answer.status]
    if answer.status < HTTPStatus.BAD_REQUEST or answer.media_type != _PROBLEM:
        return UNREADABLE
    try:
        problem = reading.decoded(answer.body, Problem)
    except UnreadableError:
        return UNREADABLE
    if problem.status != answer.status:
        return UNREADABLE
    return Refused(problem.type.rpartition(":")[2], problem.detail, problem.line)
