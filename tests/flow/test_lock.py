"""Storyboards of the lock: when it closes, what goes on behind it, and what opens it."""

import pytest
from msgspec.structs import replace

from kiosk.domain.bill import Draft
from kiosk.domain.listing import Filter
from kiosk.domain.operator import Operator, Role
from kiosk.domain.transaction import State
from kiosk.domain.voucher import CopyState
from kiosk.flow import events, places
from kiosk.flow.maintenance.events import MenuClosed, MenuTapped, PageTapped, PinChecked, PinEntered, PinKnown
from kiosk.flow.maintenance.pages import ReaderTest
from kiosk.flow.state import ReaderStatus
from kiosk.ports.terminal import Failure, NoAnswer, NotAuthorised, NotSent, Refused, SessionOpened
from tests import samples
from tests.doubles.ledger import MemoryLedger
from tests.doubles.maintenance import PIN
from tests.flow.story import Story

AFTER = 120.0
OTHER = Operator("op-2", "Ilze Piemēra", Role.SUPERVISOR)


def at_work() -> Story:
    return Story(lock_after=AFTER).logs_in().chooses("K-001")


def locked(story: Story) -> Story:
    """Leave the desk."""
    story.passes(AFTER + 1)
    assert story.state.lock == places.Locked()
    return story


def unlocked(story: Story) -> Story:
    return story.happens(events.UnlockTapped("parole"))


def test_the_last_seconds_are_counted_and_then_it_locks() -> None:
    story = at_work().passes(99)
    assert story.state.watch is not None
    assert story.state.watch.locks_at is None
    story.passes(2)
    assert story.state.watch.locks_at == pytest.approx(story.clock.seconds + 19)
    assert story.state.lock is None
    assert story.passes(20).state.lock == places.Locked()


@pytest.mark.parametrize("sign", [events.Touched(), events.SwipeFailed("unreadable")])
def test_any_sign_of_life_in_the_last_seconds_keeps_it_open(sign: events.Event) -> None:
    story = at_work().passes(110).happens(sign)
    assert story.state.watch is not None
    assert story.state.watch.locks_at is None
    assert story.passes(99).state.lock is None
    assert story.passes(22).state.lock is not None


def test_a_touch_puts_the_countdown_off() -> None:
    story = at_work().passes(60).happens(events.Touched()).passes(95)
    assert story.state.watch is not None
    assert story.state.watch.locks_at is None
    assert story.passes(30).state.lock is not None


def test_a_timer_that_runs_out_early_does_not_lock_early() -> None:
    story = at_work().passes(101)
    assert story.state.watch is not None
    story.happens(events.WatchDue(story.state.watch.id))
    assert story.state.lock is None
    assert story.passes(20).state.lock is not None


def test_without_a_time_it_never_locks_by_itself() -> None:
    story = Story().logs_in().passes(100_000)
    assert story.state.lock is None


def test_nobody_is_watched_who_is_not_logged_in() -> None:
    story = at_work().happens(events.LogOutTapped()).passes(AFTER * 2)
    assert (story.place, story.state.lock, story.state.watch) == ("Login", None, None)


def test_a_new_session_is_watched_anew_and_the_old_timer_means_nothing() -> None:
    story = at_work().passes(90).happens(events.LogOutTapped()).logs_in()
    story.passes(60)
    assert story.state.watch is not None
    assert story.state.watch.locks_at is None


def test_it_locks_by_hand_only_over_a_session() -> None:
    assert Story().starts().happens(events.LockTapped()).state.lock is None
    story = Story().logs_in().happens(events.LockTapped())
    assert story.state.lock == places.Locked()
    wrong = story.happens(events.UnlockTapped("x")).state.lock
    assert story.happens(events.LockTapped()).state.lock == wrong


def test_a_session_that_only_opens_yet_cannot_be_locked() -> None:
    story = Story(lock_after=AFTER).starts()
    story.state = replace(story.state, operator=samples.OPERATOR)  # as long as the catalogue is on its way
    assert story.happens(events.LockTapped()).state.lock is None


def test_the_password_shows_the_same_place_and_the_same_draft_without_the_network() -> None:
    story = locked(at_work().identifies())
    calls = list(story.terminal.calls)
    assert not story.reader.armed
    unlocked(story)
    assert (story.place, story.state.lock, len(story.state.bill.lines)) == ("Identify", None, 1)
    assert story.reader.armed
    assert story.terminal.calls == calls
    assert locked(story).place == "Identify"


def test_what_was_chosen_and_written_of_a_void_is_there_after_the_lock_and_gone_with_the_place() -> None:
    story = Story(lock_after=AFTER).asks().confirms().happens(events.CloseTapped(), events.ReportsTapped())
    story.happens(events.RowTapped(story.transaction.id), events.DeleteTapped())
    story.happens(events.CauseChanged("H", "jauna polise"))
    unlocked(locked(story.happens(events.HelpTapped(), events.HelpClosed())))
    assert story.state.place == places.Deleting(story.transaction.id, reason="H", note="jauna polise")
    story.happens(events.BackTapped(), events.DeleteTapped())
    assert story.state.place == places.Deleting(story.transaction.id)


