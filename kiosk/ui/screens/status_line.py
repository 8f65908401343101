"""Owns how one service and what the insurer pays of it are drawn: in columns, or as a block."""

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.catalogue import Service
from kiosk.domain.transaction import Line, State
from kiosk.ui.kv import load_beside
from kiosk.ui.next_steps import step_for
from kiosk.ui.transaction_words import GONE, line_standing


class StatusValues(BoxLayout):
    """One service and what the insurer pays of it; without a word, only its price is known.

    Attributes:
        gone: none of it holds any more: the figures are struck through.
    """

    number = NumericProperty(0)
    service = StringProperty("")
    status = StringProperty("full")
    word = StringProperty("")
    reason = StringProperty("")
    step = StringProperty("")
    step_icon = StringProperty("")
    price = NumericProperty(0)
    compensated = NumericProperty(0)
    patient = NumericProperty(0)
    gone = BooleanProperty(defaultvalue=False)


class StatusLine(StatusValues):
    """The values in the columns of a table."""


class StatusBlock(StatusValues):
    """The values below one another, where there is no room for columns."""


def line_values(line: Line, state: State, insurer: str = "") -> dict[str, Any]:
    """Return the properties of a `StatusLine`, in the present language.

    Args:
        line: what was answered.
        state: of its transaction.
        insurer: its id, where it is to be said what is to be done about a refusal; empty where it is not.
    """
    step = step_for(line, insurer) if insurer else None
    standing, word = line_standing(line, state)
    gone = state in GONE
    return {
        "step": step.text if step else "",
        "step_icon": step.icon if step else "",
        "number": line.number,
        "service": line.name,
        "status": standing,
        "word": word,
        "reason": line.reason.text if line.reason and not gone else "",
        "price": line.split.price,
        "compensated": line.split.compensated,
        "patient": line.split.patient,
        "gone": gone,
    }


def service_values(number: int, service: Service) -> dict[str, Any]:
    """Return the same for a service that no insurer has answered about: only its price is known."""
    unknown = {"step": "", "step_icon": "", "status": "full", "word": "", "reason": "", "gone": False}
    amounts = {"price": service.price, "compensated": 0, "patient": 0}
    return {"number": number, "service": service.name, **unknown, **amounts}


load_beside(__file__)
