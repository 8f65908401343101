"""Keeps the process's memory to itself: no core dump, no debugger of another process, no swap."""

import ctypes
import logging
import os
import resource
from collections.abc import Callable

log = logging.getLogger(__name__)

_PR_SET_DUMPABLE = 4  # prctl(2)
_MCL_CURRENT, _MCL_FUTURE, _MCL_ONFAULT = 1, 2, 4  # mlockall(2)


def keep_private() -> None:
    """Take every measure that the system allows, and say in the log which ones it does not."""
    libc = ctypes.CDLL(None, use_errno=True)
    _try("no core dumps", lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
    _try("no reading by other processes", lambda: _call(libc.prctl, _PR_SET_DUMPABLE, 0, 0, 0, 0))
    _try("no swapping", lambda: _lock(libc))


def _lock(libc: ctypes.CDLL) -> None:
    # Under a limit the lock might be granted now and a later thread refused its stack: all or nothing.
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    _call(libc.mlockall, _MCL_CURRENT | _MCL_FUTURE | _MCL_ONFAULT)


def _call(function: Callable[..., int], *arguments: int) -> None:
    if function(*arguments) != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


def _try(what: str, measure: Callable[[], None]) -> None:
    try:
        measure()
    except (OSError, ValueError) as error:
        log.warning("memory: %s: not granted (%s)", what, error)
    else:
        log.info("memory: %s", what)
