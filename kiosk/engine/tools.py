"""Hands the technician's effects to the tools."""

from kiosk.flow.maintenance import effects
from kiosk.ports.maintenance import Maintenance


def use(tools: Maintenance, effect: effects.ToolEffect) -> None:
    """Have the tools do it; they answer with events."""
    match effect:
        case effects.CheckPin(pin=pin):
            tools.check_pin(pin)
        case effects.PlayPattern(pattern=pattern):
            tools.play(pattern)
        case effects.PrintTestPage(key=key):
            tools.print_test_page(key)
        case effects.Ask(task=task):
            tools.ask(task)
        case _:
            raise TypeError(f"nobody carries out {type(effect).__name__}")
