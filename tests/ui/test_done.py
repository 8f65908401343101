"""Success, the offer to print, and the copies on their way, driven by real touches on the real flow."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from hw.service.printer_messages import REASONS as HARDWARE_REASONS
from kiosk.domain.voucher import CopyState
from kiosk.flow.events import (
    CloseTapped,
    CopyDecided,
    CopyProgress,
    PrinterChanged,
    PrintStopped,
    PrintTapped,
)
from kiosk.flow.places import Billing
from kiosk.flow.state import Kiosk, Notice, PrinterStatus
from kiosk.ui.environment import Panel
from kiosk.ui.format import NBSP, money
from kiosk.ui.printer_words import REASONS, in_words, weightiest
from tests.gallery.scenes import states
from tests.ui.conftest import PANELS
from tests.ui.desk import Desk, open_desk
from tests.ui.visits import ID

OFFER = f"Drukāt veselības aprūpes talonu 3{NBSP}eksemplāros?"
NO_PAPER = "Klīnikai: ielieciet papīru printerī. Druka turpināsies pati."
FIRST, SECOND, THIRD = (f"000123/{k}#a1" for k in (1, 2, 3))


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    return lambda name, on=PANELS["10in"]: open_desk(start, states()[name], on)


def failed(kiosk: Kiosk, detail: str) -> Kiosk:
    """The same, where the third copy failed for that reason."""
    third = replace(kiosk.copies[THIRD], detail=detail)
    return replace(kiosk, copies={**kiosk.copies, THIRD: third})


def sheets(at: Desk) -> list[tuple[str, str]]:
    row = at.robot.find("sheets")
    return [(sheet.name, sheet.word) for sheet in reversed(row.children)]


def test_the_success_says_who_pays_what(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("done-offer", panel)

    assert {"Transakcija apstiprināta", money(13380), money(6760), money(6620)} <= set(at.robot.texts())


def test_printing_shows_each_copy_until_all_are_out(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("done-offer", panel)
    assert at.robot.sees(OFFER)

    at.robot.tap("Drukāt 3 eksemplārus")
    assert at.events == [PrintTapped()]
    assert sheets(at) == [("1/3", "Drukā"), ("2/3", "Gaida"), ("3/3", "Gaida")]

    for key in (FIRST, SECOND, THIRD):
        at.dispatch(CopyProgress(key, "printed"))
    at.robot.frames(3)

    assert sheets(at) == [("1/3", "Izdrukāts"), ("2/3", "Izdrukāts"), ("3/3", "Izdrukāts")]
    at.robot.tap("Nākamais pacients")
    assert isinstance(at.kiosk.place, Billing)


def test_the_offer_can_be_declined(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("done-offer", panel)

    at.robot.tap("Nedrukāt")

    assert at.events == [CloseTapped()]
    assert at.kiosk.copies == {}
    assert isinstance(at.kiosk.place, Billing)


def test_no_paper_is_said_in_words_until_there_is_some(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("done-printing", panel)

    at.dispatch(CopyProgress(SECOND, "waiting", ("media-empty",)))
    at.robot.frames(3)
    assert at.robot.sees(NO_PAPER)
    assert sheets(at)[1] == ("2/3", "Gaida")

    at.dispatch(CopyProgress(SECOND, "printing"))
    at.robot.frames(3)
    assert not at.robot.sees(NO_PAPER)
    assert sheets(at)[1] == ("2/3", "Drukā")


def test_a_warning_stops_no_printing(desk: Callable[..., Desk]) -> None:
    at = desk("done-printing")

    at.dispatch(CopyProgress(SECOND, "printing", ("marker-supply-low",)))
    at.robot.frames(3)

    assert at.robot.sees(f"Klīnikai: {REASONS['marker-supply-low'].words.replace('P', 'p', 1)}")
    assert sheets(at)[1] == ("2/3", "Drukā")


@pytest.mark.parametrize(("button", "printed"), [("copy_printed", True), ("copy_again", False)])
def test_a_copy_in_doubt_is_asked_about_and_never_repeated_unasked(
    desk: Callable[..., Desk], panel: Panel, button: str, printed: bool
) -> None:
    at = desk("done-doubt", panel)
    assert at.robot.sees("Vai 2. eksemplārs ir izdrukāts?")

    at.robot.tap(at.robot.reveal("pane", at.robot.find(button).text))

    assert at.events == [CopyDecided(SECOND, printed=printed)]
    expected = CopyState.PRINTED if printed else CopyState.DROPPED
    assert at.kiosk.copies[SECOND].state is expected
    assert ("000123/2#a2" in at.kiosk.copies) is not printed


def test_a_failed_copy_is_asked_about_too(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("done-failed", panel)

    assert at.robot.sees("Vai 3. eksemplārs ir izdrukāts?")
    assert at.robot.sees("Printeris ziņo, ka tas neizdevās.")
    assert at.robot.sees("Klīnikai: apskatiet lapas printerī.")
    assert at.robot.sees("Jā, ir izdrukāts")


def test_wrong_paper_is_named_and_the_technician_called(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("done-failed", panel)

    at.show(failed(at.kiosk, "media-not-supported"))

    assert at.robot.sees("3. eksemplārs nav izdrukāts")
    assert at.robot.sees("Printeris nedrukā uz iestatītā izmēra papīra.")
    step = "Tehniķim: jāsaskaņo papīra izmērs iestatījumos un printerī. Zvaniet atbalstam."
    assert at.robot.reveal("pane", step)
    assert not at.robot.sees("Jā, ir izdrukāts")
    at.robot.tap(at.robot.reveal("pane", "Drukāt vēlreiz"))
    assert at.events == [CopyDecided(THIRD, printed=False)]


def test_a_queue_that_is_not_set_up_calls_for_the_technician(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("done-printing", panel)

    at.dispatch(CopyProgress(SECOND, "waiting", ("cups-missing-filter",)))
    at.robot.frames(3)

    assert at.robot.sees("Printerim vajadzīgs tehniķis")
    assert at.robot.sees("Tehniķim: printeris nav pareizi iestatīts. Zvaniet atbalstam.")
    assert at.robot.find("remark").sign == "phone"


def test_the_sheets_stay_where_they_are_when_the_printer_waits(desk: Callable[..., Desk]) -> None:
    at = desk("done-printing")
    before = at.robot.find("sheets").to_window(*at.robot.find("sheets").pos)

    at.dispatch(CopyProgress(SECOND, "waiting", ("media-empty",)))
    at.robot.frames(3)

    assert at.robot.find("sheets").to_window(*at.robot.find("sheets").pos) == pytest.approx(before, abs=3)


def test_the_rest_can_be_left_out(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("done-printing", panel)

    at.robot.tap("Nedrukāt pārējos")

    assert at.events == [PrintStopped()]
    assert at.kiosk.copies[THIRD].state is CopyState.DROPPED
    assert at.kiosk.copies[SECOND].state is CopyState.SENDING
    assert not at.robot.sees("Nedrukāt pārējos")


def test_the_next_patient_need_not_wait_for_the_printer(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("done-printing", panel)

    at.robot.tap("Nākamais pacients")

    assert isinstance(at.kiosk.place, Billing)
    assert at.kiosk.copies_of(ID)[2].state is CopyState.TODO


def test_a_journal_that_takes_nothing_is_told(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("done-offer", panel)

    at.show(replace(at.kiosk, notice=Notice("not-written", "disk-full")))

    assert at.robot.sees("Žurnālā nevar ierakstīt")
    assert at.robot.sees("Drukāt 3 eksemplārus")


def test_every_reason_of_the_printer_service_has_words_or_needs_none() -> None:
    unsaid = {
        keyword
        for keyword, reason in HARDWARE_REASONS.items()
        if reason.severity != "harmless" and (keyword not in REASONS or not REASONS[keyword].words)
    }

    assert unsaid == set()


def test_the_gravest_of_several_reasons_is_told() -> None:
    assert weightiest(("media-low", "cover-open")) == "cover-open"
    assert weightiest(("cover-open", "cups-missing-filter")) == "cups-missing-filter"
    assert in_words(("none", "cups-waiting-for-job-completed"), printing=True) == ""


def test_nothing_goes_on_by_itself_where_nothing_waits_to_be_printed(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk("done-offer", panel)

    at.dispatch(PrinterChanged(PrinterStatus("offline", ("offline",))))
    at.robot.frames(3)

    assert at.robot.sees("Klīnikai: printeris ir izslēgts vai atvienots. Ieslēdziet to.")


def test_the_offer_says_what_the_voucher_leaves_out(desk: Callable[..., Desk], panel: Panel) -> None:
    left_out = (
        "Talonā būs tikai pakalpojumi, par kuriem maksā apdrošinātājs. "
        "Ar visiem to var izdrukāt cilnē „Atskaites“."
    )
    at = desk("done-offer", panel)
    assert at.robot.sees(left_out)

    at.robot.tap("Drukāt 3 eksemplārus")
    assert not at.robot.sees(left_out)


def test_an_unheard_of_reason_is_shown_as_it_is() -> None:
    assert "moon-phase" in in_words(("moon-phase",), printing=True)
    assert "other-error" in in_words(("other-error",), printing=True)


def test_a_printer_that_is_well_again_is_told_until_the_copy_is_out(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    recovered = "Printeris atkal ir kārtībā: druka turpinās"
    printing = states()["done-printing"]
    assert printing.printing is not None
    waiting = replace(printing, printing=replace(printing.printing, reasons=("media-empty",)))
    at = desk("done-printing", panel)
    assert not at.robot.sees(recovered)

    at.show(waiting)
    assert at.robot.sees(NO_PAPER)
    at.show(printing)
    assert at.robot.sees(recovered)
    at.show(printing)
    assert at.robot.sees(recovered)
    at.show(states()["done-printed"])
    assert not at.robot.sees(recovered)
