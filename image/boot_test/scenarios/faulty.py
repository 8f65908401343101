"""What every fault must come to: it is told on the screen and in report.txt, and the kiosk stays up."""

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import msgspec
from PIL.Image import Image

from image.boot_test import card as cards
from image.boot_test import screen, services, touch
from image.boot_test.guest import Guest
from image.boot_test.run import SCREEN_SECONDS, Run, wait_until
from kiosk.appliance.faults import Fault
from kiosk.demo.evidence import require
from kiosk.ui.environment import prepare

if TYPE_CHECKING:
    from image.boot_test.fault_twin import Page

ALIKE: Final = 0.02
"""At most so much of the page differs."""
_RESTART_SECONDS: Final = 120.0
_CALM_SECONDS: Final = 20.0
"""For so long nothing may be started again and the picture must stay."""


def see_fault(
    run: Run, disk: cards.Card, codes: set[str], also: Callable[[Guest], None] = lambda _: None
) -> list[dict[str, object]]:
    """Boot a card with a fault that stops the kiosk, see it on the screen, and give what is told.

    Args:
        run: the scenario's.
        disk: the card.
        codes: one of these is what the kiosk must call it.
        also: what else is to be seen of the running kiosk.
    """
    run.keep_settings(disk)
    with run.virt(disk, ports=None, reader="none") as guest:
        shown = see_screen(run, guest)
        found = run.faults(guest)
        named = {str(fault["code"]) for fault in found if fault.get("severity") == "stop"}
        run.expect("fault-told", f"one of {sorted(codes)}", sorted(named), ok=bool(named & codes))
        page = see_words(run, shown, [fault for fault in found if fault.get("severity") == "stop"])
        also(guest)
        see_calm(run, guest)
        run.check(*(check for check in services.check(guest.shell) if check.name.startswith("polise-kiosk")))
        see_restart(run, guest, page)
    told = disk.fat.read("report.txt").decode("utf-8", "replace")
    run.expect("report-tells", "report.txt says it", told[:600], ok=says(told, found, codes))
    return found


def see_screen(run: Run, guest: Guest) -> Image:
    """Wait until the kiosk has drawn, and give the picture."""

    def ready() -> bool:
        return services.show(guest.shell, "polise-kiosk.service")["ActiveState"] == "active"

    wait_until(ready, SCREEN_SECONDS, "polise-kiosk.service is not up", pause=2)
    kept: list[Image | None] = []

    def still() -> bool:
        kept.append(guest.picture())
        before, now = kept[-2:] if len(kept) > 1 else (None, None)
        if before is None or now is None:
            return False
        return not screen.is_blank(now) and not screen.difference(before, now)

    run.step("first-screen", lambda: wait_until(still, SCREEN_SECONDS, "no picture stays", pause=3), guest)
    run.measure(first_screen_s=guest.age)
    shown = kept[-1]
    if shown is None:
        raise TypeError("the wait above ends with a picture")
    dark = screen.is_dark(shown)
    run.expect("not-black", "a picture", "black" if dark else "a picture", ok=not dark)
    return shown


def see_calm(run: Run, guest: Guest) -> None:
    """Check that the machine does not start itself anew, nor the kiosk, again and again."""
    before = services.show(guest.shell, "polise-kiosk.service")["MainPID"]
    time.sleep(_CALM_SECONDS)
    after = services.show(guest.shell, "polise-kiosk.service")["MainPID"]
    uptime = float(guest.shell.must("cat /proc/uptime").split()[0])
    good = before == after and uptime < guest.age + 5
    said = f"kiosk {before}, then {after}; up {uptime:.0f} s of {guest.age:.0f} s"
    run.expect("no-loop", "the same kiosk, one boot", said, ok=good and uptime > 0.5 * guest.age)


def see_restart(run: Run, guest: Guest, page: "Page") -> None:
    """Tap „Restart“ on the page; the machine must go down by itself, which ends QEMU."""
    touch.tap(guest.qmp, *page.restart, (run.panel.width, run.panel.height))
    started = time.monotonic()
    while guest.alive and time.monotonic() < started + _RESTART_SECONDS:
        time.sleep(0.5)
    words = f"{'running' if guest.alive else 'restarted'} after {time.monotonic() - started:.0f} s"
    run.expect("restart-by-touch", f"restarted within {_RESTART_SECONDS:.0f} s", words, ok=not guest.alive)
    if guest.alive:
        run.outcome.files = guest.account()
        guest.power_off()


def see_words(run: Run, shown: Image, found: list[dict[str, Any]]) -> "Page":
    """Compare the screen with what the product draws here for the same faults.

    Raises:
        AssertionError: no fault is told.
    """
    prepare(run.panel)
    from image.boot_test.fault_twin import drawn_faults  # noqa: PLC0415  it imports Kivy, which is prepared only now

    require(bool(found), "a fault that stops the kiosk is told")
    page = drawn_faults(msgspec.convert(found, list[Fault]), run.written, run.panel)
    here = page.picture
    apart = screen.difference(here, shown)
    if apart > ALIKE:
        here.save(run.folder / "unlike-here.png")
        shown.save(run.folder / "unlike-there.png")
    run.expect(
        "screen-tells",
        f"the page of these faults, at most {ALIKE:.1%} apart",
        f"{apart:.2%}",
        ok=apart <= ALIKE,
    )
    return page


def says(report: str, found: Iterable[Mapping[str, object]], codes: Collection[str]) -> bool:
    """Tell whether a report has all the words of the faults with these codes, however they are broken."""
    text = " ".join(report.split())
    faults = [fault for fault in found if fault.get("code") in codes]
    parts = [part for fault in faults for part in str(fault.get("words", "")).split("; expected ")]
    return bool(parts) and all(part and " ".join(part.split()) in text for part in parts)
