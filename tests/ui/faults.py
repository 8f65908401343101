"""Faults as the appliance finds them, in every kind and number worth a look."""

from typing import Final

from kiosk.appliance.faults import Fault
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


def fault_of(code: str) -> Fault:
    """Return a fault of that code as it usually comes."""
    known = {fault.code: fault for fault in (URL, CARD, UNKNOWN, CERTIFICATE)}
    if code in known:
        return known[code]
    if code.startswith("settings"):
        return Fault(code=code, file="kiosk.toml", words="there is no such file; expected settings in TOML")
    return Fault(code=code, words="the partition at 4 GiB: bad magic number in its super-block")


STATES: Final[dict[str, tuple[Fault, ...]]] = {
    **{code: (fault_of(code),) for code in STOPS},
    "unknown": (UNKNOWN,),
    "many": MANY,
    "several": (CARD, UNKNOWN, *MANY[:2], CERTIFICATE),
}
"""Name of a state to its faults."""
