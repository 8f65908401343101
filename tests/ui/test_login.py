"""The log-in screen: typed on its own keyboard, and every way in which it can fail."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.appliance.faults import Fault
from kiosk.flow.effects import LogIn
from kiosk.flow.events import CatalogueFailed, CatalogueLoaded, Event, LoggedIn, LogInFailed, LogInTapped
from kiosk.flow.places import Billing, Locked, Login
from kiosk.flow.state import Kiosk
from kiosk.ports.terminal import NoAnswer, NotSent, Refused
from kiosk.ui import unattended
from kiosk.ui.environment import Panel
from kiosk.ui.login_words import LOGIN
from tests.ui.clinic import CATALOGUE, INSTITUTION, OPERATOR, at_work, bill_of
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, Desk, open_desk
from tests.ui.test_typing import TAB, press_key

NOBODY = at_work(place=Login(), operator=None, institution=None, catalogue=None)
EXPIRED = at_work(place=Login(problem="session-expired"), operator=None)


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    """`desk(kiosk, panel, **options)` opens the log-in screen."""

    def begin(kiosk: Kiosk = NOBODY, on: Panel = PANELS["10in"], **options: Any) -> Desk:
        return open_desk(start, kiosk, on, **options)

    return begin


def type_both(at: Desk, user: str = "anna", password: str = "Paraugs-1") -> None:
    at.robot.type(user)
    at.robot.tap("password")
    at.robot.type(password)


def test_user_and_password_are_typed_on_the_glass(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(on=panel)

    type_both(at, "anna.ķēniņa", "Ā$1 ļ")
    at.robot.tap("Pieslēgties")

    assert at.events == [LogInTapped("anna.ķēniņa", "Ā$1 ļ")]
    assert at.effects == [LogIn("anna.ķēniņa", "Ā$1 ļ")]


def test_enter_goes_to_the_password_and_then_logs_in(desk: Callable[..., Desk]) -> None:
    at = desk()

    at.robot.type("anna")
    _press_enter(at)
    assert at.events == []
    at.robot.type("Paraugs-1")
    _press_enter(at)

    assert at.events == [LogInTapped("anna", "Paraugs-1")]


def test_while_it_is_busy_nothing_is_sent_twice(desk: Callable[..., Desk]) -> None:
    at = desk()
    type_both(at)

    at.robot.tap("Pieslēgties")
    _press_enter(at)

    assert at.effects == [LogIn("anna", "Paraugs-1")]
    assert at.robot.sees("Sazinās ar termināla serveri")
    assert at.robot.find("log_in").disabled


def test_the_password_is_hidden_until_the_eye_is_tapped(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(on=panel)
    type_both(at)
    password = at.robot.find("password")
    assert set(password.shown) == {"•"}

    at.robot.tap(password.ids.reveal.__self__)

    assert "Paraugs-1".endswith(password.shown)
    assert password.shown.endswith("-1")


def test_after_a_wrong_password_it_is_typed_anew_and_the_name_stays(desk: Callable[..., Desk]) -> None:
    at = desk()
    type_both(at)
    at.robot.tap("Pieslēgties")

    _happen(at, LogInFailed(Refused("wrong-credentials")))

    assert at.robot.sees("Lietotājvārds vai parole nav pareizi")
    assert (at.robot.find("user").text, at.robot.find("password").text) == ("anna", "")
    at.robot.type("Paraugs-2")
    _press_enter(at)
    assert at.events[-1] == LogInTapped("anna", "Paraugs-2")


def test_what_was_typed_outlives_a_network_that_is_away(desk: Callable[..., Desk]) -> None:
    at = desk()
    type_both(at)
    at.robot.tap("Pieslēgties")
    _happen(at, LogInFailed(NotSent("refused")))

    at.robot.tap("Pieslēgties")

    assert at.effects == [LogIn("anna", "Paraugs-1")] * 2


@pytest.mark.parametrize("kiosk", [NOBODY, at_work(lock=Locked(other=True))], ids=["login", "lock"])
def test_what_is_typed_and_left_does_not_wait_for_the_next_one(
    desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, kiosk: Kiosk
) -> None:
    monkeypatch.setattr(unattended, "UNATTENDED_SECONDS", 2.0)
    at = desk(kiosk)
    type_both(at)
    user, password = at.robot.find("user"), at.robot.find("password")
    password.revealed = True
    at.robot.until(lambda: not user.text)
    assert (password.text, password.revealed) == ("", False)
    type_both(at, "ilze")
    assert user.text == "ilze"


def test_a_password_that_was_shown_is_hidden_once_it_is_sent(desk: Callable[..., Desk]) -> None:
    at = desk()
    type_both(at)
    password = at.robot.find("password")
    password.revealed = True
    at.robot.tap("Pieslēgties")
    _happen(at, LogInFailed(NotSent("refused")))
    assert (password.text, password.shown) == ("Paraugs-1", "•" * 9)


def test_a_good_log_in_opens_the_work_window_and_forgets_the_password(desk: Callable[..., Desk]) -> None:
    at = desk()
    type_both(at)
    fields = at.robot.find("user"), at.robot.find("password")
    at.robot.tap("Pieslēgties")

    _happen(at, LoggedIn(OPERATOR, INSTITUTION))
    _happen(at, CatalogueLoaded(CATALOGUE))

    assert at.kiosk.place == Billing()
    assert [field.text for field in fields] == ["", ""]
    assert at.robot.sees("Grupas")


def test_without_a_catalogue_nobody_is_logged_in(desk: Callable[..., Desk]) -> None:
    at = desk()
    type_both(at)
    at.robot.tap("Pieslēgties")
    _happen(at, LoggedIn(OPERATOR, INSTITUTION))

    _happen(at, CatalogueFailed(NoAnswer("timeout")))

    assert at.robot.sees("Neizdevās saņemt pakalpojumu katalogu")


def test_an_expired_session_says_that_the_bill_is_kept(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(replace(EXPIRED, bill=bill_of("K-001")), panel)

    assert any("Iesāktais rēķins ir saglabāts." in text for text in at.robot.texts())
    type_both(at)
    at.robot.tap("Pieslēgties")
    _happen(at, LoggedIn(OPERATOR, INSTITUTION))
    _happen(at, CatalogueLoaded(CATALOGUE))
    assert at.robot.sees("1 / 30")


def test_without_a_draft_nothing_is_said_to_be_kept(desk: Callable[..., Desk]) -> None:
    at = desk(EXPIRED)

    assert at.robot.sees("Darba sesija beigusies")
    assert not any("saglabāts" in text for text in at.robot.texts())


def test_the_idle_screen_shows_nothing_of_patients(desk: Callable[..., Desk]) -> None:
    at = desk(replace(EXPIRED, bill=bill_of("K-001", "U-201")))

    shown = " ".join(at.robot.texts())
    assert not any(service.name in shown for service in at.kiosk.bill.lines)
    assert OPERATOR.name not in shown


def test_every_problem_is_said_whole_in_every_language(desk: Callable[..., Desk], panel: Panel) -> None:
    from kiosk.ui.i18n import tr

    at = desk(on=panel, demo_login=("anna", "paraugs-1"))
    for language in LANGUAGES:
        tr.lang = language
        for keyword, message in LOGIN.items():
            at.show(replace(NOBODY, place=Login(problem=keyword), bill=bill_of("K-001")))
            said = " ".join(at.robot.texts())
            for text in (message.headline, message.body, message.step):
                assert not text or tr(text) in said, (language, keyword)
            title = ("title",) if panel != PANELS["7in"] else ()
            _assert_in_order(at, *title, "notice", "user", "keyboard")


def test_demo_credentials_stand_only_in_a_demonstration(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(on=panel, demo_login=("anna", "paraugs-1"))

    assert at.robot.sees("Lietotājvārds anna · parole paraugs-1")


def test_in_earnest_no_credentials_are_shown(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(on=panel)

    assert not any("parole" in text for text in at.robot.texts())


def test_help_can_be_reached_before_logging_in(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(on=panel)

    at.robot.tap("help")
    assert at.robot.sees("+371 60000000")
    at.robot.tap("Aizvērt")

    assert at.robot.sees("Pieslēgties")


def _happen(at: Desk, event: Event) -> None:
    at.dispatch(event)
    at.robot.frames(2)


def _press_enter(at: Desk) -> None:
    keyboard = at.robot.find("keyboard")
    at.robot.tap(next(key for key in keyboard.walk() if getattr(key, "key", "") == "enter"))


def _assert_in_order(at: Desk, *names: str) -> None:
    edges = [at.app.root.bar.y]
    for name in names:
        widget = at.robot.find(name)
        assert widget.to_window(widget.x, widget.top)[1] <= edges[-1] + 1, name
        edges.append(widget.to_window(*widget.pos)[1])


LOW = Fault(code="storage-low", words="4 % free", severity="warn")
CLOCK = Fault(code="clock-unknown", severity="warn")


def test_what_the_appliance_warns_of_is_said_whole_in_every_language(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    from kiosk.ui.fault_warnings import WARNINGS
    from kiosk.ui.i18n import tr

    warnings: list[Fault] = []
    at = desk(on=panel, warnings=lambda: warnings)
    for language in LANGUAGES:
        tr.lang = language
        for code, words in WARNINGS.items():
            warnings[:] = [Fault(code=code, severity="warn")]
            at.show(NOBODY)
            said = " ".join(at.robot.texts())
            assert all(tr(text) in said for text in (words.headline, words.step))
            title = ("title",) if panel != PANELS["7in"] else ()
            _assert_in_order(at, *title, "notice", "user", "keyboard")


def test_of_several_warnings_every_headline_is_said(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(on=panel, warnings=lambda: [LOW, CLOCK])

    said = " ".join(at.robot.texts())
    assert "Uz SD kartes paliek maz vietas" in said
    assert "Pulksteņa laiks vēl nav zināms." in said
    _assert_in_order(at, "notice", "user", "keyboard")


def test_of_many_warnings_the_help_tells_the_rest(desk: Callable[..., Desk], panel: Panel) -> None:
    from kiosk.ui.fault_warnings import WARNINGS
    from kiosk.ui.i18n import tr

    at = desk(on=panel, warnings=lambda: [Fault(code=code, severity="warn") for code in WARNINGS])
    for language in LANGUAGES:
        tr.lang = language
        at.robot.frames(3)
        assert any(tr("Pārējais ir palīdzībā.") in text for text in at.robot.texts())
        _assert_in_order(at, "notice", "user", "keyboard")


def test_a_warning_without_words_of_its_own_quotes_the_service(desk: Callable[..., Desk]) -> None:
    at = desk(warnings=lambda: [Fault(code="new", words="a gearwheel is loose", severity="warn")])

    assert any("„a gearwheel is loose“" in text for text in at.robot.texts())


def test_a_warning_gives_way_to_why_nobody_is_logged_in_and_to_waiting(desk: Callable[..., Desk]) -> None:
    at = desk(warnings=lambda: [LOW])
    assert at.robot.sees("Uz SD kartes paliek maz vietas")
    type_both(at)

    at.robot.tap("Pieslēgties")
    assert not at.robot.sees("Uz SD kartes paliek maz vietas")
    _happen(at, LogInFailed(NotSent("refused")))

    assert at.robot.sees("Nav savienojuma ar termināla serveri")
    assert not at.robot.sees("Uz SD kartes paliek maz vietas")


def test_a_warning_that_has_passed_is_gone_within_a_minute(desk: Callable[..., Desk]) -> None:
    warnings = [CLOCK]
    at = desk(warnings=lambda: warnings)
    assert at.robot.sees("Pulksteņa laiks vēl nav zināms")

    warnings.clear()
    at.app._tick()
    at.robot.frames(2)

    assert not at.robot.sees("Pulksteņa laiks vēl nav zināms")


def test_tab_goes_to_the_other_field_and_back(desk: Callable[..., Desk]) -> None:
    at = desk()
    user, password = at.robot.find("user"), at.robot.find("password")

    for _ in range(2):
        assert (user.focused, password.focused) == (True, False)
        press_key(TAB)
        assert (user.focused, password.focused) == (False, True)
        press_key(TAB)
