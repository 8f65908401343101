"""The technician's menu in every state worth a look: name -> kiosk state."""

from typing import Any

from msgspec.structs import replace

from kiosk.flow.maintenance import pages
from kiosk.flow.maintenance.pages import Maintenance, Page
from kiosk.flow.places import Login
from kiosk.flow.state import Kiosk, PrinterStatus, ReaderStatus
from kiosk.ports.maintenance import DeviceFacts, Finding, ImageFacts
from tests.ui.clinic import at_work
from tests.ui.visits import NOW

DIGEST = "3f786850e387550fdab836ed7e6dc881de23001b6f8e1c0f7e2a9d4cbb5a1e02"
FACTS = DeviceFacts(
    ("MSR605", "serial", ("reader", "leds", "sounder")),
    ("Virtual Voucher Printer", "talons", "ipp://192.0.2.7/ipp/print", "iso_a5_148x210mm"),
)
TRACKS = ((1, "OK", "A99999999999^AAAAAAA/AAAA^9999"), (2, "OK", "99999999999=9999"), (3, "EMPTY", ""))
BAD_TRACKS = ((1, "LRC", ""), (2, "MISMATCH", ""), (3, "START", ""))


FOUND = (
    Finding("link", "good", "eth0 1000 Mb/s 02:00:00:00:0a:01, wlan0 Wi-Fi 02:00:00:00:0a:02"),
    Finding("addresses", "good", "192.0.2.20/24, 2001:db8::20/64 · gw 192.0.2.1"),
    Finding("names", "good", "terminal.paraugs.example: 198.51.100.7 (12 ms)"),
    Finding("time", "good", "09.03.2026 10:42:00"),
    Finding("terminal", "good", "terminal.paraugs.example:443 (84 ms)"),
)
LOST = (
    Finding("link", "bad", "eth0 02:00:00:00:0a:01, wlan0 Wi-Fi 02:00:00:00:0a:02", "no-link"),
    Finding("addresses", "bad", "169.254.7.7/16", "no-address"),
    Finding("names", "bad", "terminal.paraugs.example (192.0.2.1)", "no-server"),
    Finding("time", "unknown", "09.03.2026 10:42:00", "no-timesync"),
    Finding("terminal", "bad", "terminal.paraugs.example:443", "tls"),
)


LONG = (
    "2026-03-09T10:42:05+02:00 python3[412]: kiosk.engine ERROR the journal cannot be written "
    + 30 * "disk-full "
)
LINES = (
    "2026-03-09T10:41:58+02:00 python3[412]: kiosk.engine INFO the reader service is back",
    "2026-03-09T10:42:01+02:00 python3[388]: hw.service INFO swipe: failed, unreadable, tracks LRC",
    LONG,
)


def _all_morning() -> tuple[str, ...]:
    """Return the lines over and over, oldest first, and at last as they are."""
    earlier = [
        line.replace("T10:42", f"T{hour:02d}:{minute + 1:02d}").replace("T10:41", f"T{hour:02d}:{minute:02d}")
        for hour in (8, 9)
        for minute in range(0, 59, 2)
        for line in LINES
    ]
    return (*earlier, *LINES)


EXPORT_ENDS = (
    *("done", "no-appliance", "no-stick", "several-sticks", "full"),
    *("read-only", "unreadable", "removed", "no-answer", "failed"),
)


def menu(page: Page, **known: Any) -> Kiosk:
    """Return a kiosk with the menu at a page."""
    settings = {"pin_set": True, **known}
    return at_work(place=Login(), operator=None, now=NOW, maintenance=Maintenance(page, **settings))


def states() -> dict[str, Kiosk]:
    """Return every state by its name."""
    gone = ReaderStatus(online=False, lamp="off", reason="no-answer")
    dry = PrinterStatus("waiting", ("media-empty",))
    return {
        "pin": menu(pages.Pin()),
        "pin-wrong": menu(pages.Pin(problem="wrong"), wrong=1),
        "pin-pause": menu(pages.Pin(problem="wrong"), wrong=4, until=NOW.seconds + 58),
        "pin-not-set": menu(pages.Pin(problem="not-set")),
        "pin-busy": menu(pages.Pin(problem="busy")),
        "menu": menu(pages.Menu()),
        "menu-restarting": menu(pages.Menu("asked")),
        "menu-no-appliance": menu(pages.Menu("no-appliance")),
        "image": menu(
            pages.Image(ImageFacts("0.1.0", "0.1.0", DIGEST, "polise-kiosk 0.1.0, Linux 6.12", "Pi 4"))
        ),
        "image-none": menu(pages.Image(ImageFacts("0.1.0", system="Debian GNU/Linux 12", board="x86_64"))),
        "devices": menu(pages.Devices(FACTS)),
        "devices-bad": replace(menu(pages.Devices(DeviceFacts())), reader=gone, printer=dry),
        "reader-waiting": menu(pages.ReaderTest()),
        "reader-shape": menu(pages.ReaderTest(result="unknown-card", tracks=TRACKS, sound="reader")),
        "reader-bad": menu(pages.ReaderTest(result="unreadable", tracks=BAD_TRACKS, sound="none")),
        "reader-read": menu(pages.ReaderTest(False, "read", ((0, "OK", "9999999=9999"),), "paraugs-polise")),
        "reader-gone": replace(menu(pages.ReaderTest()), reader=gone),
        "printer": menu(pages.PrinterTest()),
        "printer-waiting": menu(pages.PrinterTest("test/1", "waiting", ("media-empty",))),
        "printer-printed": menu(pages.PrinterTest("test/1", "printed")),
        "network-probing": menu(pages.Network(FOUND[:2])),
        "network-good": menu(pages.Network(FOUND, probing=False)),
        "network-bad": menu(pages.Network(LOST, probing=False)),
        "logs-reading": menu(pages.Logs()),
        "logs": menu(pages.Logs(_all_morning(), whole=True, reading=False)),
        "logs-own": menu(pages.Logs(LINES, reading=False)),
        "logs-empty": menu(pages.Logs(reading=False)),
        "export": menu(pages.Export()),
        "export-writing": menu(pages.Export("running", "writing")),
        **{f"export-{end}": menu(pages.Export(end, detail="polise-20260309-104200")) for end in EXPORT_ENDS},
        "touch": menu(pages.Touch()),
        "printer-failed": menu(pages.PrinterTest("test/1", "failed")),
        "printer-refused": menu(pages.PrinterTest("test/1", "failed", (), "media-not-supported")),
    }
