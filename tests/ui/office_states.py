"""„Atskaites“ in every state worth a look: name -> kiosk state."""

from msgspec.structs import replace

from kiosk.domain.listing import Filter, Standing
from kiosk.domain.transaction import Act, Deed, State, Transaction
from kiosk.domain.voucher import CopyState, duplicate
from kiosk.flow.places import (
    Authorise,
    Deleting,
    Details,
    PickDays,
    PickPerson,
    PickStanding,
    Reports,
    Totals,
)
from kiosk.flow.state import Kiosk, Notice, PrinterStatus, Printing
from tests.ui.clinic import OPERATOR, at_work, bill_of
from tests.ui.visits import (
    ID,
    NOW,
    PERSON,
    SUPERVISOR,
    busy_day,
    copies,
    looking_at,
    many,
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
    return {**_reports(), **_details(), **_deleting()}


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
        "totals-no-paper": replace(
            day,
            sheet=Printing(key, "waiting", ("media-empty",)),
            printer=PrinterStatus("waiting", ("media-empty",)),
        ),
        "totals-no-queue": replace(
            day,
            sheet=Printing(key, "waiting", ("cups-missing-filter",)),
            printer=PrinterStatus("setup", ("cups-missing-filter",)),
        ),
        "totals-failed": replace(day, sheet=Printing(key, "failed")),
        "totals-refused": replace(day, sheet=Printing(key, "failed", (), "media-not-supported")),
        "totals-unheard-of": replace(day, sheet=Printing(key, "failed", (), "never-heard-of")),
        "totals-doubt": replace(day, sheet=Printing(key, "unknown", (), "service-lost")),
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
            place, confirmed, *printed, notice=Notice("void-refused", "Dzēšanas termiņš ir beidzies")
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
    replaced = Deleting(ID, restart=True, reason="E")
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
        "deleting-restart": looking_at(replaced, confirmed, bill_transaction=None),
    }
