"""Owns the page that stands in place of the whole kiosk when it cannot begin: what is wrong, and the cure."""

import logging
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import widgets  # noqa: F401  known to kv by being imported
from kiosk.ui.fault_words import SEVERAL, STOPS, Fault, headline_for, place_of, words_for
from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.messages import Message, Severity, say
from kiosk.ui.screens import support_card  # noqa: F401  as above
from kiosk.ui.support import Support
from kiosk.ui.widgets.plate import Plate

_log = logging.getLogger(__name__)
_UNREACHABLE: Final = "boot-partition-missing"
_NOT_RESTARTED = Message(
    Severity.BAD,
    N_("Kiosku neizdevās restartēt"),
    "",
    N_("Atvienojiet kiosku no strāvas un pēc brīža pievienojiet no jauna."),
)


class FaultEntry(Plate, BoxLayout):
    """One fault: where it is, and the words of the check.

    Attributes:
        place: the file, the line and the key.
        words: English, as `check-config` says them.
    """

    place = StringProperty("")
    words = StringProperty("")


class FaultAdvice(BoxLayout):
    """A quiet name, and below it what that person is to do."""

    name = StringProperty("")
    text = StringProperty("")


class FaultSection(BoxLayout):
    """All faults of one kind: what is wrong, where, and what to do.

    Attributes:
        only: it is the only one, so its headline is the page's.
    """

    icon = StringProperty("")
    headline = StringProperty("")
    meaning = StringProperty("")
    step = StringProperty("")
    only = BooleanProperty(defaultvalue=False)


class FaultBar(BoxLayout):
    """The bar on top: which machine this is, and the language. Fires `on_language`."""

    __events__ = ("on_language",)

    def on_language(self) -> None:
        """React to the language button."""


class FaultPage(BoxLayout):
    """The page. Fires `on_language`.

    Args:
        faults: why the kiosk cannot begin; at least one.
        restart: asks the appliance to restart; raises OSError where it cannot.
        support: whom to call now; None where that is not known.
        version: of the kiosk.

    Attributes:
        title: the page's headline where there are faults of several kinds.
        supported: it is known whom to call.
        restarting: a restart has been asked for.
        reported: the report could be written where it is looked for.
    """

    __events__ = ("on_language",)
    title = StringProperty("")
    version = StringProperty("")
    supported = BooleanProperty(defaultvalue=False)
    restarting = BooleanProperty(defaultvalue=False)
    reported = BooleanProperty(defaultvalue=True)

    def __init__(
        self,
        faults: Sequence[Fault],
        restart: Callable[[], None],
        support: Callable[[], Support | None],
        **kwargs: Any,
    ) -> None:
        self._faults, self._restart, self._support = tuple(faults), restart, support
        self._failed = False
        self.reported = all(fault.code != _UNREACHABLE for fault in faults)
        super().__init__(**kwargs)

    def reword(self) -> None:
        """Say everything in the language chosen now."""
        sections = list(_sections(self._faults))
        self.title = tr(SEVERAL) if len(sections) > 1 else ""
        self.ids.sections.clear_widgets()
        for section in sections:
            section.only = len(sections) == 1
            self.ids.sections.add_widget(section)
        self.supported = self._support() is not None
        self.ids.support.refresh()
        say(self.ids.trouble, _NOT_RESTARTED if self._failed else None)

    def restart(self) -> None:
        """Ask the appliance to restart, and say so; or say that this failed."""
        try:
            self._restart()
        except OSError:
            _log.exception("the restart cannot be asked for")
            self._failed = True
        else:
            self._failed, self.restarting = False, True
        say(self.ids.trouble, _NOT_RESTARTED if self._failed else None)

    def on_language(self) -> None:
        """React to the language button; bound by whoever shows the page."""


def _sections(faults: Sequence[Fault]) -> Iterator[FaultSection]:
    order = list(STOPS)
    rank = {code: at for at, code in enumerate(order)}
    ordered = sorted(faults, key=lambda fault: rank.get(fault.code, len(order)))
    for code, group in groupby(ordered, key=lambda fault: fault.code if fault.code in rank else ""):
        yield _section(code, list(group))


def _section(code: str, faults: Sequence[Fault]) -> FaultSection:
    words = words_for(code)
    section = FaultSection(
        icon=words.icon,
        headline=headline_for(code, len(faults)),
        meaning=tr(words.meaning) if words.meaning else "",
        step=tr(words.step),
    )
    for fault in faults:
        if fault.words or place_of(fault):
            section.ids.entries.add_widget(FaultEntry(place=place_of(fault), words=fault.words))
    return section


load_beside(__file__)
