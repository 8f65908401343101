"""The visit's second half and the office, in every state worth a look: name -> kiosk state."""

from dataclasses import replace
from typing import get_args

from hw.service.reader_messages import FailReason, OfflineReason
from kiosk.domain.listing import Filter, Standing
from kiosk.domain.transaction import Act, Deed, State, Transaction
from kiosk.domain.voucher import CopyState, duplicate
from kiosk.flow.places import (
    Asking,
    Authorise,
    Deleting,
    Details,
    Done,
    PickDays,
    PickPerson,
    PickStanding,
    Reports,
    Statuses,
    Totals,
    Unknown,
)
from kiosk.flow.state import Kiosk, Notice, PrinterStatus, Printing, ReaderStatus
from tests.ui.clinic import OPERATOR, at_work, bill_of
from tests.ui.visits import (
    CODES,
    ID,
    NOW,
    PERSON,
    SUPERVISOR,
    busy_day,
    copies,
    identifying,
    looking_at,
    many,
    refused,
    transaction_of,
)

TODO, SENDING, PRINTED, DOUBT, FAILED, DROPPED = (
    CopyState.TODO,
    CopyState.SENDING,
    CopyState.PRINTED,
    CopyState.UNKNOWN,
    CopyState.FAILED,
    CopyState.DROPPED,
)


STRANGER = replace(OPERATOR, id="liga", name="Līga Paraugkalniņa")


def states() -> dict[str, Kiosk]:
    """Return every state by its name."""
    visit = {**_identify(), **_asking(), **_statuses(), **_unknown(), **_done()}
    return {**visit, **_reports(), **_details(), **_deleting()}


def _identify() -> dict[str, Kiosk]:
    full = {"code": "32000010003", "armed": True}
    kiosks = {
        "identify-empty": identifying(),
        "identify-typing": identifying(code="3200001000"),
        "identify-checksum": identifying(code="01019010002", problem="checksum"),
        "identify-doubtful": identifying(code="32000010004", problem="doubtful", armed=True),
        "identify-armed": identifying(**full),
        "identify-unreadable": identifying(**full, problem="unreadable"),
        "identify-other-insurer": identifying(**full, problem="card-of-another-insurer"),
        "identify-unknown-person": identifying(**full, problem="unknown-person"),
    }
    for reason in get_args(OfflineReason):
        gone = ReaderStatus(online=False, lamp="off", reason=reason)
        kiosks[f"identify-reader-{reason}"] = replace(identifying(**full), reader=gone)
    for reason in get_args(FailReason):
        kiosks[f"identify-swipe-{reason}"] = identifying(**full, problem=reason)
    swiping = ReaderStatus(online=True, lamp="green", reason="", swiping=True)
    kiosks["identify-reading"] = replace(identifying(**full), reader=swiping)
    kiosks["identify-reading-again"] = replace(identifying(**full, problem="unreadable"), reader=swiping)
    bad = replace(identifying(**full, problem="bank-card"), reader=ReaderStatus(online=True, lamp="red"))
    return {**kiosks, "identify-bank-card": bad}


def _asking() -> dict[str, Kiosk]:
    return {"asking": looking_at(Asking(ID), transaction_of(State.ADJUDICATING, answered=False))}


def _statuses() -> dict[str, Kiosk]:
    place, held = Statuses(ID), {"holds": {ID: NOW.seconds + 114}}
    answered = transaction_of(State.ADJUDICATED)
    long = transaction_of(State.ADJUDICATED, *(CODES * 8)[:30])
    nothing = replace(answered.adjudication, lines=refused(answered.bill))  # type: ignore[type-var]  # it is answered
    return {
        "statuses": looking_at(place, answered, **held),
        "statuses-urgent": looking_at(place, answered, holds={ID: NOW.seconds + 14}),
        "statuses-30": looking_at(place, long, **held),
        "statuses-confirming": looking_at(place, transaction_of(State.CONFIRMING)),
        "statuses-cancelling": looking_at(place, transaction_of(State.CANCELLING)),
        "statuses-declined": looking_at(place, transaction_of(State.DECLINED, adjudication=nothing)),
        "statuses-not-sent": looking_at(place, answered, **held, notice=Notice("not-sent")),
    }


def _unknown() -> dict[str, Kiosk]:
    place = Unknown(ID)
    review = transaction_of(State.REVIEW, in_doubt=State.CONFIRM_UNKNOWN)
    void = transaction_of(State.REVIEW, in_doubt=State.VOIDING)
    return {
        "unknown-adjudication": looking_at(
            place, transaction_of(State.ADJUDICATION_UNKNOWN, answered=False, attempts=1)
        ),
        "unknown-confirm": looking_at(place, transaction_of(State.CONFIRM_UNKNOWN, attempts=2)),
        "unknown-cancel": looking_at(place, transaction_of(State.CANCEL_UNKNOWN, attempts=5)),
        "unknown-void": looking_at(place, transaction_of(State.VOID_UNKNOWN), bill_transaction=None),
        "unknown-under-way": looking_at(place, transaction_of(State.CONFIRMING), bill_transaction=None),
        "unknown-review": looking_at(place, review),
        "unknown-review-supervisor": looking_at(place, review, operator=SUPERVISOR),
        "unknown-review-void": looking_at(place, void, operator=SUPERVISOR, bill_transaction=None),
    }


