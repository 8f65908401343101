"""Owns the four ways in which text stands on a screen, and the smallest pieces beside it."""

from kivy.properties import ColorProperty, NumericProperty
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from kiosk.ui import tokens


class Words(Label):
    """One line that fills its box and ends in „…“ where it does not fit."""


class Paragraph(Label):
    """Text that wraps at its width and is as high as it needs."""


class Snug(Label):
    """One line, as wide and high as its text."""


class Hairline(Widget):
    """A line one design pixel thick between two rows."""

    color = ColorProperty(tokens.LINE)


class Gap(Widget):
    """Empty space, `length` design pixels each way."""

    length = NumericProperty(tokens.GAP)
