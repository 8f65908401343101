"""„Informācija par transakciju“, driven by real touches on the real flow."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.flow.events import (
    BackTapped,
    CopyDecided,
    CopyProgress,
    DeleteTapped,
    PrintTapped,
    ReprintTapped,
    RowTapped,
)
from kiosk.flow.places import Deleting, Reports
from kiosk.ui.environment import Panel
from tests.ui.conftest import PANELS
from tests.ui.desk import Desk, open_desk
from tests.ui.office_states import states
from tests.ui.visits import ID

AND_RESTART = "Dzēst un sākt jaunu transakciju"


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    return lambda name, on=PANELS["10in"]: open_desk(start, states()[name], on)


def test_everything_is_there_and_the_code_is_masked(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details", panel)

    facts = {fact.name: fact.value for fact in at.robot.find("facts").children}

    assert facts["Pacients"] == "Anna Paraugs, 320000-•••••"
    assert facts["Apdrošinātāja atsauce"] == "PA-2026-004417"
    assert facts["Karte"] == "•••• 4821"
    assert facts["Talona eksemplāri"].splitlines() == [
        "1/3 · Izdrukāts",
        "2/3 · Izdrukāts",
        "3/3 · Izdrukāts",
    ]
    assert facts["Apliecinājums"].splitlines() == [
        "Apdrošinātāja atbilde: izvērtēta, PA-2026-004417",
        "Apdrošinātāja atbilde: apstiprināta, PA-2026-004417",
    ]
    assert "10003" not in str(facts)
    assert len(at.robot.find("lines").children) == 4


def test_one_press_prints_one_copy(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details", panel)

    at.robot.tap("Drukāt talonu")

    assert at.events == [ReprintTapped(everything=False)]
    assert at.robot.find("reprint").disabled
    assert at.robot.sees("DUBLIKĀTS 1\nDrukā")


def test_the_copy_that_came_out_is_seen_until_the_screen_is_left(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk("details", panel)
    assert not at.robot.sees("Izdrukāts")

    at.robot.tap("Drukāt talonu")
    copy = next(copy for copy in at.kiosk.copies_of(ID) if copy.duplicate)
    at.dispatch(CopyProgress(copy.key, "printed"))
    at.robot.frames(3)
    assert at.robot.sees("DUBLIKĀTS 1\nIzdrukāts")
    assert not at.robot.find("reprint").disabled

    at.robot.tap("Atpakaļ")
    at.dispatch(RowTapped(ID))
    at.robot.frames(3)
    assert not at.robot.sees("DUBLIKĀTS 1\nIzdrukāts")


def test_the_tick_prints_refused_services_too(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details", panel)

    at.robot.tap("Drukāt nekompensējamās")
    at.robot.tap("Drukāt talonu")

    assert at.events == [ReprintTapped(everything=True)]


def test_the_tick_is_gone_at_the_next_transaction(desk: Callable[..., Desk]) -> None:
    at = desk("details")
    at.robot.tap("Drukāt nekompensējamās")

    at.robot.tap("Atpakaļ")
    at.show(states()["details"])

    assert not at.robot.find("everything").ticked


def test_deleting_asks_for_the_reason_first(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details", panel)

    at.robot.tap("Dzēst")

    assert at.events == [DeleteTapped(restart=False)]
    assert at.kiosk.place == Deleting(ID)
    assert at.kiosk.transactions[ID].state is State.CONFIRMED


def test_what_is_being_deleted_says_so(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details-voiding", panel)

    assert at.robot.sees("Dzēšana tiek nosūtīta apdrošinātājam")
    assert not at.robot.sees(AND_RESTART)


def test_why_it_was_deleted_stands_beside_it(desk: Callable[..., Desk]) -> None:
    at = desk("details-voided")

    facts = {fact.name: fact.value for fact in at.robot.find("facts").children}

    assert facts["Dzēšanas iemesls"] == "Cits iemesls · Pacients atnesa citu polisi"
    assert facts["Kas to darīja"] == (
        "Dzēsa Līga Paraugkalniņa, 07.03.2026 10:44 · atļāva Zane Vadītāja-Paraugkalniņa"
    )


def test_until_when_it_can_be_voided_is_said(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details-until", panel)

    assert at.robot.sees("Anulēt var līdz 23:59")
    at.robot.tap("Dzēst")
    assert at.robot.sees("Anulēt var līdz 23:59")


def test_after_the_end_the_buttons_are_off_and_it_says_whom_to_call(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk("details-too-late", panel)

    assert at.robot.find("delete").disabled
    assert at.robot.find("delete_and_restart").disabled
    assert at.robot.sees(
        "Anulēt varēja līdz 07.03.2026 10:43. Tagad zvaniet: Parauga apdrošināšana AAS"
        " +371\N{NO-BREAK SPACE}60000011"
    )


def test_an_end_on_another_day_is_said_with_its_date(desk: Callable[..., Desk]) -> None:
    at = desk("details-until")
    tomorrow = replace(at.kiosk.transactions[ID], void_until="2026-03-08T18:00:00Z")

    at.show(replace(at.kiosk, transactions={ID: tomorrow}))

    assert at.robot.sees("Anulēt var līdz 08.03.2026 20:00")


def test_an_open_bill_is_named_before_anything_is_asked(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details-bill-open", panel)

    at.robot.tap(AND_RESTART)

    assert at.events == [DeleteTapped(restart=True)]
    assert at.kiosk.transactions[ID].state is State.CONFIRMED
    assert at.robot.sees("Vispirms pabeidziet atvērto rēķinu")


def test_the_delete_buttons_are_far_from_where_next_was(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details", panel)
    middle = at.app.root.height / 2

    for name in ("delete", "delete_and_restart"):
        button = at.robot.find(name)
        assert button.to_window(*button.pos)[1] > middle


@pytest.mark.parametrize("name", ["details-voiding", "details-voided", "details-unsent"])
def test_what_is_not_confirmed_cannot_be_deleted(desk: Callable[..., Desk], name: str) -> None:
    at = desk(name)

    assert not at.robot.sees(AND_RESTART)


def test_what_was_never_confirmed_has_no_voucher(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details-unsent", panel)

    assert not at.robot.sees("Drukāt talonu")
    assert not at.robot.sees("Apmaksā")
    assert at.robot.sees("Nav nosūtīta")


def test_a_voided_transaction_says_so_and_may_be_printed(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details-voided", panel)
    assert at.robot.sees("ANULĒTS")
    assert at.robot.sees("Transakcija ir anulēta: apdrošinātājs par to nemaksā.")
    assert {line.word for line in at.robot.find("lines").children} == {"Anulēts"}

    at.robot.tap("Drukāt talonu")

    assert next(copy for copy in at.kiosk.copies.values() if copy.duplicate).voided


def test_originals_that_were_declined_can_still_be_printed(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details-unprinted", panel)

    at.robot.tap("Drukāt 3 eksemplārus")

    assert at.events == [PrintTapped()]
    assert len(at.kiosk.copies_of(ID)) == 3


def test_originals_that_were_never_sent_can_still_be_printed(
    desk: Callable[..., Desk],
    panel: Panel,
) -> None:
    at = desk("details-left-over", panel)

    at.robot.tap("Drukāt atlikušos")

    assert at.events == [PrintTapped()]
    assert at.kiosk.printing is not None
    assert at.kiosk.printing.key == "000123/2#a1"
    assert not at.robot.sees("Drukāt atlikušos")


def test_a_copy_in_doubt_is_asked_about_here_too(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details-doubt", panel)
    assert at.robot.sees("Vai 3. eksemplārs ir izdrukāts?")

    at.robot.tap(at.robot.reveal("pane", "Jā, ir izdrukāts"))

    assert at.events == [CopyDecided("000123/3#a1", printed=True)]
    assert not at.robot.sees("Vai 3. eksemplārs ir izdrukāts?")


def test_a_refused_deletion_is_told_with_the_insurers_words(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details-refused", panel)

    assert at.robot.sees("Apdrošinātājs atteica dzēšanu")
    assert any("Dzēšanas termiņš ir beidzies" in text for text in at.robot.texts())


def test_back_leads_to_the_list(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details", panel)

    at.robot.tap("Atpakaļ")

    assert at.events == [BackTapped()]
    assert isinstance(at.kiosk.place, Reports)


def test_no_row_moves_while_a_copy_is_under_way(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk("details", panel)
    at.robot.tap("Drukāt talonu")
    at.robot.frames(3)
    lines, (key,) = (
        at.robot.find("lines"),
        at.kiosk.copies.keys() - {"000123/1#a1", "000123/2#a1", "000123/3#a1"},
    )
    begun = lines.to_window(*lines.pos)[1]

    at.dispatch(CopyProgress(key, "waiting", ("cups-missing-filter",)))
    at.robot.frames(3)
    hindered = lines.to_window(*lines.pos)[1]
    at.dispatch(CopyProgress(key, "printing"))
    at.robot.frames(3)

    assert lines.to_window(*lines.pos)[1] == hindered
    if panel is not PANELS["portrait"]:  # which has room for the remark only below the sheet
        assert hindered == begun
