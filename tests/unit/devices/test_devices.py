"""The device services' messages become the flow's events."""

import queue
import re
import threading
from collections.abc import Iterable, Iterator

import pytest
from msgspec.structs import replace

from hw.service import printer_messages, reader_messages
from kiosk.devices.clock import SystemClock
from kiosk.devices.printer import Letterhead, ServicePrinter
from kiosk.devices.reader import ServiceReader
from kiosk.domain.personal_code import parse
from kiosk.domain.totals import DaySheet, totals_of
from kiosk.domain.transaction import State, Transaction
from kiosk.domain.voucher import Voucher, originals
from kiosk.flow import events
from kiosk.flow.events import Event
from kiosk.flow.maintenance.events import Sounded, SwipeSeen
from kiosk.flow.state import PrinterStatus, ReaderStatus
from kiosk.voucher.pdf import render_day
from tests import samples

VOUCHER_OF = Transaction(
    id="00000000-0000-4000-8000-000000000001",
    number=1,
    state=State.CONFIRMED,
    created_at="2026-03-09T10:42:00+02:00",
    operator=samples.OPERATOR,
    provider=samples.DOCTOR,
    insurer=samples.PARAUGS,
    person=parse(samples.PERSON),
    card_last_four="0005",
    bill=(samples.THERAPIST, samples.BLOOD_COUNT, samples.PHYSIOTHERAPY),
    adjudication=samples.ADJUDICATION,
)
LETTERHEAD = Letterhead("Paraugs klīnika", "Izdomātā iela 1", "DEMONSTRĀCIJA")
COPY = replace(originals(VOUCHER_OF)[0], sent_at="2026-03-09T10:43:00+02:00")
VOUCHER = Voucher(samples.INSTITUTION, VOUCHER_OF, COPY)


class Events:
    """Collects what is posted, and waits for so many of them."""

    def __init__(self) -> None:
        self.all: list[Event] = []
        self._came = threading.Condition()

    def post(self, event: Event) -> None:
        with self._came:
            self.all.append(event)
            self._came.notify()

    def wait(self, count: int) -> list[Event]:
        with self._came:
            assert self._came.wait_for(lambda: len(self.all) >= count, 10)
        return self.all


class TalkingReader:
    """A reader service's client that says one thing after another."""

    def __init__(self, *said: reader_messages.ReaderMessage) -> None:
        self.said = said
        self.armed = threading.Event()
        self.spoken: queue.SimpleQueue[tuple[str, str]] = queue.SimpleQueue()

    def watch(self) -> Iterator[reader_messages.ReaderMessage]:
        yield from self.said

    def arm(self) -> None:
        self.armed.set()

    def disarm(self) -> None:
        self.armed.clear()

    def say(self, phrase: str, language: str) -> None:
        self.spoken.put((phrase, language))


def test_the_reader_tells_its_lamp_its_cards_and_its_failures() -> None:
    happened = Events()
    card = reader_messages.SealedCard("paraugs", "0005", "9999", "sealed.jwe")
    client = TalkingReader(
        reader_messages.ReaderOnline("MSR605", "serial"),
        reader_messages.LampShown("green"),
        reader_messages.SwipeStarted(),
        reader_messages.SoundGiven("good", "sounder"),
        reader_messages.SwipeFailed("unreadable", {2: "UNREADABLE"}),
        reader_messages.SwipeStarted(),
        reader_messages.CardRead(card),
        reader_messages.Disarmed("timeout"),
        reader_messages.Disarmed("card-read"),
        reader_messages.Disarmed("starting"),
        reader_messages.ReaderOffline("unplugged"),
    )
    green = ReaderStatus(online=True, lamp="green", reason="")
    ServiceReader(client).start(happened.post)
    assert happened.wait(14) == [
        events.ReaderChanged(ReaderStatus(online=True, lamp="off", reason="")),
        events.ReaderChanged(green),
        events.ReaderChanged(replace(green, swiping=True)),
        Sounded("sounder"),
        SwipeSeen("unreadable", ((2, "UNREADABLE", ""),)),
        events.SwipeFailed("unreadable"),
        events.ReaderChanged(green),
        events.ReaderChanged(replace(green, swiping=True)),
        SwipeSeen("read", ((0, "OK", "9999"),), "paraugs"),
        events.CardRead(samples.CARD),
        events.ReaderChanged(green),
        events.ReaderDisarmed(),
        events.ReaderDisarmed(),
        events.ReaderChanged(ReaderStatus(online=False, lamp="off", reason="unplugged")),
    ]


