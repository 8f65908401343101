"""What somebody at the kiosk would do next, by chance: mostly what leads on, now and then something else."""

import random
from dataclasses import dataclass, field

from kiosk.flow import events
from kiosk.flow.events import Event
from kiosk.sandbox.demo import (
    DEMO_PASSWORD,
    DEMO_USER,
    SAMPLE_CARDS,
    SAMPLE_VISIT,
    SUPERVISOR_PASSWORD,
    SUPERVISOR_USER,
)
from tests.faults.headless import GOOD, HeadlessKiosk

LOG_IN = events.LogInTapped(DEMO_USER, DEMO_PASSWORD)
LOG_INS = (
    LOG_IN,
    events.LogInTapped(SUPERVISOR_USER, SUPERVISOR_PASSWORD),
    events.LogInTapped(DEMO_USER, "nepareiza"),
)


@dataclass(frozen=True)
class Hand:
    """Somebody at the kiosk, whose choices hang on the seed."""

    kiosk: HeadlessKiosk
    chance: random.Random = field(default_factory=random.Random)

    def next(self) -> Event:
        """Return what leads on from the present screen."""
        return self.chance.choice(self._here())

    def card(self) -> Event:
        """Return a swipe, mostly of the right card."""
        name = self.chance.choice((*["good"] * 20, *SAMPLE_CARDS))
        return events.CardRead(self.kiosk.card(name))

    def printer(self) -> Event:
        """Return what the printer might say of some copy."""
        key = self.chance.choice([*self.kiosk.state.copies, "000009/1#a1"])
        return events.CopyProgress(key, self.chance.choice(("printing", "printed", "unknown", "failed")))

    def _here(self) -> list[Event]:
        rows: list[Event] = [events.RowTapped(one) for one in self.kiosk.state.transactions]
        doing: dict[str, list[Event]] = {
            "Login": [*[LOG_IN] * 6, *LOG_INS],
            "Billing": self._billing(),
            "ChooseProvider": [events.ProviderChosen("pr-01")],
            "ChooseInsurer": [events.InsurerChosen(GOOD.insurer)],
            "Identify": self._identify(),
            "SameAgain": [*[events.SendAgainTapped()] * 3, events.BackTapped()],
            "ParkedBills": [*self._parked(), events.BackTapped()],
            "Statuses": [events.ConfirmTapped()] * 4 + [events.CancelTapped(), events.CloseTapped()],
            "Unknown": [events.NextPatientTapped(), events.CancelTapped(), events.AskAgainTapped()],
            "Done": [events.PrintTapped(), events.CloseTapped(), self.printer()],
            "Reports": [*rows, events.BillingTapped()],
            "Details": [events.DeleteTapped(), events.DeleteTapped(restart=True), events.BackTapped()],
            "Deleting": [*[events.VoidTapped(one) for one in "BEG"], events.BackTapped()],
            "Authorise": [
                events.VouchTapped(SUPERVISOR_USER, SUPERVISOR_PASSWORD),
                events.VouchTapped(DEMO_USER, DEMO_PASSWORD),
                events.BackTapped(),
            ],
            "Failsafe": [events.ContinueTapped()],
        }
        return doing[self.kiosk.place]

    def _billing(self) -> list[Event]:
        if len(self.kiosk.codes) < 3:
            return [events.ServiceTapped(self.chance.choice(SAMPLE_VISIT))]
        return [
            *[events.PolicyTapped()] * 8,
            events.ReportsTapped(),
            events.ParkTapped(),
            events.ParkedTapped(),
        ]

    def _parked(self) -> list[Event]:
        return [events.TakeUpTapped(one.id) for one in self.kiosk.state.parked]

    def _identify(self) -> list[Event]:
        return [self.card()] if self.kiosk.reader.armed else [events.CodeChanged(GOOD.personal_code)]
