"""The step itself: what is done in which order, and that nothing which goes wrong stops the rest."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from hw.service.toml_lines import KeyPath
from kiosk.appliance.faults import Fault, write_faults
from kiosk.appliance.settings import handover, hide, last_good
from kiosk.appliance.settings.blank import patched, patches
from kiosk.appliance.settings.judge import judged
from kiosk.appliance.settings.look import keep_look
from kiosk.appliance.settings.machine import FILE, Machine
from kiosk.appliance.settings.missing import missing
from kiosk.appliance.settings.reporting import report
from kiosk.appliance.settings.store import Store
from kiosk.appliance.settings.take import Secrets, secrets_of
from kiosk.config.settings import Settings

FAULTS: Final = "faults.json"

_WORDS: Final = {
    "settings-not-handed-over": "the settings are good, but could not be handed to the system",
    "secret-not-kept": "the secrets in kiosk.toml stay there, since the data partition could not take them",
    "secret-left-on-card": "the kiosk keeps the secrets, but could not take them out of kiosk.toml",
    "settings-not-remembered": "the settings could not be kept for a time when the card cannot be read",
    "reader-rules-missing": "the keyboards, lamps or beeper that are named could not be made known",
    "report-not-written": "report.txt could not be written onto the card",
    "settings-step-failed": "a part of the start failed",
}
"""For each code what has gone wrong."""


class Step:
    """One run of the step.

    Args:
        machine: where everything lies.
    """

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._store = Store(machine.secrets)
        self.faults: list[Fault] = []

    def run(self) -> list[Fault]:
        """Do it all, and return what is wrong; the faults have been handed on too."""
        machine, found = self._machine, list[Settings]()
        self._try("settings-step-failed", lambda: handover.clear(machine))
        if machine.has_data() and machine.has_card():
            self._try("secret-left-on-card", lambda: hide.finish(machine))
        self._try("settings-not-handed-over", lambda: found.extend(self._settings()), stops=True)
        self._try("settings-step-failed", lambda: keep_look(machine))
        self._try("report-not-written", lambda: report(machine, found[0] if found else None, self.faults))
        write_faults(machine.result / FAULTS, self.faults)
        return self.faults

    def _settings(self) -> list[Settings]:
        """Hand good settings over, and return them; none if there are none."""
        source, settings = self._judged()
        if settings is None:
            return []
        secrets, faults = secrets_of(settings, source, self._store)
        self.faults += faults
        if faults:
            return []
        if source == self._machine.card and self._machine.has_data():
            self._keep(settings, secrets)
        handover.hand_over(self._machine, settings, secrets, source)
        self._try("reader-rules-missing", lambda: handover.write_rules(self._machine))
        return [settings]

    def _judged(self) -> tuple[Path, Settings | None]:
        machine = self._machine
        try:
            if not machine.has_card():
                return machine.last_good, self._judged_last_good()
            settings, faults = judged(machine.card / FILE)
        except (FileNotFoundError, IsADirectoryError):
            settings, faults = None, [missing(machine.card)]
        except OSError:
            return machine.last_good, self._judged_last_good()
        self.faults += faults
        return machine.card, settings

    def _judged_last_good(self) -> Settings | None:
        settings = None
        with suppress(OSError):
            settings, _ = judged(self._machine.last_good / FILE)
        words = last_good.NOTICE if settings else last_good.NOTHING
        severity: Final = "warn" if settings else "stop"
        self.faults.append(Fault(code="boot-partition-missing", words=words, severity=severity))
        return settings

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

    def _try(self, code: str, do: Callable[[], object], *, stops: bool = False) -> bool:
        """Do a part of the step; what goes wrong is a fault, which tells nothing that is in a file."""
        try:
            do()
        except Exception as error:  # noqa: BLE001 - the kiosk must come up and say what is wrong
            severity: Final = "stop" if stops else "warn"
            words = f"{_WORDS[code]}{_reason(error)}"
            self.faults.append(Fault(code=code, words=words, severity=severity))
            return False
        return True


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f" ({error.strerror or type(error).__name__})"
    return f": {error}" if isinstance(error, handover.RulesError) else f" ({type(error).__name__})"
