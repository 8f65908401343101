"""The step itself: what is done in which order, and that nothing which goes wrong stops the rest."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from hw.service.toml_lines import KeyPath
from kiosk.appliance.faults import Fault, write_faults
from kiosk.appliance.settings import handover, hide, last_good, source
from kiosk.appliance.settings.blank import patched, patches
from kiosk.appliance.settings.look import keep_look
from kiosk.appliance.settings.machine import FILE, Machine
from kiosk.appliance.settings.reporting import report
from kiosk.appliance.settings.store import Store
from kiosk.appliance.settings.take import Secrets, secrets_of
from kiosk.appliance.storage.space import check_space
from kiosk.config.settings import Settings

FAULTS: Final = "faults.json"

WARNINGS_OF_STEP: Final = {
    "secret-not-kept": "the secrets in kiosk.toml stay there, since the data partition could not take them",
    "secret-left-on-card": "the kiosk keeps the secrets, but could not take them out of kiosk.toml",
    "settings-not-remembered": "the settings could not be kept for a time when the card cannot be read",
    "reader-rules-missing": "the keyboards, lamps or beeper that are named could not be made known",
    "report-not-written": "report.txt could not be written onto the card",
    "settings-step-failed": "a part of the start failed",
}
"""For each code of a part that failed, but without which the kiosk works, what has gone wrong."""

_NOT_HANDED_OVER: Final = "the settings are good, but could not be handed to the system"


class Step:
    """One run of the step.

    Args:
        machine: where everything lies.
        space: tells what is wrong with the room on the file system of a folder.
    """

    def __init__(self, machine: Machine, space: Callable[[Path], Iterable[Fault]] = check_space) -> None:
        self._machine = machine
        self._folder = machine.card
        self._space = space
        self._store = Store(machine.secrets)
        self.faults: list[Fault] = []

    def run(self) -> list[Fault]:
        """Do it all, and return what is wrong; the faults have been handed on too."""
        machine, found = self._machine, list[Settings]()
        self._try("settings-step-failed", lambda: handover.clear(machine))
        if machine.has_data() and machine.has_card():
            self._try("secret-left-on-card", lambda: hide.finish(machine))
        try:
            found.extend(self._settings())
        except Exception as error:  # noqa: BLE001 - the kiosk must come up and say what is wrong
            words = f"{_NOT_HANDED_OVER}{_reason(error)}"
            self.faults.append(Fault(code="settings-not-handed-over", words=words))
        self._try("settings-step-failed", lambda: keep_look(machine, self._folder))
        if machine.has_data():
            self._try("settings-step-failed", lambda: self.faults.extend(self._space(machine.data)))
        self._try("report-not-written", lambda: report(machine, found[0] if found else None, self.faults))
        write_faults(machine.result / FAULTS, self.faults)
        return self.faults

    def _settings(self) -> list[Settings]:
        """Hand good settings over, and return them; none if there are none."""
        found = source.find(self._machine)
        self.faults += found.faults
        self._folder = found.folder
        if (settings := found.settings) is None:
            return []
        secrets, faults = secrets_of(settings, found.folder, self._store)
        self.faults += faults
        if faults:
            return []
        if found.folder == self._machine.card and self._machine.has_data():
            self._keep(settings, secrets)
        handover.hand_over(self._machine, settings, secrets, found.folder)
        self._try("reader-rules-missing", lambda: handover.write_rules(self._machine))
        return [settings]

    def _keep(self, settings: Settings, secrets: Secrets) -> None:
        """Move secrets from the card: first they are kept, and only then is anything taken away."""
        machine, new = self._machine, secrets.new
        raw = (machine.card / FILE).read_bytes()
        if self._try("secret-not-kept", lambda: self._keep_secrets(secrets)):
            self._try("secret-left-on-card", lambda: self._hide(new))
            rest = patched(raw, patches(raw, new))
            self._try("settings-not-remembered", lambda: last_good.remember(machine, settings, rest))

    def _keep_secrets(self, secrets: Secrets) -> None:
        for one in (secrets.wifi, secrets.key, secrets.pin):
            if one is not None:
                self._store.keep(one)

    def _hide(self, new: tuple[KeyPath, ...]) -> None:
        if new:
            hide.blank(self._machine, new)
        hide.wipe_key(self._machine, self._store)

    def _try(self, code: str, do: Callable[[], object]) -> bool:
        """Do a part of the step; what goes wrong is a warning, which tells nothing that is in a file."""
        try:
            do()
        except Exception as error:  # noqa: BLE001 - the kiosk must come up and say what is wrong
            words = f"{WARNINGS_OF_STEP[code]}{_reason(error)}"
            self.faults.append(Fault(code=code, words=words, severity="warn"))
            return False
        return True


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f" ({error.strerror or type(error).__name__})"
    return f": {error}" if isinstance(error, handover.RulesError) else f" ({type(error).__name__})"
