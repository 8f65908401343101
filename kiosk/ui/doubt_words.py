"""Owns what is said about an outcome that nobody knows, and what a person may do about it."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kiosk.domain.transaction import State, Transaction
from kiosk.ui.i18n import N_

_AT: Final = {
    State.ADJUDICATING: State.ADJUDICATION_UNKNOWN,
    State.CONFIRMING: State.CONFIRM_UNKNOWN,
    State.CANCELLING: State.CANCEL_UNKNOWN,
    State.VOIDING: State.VOID_UNKNOWN,
}


class Doubt(Struct, frozen=True):
    """What is open about one transaction, in Latvian.

    Attributes:
        headline: what is not known.
        happened: what was sent and what did not come back.
        safe: true if certainly nothing was charged.
        money: whether anything may have been charged.
        now: what the terminal is doing about it.
        advice: what the operator can do meanwhile.
        review: what a person has to find out from the insurer.
        decisions: the states that a supervisor may record.
    """

    headline: str
    happened: str
    safe: bool
    money: str
    now: str
    advice: str
    review: str
    decisions: tuple[State, ...]


_SAFE: Final = N_("No polises nekas nav norakstīts.")
_LIKELY: Final = N_("Visticamāk, no polises nekas nav norakstīts.")
_NEXT: Final = N_("Gaidīt nevajag: var apkalpot nākamo pacientu. Iznākums būs redzams cilnē „Atskaites“.")

DOUBTS: Final[dict[State, Doubt]] = {
    State.ADJUDICATION_UNKNOWN: Doubt(
        headline=N_("Apdrošinātāja atbilde nav zināma"),
        happened=N_("Jautājums, iespējams, ir nosūtīts, bet atbilde nav saņemta."),
        safe=True,
        money=_SAFE,
        now=N_("Terminālis jautā apdrošinātājam vēlreiz"),
        advice=N_("Var pagaidīt, atcelt vai apkalpot nākamo pacientu. Karti vēlreiz vilkt nevajag."),
        review=N_("Pajautājiet apdrošinātājam, vai transakcija ir apstiprināta vai atcelta."),
        decisions=(State.CANCELLED, State.CONFIRMED),
    ),
    State.CONFIRM_UNKNOWN: Doubt(
        headline=N_("Nav zināms, vai transakcija ir apstiprināta"),
        happened=N_("Apstiprinājums, iespējams, ir nosūtīts, bet atbilde nav saņemta."),
        safe=False,
        money=N_("Summa no polises, iespējams, jau ir norakstīta. Neveidojiet šo rēķinu no jauna."),
        now=N_("Terminālis noskaidro, vai transakcija ir apstiprināta"),
        advice=_NEXT,
        review=N_("Pajautājiet apdrošinātājam, vai transakcija ir apstiprināta."),
        decisions=(State.CONFIRMED, State.CANCELLED),
    ),
    State.CANCEL_UNKNOWN: Doubt(
        headline=N_("Nav zināms, vai transakcija ir atcelta"),
        happened=N_("Atcelšana, iespējams, ir nosūtīta, bet atbilde nav saņemta."),
        safe=True,
        money=_SAFE,
        now=N_("Terminālis atceļ transakciju vēlreiz"),
        advice=_NEXT,
        review=N_("Pajautājiet apdrošinātājam, vai transakcija ir atcelta."),
        decisions=(State.CANCELLED, State.CONFIRMED),
    ),
    State.VOID_UNKNOWN: Doubt(
        headline=N_("Nav zināms, vai transakcija ir dzēsta"),
        happened=N_("Dzēšana, iespējams, ir nosūtīta, bet atbilde nav saņemta."),
        safe=False,
        money=N_("Transakcija, iespējams, vēl ir spēkā. Neveidojiet tās vietā jaunu."),
        now=N_("Terminālis noskaidro, vai transakcija ir dzēsta"),
        advice=_NEXT,
        review=N_("Pajautājiet apdrošinātājam, vai transakcija ir dzēsta."),
        decisions=(State.VOIDED, State.CONFIRMED),
    ),
}

UNDER_WAY: Final[dict[State, str]] = {
    State.ADJUDICATING: N_("Terminālis jautā apdrošinātājam"),
    State.CONFIRMING: N_("Apstiprinājums tiek nosūtīts apdrošinātājam"),
    State.CANCELLING: N_("Atcelšana tiek nosūtīta apdrošinātājam"),
    State.VOIDING: N_("Dzēšana tiek nosūtīta apdrošinātājam"),
}
"""What is being waited for while a command is in flight."""

DECISIONS: Final[dict[State, str]] = {
    State.CONFIRMED: N_("Ir apstiprināta"),
    State.CANCELLED: N_("Ir atcelta"),
    State.VOIDED: N_("Ir dzēsta"),
}
"""What a supervisor was told by the insurer, as a choice."""

STILL_VALID: Final = N_("Nav dzēsta, ir spēkā")
"""The same for a confirmed transaction whose voiding is in doubt."""


def doubt_of(transaction: Transaction) -> Doubt:
    """Return what is in doubt about a transaction that is unknown, under way or in review."""
    at = transaction.in_doubt if transaction.state is State.REVIEW else transaction.state
    at = at or State.CONFIRM_UNKNOWN
    doubt = DOUBTS[_AT.get(at, at)]
    if transaction.state is State.REVIEW and doubt.safe:  # it may yet be decided that it was charged
        return replace(doubt, money=_LIKELY)
    return doubt


def decision_word(decision: State, doubt: Doubt) -> str:
    """Return a decision's Latvian text; a voiding that did not happen leaves the transaction valid."""
    voiding = State.VOIDED in doubt.decisions
    return STILL_VALID if voiding and decision is State.CONFIRMED else DECISIONS[decision]
