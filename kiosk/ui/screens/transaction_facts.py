"""Owns what „Informācija par transakciju“ says beside the services, as names and values."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from kiosk.domain.transaction import Act, Deed, Evidence, Transaction
from kiosk.domain.voucher import CopyState
from kiosk.flow.state import Kiosk
from kiosk.ui.format import moment
from kiosk.ui.i18n import N_, tr
from kiosk.ui.notices import NOTICES
from kiosk.ui.print_progress import latest
from kiosk.ui.transaction_words import COPIES, numbered, sheet_name
from kiosk.ui.void_words import reason_said

_SOURCES: Final = {
    "terminal": N_("Apdrošinātāja atbilde"),
    "supervisor": N_("Vadītāja lēmums"),
    "kiosk": N_("Netika nosūtīts"),
}
_ANSWERS: Final = {
    "adjudicated": N_("izvērtēta"),
    "declined": N_("noraidīta"),
    "confirmed": N_("apstiprināta"),
    "cancelled": N_("atcelta"),
    "voided": N_("dzēsta"),
    "not-found": N_("nav atrasta"),
}
_NOT_SENT: Final = {
    "no-connection": N_("nav savienojuma"),
    "timeout": N_("serveris laikā neatbildēja"),
    "unknown-host": N_("servera adrese nav atrasta"),
    "tls": N_("drošs savienojums neizdevās"),
}

_DEEDS: Final = {Deed.VOID: N_("Dzēsa"), Deed.DECIDE: N_("Izlēma")}


def facts_of(kiosk: Kiosk, transaction: Transaction) -> list[tuple[str, str]]:
    """Return name and value of everything known, those without a value left out."""
    answer = transaction.adjudication
    facts = (
        (tr("Laiks"), moment(datetime.fromisoformat(transaction.created_at))),
        (tr("Pacients"), _person(transaction)),
        (tr("Apdrošinātājs"), transaction.insurer.name),
        (tr("Karte"), f"•••• {transaction.card_last_four}"),
        (tr("Pakalpojuma sniedzējs"), f"{transaction.provider.name}, {transaction.provider.speciality}"),
        (tr("Apdrošinātāja atsauce"), answer.reference if answer else ""),
        (tr("Apliecinājums"), "\n".join(_evidence(one) for one in transaction.evidence)),
        (tr("Dzēšanas iemesls"), _void(transaction)),
        (tr("Kas to darīja"), "\n".join(_act(one) for one in transaction.acts)),
        (tr("Talona eksemplāri"), "\n".join(_copies(kiosk, transaction))),
        (tr("Aizstāj transakciju"), _number_of(kiosk, transaction.replaces)),
        (tr("Operators"), transaction.operator.name),
        (tr("Identifikators"), transaction.id),
    )
    return [(name, value) for name, value in facts if value]


def _person(transaction: Transaction) -> str:
    insured = transaction.adjudication.insured if transaction.adjudication else ""
    return ", ".join(part for part in (insured, transaction.person.masked) if part)


def _void(transaction: Transaction) -> str:
    return reason_said(transaction.void_reason, transaction.void_note) if transaction.void_reason else ""


def _act(act: Act) -> str:
    done = f"{tr(_DEEDS[act.deed])} {act.operator.name}, {moment(datetime.fromisoformat(act.at))}"
    return done if act.supervisor is None else f"{done} · {tr('atļāva {name}', name=act.supervisor.name)}"


def _evidence(evidence: Evidence) -> str:
    source = tr(_SOURCES.get(evidence.source, "")) if evidence.source in _SOURCES else evidence.source
    rest = ", ".join(filter(None, (_detail(evidence.detail), evidence.reference)))
    return ": ".join(filter(None, (source, rest)))


def _detail(detail: str) -> str:
    """Return an answer in words; what the service itself said is quoted, a code has its notice's headline."""
    if detail in _ANSWERS:
        return str(tr(_ANSWERS[detail]))
    code, _, said = detail.partition(": ")
    if code == "not-sent":
        return str(tr(_NOT_SENT[said])) if said in _NOT_SENT else ""
    known = NOTICES.get(code)
    return " ".join(filter(None, (tr(known.headline) if known else code, said and tr.quoted(said))))


def _copies(kiosk: Kiosk, transaction: Transaction) -> Iterator[str]:
    for copy in latest(kiosk.copies_of(transaction.id)):
        if copy.state is not CopyState.DROPPED:
            yield f"{sheet_name(copy)} · {tr(COPIES[copy.state].word)}"


def _number_of(kiosk: Kiosk, transaction: str | None) -> str:
    replaced = kiosk.transactions.get(transaction or "")
    return numbered(replaced) if replaced else ""