def test_what_was_typed_of_a_decision_is_there_after_the_lock_without_the_supervisor() -> None:
    story = Story(lock_after=AFTER).asks()
    story.terminal.then(NoAnswer("timeout"), Refused("unknown-transaction"))
    story.confirms().waits()
    place = places.Unknown(story.transaction.id, supervisor=samples.SUPERVISOR)
    story.state = replace(story.state, place=place)
    unlocked(locked(story.happens(events.DecisionChanged(State.VOIDED, "PA-77"))))
    kept = places.Unknown(story.transaction.id, decision=State.VOIDED, reference="PA-77")
    assert story.state.place == kept
    story.happens(events.NextPatientTapped(), events.ReportsTapped(), events.RowTapped(story.transaction.id))
    assert story.state.place == places.Unknown(story.transaction.id)


def test_help_lies_over_the_lock_and_is_gone_with_it() -> None:
    story = locked(at_work().happens(events.HelpTapped()))
    assert not story.state.help
    assert story.happens(events.HelpTapped()).state.help
    assert not unlocked(story).state.help


def test_behind_the_lock_no_tap_and_no_card_is_taken() -> None:
    story = locked(at_work().identifies())
    place = story.state.place
    story.happens(
        events.CardRead(samples.CARD),
        events.SwipeFailed("unreadable"),
        events.ReaderDisarmed(),
        events.LogOutTapped(),
        events.CodeChanged(""),
    )
    assert story.state.place == place
    assert story.state.transactions == {}


def test_a_reader_that_comes_back_behind_the_lock_waits_for_no_card() -> None:
    story = locked(at_work().identifies())
    story.happens(
        events.ReaderChanged(ReaderStatus(online=False, reason="unplugged")),
        events.ReaderChanged(ReaderStatus(online=True, lamp="green", reason="")),
    )
    assert story.state.reader.online
    assert not story.reader.armed
    assert unlocked(story).reader.armed


def test_the_technician_tests_the_reader_over_the_lock_and_leaves_it_shut() -> None:
    story = locked(at_work().identifies()).happens(PinKnown(), MenuTapped(), PinEntered(PIN))
    story.happens(PinChecked(right=True), PageTapped(ReaderTest()))
    assert story.reader.armed
    assert not story.happens(MenuClosed()).reader.armed
    assert story.state.lock is not None
    assert unlocked(story).reader.armed


def test_an_answer_that_comes_behind_the_lock_is_shown_after_it() -> None:
    story = Story(lock_after=AFTER).logs_in().chooses("K-001").identifies()
    story.slow = True
    locked(story.swipes())
    story.arrives()
    assert story.state.lock is not None
    assert unlocked(story).place == "Statuses"
    assert story.confirms().place == "Done"


def test_a_refusal_at_the_card_behind_the_lock_arms_the_reader_only_after_it() -> None:
    story = Story(lock_after=AFTER).logs_in().chooses("K-001").identifies()
    story.slow = True
    locked(story.swipes())
    story.terminal.then(Refused("policy-expired"))
    story.arrives()
    assert (story.place, story.reader.armed) == ("Identify", False)
    assert unlocked(story).reader.armed


def test_printing_goes_on_behind_the_lock() -> None:
    story = Story(lock_after=AFTER).asks().confirms().happens(events.PrintTapped())
    locked(story)
    for _ in range(3):
        story.printer_says("printed")
    assert [copy.state for copy in story.state.copies.values()] == [CopyState.PRINTED] * 3
    assert unlocked(story).place == "Done"


def test_an_answer_whose_time_is_over_is_dropped_behind_the_lock() -> None:
    story = locked(Story(lock_after=AFTER).asks())
    story.passes(1000)
    assert story.transaction.state is State.CANCELLED
    assert (unlocked(story).place, story.notice) == ("Billing", "hold-expired")


def test_wrong_passwords_are_taken_ever_more_slowly() -> None:
    story = locked(at_work())
    waits = []
    for _ in range(7):
        story.happens(events.UnlockTapped("nepareiza"))
        lock = story.state.lock
        assert lock is not None
        assert (lock.problem, lock.busy) == ("wrong-password", False)
        waits.append(lock.barred_until - story.clock.seconds)
        unlocked(story)  # the right one, but too soon
        assert story.state.lock == lock
        story.passes(waits[-1])
    assert waits == [2, 4, 8, 16, 32, 60, 60]
    assert unlocked(story).state.lock is None


def test_a_second_enter_is_not_compared_twice() -> None:
    story = locked(at_work())
    busy = places.Locked(busy=True)
    story.state = replace(story.state, lock=busy)
    story.happens(
        events.UnlockTapped("parole"),
        events.LogInTapped("ilze", "parole"),
        events.OtherOperatorTapped(),
        events.BackTapped(),
    )
    assert story.state.lock == busy


