"""Single tables of a settings file that is faulty elsewhere: enough to show the fault properly."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from hw.service import strict_toml
from hw.service.settings import Settings as Table
from hw.service.strict_toml import ConfigError
from kiosk.config.support import SupportSettings
from kiosk.config.tables import LanguageSettings, PanelSettings, TimeSettings

Part = TypeVar("Part", bound=msgspec.Struct)


class _PanelPart(Table, frozen=True, kw_only=True):
    panel: PanelSettings = PanelSettings()


class _LanguagePart(Table, frozen=True, kw_only=True):
    languages: LanguageSettings = LanguageSettings()


class _TimePart(Table, frozen=True, kw_only=True):
    time: TimeSettings = TimeSettings()


class _SupportPart(Table, frozen=True, kw_only=True):
    support: SupportSettings


def panel_in(files: Iterable[Path]) -> PanelSettings:
    """Return `[panel]` of the first file in which it can be read; if in none, its defaults."""
    return (_first(files, _PanelPart) or _PanelPart()).panel


def languages_in(files: Iterable[Path]) -> LanguageSettings:
    """Return `[languages]`, likewise."""
    return (_first(files, _LanguagePart) or _LanguagePart()).languages


def time_in(files: Iterable[Path]) -> TimeSettings:
    """Return `[time]`, likewise."""
    return (_first(files, _TimePart) or _TimePart()).time


def support_in(files: Iterable[Path]) -> SupportSettings | None:
    """Return `[support]` of the first file in which it can be read; None if in none."""
    part = _first(files, _SupportPart)
    return part.support if part else None


def _first(files: Iterable[Path], kind: type[Part]) -> Part | None:
    for file in files:
        try:
            return strict_toml.load_tables(file, kind)
        except ConfigError:
            continue
    return None
