"""„Pakalpojumi un to statuss“, and the wait before it, driven by real touches on the real flow."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import Adjudication, State
from kiosk.flow.events import CancelTapped, CloseTapped, ConfirmTapped
from kiosk.flow.places import Asking, Billing, Done, Statuses
from kiosk.ui.environment import Panel
from kiosk.ui.format import money
from tests.gallery.scenes import states
from tests.ui.conftest import PANELS
from tests.ui.desk import Desk, open_desk
from tests.ui.visits import ID, NOW, looking_at, refused, transaction_of

CONFIRM = "Apstiprināt transakciju"


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    return lambda kiosk, on=PANELS["10in"]: open_desk(start, kiosk, on)


@pytest.fixture
def pass_time() -> Callable[[float], None]:
    """`pass_time(seconds)` lets Kivy's clock jump ahead; it never goes back, which no clock may."""
    from kivy.clock import Clock

    def jump(seconds: float) -> None:
        before = Clock.time
        Clock.time = lambda: before() + seconds

    return jump


def test_the_wait_says_what_has_begun_and_who_is_asked(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(states()["asking"], panel)

    assert at.robot.sees("Datu apstrāde ir sākta")
    assert at.robot.sees("Gaida atbildi: Parauga apdrošināšana AAS")
    assert not at.robot.sees("Atbilde kavējas")


def test_a_long_wait_says_what_one_can_do(
    desk: Callable[..., Desk], panel: Panel, pass_time: Callable[[float], None]
) -> None:
    at = desk(states()["asking"], panel)

    pass_time(8.5)
    at.robot.frames(5)

    assert at.robot.sees("Atbilde kavējas")
    at.robot.tap("Palīdzība")
    assert at.kiosk.help


def test_a_second_wait_begins_to_count_anew(
    desk: Callable[..., Desk], pass_time: Callable[[float], None]
) -> None:
    at = desk(states()["asking"])
    pass_time(8.5)
    at.robot.frames(5)
    at.show(states()["statuses"])

    at.show(looking_at(Asking(ID), transaction_of(State.ADJUDICATING, answered=False)))

    assert not at.robot.sees("Atbilde kavējas")


def test_every_line_shows_its_status_in_words_with_its_reason(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(states()["statuses"], panel)

    assert {"Apmaksā", "Apmaksā daļēji", "Līgumcena 5,00 €"} <= set(at.robot.texts())
    at.robot.reveal("scroll", "Gada limits šai pakalpojumu grupai ir izlietots, maksā pacients pilnu cenu")
    assert at.robot.sees("Neapmaksā")


def test_what_the_patient_pays_is_the_largest_sum(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(states()["statuses"], panel)

    sums = {text: at.robot.find(text).font_size for text in (money(13380), money(6760), money(6620))}

    assert max(sums, key=sums.get) == money(6620)  # type: ignore[arg-type]  # every key has a size


def test_thirty_lines_scroll_under_fixed_sums_and_buttons(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(states()["statuses-30"], panel)
    before = at.robot.find("confirm").pos[:]

    at.robot.drag("scroll", dy=at.robot.find("scroll").height * 0.8)
    at.robot.drag("scroll", dy=at.robot.find("scroll").height * 0.8)

    assert at.robot.find("scroll").scroll_y < 1
    assert at.robot.find("confirm").pos == before
    assert at.robot.sees(money(46460)) or at.robot.sees(money(at.kiosk.transactions[ID].totals.patient))


def test_confirming_is_sent_once_and_says_what_is_awaited(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(states()["statuses"], panel)

    at.robot.tap(CONFIRM)

    assert at.events == [ConfirmTapped()]
    assert at.kiosk.transactions[ID].state is State.CONFIRMING
    assert at.robot.sees("Apstiprinājums tiek nosūtīts apdrošinātājam…")
    assert at.robot.find("confirm").disabled
    assert at.robot.find("cancel").disabled


def test_a_slow_confirmation_says_that_no_second_press_is_needed(
    desk: Callable[..., Desk], pass_time: Callable[[float], None]
) -> None:
    at = desk(states()["statuses"])
    at.robot.tap(CONFIRM)

    pass_time(8.5)
    at.robot.until(lambda: at.robot.sees("Atbilde kavējas; spiest vēlreiz nevajag, terminālis turpina pats."))


def test_cancelling_is_sent_once(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(states()["statuses"], panel)

    at.robot.tap("Atcelt")

    assert at.events == [CancelTapped()]
    assert at.kiosk.transactions[ID].state is State.CANCELLING
    assert at.robot.sees("Atcelšana tiek nosūtīta apdrošinātājam…")


def test_the_time_that_the_answer_is_open_runs_down_and_warns_at_its_end(
    desk: Callable[..., Desk], panel: Panel, pass_time: Callable[[float], None]
) -> None:
    at = desk(states()["statuses"], panel)
    screen = at.app.root.navigator.screen
    assert screen.remark in {"Atbilde spēkā vēl 2:00", "Atbilde spēkā vēl 1:59"}
    assert not screen.urgent

    pass_time(101)
    at.robot.until(lambda: screen.urgent)

    assert screen.remark.startswith("Atbilde spēkā vēl 0:1")


def test_looking_away_and_back_does_not_lengthen_the_time(
    desk: Callable[..., Desk], pass_time: Callable[[float], None]
) -> None:
    at = desk(states()["statuses"])
    pass_time(60)

    at.robot.tap("help")
    at.robot.tap("help")

    assert at.app.root.navigator.screen.remark <= "Atbilde spēkā vēl 1:00"


def test_a_bill_refused_as_a_whole_can_only_be_closed(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(states()["statuses-declined"], panel)
    assert not at.robot.sees(CONFIRM)
    assert at.robot.sees("Viss noraidīts")
    assert at.robot.sees("No polises nekas nav norakstīts. Pacients maksā visu summu.")

    at.robot.tap("Aizvērt")

    assert at.events == [CloseTapped()]
    assert isinstance(at.kiosk.place, Billing)


def test_what_could_not_be_sent_is_said_and_can_be_tried_again(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(states()["statuses-not-sent"], panel)
    assert at.robot.sees("Nav savienojuma: darbība nav nosūtīta")

    at.robot.tap("Sapratu")
    assert not at.robot.sees("Nav savienojuma: darbība nav nosūtīta")
    at.robot.tap(CONFIRM)

    assert at.kiosk.transactions[ID].state is State.CONFIRMING


def test_how_many_lines_are_refused_is_said_above_them(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(states()["statuses"], panel)
    assert at.robot.sees("Neapmaksā: 1 no 4")

    at.show(states()["statuses-one-line"])
    assert not any(text.startswith("Neapmaksā:") for text in at.robot.texts())


def test_lines_are_drawn_in_the_language_chosen_now(desk: Callable[..., Desk]) -> None:
    at = desk(states()["statuses"])

    at.speak("ru")

    assert at.robot.sees("Частично")
    assert at.robot.sees("Ответ действует ещё 2:00") or at.robot.sees("Ответ действует ещё 1:59")


def test_another_answer_replaces_the_lines(desk: Callable[..., Desk]) -> None:
    at = desk(states()["statuses"])

    other = transaction_of(State.ADJUDICATED, "M-401", id="other")
    at.show(looking_at(Statuses("other"), other, holds={"other": NOW.seconds + 30}))

    assert at.robot.sees("Magnētiskā rezonanse mugurkaula jostas daļai bez kontrastvielas")
    assert not at.robot.sees("Terapeita konsultācija")


@pytest.mark.parametrize("place", [Statuses(ID), Done(ID)])
def test_what_the_patient_pays_is_the_largest_and_whole_however_much_it_is(
    desk: Callable[..., Desk], panel: Panel, place: Statuses | Done
) -> None:
    from kivy.core.window import Window
    from kivy.metrics import dp

    dear = transaction_of(State.DECLINED, *["M-401"] * 30)
    dear = replace(dear, adjudication=Adjudication("PA-1", refused(dear.bill), 0))
    at = desk(looking_at(place, dear), panel)
    at.robot.frames(3)

    figures = at.robot.find("patient_pays").ids.figures
    assert figures.text == money(30 * 123450)
    assert figures.font_size == pytest.approx(dp(44))
    left, right = (figures.to_window(x, figures.y)[0] for x in (figures.x, figures.right))
    assert dp(16) - 1 <= left < right <= Window.width - dp(16) + 1
