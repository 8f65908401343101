"""Owns what is wrong at this moment, all of it: journal, network, reader, printer, appliance."""

from collections.abc import Iterator, Sequence
from typing import Final

from kiosk.flow.state import Kiosk
from kiosk.ui.fault_words import Fault, warning_for
from kiosk.ui.i18n import N_
from kiosk.ui.login_words import LOGIN
from kiosk.ui.messages import Message, Severity
from kiosk.ui.notices import NOTICES
from kiosk.ui.printer_words import printer_message
from kiosk.ui.reader_words import reader_words

NO_NETWORK: Final = Message(
    Severity.WARNING,
    N_("Nav savienojuma ar termināla serveri"),
    N_("Rēķinu var turpināt, bet apdrošinātājam jautāt nevar."),
    N_("Pārbaudiet tīkla vadu. Terminālis turpina mēģināt pats."),
    "network-off",
)
"""While somebody is logged in: for nobody there is nothing to ask."""


def troubles(kiosk: Kiosk, warnings: Sequence[Fault]) -> tuple[Message, ...]:
    """Return a message for each thing that is wrong now, in the present language; none if all is well."""
    return tuple(_troubles(kiosk, warnings))


def _troubles(kiosk: Kiosk, warnings: Sequence[Fault]) -> Iterator[Message]:
    if kiosk.owing:
        yield NOTICES["not-written"]
    if kiosk.network is False:
        yield NO_NETWORK if kiosk.operator else LOGIN["not-sent"]
    if not kiosk.reader.online:
        headline, step = reader_words(kiosk.reader.reason)
        yield Message(Severity.WARNING, headline, "", step, "reader")
    if printer := printer_message(kiosk.printer.reasons, printing=kiosk.printing is not None):
        yield printer
    for fault in warnings:
        if warning := warning_for([fault]):
            yield warning