@pytest.mark.parametrize(
    "end",
    [
        reader_messages.ReaderOffline("hung-up"),
        reader_messages.ReaderOnline("MSR605", "serial"),
        reader_messages.Disarmed("asked"),
    ],
)
def test_a_swipe_that_never_ends_is_not_shown_for_ever(end: reader_messages.ReaderMessage) -> None:
    happened = Events()
    online = reader_messages.ReaderOnline("MSR605", "serial")
    ServiceReader(TalkingReader(online, reader_messages.SwipeStarted(), end)).start(happened.post)
    shown = [event.status.swiping for event in happened.wait(3) if isinstance(event, events.ReaderChanged)]
    assert shown == [False, True, False]


def test_what_is_to_be_said_goes_to_the_service() -> None:
    client = TalkingReader()
    ServiceReader(client).say("swipe", "ru")
    assert client.spoken.get(timeout=10) == ("swipe", "ru")


def test_arming_does_not_wait_for_the_reader() -> None:
    client = TalkingReader()
    reader = ServiceReader(client)
    reader.disarm()
    reader.arm()
    assert client.armed.wait(10)


class TalkingPrinter:
    """A printer service's client that prints well, fails for a reason, or breaks."""

    def __init__(
        self,
        *verdicts: printer_messages.JobProgress,
        breaks: bool = False,
        ends: str = "printed",
    ) -> None:
        self.documents: list[bytes] = []
        self.media: list[str] = []
        self.ends = ends
        self.verdicts = list(verdicts)
        self.breaks = breaks

    def watch(self) -> Iterator[printer_messages.PrinterStatus]:
        yield printer_messages.PrinterStatus("waiting", ("media-empty",))

    def print(
        self,
        key: str,
        title: str,
        document: bytes,
        media: str,
    ) -> Iterable[printer_messages.JobProgress]:
        if self.breaks:
            raise OSError("the socket broke")
        self.documents.append(document)
        self.media.append(media)
        yield printer_messages.JobProgress(key, "printing", (), "urn:uuid:1")
        match self.ends:
            case "printed":
                yield printer_messages.JobProgress(key, "printed", (), "urn:uuid:1")
            case "service-lost":
                yield printer_messages.JobProgress(key, "unknown", (), "", self.ends)
            case why:
                yield printer_messages.JobProgress(key, "failed", (), "", why)

    def inquire(self, key: str, since: float) -> printer_messages.JobProgress:
        return self.verdicts.pop(0)


def started(client: TalkingPrinter, happened: Events, media: str = "iso_a5_148x210mm") -> ServicePrinter:
    """Return a printer whose first status has arrived and been forgotten."""
    printer = ServicePrinter(client, media, LETTERHEAD)
    printer.start(happened.post)
    happened.wait(1)
    happened.all.clear()
    return printer


def test_a_copy_is_rendered_sent_and_followed_with_its_digest() -> None:
    happened, client = Events(), TalkingPrinter()
    started(client, happened).print_copy(VOUCHER)
    first, last = happened.wait(2)
    assert client.documents[0].startswith(b"%PDF")
    assert isinstance(first, events.CopyProgress)
    assert isinstance(last, events.CopyProgress)
    assert (first.state, last.state, last.job_uuid) == ("printing", "printed", "urn:uuid:1")
    assert len(last.sha256) == 64


def test_a_roll_is_named_by_the_length_of_the_copy() -> None:
    happened, client = Events(), TalkingPrinter()
    started(client, happened, "roll_80mm").print_copy(VOUCHER)
    happened.wait(2)
    (media,) = client.media
    assert re.fullmatch(r"custom_80x\d+mm_80x\d+mm", media)


