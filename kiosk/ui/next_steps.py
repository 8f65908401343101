"""Owns what is to be done about a line not paid whole, by the insurer's reason code: read from data."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from kiosk.domain.transaction import Line, LineStatus
from kiosk.ui.actors import ICONS, WORDS, Actor
from kiosk.ui.i18n import tr

DATA: Final = Path(__file__).with_suffix(".toml")


class NextStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One step, in each language; `codes` are an insurer's, or every insurer's where it is not named.

    Attributes:
        part: it is about a line that is paid in part; else about one that is refused.
    """

    codes: tuple[str, ...] = ()
    insurer: str = ""
    part: bool = False
    who: Actor
    lv: str
    ru: str
    en: str

    @property
    def icon(self) -> str:
        """The icon of whoever has to act."""
        return ICONS[self.who]

    @property
    def text(self) -> str:
        """Who has to do what, in the present language."""
        return f"{tr(WORDS[self.who])}: {getattr(self, str(tr.lang))}"


class NextSteps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole table."""

    general: NextStep
    step: tuple[NextStep, ...]


@cache
def known() -> NextSteps:
    """Return the table as the file has it."""
    return msgspec.convert(tomllib.loads(DATA.read_text(encoding="utf-8")), NextSteps)


def step_for(line: Line, insurer: str, steps: NextSteps | None = None) -> NextStep | None:
    """Return what is to be done about a line of that insurer; None where it pays everything.

    Of a code without a step of its own the figures say enough, unless the line is refused.
    """
    if line.status is LineStatus.FULL or line.reason is None:
        return None
    table, part = steps or known(), line.status is LineStatus.PARTIAL
    named = _named([step for step in table.step if step.part is part], line.reason.code, (insurer, ""))
    return named if named or part else table.general


def _named(steps: Sequence[NextStep], code: str, insurers: Sequence[str]) -> NextStep | None:
    found = [step for step in steps if code in step.codes and step.insurer in insurers]
    return max(found, key=lambda step: bool(step.insurer), default=None)
