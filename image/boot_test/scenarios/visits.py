"""Whole visits: one with the reader that types, one with the serial reader on a used card."""

import contextlib
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec

from image.boot_test import checks, guest_reader, leaks, ledger, memory, qemu, services, settings, traces
from image.boot_test.card import Card
from image.boot_test.guest import Guest
from image.boot_test.outside import Outside
from image.boot_test.run import SCREEN_SECONDS, Run, wait_until
from image.boot_test.shell import ShellError
from kiosk import bootstrap, config
from kiosk.appliance.faults import Fault
from kiosk.demo.evidence import require
from kiosk.demo.rig import Rig
from kiosk.sandbox.demo import SAMPLE_CARDS
from kiosk.ui.environment import prepare

if TYPE_CHECKING:
    from image.boot_test.visit import Visit

NO_TIME: Final = "clock-unknown"
"""The guest reaches no time server, and says so."""
USED: Final = "used.img"
"""The card after the first visit, for the scenarios that need one; in the shared folder."""


def keyboard_visit(run: Run) -> None:
    """A whole visit with a card swiped at the USB keyboard; then a look for all that must not be."""
    card = run.flash()
    canary = leaks.draw()
    with Outside(run.shared / "outside") as outside:
        _furnish(card, outside, run, "keyboard")
        with run.virt(card, ports=outside.ports) as guest:
            _visit(run, guest, outside, f";{SAMPLE_CARDS['demo'].number}=2912={canary}?", "keyboard")
            _look(run, guest, canary, checks.keyboard_nodes(guest.shell))
            ledger.note(guest.shell, run.shared)  # of the card that the other scenarios copy
            guest.power_off()
    run.check(checks.nothing("no-digit-on-card", leaks.finds_on_disk(card.path, canary), "digit of the card"))
    card.path.replace(run.shared / USED)


def serial_visit(run: Run) -> None:
    """The same with an MSR605 on a USB serial converter, on the used card with the image flashed anew."""
    card = Card(run.shared / USED).copy(run.folder / "card.img")
    card.reflash(run.image)
    canary = leaks.draw()
    with Outside(run.shared / "outside") as outside:
        _furnish(card, outside, run, "converter")
        with run.virt(card, ports=outside.ports, reader="converter") as guest:
            run.faults(guest)  # waits: before, there is no data partition to look at
            run.check(ledger.kept(guest.shell, run.shared))
            _visit(run, guest, outside, f";{SAMPLE_CARDS['demo'].number}=2912={canary}?", "converter")
            _look(run, guest, canary, [guest.shell.must(f"readlink -f {qemu.SERIAL_NODE}").strip()])
            guest.power_off()
    run.check(checks.nothing("no-digit-on-card", leaks.finds_on_disk(card.path, canary), "digit of the card"))


def _furnish(card: Card, outside: Outside, run: Run, reader: qemu.ReaderKind) -> None:
    """Do a technician's evening: write kiosk.toml and the certificate."""
    card.fat.write(settings.CA_FILE, outside.authority)
    card.fat.write("kiosk.toml", settings.text(outside.public_key, reader, run.panel).encode())


def _visit(run: Run, guest: Guest, outside: Outside, track: str, reader: qemu.ReaderKind) -> None:
    with _twin(run, guest, outside, track, reader) as visit:
        mirror = visit.mirror
        run.step("login", lambda: visit.see_login(SCREEN_SECONDS), guest, lambda: mirror.match)
        wait_until(lambda: _has_reader(guest), SCREEN_SECONDS, "no reader is found", pause=3)
        run.measure(first_screen_s=guest.age, **services.figures(guest.shell))
        for name, do in visit.steps():
            run.step(name, do, guest, lambda: mirror.match)
    run.check(*traces.check(guest_reader.ask(guest.shell)[1]))


def _has_reader(guest: Guest) -> bool:
    try:
        return guest_reader.ask(guest.shell)[0].online
    except ShellError:  # its service is not up yet
        return False


@contextlib.contextmanager
def _twin(run: Run, guest: Guest, outside: Outside, track: str, reader: qemu.ReaderKind) -> Iterator["Visit"]:
    """Start the kiosk that leads the visit, on this machine."""
    prepare(run.panel)
    from image.boot_test.twin import Mirror  # noqa: PLC0415  it imports Kivy, which is prepared only now
    from image.boot_test.visit import SERVICES, Visit, draw_card  # noqa: PLC0415  as above
    from kiosk.demo.hands import Hands  # noqa: PLC0415  as above

    stops = [fault for fault in run.faults(guest) if fault["severity"] == "stop"]
    require(not stops, f"nothing stops the kiosk: {stops}")
    with Rig(run.folder / "twin", run.folder / "twin-sheets", run.panel) as rig:
        faults = msgspec.convert(run.faults(guest), list[Fault])
        warnings = [fault for fault in faults if fault.severity == "warn"]
        with rig.config.open("a", encoding="utf-8") as file:
            file.write(settings.PATIENCE)
        running = bootstrap.assemble(config.load(rig.config), run.panel, warnings=lambda: warnings)
        mirror = Mirror(running.app, run.panel, guest, run.folder)
        hands = Hands(running.engine, mirror, rig, running.reader)
        try:
            swipe = partial(draw_card, guest, reader, track)
            yield Visit(guest, running.engine, mirror, rig, hands, outside, swipe, SERVICES[reader])
        finally:
            running.stop()
            mirror.close()


def _look(run: Run, guest: Guest, canary: str, nodes: list[str]) -> None:
    """Check the system after the visit."""
    shell = guest.shell
    run.expect("reader-nodes-found", "at least one", nodes, ok=bool(nodes))
    run.check(*checks.check(shell), *services.check(shell), *checks.reader_nodes(shell, nodes))
    run.check(*memory.check(guest, canary))
    faults = [fault for fault in run.faults(guest) if fault["code"] != NO_TIME]
    run.expect("no-fault", "none", faults, ok=not faults)
    run.measure(**{f"after_{name}": figure for name, figure in services.figures(shell).items()})
