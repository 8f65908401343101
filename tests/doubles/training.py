"""Training that remembers what it was asked for."""


class MemoryTraining:
    """Keeps what was asked for, in order."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def enter(self) -> None:
        self.asked.append("enter")

    def leave(self) -> None:
        self.asked.append("leave")

    def begin(self, lesson: str, done: frozenset[str]) -> None:
        self.asked.append(" ".join(("begin", lesson, *sorted(done))))

    def swipe(self) -> None:
        self.asked.append("swipe")

    def add_paper(self) -> None:
        self.asked.append("paper")
