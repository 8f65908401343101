"""Personal code and swipe, driven by real touches on the real flow."""

from collections.abc import Callable
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from hw.service.reader_messages import FailReason, OfflineReason
from kiosk.flow.effects import ArmReader, Call, Write
from kiosk.flow.events import CardRead, ReaderChanged, SwipeFailed
from kiosk.flow.lifecycle import Command
from kiosk.flow.places import Asking, ChooseInsurer, Identify
from kiosk.flow.state import ReaderStatus
from kiosk.ui.environment import Panel
from kiosk.ui.identify_words import IDENTIFY
from kiosk.ui.reader_words import REASONS, reader_words, words_at_the_card
from tests.ui.conftest import PANELS
from tests.ui.desk import Desk, open_desk
from tests.ui.visits import CARD, identifying

OFFERED = "Novelciet karti"
READING = "Nolasa karti"


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    return lambda kiosk, on=PANELS["10in"]: open_desk(start, kiosk, on)


def place_of(at: Desk) -> Identify:
    assert isinstance(at.kiosk.place, Identify)
    return at.kiosk.place


def test_a_code_is_typed_grouped_and_then_the_card_is_asked_for(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(identifying(), panel)
    assert not at.robot.sees(OFFERED)

    at.robot.type("32000010003")

    assert at.robot.sees("320000-10003")
    assert place_of(at).code == "32000010003"
    assert at.robot.sees(OFFERED)
    assert ArmReader() in at.effects


def test_what_is_missing_is_counted_down(desk: Callable[..., Desk]) -> None:
    at = desk(identifying())
    assert at.robot.sees("Vēl 11 cipari, un varēs vilkt karti.")

    at.robot.type("3200001000")

    assert at.robot.sees("Vēl 1 cipars, un varēs vilkt karti.")


def test_backspace_takes_one_digit_and_clear_takes_all(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(identifying(), panel)
    at.robot.type("3200001")

    at.robot.tap("key_backspace")
    assert place_of(at).code == "320000"
    at.robot.tap("key_clear")

    assert place_of(at).code == ""
    assert not at.robot.sees("320000")


def test_no_digit_is_lost_when_the_flow_answers_late(desk: Callable[..., Desk]) -> None:
    at = desk(identifying())
    late = at.kiosk
    at.robot.type("320")

    at.app.show(replace(late, place=replace(place_of(at), code="3")))
    at.app.show(replace(late, place=replace(place_of(at), code="320")))
    at.robot.type("0")

    assert at.robot.sees("3200")


def test_a_wrong_checksum_is_said_at_the_code_and_the_reader_stays_off(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(identifying(), panel)

    at.robot.type("01019010002")

    assert at.robot.sees(IDENTIFY["checksum"].headline)
    assert at.robot.find("code").invalid
    assert not at.robot.sees(OFFERED)
    assert ArmReader() not in at.effects


def test_a_doubtful_code_warns_and_blocks_nothing(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(identifying(), panel)

    at.robot.type("32000010004")

    assert at.robot.sees(IDENTIFY["doubtful"].headline)
    # On 7 inches words above the number pad have no room or move its keys: they stand at the drawing.
    banner = "code_problem" if panel == PANELS["10in"] else "card_problem"
    assert at.robot.find(banner).severity == "warning"
    assert not at.robot.find("code").invalid
    assert at.robot.sees(OFFERED)


@pytest.mark.parametrize("name", ["7in", "portrait"])
def test_words_about_the_code_move_no_key(desk: Callable[..., Desk], name: str) -> None:
    at = desk(identifying(), PANELS[name])
    at.robot.type("0101901000")
    before = _top(at, "key_5")

    at.robot.type("2")

    assert at.robot.sees(IDENTIFY["checksum"].headline)
    assert _top(at, "key_5") == before


@pytest.mark.parametrize("code", ["32000010004", "01019010002"])
def test_no_words_squeeze_the_number_pad_below_nine_millimetres(
    desk: Callable[..., Desk],
    panel: Panel,
    code: str,
) -> None:
    from kiosk.ui import sight
    from kiosk.ui.widgets.keyboard import Key

    at = desk(identifying(), panel)

    at.robot.type(code)

    keys = [widget for widget in sight.on_screen() if isinstance(widget, Key)]
    assert len(keys) == 12
    assert min(min(key.width, key.height) for key in keys) / panel.dpi * 25.4 >= 9


@pytest.mark.parametrize("language", ["lv", "en", "ru"])
def test_every_problem_is_said_in_every_language_without_covering_anything(
    desk: Callable[..., Desk], panel: Panel, language: str
) -> None:
    from kiosk.ui.i18n import tr

    at = desk(identifying(code="32000010003", armed=True), panel)
    at.speak(language)

    for problem, message in IDENTIFY.items():
        at.show(identifying(code="32000010003", armed=True, problem=problem))
        assert at.robot.sees(tr(message.headline)), problem
        for key in ("key_1", "key_0", "key_backspace", "back"):
            assert _untouchable(at, key) == "", problem
        assert _bottom(at, "headline") >= _top(at, "back"), problem


def _untouchable(at: Desk, what: str) -> str:
    from kiosk.ui import sight

    return sight.obstacle(at.robot.find(what))


def _bottom(at: Desk, what: str) -> float:
    widget = at.robot.find(what)
    return float(widget.to_window(widget.x, widget.y)[1])


def _top(at: Desk, what: str) -> float:
    widget = at.robot.find(what)
    return float(widget.to_window(widget.x, widget.top)[1])


def test_a_bad_swipe_says_that_nothing_was_sent_and_the_reader_stays_armed(desk: Callable[..., Desk]) -> None:
    at = desk(identifying(code="32000010003", armed=True))

    at.dispatch(SwipeFailed("unreadable"))
    at.robot.frames(2)

    assert at.robot.sees(IDENTIFY["unreadable"].headline)
    assert at.robot.sees("Nekas nav nosūtīts.")
    assert place_of(at).armed


def test_a_missing_reader_is_named_instead_of_asking_for_the_card(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(identifying(code="32000010003", armed=True), panel)
    assert at.robot.sees(OFFERED)

    for reason in REASONS:
        headline, advice = words_at_the_card(reason)
        at.dispatch(ReaderChanged(ReaderStatus(online=False, lamp="off", reason=reason)))
        at.robot.frames(2)
        assert at.robot.sees(headline), reason
        assert at.robot.sees(advice), reason
        assert not at.robot.sees(OFFERED)


@pytest.mark.parametrize("language", ["lv", "en", "ru"])
def test_every_reason_of_the_reader_has_words_and_a_next_step_that_fit(
    desk: Callable[..., Desk], panel: Panel, language: str
) -> None:
    at = desk(identifying(code="32000010003", armed=True), panel)
    at.speak(language)

    for reason in get_args(OfflineReason):
        gone = ReaderStatus(online=False, lamp="off", reason=reason)
        at.show(replace(identifying(code="32000010003", armed=True), reader=gone))
        headline, advice = words_at_the_card(reason)
        assert at.robot.sees(headline), reason
        assert at.robot.sees(advice), reason
        assert _bottom(at, "advice") >= _top(at, "back"), reason


def test_that_what_was_typed_is_kept_is_said_only_where_something_was() -> None:
    kept = "Klīnikai: pārbaudiet lasītāja USB vadu. Ievadītais paliek saglabāts."
    assert words_at_the_card("unplugged")[1] == kept
    assert reader_words("unplugged")[1] == "Pārbaudiet lasītāja USB vadu."
    assert "Ievadītais" not in words_at_the_card("busy")[1]
    assert words_at_the_card("starting") == reader_words("starting")


def test_every_reason_of_a_failed_swipe_has_words_and_a_next_step() -> None:
    for reason in get_args(FailReason):
        assert IDENTIFY[reason].headline, reason
        assert IDENTIFY[reason].step, reason


def test_a_swipe_is_shown_from_its_first_character_to_its_verdict(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(identifying(code="32000010003", armed=True), panel)
    drawing = at.robot.find("drawing")
    assert not drawing.reading

    at.dispatch(ReaderChanged(replace(at.kiosk.reader, swiping=True)))
    at.robot.frames(1)

    assert at.robot.sees(READING)
    assert drawing.reading
    still = drawing.along
    at.robot.frames(20)
    assert drawing.along == still

    at.dispatch(SwipeFailed("unreadable"))
    at.dispatch(ReaderChanged(replace(at.kiosk.reader, swiping=False)))
    at.robot.frames(1)

    assert at.robot.sees(OFFERED)
    assert not drawing.reading


@pytest.mark.parametrize(("armed", "online"), [(False, True), (True, False)])
def test_a_swipe_that_nobody_waits_for_is_not_shown(
    desk: Callable[..., Desk], armed: bool, online: bool
) -> None:
    swiping = ReaderStatus(online=online, lamp="green", reason="unplugged", swiping=True)

    at = desk(replace(identifying(code="32000010003", armed=armed), reader=swiping))

    assert not at.robot.sees(READING)
    assert not at.robot.find("drawing").reading


@pytest.mark.parametrize("lamp", ["green", "yellow", "red", "off"])
def test_the_drawn_lamp_has_the_colour_of_the_real_one(desk: Callable[..., Desk], lamp: str) -> None:
    at = desk(replace(identifying(), reader=ReaderStatus(online=True, lamp=lamp)))

    assert at.robot.find("drawing").lamp == lamp


def test_provider_insurer_and_bill_stay_in_sight(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(identifying(), panel)

    seen = " ".join(at.robot.texts())

    assert "Dr. Jānis Piemērs" in seen
    assert "Parauga apdrošināšana AAS" in seen
    assert "4 pakalpojumi" in seen


def test_a_good_card_leads_to_the_insurer_and_the_code_leaves_the_glass(desk: Callable[..., Desk]) -> None:
    at = desk(identifying())
    at.robot.type("32000010003")

    at.dispatch(CardRead(CARD))
    at.robot.frames(2)

    assert isinstance(at.kiosk.place, Asking)
    assert at.robot.sees("Datu apstrāde ir sākta")
    sent = [effect for effect in at.effects if isinstance(effect, Write)]
    assert [call.command for call in sent[0].then if isinstance(call, Call)] == [Command.ADJUDICATE]
    assert "320000-10003" not in at.robot.texts()
    assert place_code_of_screen(at) == ""


def place_code_of_screen(at: Desk) -> str:
    from kiosk.ui.screens.table import SCREENS

    screens = at.app.root.navigator._built
    return str(screens[SCREENS[Identify]].ids.code.text)


def test_back_leads_to_the_insurers(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(identifying(), panel)

    at.robot.tap("back")

    assert isinstance(at.kiosk.place, ChooseInsurer)


def test_nobody_is_told_to_swipe_where_there_is_no_reader(desk: Callable[..., Desk]) -> None:
    at = desk(identifying(code="32000010003", armed=True))
    assert at.robot.sees("Poga nav jāspiež: pietiek novilkt karti.")

    at.dispatch(ReaderChanged(ReaderStatus(online=False, lamp="off", reason="unplugged")))
    at.robot.frames(3)

    assert not at.robot.sees("Poga nav jāspiež: pietiek novilkt karti.")
