"""How CUPS' and the printer's reports become one state in words."""

import pytest

from hw.printer.connecting import Connecting
from hw.printer.facts import PROCESSING, STOPPED, Device, DeviceFacts, Queue, QueueFacts
from hw.printer.status import is_fit_to_print, printer_status
from hw.service.printer_messages import REASONS, reason, stem

WELL = QueueFacts()
FINE = DeviceFacts()
CONNECTING = QueueFacts(PROCESSING, ("connecting-to-device",))


@pytest.mark.parametrize(
    ("queue", "device", "busy", "state", "reasons"),
    [
        (WELL, FINE, False, "ready", ()),
        (WELL, DeviceFacts(state=PROCESSING), True, "printing", ()),
        (QueueFacts(state=PROCESSING), FINE, True, "printing", ()),
        (WELL, DeviceFacts(PROCESSING, ("media-empty-warning",)), True, "waiting", ("media-empty",)),
        (WELL, DeviceFacts(reasons=("media-low-report",)), False, "ready", ("media-low",)),
        (
            WELL,
            DeviceFacts(reasons=("toner-low", "cover-open")),
            False,
            "waiting",
            ("cover-open", "toner-low"),
        ),
        (WELL, DeviceFacts(reasons=("none",)), False, "ready", ()),
        (WELL, "silent", False, "offline", ("offline",)),
        ("silent", FINE, True, "offline", ("cups-not-answering",)),
        ("silent", "silent", True, "offline", ("cups-not-answering", "offline")),
        ("missing", FINE, False, "setup", ("queue-missing",)),
        (QueueFacts(accepting=False), FINE, False, "setup", ("not-accepting-jobs",)),
        (QueueFacts(state=STOPPED), FINE, False, "waiting", ("paused",)),
        (QueueFacts(reasons=("cups-missing-filter-error",)), FINE, False, "setup", ("cups-missing-filter",)),
        (
            QueueFacts(reasons=("cups-certificate-error",)),
            *(FINE, False, "setup", ("cups-certificate-error",)),
        ),
        (WELL, DeviceFacts(reasons=("gremlins",)), False, "waiting", ("gremlins",)),
        (WELL, DeviceFacts(reasons=("gremlins-warning",)), False, "ready", ("gremlins-warning",)),
        (WELL, DeviceFacts(reasons=("gremlins-report",)), False, "ready", ()),
        # CUPS remembers the last fault for ever: believed while a copy is on its way, and only if alone
        (QueueFacts(reasons=("media-empty-error",)), FINE, True, "ready", ()),
        (QueueFacts(reasons=("media-empty-error",)), "unasked", False, "ready", ()),
        (QueueFacts(reasons=("media-empty-error",)), "unasked", True, "waiting", ("media-empty",)),
        (
            QueueFacts(message="The printer may not exist or is unavailable at this time."),
            *("unasked", True, "offline", ("offline",)),
        ),
        (WELL, "unasked", False, "ready", ()),
        # a printer that stands still is not well, whatever it does not say
        (WELL, DeviceFacts(STOPPED, ("none",)), False, "waiting", ("other",)),
        (WELL, DeviceFacts(STOPPED), True, "waiting", ("other",)),
        (WELL, DeviceFacts(STOPPED, ("media-low-report",)), True, "waiting", ("other", "media-low")),
        (WELL, DeviceFacts(STOPPED, ("moving-to-paused",)), True, "waiting", ("paused",)),
        (WELL, DeviceFacts(STOPPED, ("stopping-report",)), False, "waiting", ("paused",)),
        (WELL, DeviceFacts(STOPPED, ("cover-open-error",)), True, "waiting", ("cover-open",)),
        (WELL, DeviceFacts(PROCESSING, ("moving-to-paused",)), True, "printing", ()),
        (WELL, DeviceFacts(reasons=("other-error",)), False, "waiting", ("other-error",)),
        (CONNECTING, "unasked", True, "printing", ()),
    ],
)
def test_one_state(queue: Queue, device: Device, busy: bool, state: str, reasons: tuple[str, ...]) -> None:
    status = printer_status(queue, device, busy=busy)
    assert (status.state, status.reasons) == (state, reasons)


@pytest.mark.parametrize(
    ("queue", "device", "connecting", "state"),
    [
        (CONNECTING, "unasked", 60.0, "printing"),
        (CONNECTING, "unasked", 60.1, "offline"),
        (CONNECTING, FINE, 60.1, "offline"),
        # it is at work, so it was reached: CUPS only keeps the word
        (CONNECTING, DeviceFacts(state=PROCESSING), 60.1, "printing"),
    ],
)
def test_a_minute_of_connecting_means_that_the_printer_is_away(
    queue: Queue, device: Device, connecting: float, state: str
) -> None:
    assert printer_status(queue, device, busy=True, connecting=connecting).state == state


def test_connecting_is_timed_while_something_is_sent() -> None:
    connecting = Connecting()
    looks = [(CONNECTING, True, 5.0), (CONNECTING, True, 70.0), (CONNECTING, False, 71.0)]
    looks += [(CONNECTING, True, 80.0), (CONNECTING, True, 90.0), (WELL, True, 91.0)]
    lasted = []
    for queue, busy, at in looks:
        connecting.note(queue, busy=busy, at=at)
        lasted.append(connecting.seconds)
    assert lasted == [0.0, 65.0, 0.0, 0.0, 10.0, 0.0]


def test_the_raw_keywords_are_kept_for_the_technician() -> None:
    status = printer_status(
        QueueFacts(reasons=("media-empty-error", "none")), DeviceFacts(reasons=("other",)), busy=False
    )
    assert status.raw == ("media-empty-error", "other")


@pytest.mark.parametrize("keyword", ["media-empty", "media-empty-error", "media-empty-warning"])
def test_a_suffix_does_not_change_what_a_known_reason_means(keyword: str) -> None:
    assert stem(keyword) == "media-empty"
    assert reason(keyword).meaning == "add-paper"


@pytest.mark.parametrize("keyword", REASONS)
def test_every_reason_of_the_table_is_found_by_its_own_name(keyword: str) -> None:
    assert reason(keyword) is REASONS[keyword]


def test_every_reason_that_stops_the_printer_tells_what_to_do() -> None:
    assert all(
        entry.meaning
        for entry in REASONS.values()
        if entry.severity in ("setup", "offline", "blocking", "hint")
    )


@pytest.mark.parametrize(
    ("device", "fit"),
    [
        (FINE, True),
        (DeviceFacts(reasons=("toner-low",)), True),
        (DeviceFacts(reasons=("media-jam",)), False),
        (DeviceFacts(state=STOPPED), False),
        (DeviceFacts(STOPPED, ("moving-to-paused",)), True),
        ("silent", False),
        ("unasked", False),
    ],
)
def test_only_a_printer_that_says_it_is_well_is_fit(device: Device, fit: bool) -> None:
    assert is_fit_to_print(device) is fit
