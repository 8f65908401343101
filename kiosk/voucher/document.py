"""What stands on a voucher, as texts in their order: nothing yet of fonts, places or pages."""

from collections.abc import Iterator

from msgspec import Struct

from kiosk.domain.errors import DomainError
from kiosk.domain.money import Split, total
from kiosk.domain.operator import Institution
from kiosk.domain.transaction import Adjudication, Line, LineStatus, State
from kiosk.domain.voucher import ORIGINALS, Voucher, may_print
from kiosk.voucher import words

Amounts = tuple[str, str, str]


class NoVoucherError(DomainError):
    """The transaction is not confirmed, so there is no voucher of it."""


class Field(Struct, frozen=True):
    """A value under its label, with a quieter second line if there is more to say."""

    label: str
    value: str
    detail: str = ""


class Row(Struct, frozen=True):
    """One service; amounts are price, insurer's and patient's share."""

    number: str
    code: str
    name: str
    status: str
    amounts: Amounts


class Total(Struct, frozen=True):
    """A sum over the rows of this voucher."""

    label: str
    detail: str
    amounts: Amounts


class Signature(Struct, frozen=True):
    """A line to sign on, and who is to sign there."""

    label: str
    name: str


class Document(Struct, frozen=True):
    """A whole voucher.

    Attributes:
        copy: which sheet it is: „1. eksemplārs no 3 – …“ or „DUBLIKĀTS n“.
        sheet: „1/3“ of an original, to be seen from afar; empty for a duplicate.
        watermark: a word across every page, and its meaning; empty if there is none.
        mark: what the voucher is if it is none in earnest, and what that means; empty otherwise.
        created_at: when the transaction was made, RFC 3339.
        patient_pays: the patient's share of all rows.
    """

    institution: str
    registration: str
    number: str
    id: str
    created_at: str
    copy: str
    sheet: str
    watermark: str
    warning: str
    mark: str
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]
    totals: tuple[Total, ...]
    patient_pays: str
    notes: tuple[str, ...]
    signatures: tuple[Signature, ...]


def compose(voucher: Voucher) -> Document:
    """Return what stands on the copy.

    Raises:
        NoVoucherError: the insurer has not confirmed the transaction.
    """
    transaction, answer = voucher.transaction, voucher.transaction.adjudication
    if answer is None or not may_print(transaction):
        raise NoVoucherError(f"transaction {transaction.id} is {transaction.state}")
    voided = voucher.copy.voided or transaction.state is State.VOIDED
    return Document(
        institution=voucher.institution.name,
        registration=registration(voucher.institution),
        number=f"{words.NUMBER} {transaction.number:06d}",
        id=transaction.id,
        created_at=transaction.created_at,
        copy=_copy(voucher),
        sheet=f"{voucher.copy.original}/{ORIGINALS}" if voucher.copy.original else "",
        watermark=words.VOIDED if voided else voucher.mark,
        warning=words.VOIDED_WORDS if voided else "",
        mark=f"{voucher.mark} · {words.NOT_VALID}" if voucher.mark else "",
        fields=tuple(_fields(voucher, answer)),
        rows=tuple(_row(line) for line in voucher.lines),
        totals=tuple(_totals(voucher.lines)),
        patient_pays=words.euros(total([line.split for line in voucher.lines]).patient),
        notes=(words.LEFT_OUT,) if len(voucher.lines) < len(answer.lines) else (),
        signatures=(
            Signature(words.PATIENT_SIGNATURE, answer.insured),
            Signature(words.PROVIDER_SIGNATURE, transaction.provider.name),
        ),
    )


def _copy(voucher: Voucher) -> str:
    copy = voucher.copy
    sheet = words.original(copy.original) if copy.original else f"{words.DUPLICATE} {copy.duplicate}"
    return f"{sheet} ({words.AGAIN} {copy.attempt - 1})" if copy.attempt > 1 else sheet


def _fields(voucher: Voucher, answer: Adjudication) -> Iterator[Field]:
    transaction = voucher.transaction
    if answer.insured:
        yield Field(words.PATIENT, answer.insured)
    yield Field(words.PERSONAL_CODE, transaction.person.grouped)
    yield Field(words.INSURER, transaction.insurer.name)
    yield Field(words.CARD, words.card(transaction.card_last_four))
    yield Field(words.PROVIDER, transaction.provider.name, transaction.provider.speciality)
    yield Field(words.REFERENCE, answer.reference)
    yield Field(words.MOMENT, words.moment(transaction.created_at))
    yield Field(words.OPERATOR, transaction.operator.name)


def _row(line: Line) -> Row:
    return Row(f"{line.number}.", line.service, line.name, _status(line), amounts(line.split))


def _status(line: Line) -> str:
    known = {LineStatus.PARTIAL: words.PARTIAL, LineStatus.REFUSED: words.REFUSED}
    if line.status not in known:
        return ""
    if line.reason is None:
        return known[line.status]
    return f"{known[line.status]}: {line.reason.text} ({line.reason.code})"


def _totals(lines: tuple[Line, ...]) -> Iterator[Total]:
    yield _total(words.TOTAL, lines)
    refused = tuple(line for line in lines if line.status is LineStatus.REFUSED)
    if refused:
        yield _total(words.TOTAL_REFUSED, refused)


def _total(label: str, lines: tuple[Line, ...]) -> Total:
    detail = f"{words.COUNT}: {len(lines)}"
    return Total(label, detail, amounts(total([line.split for line in lines])))


def amounts(split: Split) -> Amounts:
    """Return price, insurer's and patient's share as they are written."""
    return (words.euros(split.price), words.euros(split.compensated), words.euros(split.patient))


def registration(institution: Institution) -> str:
    """Return the institution's number in the register, and its address if it is known."""
    number = f"{words.REGISTRATION} {institution.registration_number}"
    return f"{number} · {institution.address}" if institution.address else number