SHEET = DaySheet(
    "day/2026-03-09#1",
    "2026-03-09T18:00:00+02:00",
    samples.INSTITUTION,
    samples.OPERATOR,
    totals_of((VOUCHER_OF,), "2026-03-09"),
)
HEADED = replace(
    SHEET, institution=replace(SHEET.institution, name=LETTERHEAD.name, address=LETTERHEAD.address)
)


def test_the_days_sums_are_rendered_sent_and_followed() -> None:
    happened, client = Events(), TalkingPrinter()
    started(client, happened).print_sheet(SHEET)
    progress = [event for event in happened.wait(2) if isinstance(event, events.CopyProgress)]
    assert [(one.key, one.state) for one in progress] == [(SHEET.key, "printing"), (SHEET.key, "printed")]
    copy = render_day(HEADED, "iso_a5_148x210mm", LETTERHEAD.mark)
    assert (client.documents, client.media) == ([copy.pdf], ["iso_a5_148x210mm"])


def test_the_days_sums_go_on_a_roll_that_is_as_long_as_they_are() -> None:
    happened, client = Events(), TalkingPrinter()
    started(client, happened, "roll_80mm").print_sheet(SHEET)
    happened.wait(2)
    copy = render_day(HEADED, "roll_80mm", LETTERHEAD.mark)
    assert (client.documents, client.media) == ([copy.pdf], [copy.media])
    assert re.fullmatch(r"custom_80x\d+mm_80x\d+mm", copy.media)


def test_the_days_sums_whose_sending_broke_are_in_doubt() -> None:
    happened = Events()
    started(TalkingPrinter(breaks=True), happened).print_sheet(SHEET)
    assert happened.wait(1) == [events.CopyProgress(SHEET.key, "unknown")]


def test_the_job_name_of_the_sums_is_one_that_the_service_takes() -> None:
    assert re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z/#._-]{0,99}", "day/2026-03-09#20260309T104200")


def test_a_copy_whose_sending_broke_is_in_doubt() -> None:
    happened = Events()
    started(TalkingPrinter(breaks=True), happened).print_copy(VOUCHER)
    assert happened.wait(1) == [events.CopyProgress("000001/1#a1", "unknown")]


def test_a_copy_still_at_the_printer_is_asked_about_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.devices.printer.ASK_AGAIN_SECONDS", 0.0)
    happened = Events()
    client = TalkingPrinter(
        printer_messages.JobProgress("000001/1#a1", "printing"),
        printer_messages.JobProgress("000001/1#a1", "printing"),
        printer_messages.JobProgress("000001/1#a1", "printed"),
    )
    started(client, happened).inquire(VOUCHER)
    states = [event.state for event in happened.wait(2) if isinstance(event, events.CopyProgress)]
    assert states == ["printing", "printed"]


def test_why_a_copy_and_a_sheet_failed_is_told() -> None:
    happened = Events()
    printer = started(TalkingPrinter(ends="media-not-supported"), happened)
    printer.print_copy(VOUCHER)
    printer.print_sheet(SHEET)
    ends = [event for event in happened.wait(4) if isinstance(event, events.CopyProgress)][1::2]
    assert [(end.state, end.detail) for end in ends] == [("failed", "media-not-supported")] * 2


def test_a_copy_whose_service_was_lost_is_asked_about_when_it_is_back() -> None:
    happened = Events()
    client = TalkingPrinter(printer_messages.JobProgress("000001/1#a1", "printed"), ends="service-lost")
    started(client, happened).print_copy(VOUCHER)
    states = [event.state for event in happened.wait(2) if isinstance(event, events.CopyProgress)]
    assert states == ["printing", "printed"]
    assert len(client.documents) == 1


def test_the_printer_tells_what_it_waits_for() -> None:
    happened = Events()
    ServicePrinter(TalkingPrinter(), "iso_a5_148x210mm", LETTERHEAD).start(happened.post)
    assert happened.wait(1) == [events.PrinterChanged(PrinterStatus("waiting", ("media-empty",)))]


def test_the_wall_clock_carries_its_zone() -> None:
    clock = SystemClock("Europe/Riga")
    assert clock.now()[-6:] in {"+02:00", "+03:00"}
    assert clock.monotonic() <= clock.monotonic()
