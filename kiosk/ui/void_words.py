"""Owns how the reasons of a void are said, and until when it is possible."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.domain.transaction import Transaction
from kiosk.domain.voiding import VoidReason, is_too_late
from kiosk.ui.format import clock, moment, phone_held
from kiosk.ui.i18n import N_, tr

REASONS: Final[dict[VoidReason, str]] = {
    VoidReason.SERVICE: N_("Izvēlēts nepareizs pakalpojums"),
    VoidReason.DATA: N_("Nepareizs pacients vai ārsts"),
    VoidReason.NOT_GIVEN: N_("Pakalpojums nav sniegts"),
    VoidReason.PATIENT: N_("Pacients atteicās vai kļūdījās"),
    VoidReason.DUPLICATE: N_("Tāda transakcija jau ir"),
    VoidReason.REPLACED: N_("Aizstās jauna transakcija"),
    VoidReason.PAPER: N_("Noformēts uz papīra"),
    VoidReason.OTHER: N_("Cits iemesls"),
}


def reason_said(reason: str, note: str = "") -> str:
    """Return a reason code, and what was written beside it, in the present language."""
    known = reason in VoidReason.__members__.values()
    words = str(tr(REASONS[VoidReason(reason)])) if known else reason
    return " · ".join(part for part in (words, note) if part)


def until_said(transaction: Transaction, now: str, zone: str) -> str:
    """Return until when the transaction can be voided, or why not and whom to call; empty without an end.

    In the time of `zone`, a name of the tz database: the end may lie beyond a change of the clocks.
    """
    if not transaction.void_until:
        return ""
    here, until = (
        datetime.fromisoformat(at).astimezone(ZoneInfo(zone)) for at in (now, transaction.void_until)
    )
    if not is_too_late(transaction.void_until, now):
        same_day = until.date() == here.date()
        return str(tr("Anulēt var līdz {time}", time=clock(until) if same_day else moment(until)))
    insurer = transaction.insurer
    whom = " ".join(part for part in (insurer.name, phone_held(insurer.phone)) if part)
    return str(tr("Anulēt varēja līdz {time}. Tagad zvaniet: {whom}", time=moment(until), whom=whom))
