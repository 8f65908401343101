"""Faults as the appliance finds them, in every kind and number worth a look."""

from typing import Final

from kiosk.appliance import clock
from kiosk.appliance.faults import Fault
from kiosk.appliance.settings import last_good
from kiosk.appliance.storage import words as storage
from kiosk.ui.fault_words import STOPS

URL: Final = Fault(
    code="settings-wrong",
    file="kiosk.toml",
    line=12,
    key="[terminal] url",
    words='[terminal] url is "http://terminal.example"; expected https://, since http:// is allowed on this '
    "machine only (127.0.0.1)",
)
MANY: Final = (
    URL,
    Fault(
        code="settings-wrong",
        file="kiosk.toml",
        line=17,
        key="[institution] adress",
        words="[institution] adress is not a setting (did you mean address?); expected one of name, address",
    ),
    Fault(
        code="settings-wrong",
        file="kiosk.toml",
        line=31,
        key="[panel] rotation",
        words="[panel] rotation is 45; expected one of 0, 90, 180, 270",
    ),
    *(
        Fault(
            code="settings-wrong",
            file="kiosk.toml",
            line=40 + at,
            key=f"[[card]] number {at}",
            words="field is missing; expected a number from 1 to 99",
        )
        for at in range(8)
    ),
)
CARD: Final = Fault(
    code="storage-card-too-small", words="the card holds 3.9 GB; expected 8 GB or more", severity="stop"
)
UNKNOWN: Final = Fault(code="never-heard-of", words="the third gearwheel is missing")
CERTIFICATE: Final = Fault(
    code="certificate-wrong",
    file="kiosk.toml",
    line=14,
    key="[terminal] ca_file",
    words="[terminal] ca_file names clinic-ca.pem, which holds no certificate; expected PEM",
)


_STORAGE: Final = (
    storage.foreign("a Windows file system"),
    storage.damaged("the partition at 4 GiB: bad magic number in its super-block"),
    storage.missing("the kernel's command line names no root"),
    storage.repaired("from the superblock at block 32768"),
    storage.newer(2, 1),
    storage.full(3 << 20),
    storage.nearly_full(200 << 20, 4096 << 20),
)
_SETTINGS: Final = {
    "settings-missing": "there is no such file; expected settings in TOML",
    "settings-empty": "the file is empty; expected settings in TOML",
    "settings-unreadable": "the file is damaged: zero bytes; expected settings in TOML",
    "settings-encoding": "the file is saved as UTF-16; expected UTF-8",
    "settings-not-filled-in": '[terminal] url is ""; expected https:// and the name of the terminal service',
    "settings-of-before": last_good.BEFORE,
}
_OTHERS: Final = {
    "boot-partition-missing": last_good.NOTHING,
    "certificate-expired": "[terminal] ca_file is a file whose certificate has run out; expected a new one "
    "from whoever gave it",
    "settings-not-handed-over": "good settings could not be handed over: no space left on device",
    "secret-not-kept": "the password could not be kept: read-only file system",
    "secret-left-on-card": "kiosk.toml still holds the password: read-only file system",
    "settings-not-remembered": "the settings could not be kept for the next start: no space left on device",
    "reader-rules-missing": "the rules for the reader could not be written: no space left on device",
    "report-not-written": "report.txt could not be written: no space left on device",
    "settings-step-failed": "a step of the start has failed: input/output error",
}
_KNOWN: Final = {fault.code: fault for fault in (URL, CARD, UNKNOWN, CERTIFICATE, *_STORAGE, clock.UNKNOWN)}


def fault_of(code: str) -> Fault:
    """Return a fault of that code as it usually comes, with a reason of its own kind."""
    if code in _KNOWN:
        return _KNOWN[code]
    if code in _SETTINGS:
        return Fault(code=code, file="kiosk.toml", words=_SETTINGS[code])
    return Fault(code=code, words=_OTHERS[code])


STATES: Final[dict[str, tuple[Fault, ...]]] = {
    **{code: (fault_of(code),) for code in STOPS},
    "unknown": (UNKNOWN,),
    "many": MANY,
    "several": (CARD, UNKNOWN, *MANY[:2], CERTIFICATE),
}
"""Name of a state to its faults."""
