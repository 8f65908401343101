"""From a boot keyboard's reports to input events, as the kernel's HID driver makes them. Pure."""

from hw.emulator.readers.boot_keyboard import NOTHING, USAGES, usages

SYN, KEY, MSC, LED, REP = 0x00, 0x01, 0x04, 0x11, 0x14
SYN_REPORT, SYN_DROPPED, MSC_SCAN = 0, 3, 4
RELEASED, PRESSED, REPEATED = 0, 1, 2
REPEAT_DELAY, REPEAT_PERIOD = 0.25, 0.033  # seconds, input.c
_KEYBOARD_PAGE, _FIRST_MODIFIER = 0x0007_0000, 0xE0

Bare = tuple[int, int, int]
"""Type, code and value of an event."""
REPORT: Bare = (SYN, SYN_REPORT, 0)


class Keys:
    """Knows which keys are down.

    Attributes:
        down: the codes of the keys that are down, the last one pressed at the end.
    """

    def __init__(self) -> None:
        self.down: list[int] = []
        self._last = NOTHING

    def events(self, report: bytes) -> list[Bare]:
        """Give the events of a report: the keys let go and pressed, each after its usage; then SYN."""
        before, now = usages(self._last), usages(report)
        self._last = report
        modifiers = [usage for usage in sorted({*before, *now}) if usage >= _FIRST_MODIFIER]
        released = [usage for usage in before if usage not in now and usage < _FIRST_MODIFIER]
        pressed = [usage for usage in now if usage not in before and usage < _FIRST_MODIFIER]
        changed = [usage for usage in modifiers if (usage in before) != (usage in now)]
        events: list[Bare] = []
        for usage in (*changed, *released, *pressed):
            events += self._change(usage, PRESSED if usage in now else RELEASED)
        return [*events, REPORT] if events else []

    def repeated(self) -> list[Bare]:
        """Give the events of the key that is down for so long that it repeats; () when none is."""
        return [(KEY, self.down[-1], REPEATED), (SYN, SYN_REPORT, 1)] if self.down else []

    def _change(self, usage: int, value: int) -> list[Bare]:
        code = USAGES[usage]
        if value == PRESSED:
            self.down.append(code)
        else:
            self.down.remove(code)
        return [(MSC, MSC_SCAN, _KEYBOARD_PAGE | usage), (KEY, code, value)]
