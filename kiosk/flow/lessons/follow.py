"""After all that happens: what of the lesson is done, what happens by itself, when training ends."""

from msgspec.structs import replace

from kiosk.flow.effects import Post
from kiosk.flow.events import LogInTapped
from kiosk.flow.lessons import seen
from kiosk.flow.lessons.book import lesson_of
from kiosk.flow.lessons.effects import LeaveTraining
from kiosk.flow.lessons.lesson import Cue, Step
from kiosk.flow.lessons.training import Training
from kiosk.flow.moves import Result, stay
from kiosk.flow.places import Billing, Login
from kiosk.flow.state import Kiosk


def follow(before: Kiosk, after: Kiosk) -> Result:
    """Take the lesson along; whoever logs out, or is gone so long that the screen locks, leaves training."""
    if after.training is None:
        return stay(after)
    if (before.operator and not after.operator) or after.lock:
        return after, (LeaveTraining(),)
    if preparing(after.training):
        return _cued(after, after.training)
    if after.training.listing:
        return stay(after)
    return stay(replace(after, training=_followed(after, after.training)))


def preparing(training: Training) -> bool:
    """Tell whether something still happens by itself, before the trainee can begin."""
    return training.cue < len(_cues(training))


def finished(training: Training) -> bool:
    """Tell whether every step of the lesson is done."""
    steps = lesson_of(training.lesson).steps
    return bool(steps) and training.step >= len(steps)


def step_of(training: Training) -> Step | None:
    """Return the step that the trainee has to take; None where there is none."""
    steps = lesson_of(training.lesson).steps
    return steps[training.step] if training.step < len(steps) else None


def _cues(training: Training) -> tuple[Cue, ...]:
    """The practice session is opened, what the lesson wants has happened, and its first step can be taken."""
    lesson = lesson_of(training.lesson)
    begins = lesson.steps[0].at if lesson.steps else (Billing,)
    log_in = Cue(seen.at(Login), (Post(LogInTapped(*training.login)),))
    return (log_in, *lesson.cues, Cue(seen.at(*begins)))


def _cued(state: Kiosk, training: Training) -> Result:
    cue = _cues(training)[training.cue]
    if not cue.when(state):
        return stay(state)
    return replace(state, training=replace(training, cue=training.cue + 1)), cue.effects


def _followed(state: Kiosk, training: Training) -> Training:
    """Go past every step that is done; back to one that can be done here, if the trainee went back."""
    steps = lesson_of(training.lesson).steps
    at = training.step
    while at < len(steps) and steps[at].done(state):
        at += 1
    if at == len(steps):
        done = training.done | {training.lesson} if steps else training.done
        return replace(training, step=at, astray=False, done=done)
    here = (earlier for earlier in range(at, -1, -1) if isinstance(state.place, steps[earlier].at))
    found = next((earlier for earlier in here if not steps[earlier].done(state)), None)
    astray = found is None and not seen.under_way(state)
    return replace(training, step=at if found is None else found, astray=astray)
