"""A fault found while the appliance started, and the file in which the services hand faults on."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from kiosk.appliance import durable

_log = logging.getLogger(__name__)


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One fault.

    Attributes:
        code: which one, in kebab case, such as `settings-missing`.
        file: the faulty file's name; "" where there is none.
        line: counted from 1; 0 where no line can be named.
        key: the key in that file, such as `[terminal] url`; "" where there is none.
        words: English words for the technician.
        severity: `stop` where the kiosk cannot work, `warn` where it works all the same.
    """

    code: str
    file: str = ""
    line: int = 0
    key: str = ""
    words: str = ""
    severity: Literal["stop", "warn"] = "stop"


def read_faults(path: Path) -> tuple[Fault, ...]:
    """Return the faults in the file at `path`, none where there is no such file or it cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Fault, ...])
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.DecodeError) as error:
        _log.warning("the faults in %s cannot be read: %s", path, error)
        return ()


def write_faults(path: Path, faults: Sequence[Fault]) -> None:
    """Put the faults, possibly none, into the file at `path`, which anyone may read: whole, or as it was.

    Raises:
        OSError: the file or its folder cannot be written.
    """
    path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    durable.put(path, msgspec.json.format(msgspec.json.encode(list(faults))) + b"\n")