def _done() -> dict[str, Kiosk]:
    place, confirmed = Done(ID), transaction_of(State.CONFIRMED)
    second = "000123/2#a1"
    return {
        "done-offer": looking_at(place, confirmed),
        "done-offer-no-printer": looking_at(place, confirmed, printer=PrinterStatus("offline", ("offline",))),
        "done-printing": looking_at(
            place, confirmed, *copies(PRINTED, SENDING, TODO), printing=Printing(second, "printing")
        ),
        "done-no-paper": looking_at(
            place,
            confirmed,
            *copies(PRINTED, SENDING, TODO),
            printing=Printing(second, "waiting", ("media-empty",)),
            printer=PrinterStatus("waiting", ("media-empty",)),
        ),
        "done-doubt": looking_at(place, confirmed, *copies(PRINTED, DOUBT, TODO)),
        "done-failed": looking_at(place, confirmed, *copies(PRINTED, PRINTED, FAILED)),
        "done-printed": looking_at(place, confirmed, *copies(PRINTED, PRINTED, PRINTED)),
        "done-stopped": looking_at(place, confirmed, *copies(PRINTED, DROPPED, DROPPED)),
    }


def _reports() -> dict[str, Kiosk]:
    return {
        "reports": at_work(place=Reports(), transactions=many(40)),
        "reports-empty": at_work(place=Reports()),
        "reports-filtered": at_work(
            place=Reports(),
            transactions=many(40),
            now=NOW,
            filter=Filter("2026-03-01", "2026-03-07", PERSON.digits, Standing.IN_FORCE),
        ),
        "reports-none-found": at_work(
            place=Reports(), transactions=many(4), now=NOW, filter=Filter(person="01019010007")
        ),
        **_totals(),
        "pick-days": at_work(place=PickDays(), transactions=many(40), now=NOW),
        "pick-person": at_work(place=PickPerson("320000")),
        "pick-person-wrong": at_work(place=PickPerson("01019010002", "checksum")),
        "pick-standing": at_work(place=PickStanding()),
        "reports-voided": at_work(place=Reports(), transactions=many(2), notice=Notice("voided")),
    }


def _totals() -> dict[str, Kiosk]:
    day = at_work(place=Totals("2026-03-07"), transactions=busy_day(), now=NOW)
    key = "day/2026-03-07#20260307T104400"
    return {
        "totals": day,
        "totals-printing": replace(day, sheet=Printing(key, "printing")),
        "totals-no-paper": replace(day, sheet=Printing(key, "waiting", ("media-empty",))),
        "totals-printed": replace(day, sheet=Printing(key, "printed")),
        "totals-empty": replace(day, place=Totals("2026-03-01")),
    }


def _details() -> dict[str, Kiosk]:
    place, confirmed = Details(ID), transaction_of(State.CONFIRMED)
    told = ("H", "Pacients atnesa citu polisi")
    act = Act(Deed.VOID, STRANGER, "2026-03-07T10:44:00+02:00", *told, SUPERVISOR)
    voided = transaction_of(State.VOIDED, void_reason=told[0], void_note=told[1], acts=(act,))
    again = replace(duplicate(confirmed, 0, everything=True), state=SENDING)
    printed = copies(PRINTED, PRINTED, PRINTED)
    return {
        "details": looking_at(place, confirmed, *printed),
        "details-until": looking_at(place, _until("23:59"), *printed),
        "details-too-late": looking_at(place, _until("10:43"), *printed),
        "details-unprinted": looking_at(place, confirmed),
        "details-left-over": looking_at(place, confirmed, *copies(PRINTED, DROPPED, DROPPED)),
        "details-printing": looking_at(
            place, confirmed, *printed, again, printing=Printing(again.key, "printing")
        ),
        "details-doubt": looking_at(place, confirmed, *copies(PRINTED, PRINTED, DOUBT)),
        "details-voiding": looking_at(place, transaction_of(State.VOIDING), *printed),
        "details-voided": looking_at(place, voided, *printed),
        "details-unsent": looking_at(place, transaction_of(State.UNSENT, answered=False)),
        "details-refused": looking_at(
            place, confirmed, *printed, notice=Notice("void-refused", "Void cut-off has passed")
        ),
        "details-bill-open": looking_at(
            place, confirmed, *printed, bill=bill_of("K-001"), notice=Notice("bill-not-empty")
        ),
    }


def _until(hour: str) -> Transaction:
    """Return a confirmed transaction that could be voided until an hour of that day."""
    return transaction_of(State.CONFIRMED, void_until=f"2026-03-07T{hour}:00+02:00")


def _deleting() -> dict[str, Kiosk]:
    confirmed = transaction_of(State.CONFIRMED)
    return {
        "deleting": looking_at(Deleting(ID), confirmed, bill_transaction=None),
        "deleting-until": looking_at(Deleting(ID), _until("23:59"), bill_transaction=None),
        "deleting-of-another": looking_at(Deleting(ID), confirmed, operator=STRANGER, bill_transaction=None),
        "authorise-void": looking_at(Authorise(ID, Deed.VOID, reason="B"), confirmed, operator=STRANGER),
        "authorise-decide": looking_at(
            Authorise(ID, Deed.DECIDE), transaction_of(State.REVIEW, in_doubt=State.CONFIRM_UNKNOWN)
        ),
        "authorise-busy": looking_at(Authorise(ID, Deed.VOID, ticket="1"), confirmed, operator=STRANGER),
        "authorise-wrong": looking_at(
            Authorise(ID, Deed.VOID, problem="wrong-credentials"), confirmed, operator=STRANGER
        ),
        "authorise-no-supervisor": looking_at(
            Authorise(ID, Deed.VOID, problem="not-supervisor"), confirmed, operator=STRANGER
        ),
        "deleting-restart": looking_at(Deleting(ID, restart=True), confirmed, bill_transaction=None),
    }
