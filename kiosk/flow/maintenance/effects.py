"""What the technician's menu wants done."""

from dataclasses import dataclass, field

from kiosk.flow.effects import Effect
from kiosk.ports.maintenance import Task


class ToolEffect(Effect):
    """Something for the technician's tools."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class CheckPin(ToolEffect):
    """Tell whether it is the PIN; answers PinChecked."""

    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlayPattern(ToolEffect):
    """Show a pattern on lamp and sounder; answers Sounded where one sounds."""

    pattern: str


@dataclass(frozen=True, slots=True)
class PrintTestPage(ToolEffect):
    """Print a test page; answers PageProgress."""

    key: str


@dataclass(frozen=True, slots=True)
class Ask(ToolEffect):
    """Do a task; answers with the events of that task, or ToolFailed."""

    task: Task
