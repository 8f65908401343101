"""A reader that only remembers whether it is armed."""


class MemoryReader:
    """Counts how often it was armed."""

    def __init__(self) -> None:
        self.armed = False
        self.times_armed = 0

    def arm(self) -> None:
        self.armed = True
        self.times_armed += 1

    def disarm(self) -> None:
        self.armed = False
