"""Tools that remember what they were asked for, and know one PIN."""

from kiosk.ports.maintenance import Task

PIN = "204681"


class MemoryMaintenance:
    """Keeps what was asked for, in order; the PINs that were tried apart."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.tried: list[str] = []

    def check_pin(self, pin: str) -> None:
        self.tried.append(pin)

    def play(self, pattern: str) -> None:
        self.asked.append(f"play {pattern}")

    def print_test_page(self, key: str) -> None:
        self.asked.append(f"print {key}")

    def ask(self, task: Task) -> None:
        self.asked.append(task.value)
