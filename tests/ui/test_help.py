"""Help, start and failsafe: whom to call, what is awaited, and never a traceback."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.flow.effects import Restore
from kiosk.flow.events import ContinueTapped, HelpClosed, HelpTapped
from kiosk.flow.places import Billing, Failsafe, Starting
from kiosk.flow.state import Kiosk
from kiosk.ui.environment import Panel
from kiosk.ui.journal_words import CAUSES
from kiosk.ui.support import Support
from tests.ui.clinic import at_work, bill_of
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, SUPPORT, Desk, open_desk

NIGHT = replace(SUPPORT, working_hours=False)


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    """`desk(kiosk, panel, **options)` starts the kiosk in a state."""

    def begin(kiosk: Kiosk, on: Panel = PANELS["10in"], **options: Any) -> Desk:
        return open_desk(start, kiosk, on, **options)

    return begin


def test_help_lies_over_the_place_and_leads_back(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(bill=bill_of("K-001")), panel)

    at.robot.tap("help")
    assert at.robot.sees("Kā novilkt karti")
    at.robot.tap("Aizvērt")

    assert at.events == [HelpTapped(), HelpClosed()]
    assert at.robot.sees("1 / 30")


def test_in_working_hours_their_number_is_the_large_one(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(help=True), panel)

    assert at.robot.find("phone").text == "+371 60000000"
    assert at.robot.sees("Darba laikā: darba dienās 08:30–17:00")
    assert at.robot.sees("Citā laikā: +371 20000000")
    assert at.robot.sees("Termināļa atbalsts, Ieva Paraugs")
    assert at.robot.sees("Versija 0.1.0")


def test_at_other_times_the_other_number_is_the_large_one(desk: Callable[..., Desk]) -> None:
    at = desk(at_work())
    at.support = NIGHT

    at.robot.tap("help")

    assert at.robot.find("phone").text == "+371 20000000"
    assert at.robot.sees("Darba laikā: darba dienās 08:30–17:00: +371 60000000")


def test_without_a_contact_help_says_so(desk: Callable[..., Desk]) -> None:
    at = desk(at_work(help=True), support=lambda: None)

    assert at.robot.sees("Tehniķim, kas uzstādīja kiosku")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (("mon", "tue", "wed", "thu", "fri"), "darba dienās 08:30–17:00"),
        (("mon", "tue", "wed", "thu", "fri", "sat"), "pirmdiena–sestdiena 08:30–17:00"),
        (("sat", "mon"), "pirmdiena, sestdiena 08:30–17:00"),
    ],
)
def test_working_days_are_written_as_people_say_them(days: tuple[str, ...], words: str) -> None:
    from kiosk.ui.theme import Theme

    Theme(PANELS["10in"]).install()
    from kiosk.ui.screens.support_card import working_hours

    contact = Support("Atbalsts", days, "08:30-17:00", "+371 60000000", "+371 20000000", working_hours=True)
    assert working_hours(contact) == words


def test_help_speaks_every_language(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(help=True), panel)
    seen = set()
    for language in LANGUAGES:
        at.speak(language)
        seen.add(tuple(at.robot.texts()))
        assert at.robot.find("phone").text == "+371 60000000"
    assert len(seen) == len(LANGUAGES)


def test_at_the_start_it_is_said_what_is_awaited(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(place=Starting(), operator=None), panel)

    assert at.robot.sees("Lasa žurnālu")


def test_a_failure_keeps_the_bill_and_says_whom_to_call(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(place=Failsafe("KeyError"), bill=bill_of("K-001")), panel)

    assert at.robot.sees("Terminālī radās kļūda")
    assert at.robot.sees("Kļūdas kods: KeyError")
    assert at.robot.sees("+371 60000000")
    at.robot.tap("Turpināt")

    assert at.events == [ContinueTapped()]
    assert at.kiosk.place == Billing()
    assert at.robot.sees("1 / 30")


def test_a_journal_that_cannot_be_opened_is_read_again(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(place=Failsafe("ledger: damaged"), operator=None), panel)

    assert at.robot.sees("Žurnālu nevar atvērt")
    assert any(text.startswith("Žurnāla fails ir bojāts.") for text in at.robot.texts())
    at.robot.tap("Mēģināt vēlreiz")

    assert at.effects == [Restore()]


def test_every_cause_is_worded_in_every_language() -> None:
    from kiosk.ui.i18n import tr

    said = []
    for language in LANGUAGES:
        tr.lang = language
        said.append([tr(words) for words in CAUSES.values()])
    tr.lang = "lv"
    assert all(len({words[at] for words in said}) == len(LANGUAGES) for at in range(len(CAUSES)))


def test_the_failsafe_stands_even_where_the_contact_cannot_be_told(desk: Callable[..., Desk]) -> None:
    def broken() -> Support:
        raise OSError("no such file")

    at = desk(at_work(place=Failsafe("KeyError")), support=broken)

    assert at.robot.sees("Terminālī radās kļūda")
    assert at.app.failure is None
