"""From an answer's bytes to values of the domain; what is not exactly right is unreadable as a whole."""

from functools import lru_cache
from sys import intern
from typing import TypeVar

import msgspec

from kiosk.domain.catalogue import Catalogue, Group, Insurer, Provider, Service
from kiosk.domain.errors import DomainError
from kiosk.domain.money import Split
from kiosk.domain.operator import Institution, Operator, Role
from kiosk.domain.transaction import (
    Adjudication,
    Line,
    LineStatus,
    Reason,
    Transaction,
    match_lines,
)
from kiosk.ports.terminal import RemoteState, SessionOpened, Stands
from kiosk.terminal.answers import CatalogueRead, LineRead, Session, TransactionRead

T = TypeVar("T")


class UnreadableError(Exception):
    """The answer is not what the contract says; nothing in it may be believed."""


def decoded(body: bytes, kind: type[T]) -> T:
    """Return the message in `body`.

    Raises:
        UnreadableError: it is not JSON, or not such a message.
    """
    try:
        return msgspec.json.decode(body, type=kind, strict=True)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise UnreadableError(f"not a {kind.__name__}") from None


def session_opened(session: Session) -> SessionOpened:
    """Return who logged in, without the token."""
    operator, institution = session.operator, session.institution
    return SessionOpened(
        Operator(operator.id, operator.name, Role(operator.role)),
        Institution(institution.id, institution.name, institution.registration_number),
    )


def catalogue(read: CatalogueRead) -> Catalogue:
    """Return the catalogue.

    Raises:
        UnreadableError: an id stands for two things, or a service is in no group.
    """
    groups = {group.id for group in read.groups}
    for ids in (
        [group.id for group in read.groups],
        [service.code for service in read.services],
        [provider.id for provider in read.providers],
        [insurer.id for insurer in read.insurers],
    ):
        _require(len(set(ids)) == len(ids), "an id stands for two things")
    _require(all(service.group in groups for service in read.services), "a service is in no group")
    return Catalogue(
        read.version,
        tuple(Group(group.id, group.name) for group in read.groups),
        tuple(Service(one.code, one.name, one.group, one.price) for one in read.services),
        tuple(Provider(one.id, one.name, one.speciality) for one in read.providers),
        tuple(Insurer(one.id, one.name, one.phone) for one in read.insurers),
    )


def stands(read: TransactionRead, asked: Transaction) -> Stands:
    """Return where the transaction `asked` stands.

    Raises:
        UnreadableError: the answer is about something else, contradicts itself, or is not about the bill.
    """
    _require(read.id == asked.id, "another transaction")
    state = RemoteState(read.state)
    if state is RemoteState.CANCELLED and not read.lines:
        return Stands(state, intern(read.reference))
    _require((read.insurer, read.provider) == (asked.insurer.id, asked.provider.id), "other parties")
    _require(bool(read.reference), "no reference")
    try:
        answer = _adjudication(read, asked)
    except DomainError as error:
        raise UnreadableError(str(error)) from None
    _require(state is not RemoteState.DECLINED or not answer.paid_lines, "declined, and yet paid")
    before = asked.adjudication
    _require(before is None or _amounts(answer) == _amounts(before), "other amounts than answered before")
    until = read.void_until.isoformat() if read.void_until else ""
    return Stands(state, intern(read.reference), answer, until)


def _adjudication(read: TransactionRead, asked: Transaction) -> Adjudication:
    lines = match_lines(asked.bill, [_line(line) for line in read.lines])
    answer = Adjudication(intern(read.reference), lines, read.hold_seconds, intern(read.insured_name))
    said = (read.totals.price, read.totals.compensated, read.totals.patient)
    sums = answer.totals
    _require(said == (sums.price, sums.compensated, sums.patient), "totals that are not the sums")
    return answer


def _amounts(answer: Adjudication) -> list[Split]:
    return [line.split for line in answer.lines]


def _line(line: LineRead) -> Line:
    reason = (line.reason.code, line.reason.text) if line.reason else None
    split = (line.price, line.compensated, line.patient)
    return _known(line.number, line.service, line.name, split, line.status, reason)


@lru_cache(maxsize=4096)
def _known(  # noqa: PLR0913, PLR0917  what a line is made of
    number: int,
    service: str,
    name: str,
    split: tuple[int, int, int],
    status: str,
    reason: tuple[str, str] | None,
) -> Line:
    """Return one value for all equal lines: a day's transactions are much alike, and stay in memory."""
    why = Reason(*reason) if reason else None
    return Line(number, service, name, Split(*split), LineStatus(status), why)


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise UnreadableError(otherwise)
