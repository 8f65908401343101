"""Without what a kiosk usually has: no network, no reader, no printer; no screen; no idea of the time."""

from datetime import UTC, datetime
from typing import Final

from image.boot_test import guest_reader, screen, services
from image.boot_test.run import SCREEN_SECONDS, Run, wait_until
from image.boot_test.scenarios.bad_settings import write_sound
from image.boot_test.scenarios.faulty import see_calm, see_screen
from tests.kernel.qmp import QmpError

_LONG_AGO: Final = "1970-01-01T00:00:10"


def bare(run: Run) -> None:
    """No network, no reader, no printer at boot: there is a log-in, and the reader is found when it comes."""
    card = run.flash()
    write_sound(card)
    with run.virt(card, ports=None, reader="none") as guest:
        before = see_screen(run, guest)
        faults = run.faults(guest)
        run.expect("no-fault", "none", faults, ok=not [one for one in faults if one["severity"] == "stop"])
        offline = guest_reader.ask(guest.shell)[0]
        run.expect("reader-offline", "unplugged", offline.reason, ok=offline.reason == "unplugged")
        guest.plug("keyboard")
        wait_until(lambda: guest_reader.ask(guest.shell)[0].online, 120, "the reader is not found", pause=3)
        run.photograph(guest, "reader-plugged-in")

        def shown() -> bool:
            picture = guest.picture()
            return picture is not None and screen.difference(before, picture) > 0

        wait_until(shown, 60, "the screen does not show the reader")
        run.check(*services.check(guest.shell))
        see_calm(run, guest)


def no_screen(run: Run) -> None:
    """No screen at boot: the kiosk waits for one, and is on it when it is plugged in."""
    card = run.flash()
    write_sound(card)
    with run.virt(card, ports=None, reader="none", screen=None) as guest:
        services.wait_for_all(guest.shell, SCREEN_SECONDS)
        said = services.show(guest.shell, "polise-kiosk.service")
        run.expect("kiosk-waits", services.WAITING, said, ok=services.waits_for_screen(said))
        try:
            guest.qmp("device_add", driver="bochs-display", id="screen", bus="later")
        except QmpError as error:
            run.expect("screen-plugged-in", "QEMU can", error, ok=False)
            return
        see_screen(run, guest)


def no_time(run: Run) -> None:
    """The clock begins in 1970 and no time server answers: nothing is dated before the image was made."""
    card = run.flash()
    write_sound(card)
    with run.virt(card, ports=None, reader="none", clock=_LONG_AGO) as guest:
        see_screen(run, guest)
        now = datetime.fromtimestamp(int(guest.shell.must("date +%s")), UTC)
        built = datetime.fromtimestamp(
            int(guest.shell.must("stat -c %Y /usr/lib/polise/kiosk/__init__.py")), UTC
        )
        run.expect(
            "not-before-the-image",
            f"{built} or later",
            now,
            ok=now >= built > datetime(2024, 1, 1, tzinfo=UTC),
        )
