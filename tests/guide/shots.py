"""Which scenes of the gallery the guide shows, and where its numbers stand."""

from dataclasses import dataclass
from typing import Final

LANGUAGES: Final = ("lv", "en")
PANEL: Final = "10in"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture.

    Attributes:
        name: its file's name.
        scene: the scene's name in the gallery.
        marks: what is numbered, from 1: ids or Latvian texts of what is seen; „…“ before the end of one.
        part: what is shown of the screen, as left, top, right and bottom in parts of it.
    """

    name: str
    scene: str
    marks: tuple[str, ...] = ()
    part: tuple[float, float, float, float] = (0, 0, 1, 1)


_PANEL: Final = (0.455, 0.1, 1, 0.84)

SHOTS: Final = (
    Shot("login", "login-typed", ("user", "password", "log_in")),
    Shot("billing", "billing", ("Laboratorija", "Atkārtota terapeita konsultācija", "search", "policy")),
    Shot("provider", "provider", ("Dr. Jānis Piemērs",), (0, 0, 1, 0.6)),
    Shot("identify", "identify-armed", ("code", "drawing")),
    Shot("asking", "asking", part=(0.15, 0.3, 0.85, 0.85)),
    Shot("statuses", "statuses", ("lines", "confirm", "cancel")),
    Shot("offer", "done-offer", ("print", "decline")),
    Shot("printed", "done-printed", ("next",)),
    Shot("reports", "reports", ("Atskaites", "…000040", "filters", "totals")),
    Shot("details", "details-ticked", ("delete", "delete_and_restart", "everything", "reprint")),
    Shot("deleting", "deleting-chosen", ("Izvēlēts nepareizs pakalpojums", "void")),
    Shot("voided", "reports-voided", part=(0, 0, 1, 0.85)),
    Shot("parked", "billing-parked", ("park", "parked")),
    Shot("locks-soon", "billing-locks-soon", ("Palikt",), (0.2, 0.25, 0.8, 0.75)),
    Shot("swipe-failed", "identify-swipe-unreadable", part=(0.415, 0.09, 1, 0.42)),
    Shot("no-paper", "done-no-paper", part=_PANEL),
    Shot("copy-in-doubt", "done-doubt", ("copy_again", "copy_printed"), _PANEL),
    Shot("not-asked", "billing-not-asked", part=(0, 0.46, 1, 1)),
    Shot("unknown", "unknown-confirm", part=(0.1, 0.09, 0.9, 0.83)),
    Shot("help", "help-all-wrong"),
    Shot("training", "statuses-lesson-refused-line"),
)
