"""Owns the words for every fault that the appliance finds while it starts; the service's own words follow.

Each text is a gettext key, which is the Latvian itself.
"""

from collections.abc import Sequence
from typing import Final, Protocol

from kiosk.ui.fault_settings import SETTINGS
from kiosk.ui.fault_storage import STORAGE
from kiosk.ui.fault_text import CALL, FaultWords
from kiosk.ui.fault_warnings import WARNINGS
from kiosk.ui.i18n import N_, tr
from kiosk.ui.messages import Message, Severity


class Fault(Protocol):
    """A fault as the page shows it; see `kiosk.appliance.faults`."""

    @property
    def code(self) -> str:
        """Which one, such as `settings-missing`."""

    @property
    def file(self) -> str:
        """The faulty file's name, or empty."""

    @property
    def line(self) -> int:
        """The line in it; 0 where none can be named."""

    @property
    def key(self) -> str:
        """The key in it, such as `[terminal] url`, or empty."""

    @property
    def words(self) -> str:
        """What the check of the settings says, in English."""

    @property
    def severity(self) -> str:
        """`stop` where the kiosk cannot work, `warn` where it works all the same."""


STOPS: Final[dict[str, FaultWords]] = {**SETTINGS, **STORAGE}
"""Code of a fault with which the kiosk cannot work to its words; they are shown in this order."""

OTHER: Final = FaultWords(N_("Kiosks nevar sākt darbu"), "", CALL)
"""For a fault that this kiosk has no words for; the service's own follow."""
OTHER_WARNING: Final = FaultWords(
    N_("Kioskam vajadzīgs tehniķis"), "", N_("Zvaniet atbalstam: tālrunis ir palīdzībā.")
)
"""For one with which it works all the same."""
SEVERAL: Final = N_("Kiosks nevar sākt darbu")


def words_for(code: str) -> FaultWords:
    """Return what is said of a fault that stops the kiosk; general words for one that has none of its own."""
    return STOPS.get(code, OTHER)


def warning_words_for(code: str) -> FaultWords:
    """Return what is said of a fault with which the kiosk works; general words, likewise."""
    return WARNINGS.get(code, OTHER_WARNING)


def headline_for(code: str, count: int) -> str:
    """Return what is wrong, in the language chosen now, where there are `count` such faults."""
    if code == "settings-wrong" and count > 1:
        return str(tr.n("Iestatījumos ir {n} kļūda", "Iestatījumos ir {n} kļūdas", count))
    return str(tr(words_for(code).headline))


def place_of(fault: Fault) -> str:
    """Return where the fault is, such as „kiosk.toml, 12. rinda“; empty where there is no place."""
    line = tr("{line}. rinda", line=fault.line) if fault.line else ""
    # The check's own words begin with the key as a rule.
    key = "" if fault.words.startswith(fault.key) else fault.key
    return " · ".join(part for part in (", ".join(filter(None, (fault.file, line))), key) if part)


def warning_for(faults: Sequence[Fault]) -> Message | None:
    """Return one message about faults with which the kiosk works all the same; None if there are none.

    Of the first one it says what to do, of a second the headline, of more that help tells them. The words
    are in the language chosen now, in which there is nothing left for `say` to translate.
    """
    if not faults:
        return None
    order = list(WARNINGS)
    rank = {code: at for at, code in enumerate(order)}
    first, *others = sorted(faults, key=lambda fault: rank.get(fault.code, len(order)))
    words = warning_words_for(first.code)
    quoted = tr.quoted(first.words) if words is OTHER_WARNING and first.words else ""
    second = f"{tr(warning_words_for(others[0].code).headline)}." if others else ""
    rest = str(tr("Pārējais ir palīdzībā.")) if len(others) > 1 else second
    step = " ".join(filter(None, (tr(words.step), rest)))
    return Message(Severity.WARNING, tr(words.headline), quoted, step, words.icon, words.who)
