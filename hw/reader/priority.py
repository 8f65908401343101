"""Puts this process before all ordinary ones: a reader does not wait while a screen is drawn."""

import logging
import os

log = logging.getLogger(__name__)

_REAL_TIME, _NICE = 1, -10


def hurry() -> None:
    """Ask for real time, or else for niceness; threads that are started later have it too.

    It sleeps most of the time and works for less than a millisecond at once, so nobody else notices.
    """
    try:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(_REAL_TIME))
    except OSError:
        _be_nice()
    else:
        log.info("priority: real time")


def _be_nice() -> None:
    try:
        os.nice(_NICE)
    except OSError as error:
        log.warning("priority: that of every process (%s)", error.strerror)
    else:
        log.info("priority: nice %d", _NICE)
