"""What must hold of a kiosk at any moment, whatever was tapped, broken or restarted before."""

from collections import defaultdict

from kiosk.domain.transaction import State, Transaction
from kiosk.flow import lifecycle, places
from kiosk.flow.lifecycle import FINAL, TABLE, UNDER_WAY, UNKNOWN
from kiosk.flow.state import Kiosk
from tests.contract.sandbox import Terminal
from tests.faults.headless import HeadlessKiosk, counted, history

LEADS = {(was, to.state) for (was, _), to in TABLE.items()}
ENDS = {State.CONFIRMED: "confirmed", State.VOIDED: "voided", State.CANCELLED: "cancelled"}
"""What the service must say of a transaction that stands so here."""
PROVEN = {"terminal", "supervisor"}


class Rules:
    """Holds everything that a kiosk shows and writes against the invariants of the design."""

    def __init__(self, kiosk: HeadlessKiosk) -> None:
        self._kiosk = kiosk
        self._read = self._shown = 0
        self._newest: dict[str, Transaction] = {}
        self._draft = 0
        self._drafts: defaultdict[int, set[str]] = defaultdict(set)
        self._of_a_draft: set[str] = set()

    def hold(self) -> None:
        """Check what is new since the last time; the kiosk has come to rest."""
        for state in self._kiosk.seen[self._shown :]:
            self._at_most_one_live_transaction_per_draft(state)
        self._shown = len(self._kiosk.seen)
        self._the_journal_only_takes_steps_of_the_table()
        self._the_screen_fits(self._kiosk.state)
        self._the_same_id_is_the_same_bytes()
        assert self._kiosk.terminal.unwritten == []
        assert self._kiosk.lost == []

    def _the_journal_only_takes_steps_of_the_table(self) -> None:
        assert self._kiosk.ledger is not None
        snapshots = history(self._kiosk.ledger)
        for one in snapshots[self._read :]:
            was = self._newest.get(one.id)
            legal = one.state is State.ADJUDICATING if was is None else (was.state, one.state) in LEADS
            assert legal, f"{one.number}: {was.state if was else None} -> {one.state}"
            self._newest[one.id] = one
            adds_up(one)
            is_proven(one)
        self._read = len(snapshots)
        for one in self._newest.values():
            assert one == self._kiosk.state.transactions[one.id], "the journal has what the screens show"

    def _at_most_one_live_transaction_per_draft(self, state: Kiosk) -> None:
        if not state.bill.lines:
            self._draft += 1
        new = set(state.transactions) - self._of_a_draft
        self._of_a_draft |= new
        if new and isinstance(state.place, places.Starting | places.Login):
            self._draft += 1
            new &= {state.bill_transaction}  # the others from the journal are of drafts long gone
        self._drafts[self._draft] |= new
        ours = self._drafts[self._draft] & set(state.transactions)
        live = [one for one in ours if lifecycle.is_live(state.transactions[one].state)]
        assert len(live) <= 1 or isinstance(state.place, places.Starting | places.Login)

    def _the_screen_fits(self, state: Kiosk) -> None:
        assert not any(one.state in UNDER_WAY for one in state.transactions.values()), "all is answered"
        if state.operator is None:
            assert isinstance(state.place, places.Login | places.Failsafe)
        looked_at = state.transactions.get(getattr(state.place, "transaction", ""))
        match state.place:
            case places.Asking():
                raise AssertionError("nobody is being asked any more")
            case places.Statuses():
                assert looked_at is not None
                assert looked_at.state in {State.ADJUDICATED, State.DECLINED}
            case places.Unknown():
                assert looked_at is not None
                assert looked_at.state in UNKNOWN | {State.REVIEW}
            case places.Done():
                assert looked_at is not None
                assert looked_at.state is State.CONFIRMED

    def _the_same_id_is_the_same_bytes(self) -> None:
        bytes_of: dict[str, bytes | None] = {}
        for method, path, body in self._kiosk.terminal.requests:
            if method == "PUT":
                assert bytes_of.setdefault(path, body) == body


def adds_up(one: Transaction) -> None:
    """Every line and every total, to the cent; a refused line pays nothing and says why."""
    assert 1 <= len(one.bill) <= 30
    if one.adjudication is None:
        return
    lines = one.adjudication.lines
    assert [line.number for line in lines] == list(range(1, len(one.bill) + 1))
    for line, service in zip(lines, one.bill, strict=True):
        assert (line.service, line.split.price) == (service.code, service.price)
        assert line.split.price == line.split.compensated + line.split.patient
        assert line.status != "refused" or (line.split.compensated == 0 and line.reason is not None)
    totals = one.totals
    assert totals.price == sum(service.price for service in one.bill)
    assert totals.price == totals.compensated + totals.patient


def is_proven(one: Transaction) -> None:
    """A final state rests on the service's word or a supervisor's; „unsent“ on a connection never made."""
    if one.state in FINAL:
        sources = {evidence.source for evidence in one.evidence}
        assert sources & ({"kiosk"} if one.state is State.UNSENT else PROVEN)


def agrees(kiosk: HeadlessKiosk, service: Terminal) -> None:
    """Both sides must tell the same of every transaction, and neither may have done anything twice."""
    service.log_in()
    counts = counted(service.url)
    assert all(times <= 1 for done in counts.values() for times in done.values())
    assert set(counts) <= set(kiosk.state.transactions)
    for one in kiosk.state.transactions.values():
        assert one.state not in UNKNOWN
        if one.state is State.REVIEW or any(proof.source == "supervisor" for proof in one.evidence):
            continue
        there = service.call("GET", f"/v1/transactions/{one.id}").json().get("state", "nowhere")
        if one.state is State.UNSENT:
            assert there == "nowhere"
        elif one.state is State.DECLINED:
            assert there in {"nowhere", "declined"}
        else:
            assert there == ENDS[one.state], one
