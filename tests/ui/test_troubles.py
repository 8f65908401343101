"""What is wrong at this moment: on the help screen, all of it, with the next step and whose turn it is."""

from collections.abc import Callable
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from hw.service.reader_messages import OfflineReason
from kiosk.appliance.faults import Fault
from kiosk.flow.state import PrinterStatus, ReaderStatus
from kiosk.ui import icons
from kiosk.ui.environment import Panel
from kiosk.ui.fault_warnings import WARNINGS
from kiosk.ui.messages import in_step
from kiosk.ui.printer_words import REASONS, Weight, printer_message, reason
from kiosk.ui.troubles import troubles
from tests.ui.clinic import at_work
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, open_desk
from tests.ui.fault_states import states

WELL = at_work()
NOTABLE = sorted(keyword for keyword, one in REASONS.items() if one.weight > Weight.NORMAL)
KNOWN = (
    "media-empty",
    "media-needed",
    "input-tray-missing",
    "media-low",
    "media-jam",
    "cover-open",
    "door-open",
    "interlock-open",
    "toner-empty",
    "marker-supply-empty",
    "developer-empty",
    "marker-waste-full",
    "opc-life-over",
    "toner-low",
    "marker-supply-low",
    "marker-waste-almost-full",
    "output-area-full",
    "spool-area-full",
    "connecting-to-device",
    "offline",
    "timed-out",
    "shutdown",
    "hibernate",
    "paused",
    "moving-to-paused",
    "stopping",
    "stopped-partly",
    "cups-missing-filter",
    "cups-insecure-filter",
    "cups-ipp-missing-job-history",
    "cups-waiting-for-job-completed",
    "other",
)
"""What RFC 8011, the PWG's registry and CUPS know, and printers do send."""


def test_where_all_is_well_nothing_is_wrong() -> None:
    assert troubles(WELL, ()) == ()


def test_a_journal_that_takes_nothing_is_told() -> None:
    (message,) = troubles(replace(WELL, owing=True), ())
    assert "nekas netiek sūtīts un drukāts" in message.body


def test_no_network_says_what_is_possible_and_that_it_is_tried_again() -> None:
    (message,) = troubles(replace(WELL, network=False), ())
    assert message.icon == "network-off"
    assert in_step(message) == "Klīnikai: pārbaudiet tīkla vadu. Terminālis turpina mēģināt pats."


def test_where_nobody_is_logged_in_nothing_is_said_to_be_tried_again() -> None:
    (message,) = troubles(replace(WELL, network=False, operator=None), ())
    assert in_step(message) == "Klīnikai: pārbaudiet tīkla vadu un mēģiniet vēlreiz."


@pytest.mark.parametrize("why", get_args(OfflineReason))
def test_each_reason_of_a_reader_has_words_an_icon_and_a_step(why: str) -> None:
    (message,) = troubles(replace(WELL, reader=ReaderStatus(online=False, reason=why)), ())
    assert message.headline
    assert in_step(message).startswith("Klīnikai: ")
    assert message.icon in icons.names()


@pytest.mark.parametrize("keyword", NOTABLE)
def test_each_reason_of_a_printer_has_words_an_icon_and_a_step(keyword: str) -> None:
    (message,) = troubles(replace(WELL, printer=PrinterStatus("waiting", (keyword,))), ())
    assert message.headline
    assert in_step(message)
    assert message.icon in icons.names()


def test_no_reason_that_printers_are_known_for_is_without_words() -> None:
    assert set(KNOWN) <= REASONS.keys()


@pytest.mark.parametrize("keyword", REASONS)
def test_every_reason_of_the_table_is_found_by_its_own_name(keyword: str) -> None:
    assert reason(keyword) is REASONS[keyword]


@pytest.mark.parametrize("suffix", ["report", "warning", "error"])
def test_a_suffix_changes_nothing_of_a_known_reason(suffix: str) -> None:
    for keyword in KNOWN:
        assert reason(f"{keyword}-{suffix}") is reason(keyword)


@pytest.mark.parametrize(
    ("keyword", "weight"),
    [
        ("moon-phase", Weight.ACT),
        ("moon-phase-error", Weight.ACT),
        ("moon-phase-warning", Weight.HINT),
        ("moon-phase-report", Weight.NORMAL),
    ],
)
def test_a_reason_in_no_list_is_as_grave_as_it_says_and_shown_as_it_is(keyword: str, weight: Weight) -> None:
    assert reason(keyword).weight is weight
    message = printer_message((keyword,), printing=True)
    if weight is Weight.NORMAL:
        assert message is None
    else:
        assert message is not None
        assert keyword in message.step


def test_what_passes_by_itself_is_nobody_s_turn() -> None:
    message = printer_message(("spool-area-full",), printing=True)
    assert message is not None
    assert message.who is None
    assert not in_step(message).startswith("Klīnikai")


def test_a_clock_that_sets_itself_is_nobody_s_turn_either() -> None:
    (message,) = troubles(WELL, [Fault(code="clock-unknown", severity="warn")])
    assert message.who is None


def test_each_warning_of_the_appliance_is_told() -> None:
    faults = [Fault(code=code, severity="warn") for code in WARNINGS]
    assert [message.headline for message in troubles(WELL, faults)] == [
        words.headline for words in WARNINGS.values()
    ]


def test_help_says_all_that_is_wrong_in_every_language(start: Callable[..., Any], panel: Panel) -> None:
    from kiosk.ui.i18n import tr

    low = Fault(code="storage-low", severity="warn")
    kiosk = states()["help-everything"]
    at = open_desk(start, kiosk, panel, warnings=lambda: [low])
    for language in LANGUAGES:
        tr.lang = language
        at.robot.frames(3)
        assert at.robot.sees(tr("Kas nav kārtībā"))
        for message in troubles(kiosk, [low]):
            assert at.robot.reveal("wrong_scroll", tr(message.headline))


def test_help_shows_how_to_swipe_again_as_soon_as_all_is_well(start: Callable[..., Any]) -> None:
    at = open_desk(start, states()["help-no-paper"], PANELS["10in"])
    assert at.robot.sees("Kas nav kārtībā")
    assert not at.robot.sees("Kā novilkt karti")

    at.show(states()["help-well"])

    assert at.robot.sees("Kā novilkt karti")
    assert not at.robot.sees("Kas nav kārtībā")


def test_the_help_button_has_a_mark_while_the_appliance_warns(start: Callable[..., Any]) -> None:
    warnings = [Fault(code="storage-low", severity="warn")]
    at = open_desk(start, WELL, PANELS["10in"], warnings=lambda: warnings)
    assert at.app.root.bar.warned

    warnings.clear()
    at.app._tick()

    assert not at.app.root.bar.warned
