"""Owns the words of training mode: of each lesson, of each step's hint, and of what stands in for devices."""

from typing import Final

from msgspec import Struct

from kiosk.flow.lessons import seen
from kiosk.flow.lessons.book import FREE, lesson_of
from kiosk.flow.lessons.follow import finished, preparing, step_of
from kiosk.flow.lessons.training import Training
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import N_, tr


class LessonWords(Struct, frozen=True):
    """What is said of a lesson.

    Attributes:
        title: its name in the list.
        summary: what it is about.
        icon: of its card.
        end: what one has seen, once every step is done.
    """

    title: str
    summary: str
    icon: str
    end: str = ""


LESSONS: Final[dict[str, LessonWords]] = {
    "first-visit": LessonWords(
        N_("Pirmā vizīte"),
        N_("No rēķina līdz talonam"),
        "person",
        N_("Tā notiek katra vizīte."),
    ),
    "refused-line": LessonWords(
        N_("Noraidīta rinda"),
        N_("Ja par kaut ko nemaksā"),
        "receipt",
        N_("Pilnais talons izdrukāts. Noraidītais tajā ir, bet parastajos talonos tā nav."),
    ),
    "paper-out": LessonWords(
        N_("Beidzies papīrs"),
        N_("Printeris gaida papīru"),
        "printer-off",
        N_("Pēc papīra ielikšanas druka turpinājās pati. Neviens eksemplārs nav izdrukāts divreiz."),
    ),
    "void": LessonWords(
        N_("Dzēšana"),
        N_("Kļūdaina transakcija"),
        "trash",
        N_("Transakcija ir dzēsta, un tās rindas ir sarkanas."),
    ),
    "unknown": LessonWords(
        N_("Iznākums nav zināms"),
        N_("Atbilde pazūd ceļā"),
        "help",
        N_("Terminālis pats uzzināja iznākumu. Nekas nav norakstīts divreiz."),
    ),
    FREE: LessonWords(
        N_("Brīvs mēģinājums"),
        N_("Bez padomiem"),
        "star",
    ),
}

HINTS: Final[dict[str, str]] = {
    "choose-service": N_("Pieskarieties pakalpojumu grupai un pakalpojumam: tas nonāk rēķinā."),
    "choose-more": N_("Pievienojiet vēl vienu. Tas pats pakalpojums divreiz ir divas rindas."),
    "policy": N_("Rēķins gatavs? Pieskarieties „Apdrošināšanas polise. Tiešsaistes režīms“."),
    "provider": N_("Izvēlieties, kurš sniedza pakalpojumu: jebkuru no saraksta."),
    "insurer": N_("Mācību karti ir izdevis Paraugs AAS: izvēlieties šo apdrošinātāju."),
    "code": N_("Ievadiet mācību personas kodu 320000-10003."),
    "swipe": N_("Īstas kartes te nelasa. Novelciet mācību karti."),
    "statuses": N_("Pie katras rindas stāv, ko maksā apdrošinātājs. Apstipriniet transakciju."),
    "print": N_("Vizīte ir apstiprināta. Pieskarieties „Drukāt 3 eksemplārus“."),
    "three-copies": N_("Top trīs eksemplāri. Uz īsta papīra mācībās nekas nenonāk."),
    "next-patient": N_("Viss izdrukāts. Pieskarieties „Nākamais pacients“."),
    "refused-line": N_(
        "Sarkanā rinda ir noraidīta, zem tās stāv, kāpēc. Pacients piekrīt maksāt: apstipriniet."
    ),
    "print-paid": N_("Talonā būs tikai tas, par ko maksā apdrošinātājs. Drukājiet."),
    "reports": N_("Atveriet „Atskaites“: tur ir visas transakcijas."),
    "row": N_("Pieskarieties transakcijas rindai."),
    "reprint-everything": N_("Atzīmējiet „Drukāt nekompensējamās“ un pieskarieties „Drukāt talonu“."),
    "first-sheet": N_("Pirmais eksemplārs iznāk, bet papīra nav vairāk. Vērojiet."),
    "add-paper": N_("Printeris gaida papīru. Ielieciet to; neko nedrukājiet no jauna."),
    "delete": N_("Pieskarieties „Dzēst“."),
    "reason": N_("Izvēlieties iemeslu un vēlreiz pieskarieties „Dzēst“."),
    "confirm": N_("Apstipriniet transakciju. Šoreiz atbilde pazudīs ceļā."),
    "wait": N_("Vai ir apstiprināta, nezina neviens. Neko nesāciet no jauna: terminālis pats jautā."),
}

MARK: Final = N_("MĀCĪBU REŽĪMS")
_ASTRAY: Final = N_("Šis solis ir citā ekrānā. Atgriezieties vai sāciet mācību no jauna.")
_DONE: Final = N_("Mācība pabeigta.")
_HELP: Final = N_("Aizveriet palīdzību, lai turpinātu.")
_FREE: Final = N_("Mēģiniet visu. Mācību personas kods ir 320000-10003, apdrošinātājs Paraugs AAS.")
_LIST: Final = N_("Klīnikas dati, apdrošinātājs un printeris te nav sasniedzami.")
_PREPARES: Final = N_("Mācība tiek sagatavota.")


class Coaching(Struct, frozen=True):
    """What the strip of training says and offers now, in the present language.

    Attributes:
        mark: that this is training.
        hint: the next step.
        count: which step of how many; empty where it would take the hint's room, or there are none.
        finished: the lesson is done.
        aid: what stands in for a device: swipe, paper, or nothing.
        way: where the strip's last button leads: lessons, leave, or nowhere.
    """

    mark: str
    hint: str
    count: str = ""
    finished: bool = False
    aid: str = ""
    way: str = ""


def coaching(kiosk: Kiosk) -> Coaching | None:
    """Return what the strip says; None in earnest."""
    training = kiosk.training
    if training is None:
        return None
    mark = str(tr(MARK))
    if preparing(training) and not training.listing:
        return Coaching(mark, str(tr(_PREPARES)), way="leave")
    if training.listing:
        return Coaching(mark, str(tr(_LIST)), way="leave")
    hint, aid = tr(_HELP) if kiosk.help else _hint(training), _aid(kiosk)
    counted = not (aid or kiosk.help or training.astray) and step_of(training) is not None
    count = _count(training) if counted else ""
    return Coaching(mark, hint, count, finished(training), aid, "lessons")


def _count(training: Training) -> str:
    return f"{training.step + 1}/{len(lesson_of(training.lesson).steps)}"


def _hint(training: Training) -> str:
    step = step_of(training)
    if step is None:
        end = LESSONS[training.lesson].end
        return f"{tr(_DONE)} {tr(end)}" if end else tr(_FREE)
    return str(tr(_ASTRAY if training.astray else HINTS[step.hint]))


def _aid(kiosk: Kiosk) -> str:
    if seen.paper_wanted(kiosk):
        return "paper"
    return "swipe" if seen.card_awaited(kiosk) else ""