def test_another_operator_takes_over_the_desk_as_it_stands() -> None:
    story = locked(at_work().identifies())
    story.happens(events.OtherOperatorTapped())
    assert story.state.lock == places.Locked(other=True)
    story.happens(events.UnlockTapped("parole"))
    assert story.state.lock == places.Locked(other=True), "the first one's password is not asked for here"
    story.terminal.login = SessionOpened(OTHER, samples.INSTITUTION)
    story.state = replace(story.state, filter=Filter(person=samples.PERSON))
    story.happens(events.LogInTapped("ilze", "cita"))
    assert (story.state.operator, story.place) == (OTHER, "Identify")
    assert story.state.filter == Filter(), "whom the first one was looking for is not the other's"
    assert story.state.lock is None
    assert len(story.state.bill.lines) == 1
    assert story.reader.armed
    locked(story)
    assert unlocked(story).state.lock is not None
    story.passes(60).happens(events.UnlockTapped("cita"))
    assert story.state.lock is None


def test_who_is_not_let_in_leaves_the_session_as_it_was() -> None:
    story = locked(at_work()).happens(events.LogInTapped("ilze", "cita"))
    assert story.state.lock == places.Locked(), "nobody has asked for another log-in"
    story.happens(events.OtherOperatorTapped())
    story.terminal.login = Refused("wrong-credentials")
    story.happens(events.LogInTapped("ilze", "nepareiza"))
    lock = story.state.lock
    assert lock is not None
    assert (lock.other, lock.problem, lock.wrong) == (True, "wrong-credentials", 1)
    story.passes(5).happens(events.BackTapped())
    assert unlocked(story).state.operator == samples.OPERATOR


@pytest.mark.parametrize(
    ("failure", "problem", "network"),
    [(NotSent("refused"), "not-sent", False), (NoAnswer("timeout"), "no-answer", True)],
)
def test_without_a_server_nobody_else_can_log_in_and_the_lock_says_so(
    failure: Failure, problem: str, network: bool
) -> None:
    story = locked(at_work()).happens(events.OtherOperatorTapped())
    story.terminal.login = failure
    story.happens(events.LogInTapped("ilze", "cita"))
    assert story.state.lock == places.Locked(other=True, problem=problem)
    assert story.state.network is network
    assert unlocked(story.happens(events.BackTapped())).state.lock is None


def test_a_session_that_ends_behind_the_lock_is_logged_in_anew() -> None:
    story = Story(lock_after=AFTER).asks().happens(events.LockTapped())
    story.terminal.then(NotAuthorised())
    story.passes(1000)
    assert story.state.place == places.Login(problem="session-expired")
    assert (story.state.lock, story.state.watch, story.password) == (None, None, "")
    assert len(story.state.bill.lines) == 3


def test_a_fault_behind_the_lock_leads_to_the_login_and_not_around_it() -> None:
    story = locked(at_work()).happens(events.Failed("ZeroDivisionError"))
    assert story.state.place == places.Failsafe("ZeroDivisionError")
    assert (story.state.lock, story.state.operator, story.password) == (None, None, "")
    assert story.happens(events.ContinueTapped()).place == "Login"
    assert (story.logs_in().place, len(story.state.bill.lines)) == ("Billing", 1)


def test_what_comes_too_late_for_a_lock_changes_nothing() -> None:
    story = at_work().happens(events.Unlocked(), events.UnlockRefused(), events.OtherOperatorTapped())
    assert (story.place, story.state.lock) == ("Billing", None)


def restarted(ledger: MemoryLedger) -> Story:
    return Story(ledger, AFTER).starts()


def test_the_draft_survives_a_restart_and_is_said_to() -> None:
    story = restarted(locked(at_work().chooses("L-101")).ledger)
    assert story.place == "Login"
    story.logs_in()
    assert [one.code for one in story.state.bill.lines] == ["K-001", "L-101"]
    assert (story.place, story.notice) == ("Billing", "draft-kept")
    assert story.happens(events.LogOutTapped()).logs_in().notice is None
    assert restarted(story.ledger).state.bill.lines == ()


def test_a_draft_with_an_open_question_is_cancelled_after_a_restart_and_stays() -> None:
    before = Story().asks()
    after = Story(before.ledger).starts()
    after.terminal.stands = before.terminal.stands
    after.logs_in()
    assert (after.transaction.state, len(after.state.bill.lines)) == (State.CANCELLED, 3)


def test_a_draft_that_became_a_visit_is_none_after_a_restart() -> None:
    before = Story().asks()
    draft = before.ledger.draft
    before.confirms()
    assert before.ledger.draft == Draft()
    before.ledger.draft = draft  # as if the power had gone between the two
    assert restarted(before.ledger).state.bill.lines == ()


def test_a_draft_that_cannot_be_kept_stops_nobody() -> None:
    story = at_work()
    story.ledger.refuses = "disk-full"
    assert len(story.chooses("L-101").state.bill.lines) == 2
