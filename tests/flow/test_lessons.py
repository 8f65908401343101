"""Training's storyboards: each lesson from its first hint to its last, and the ways in, astray and out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.flow import events, places
from kiosk.flow.lessons import book
from kiosk.flow.lessons.events import (
    LessonChosen,
    LessonsTapped,
    PaperAdded,
    PracticeSwiped,
    TrainingFailed,
    TrainingLeft,
    TrainingTapped,
)
from kiosk.flow.lessons.follow import finished, preparing
from kiosk.flow.lessons.training import Training
from kiosk.flow.maintenance.events import MenuTapped
from kiosk.flow.state import Kiosk, PrinterStatus
from kiosk.sandbox import sample
from kiosk.sandbox.demo import SAMPLE_CARDS, SAMPLE_VISIT
from kiosk.sandbox.faults import Fault
from kiosk.training import channel
from tests.flow.pupil import Pupil
from tests.flow.story import Story

Begin = Callable[..., Pupil]
EMPTY = PrinterStatus("waiting", ("media-empty",))


@pytest.fixture
def pupil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    monkeypatch.setattr(channel, "THINKING_SECONDS", 0)
    return lambda lesson="", **rest: Pupil(tmp_path, lesson, **rest)


# The lessons


def test_the_first_visit(pupil: Begin) -> None:
    story = pupil("first-visit")
    assert (story.place, story.hint) == ("Billing", "choose-service")
    story.takes(events.ServiceTapped("K-002"), hint="choose-more")
    story.takes(events.ServiceTapped("K-002"), hint="policy")
    story.takes(events.PolicyTapped(), hint="provider")
    story.takes(events.ProviderChosen("pr-02"), hint="insurer")
    story.takes(events.InsurerChosen("paraugs"), hint="code")
    story.takes(events.CodeChanged("3200001000"), hint="code")
    story.takes(events.CodeChanged(book.PERSON), hint="swipe")
    story.takes(PracticeSwiped(), hint="statuses")
    assert story.place == "Statuses"
    story.takes(events.ConfirmTapped(), hint="print")
    story.takes(events.PrintTapped(), hint="three-copies")
    story.prints(2, hint="three-copies").prints(hint="next-patient")
    story.takes(events.CloseTapped(), hint="end")
    assert finished(story.progress)
    assert story.progress.done == {"first-visit"}
    assert story.transaction.state is State.CONFIRMED


def test_a_refused_line(pupil: Begin) -> None:
    story = pupil("refused-line")
    assert (story.place, story.hint) == ("Identify", "swipe")
    story.takes(PracticeSwiped(), hint="refused-line")
    answer = story.transaction.adjudication
    assert answer is not None
    assert [line.status for line in answer.lines] == ["full", "refused", "full", "partial"]
    story.takes(events.ConfirmTapped(), hint="print-paid")
    story.takes(events.PrintTapped(), hint="three-copies").prints(3, hint="next-patient")
    story.takes(events.CloseTapped(), hint="reports")
    story.takes(events.ReportsTapped(), hint="row")
    story.takes(events.RowTapped(story.transaction.id), hint="reprint-everything")
    story.takes(events.ReprintTapped(), hint="reprint-everything").prints(hint="reprint-everything")
    story.takes(events.ReprintTapped(everything=True), hint="reprint-everything").prints(hint="end")


def test_paper_out(pupil: Begin) -> None:
    story = pupil("paper-out")
    assert (story.place, story.hint) == ("Done", "print")
    story.takes(PaperAdded(), hint="print")  # there is no need of it yet
    story.takes(events.PrintTapped(), hint="first-sheet").prints(hint="first-sheet")
    story.printer_says("waiting", "media-empty").takes(events.PrinterChanged(EMPTY), hint="add-paper")
    story.takes(PaperAdded(), hint="add-paper")
    assert story.training.asked[-1] == "paper"
    story.prints(2, hint="next-patient").takes(events.CloseTapped(), hint="end")


def test_void(pupil: Begin) -> None:
    story = pupil("void")
    assert (story.place, story.hint) == ("Billing", "reports")
    story.takes(events.ReportsTapped(), hint="row")
    story.takes(events.RowTapped(story.transaction.id), hint="delete")
    story.takes(events.DeleteTapped(), hint="reason")
    story.takes(events.BackTapped(), hint="delete")
    story.takes(events.DeleteTapped(), hint="reason")
    story.slow = True
    story.takes(events.VoidTapped("A"), hint="reason")
    assert (story.place, story.transaction.state) == ("Details", State.VOIDING)
    story.arrives()
    assert (story.place, story.transaction.state, story.hint) == ("Reports", State.VOIDED, "end")


def test_an_unknown_outcome(pupil: Begin) -> None:
    story = pupil("unknown")
    assert (story.place, story.hint) == ("Statuses", "confirm")
    lost = [Fault(operation=name, kind="drop-answer") for name in ("confirm", "inquire")]
    story.service.script.replace(lost)
    story.takes(events.ConfirmTapped(), hint="wait")
    assert (story.place, story.transaction.state) == ("Unknown", State.CONFIRM_UNKNOWN)
    story.waits()
    assert story.hint == "wait"
    story.waits()
    assert (story.place, story.transaction.state, story.hint) == ("Done", State.CONFIRMED, "end")


def test_free_practice_has_no_steps_and_no_end(pupil: Begin) -> None:
    story = pupil(book.FREE).happens(events.ServiceTapped("K-002"))
    assert (story.place, story.hint) == ("Billing", "end")
    assert not finished(story.progress)
    assert story.progress.done == frozenset()


def test_what_the_lessons_name_is_there() -> None:
    clinic = sample.load()
    good = SAMPLE_CARDS["good"]
    assert (good.personal_code, good.insurer) == (book.PERSON, book.INSURER)
    assert {*book.PAID, *book.PARTLY} <= set(clinic.service_by_code)
    assert set(book.PARTLY) == set(SAMPLE_VISIT)
    assert book.PROVIDER in {one.id for one in clinic.providers}
    assert book.INSURER in clinic.works_with


# Before a lesson, and beside its way


def test_a_lesson_prepares_until_its_first_step_can_be_taken(tmp_path: Path) -> None:
    story = Story()
    story.state = replace(story.state, training=Training(("a", "b"), "first-visit", listing=False))
    assert story.state.training is not None
    assert preparing(story.state.training)
    story.logs_in()
    assert not preparing(story.state.training)


def test_who_goes_back_is_led_on_from_there(pupil: Begin) -> None:
    story = pupil("first-visit").happens(*[events.ServiceTapped("K-002")] * 2)
    story.takes(events.PolicyTapped(), hint="provider")
    story.takes(events.BackTapped(), hint="policy")
    story.takes(events.PolicyTapped(), hint="provider")


def test_who_is_elsewhere_is_told_so(pupil: Begin) -> None:
    story = pupil("first-visit").takes(events.ReportsTapped(), hint="astray")
    story.takes(events.BillingTapped(), hint="choose-service")


def test_another_insurer_than_the_practice_card_s_is_astray(pupil: Begin) -> None:
    story = pupil("first-visit").happens(*[events.ServiceTapped("K-002")] * 2, events.PolicyTapped())
    story.happens(events.ProviderChosen("pr-01"))
    story.takes(events.InsurerChosen("demo"), hint="astray")
    story.takes(events.BackTapped(), hint="insurer")


def test_the_practice_card_is_swiped_only_where_a_card_is_waited_for(pupil: Begin) -> None:
    story = pupil("first-visit").happens(PracticeSwiped())
    assert story.training.asked == []


def test_the_technician_s_menu_stays_shut(pupil: Begin) -> None:
    story = pupil("first-visit").happens(events.HelpTapped(), MenuTapped())
    assert story.state.maintenance.page is None


# The list, and the way in and out


def test_the_list_logs_in_so_that_it_ends_when_nobody_is_there(pupil: Begin) -> None:
    story = pupil(lock_after=60.0)
    assert story.progress.listing
    assert story.state.operator is not None
    story.passes(61.0)
    assert story.training.asked == ["leave"]


def test_a_lesson_is_chosen_from_the_list_only(pupil: Begin) -> None:
    story = pupil("void").happens(LessonChosen("unknown"))
    assert "begin" not in " ".join(story.training.asked)
    story.happens(LessonsTapped())
    assert story.progress.listing
    story.happens(LessonChosen("unknown"))
    assert story.training.asked[-1] == "begin unknown"


def test_what_was_done_is_known_to_the_next_lesson(pupil: Begin) -> None:
    story = pupil("unknown").happens(events.ConfirmTapped())
    assert story.hint == "end"
    story.happens(LessonsTapped(), LessonChosen("void"))
    assert story.training.asked[-1] == "begin void unknown"


def test_behind_the_list_no_step_is_counted(pupil: Begin) -> None:
    story = pupil("first-visit").happens(LessonsTapped(), events.ServiceTapped("K-002"))
    assert story.progress.step == 0


def test_training_is_left_from_the_list(pupil: Begin) -> None:
    assert pupil().happens(TrainingLeft()).training.asked == ["leave"]


def test_who_logs_out_leaves_training(pupil: Begin) -> None:
    assert pupil("first-visit").happens(events.LogOutTapped()).training.asked == ["leave"]


def test_training_begins_at_the_log_in_and_nowhere_else() -> None:
    story = Story().starts().happens(TrainingTapped())
    assert story.training.asked == ["enter"]
    story.logs_in().happens(TrainingTapped())
    assert story.training.asked == ["enter"]


def test_no_training_begins_behind_the_technician_s_menu() -> None:
    story = Story().starts().happens(events.HelpTapped(), MenuTapped(), TrainingTapped())
    assert story.training.asked == []


def test_while_somebody_is_being_logged_in_no_training_begins() -> None:
    story = Story().starts()
    story.state = replace(story.state, place=places.Login(busy=True))
    assert story.happens(TrainingTapped()).training.asked == []


def test_the_clinic_s_draft_waits_for_its_operator() -> None:
    story = Story().logs_in().chooses("K-001")
    story.state = replace(story.state, place=places.Login(problem="session-expired"), operator=None)
    bill = story.state.bill
    story.happens(TrainingTapped())
    assert story.training.asked == ["enter"]
    assert story.state.bill == bill


def test_training_that_cannot_begin_is_told_of() -> None:
    story = Story().starts().happens(TrainingTapped(), TrainingFailed())
    assert story.state.place == places.Login(problem="training")


def test_in_earnest_there_is_nothing_of_training() -> None:
    before = Story().logs_in().chooses("K-001").identifies().state
    story = Story().logs_in().chooses("K-001").identifies()
    story.happens(PracticeSwiped(), PaperAdded(), LessonChosen("void"), LessonsTapped(), TrainingLeft())
    assert story.training.asked == []
    assert type(story.state.place) is type(before.place)
    assert Kiosk().training is None
