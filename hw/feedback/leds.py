"""The feedback channel of a lamp on GPIO: a green and a red LED of the kernel's LED class, or one of them."""

from pathlib import Path

from hw.feedback.attended import AttendedChannel
from hw.feedback.channel import Capability
from hw.service.reader_messages import Lamp

LEDS = Path("/sys/class/leds")
_COLOURS: dict[Lamp, frozenset[Lamp]] = {
    "off": frozenset(),
    "green": frozenset({"green"}),
    "red": frozenset({"red"}),
    "yellow": frozenset({"green", "red"}),
}


class Leds(AttendedChannel):
    """See `hw.feedback.channel.Channel`. One LED alone is dark for the colour that it does not have.

    The kernel takes a brightness at once, also for an LED behind a slow bus: it sets that one later itself.

    Args:
        green: the name of the green LED, or "" for none.
        red: the same of the red one.
        root: the folder of the LEDs.
    """

    name = "leds"
    offers = frozenset[Capability]({"lamp"})

    def __init__(self, green: str, red: str, root: Path = LEDS) -> None:
        super().__init__()
        names: dict[Lamp, str] = {"green": green, "red": red}
        self._folders = {colour: root / name for colour, name in names.items() if name}
        self._full: dict[Lamp, str] = {}

    def attempt(self) -> None:
        """Take the LEDs from what the kernel lets them show, and ask how bright they get."""
        for colour, folder in self._folders.items():
            _free(folder / "trigger")
            self._full[colour] = (folder / "max_brightness").read_text(encoding="ascii").strip()
            with (folder / "brightness").open("r+", encoding="ascii"):
                pass  # it may be written

    def show(self, lamp: Lamp) -> None:
        """Light what the colour is made of; without a second LED there is no yellow."""
        lit = _COLOURS[lamp]
        if not lit <= self._folders.keys() and len(lit) > 1:
            return
        try:
            for colour, folder in self._folders.items():
                brightness = self._full[colour] if colour in lit else "0"
                (folder / "brightness").write_text(brightness, encoding="ascii")
        except OSError as error:
            self.failed(error)

    def sound(self, signal: object) -> None:
        """Sound nothing: a lamp has no beeper, and offers none."""

    def close(self) -> None:
        """Be dark: nobody reads cards any more."""
        if self.capabilities():
            self.show("off")
        super().close()


def _free(trigger: Path) -> None:
    """Let nothing but us drive the LED; a kernel without triggers has no such file.

    Raises:
        OSError: it stays with what drives it.
    """
    if trigger.exists() and "[none]" not in trigger.read_text(encoding="ascii"):
        trigger.write_text("none", encoding="ascii")
