"""What the technician's menu wants done."""

from kiosk.domain.hidden import hiding
from kiosk.flow.effects import Effect
from kiosk.ports.maintenance import Task


class ToolEffect(Effect, frozen=True):
    """Something for the technician's tools."""


class CheckPin(ToolEffect, frozen=True):
    """Tell whether it is the PIN; answers PinChecked."""

    pin: str

    __repr__ = hiding("pin")


class PlayPattern(ToolEffect, frozen=True):
    """Show a pattern on lamp and sounder; answers Sounded where one sounds."""

    pattern: str


class PrintTestPage(ToolEffect, frozen=True):
    """Print a test page; answers PageProgress."""

    key: str


class Ask(ToolEffect, frozen=True):
    """Do a task; answers with the events of that task, or ToolFailed."""

    task: Task
