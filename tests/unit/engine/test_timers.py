"""Timers call at their time, in order, and not after they were stopped."""

import threading

from kiosk.engine.timers import Timers
from kiosk.engine.worker import Worker


def test_the_earlier_time_comes_first_whatever_was_asked_first() -> None:
    timers, called, done = Timers(), list[str](), threading.Event()
    timers.after(0.05, done.set)
    timers.after(0.04, lambda: called.append("late"))
    timers.after(0.0, lambda: called.append("early"))
    assert done.wait(10)
    timers.stop()
    assert called == ["early", "late"]


def test_nothing_is_called_after_stopping() -> None:
    timers, called = Timers(), list[str]()
    timers.after(60, lambda: called.append("never"))
    timers.stop()
    assert called == []


def test_a_job_that_fails_does_not_end_its_worker() -> None:
    worker, done = Worker("test"), threading.Event()

    def fails() -> None:
        raise KeyError

    worker.submit(fails)
    worker.submit(done.set)
    assert done.wait(10)
    worker.stop()
