"""The data partition as it should not be: full, damaged, of another version, or without room on the card."""

from image.boot_test import card as cards
from image.boot_test import ledger, services
from image.boot_test.run import Run
from image.boot_test.scenarios.bad_settings import write_sound
from image.boot_test.scenarios.faulty import see_calm, see_fault, see_screen
from image.boot_test.scenarios.visits import USED

_FORMAT: str = "format"
"""The file on the data partition that says which version of the kiosk keeps it."""


def full(run: Run) -> None:
    """Nothing can be written any more; what was written is kept."""
    card = _used(run)
    card.fill_data()
    see_fault(run, card, {"storage-full"}, also=lambda guest: run.check(ledger.kept(guest.shell, run.shared)))


def damaged(run: Run) -> None:
    """The superblock is gone, and the ledger lies behind it: it is repaired, never formatted."""
    card = _used(run)
    card.damage_data()
    _goes_on(run, card, {"storage-repaired"})


def older(run: Run) -> None:
    """The data are of a kiosk before this one: they are taken over."""
    card = _used(run)
    card.put_data(_FORMAT, "0\n")
    _goes_on(run, card, set())


def newer(run: Run) -> None:
    """The data are of a kiosk after this one: they are left alone, and the screen says so."""
    card = _used(run)
    card.put_data(_FORMAT, "999\n")
    see_fault(run, card, {"storage-newer"})


def too_small(run: Run) -> None:
    """The card has no room for the data."""
    card = run.flash(size=cards.TOO_SMALL)
    write_sound(card)
    see_fault(run, card, {"storage-card-too-small"})


def _used(run: Run) -> cards.Card:
    return cards.Card(run.shared / USED).copy(run.folder / "card.img")


def _goes_on(run: Run, card: cards.Card, warnings: set[str]) -> None:
    """Boot a card whose faults the kiosk gets over by itself."""
    with run.virt(card, ports=None, reader="none") as guest:
        see_screen(run, guest)
        found = run.faults(guest)
        stops = [fault for fault in found if fault.get("severity") == "stop"]
        told = {str(fault["code"]) for fault in found}
        run.expect("works", f"no fault that stops it; told: {sorted(warnings)}", found, ok=not stops)
        run.expect("warned", str(sorted(warnings)), sorted(told), ok=warnings <= told)
        run.check(ledger.kept(guest.shell, run.shared))
        run.check(*services.check(guest.shell))
        see_calm(run, guest)
        guest.power_off()
