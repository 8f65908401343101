"""Looks for the card's digits in the running guest: on its text consoles, in its logs, in memory."""

from typing import Final

from image.boot_test import checks, leaks
from image.boot_test.guest import Guest
from image.boot_test.report import Check

_TEXTS: Final = {
    "no-digit-on-console": ("cat /dev/vcs* /dev/vcsa* /dev/vcsu* 2>/dev/null; true", leaks.IN_TEXT),
    "no-digit-in-journal": ("journalctl --no-pager --all -o export; dmesg", leaks.IN_NUMBERS),
    "no-digit-in-files": (
        "for f in $(find /run /tmp /var -xdev -type f -size -4096k 2>/dev/null); do cat $f; done; true",
        leaks.IN_NUMBERS,
    ),
}
"""What is read, and how many of the digits in a row are a find there."""


def check(guest: Guest, canary: str) -> list[Check]:
    """Check that no digit of the card can be found."""
    found = []
    for name, (command, length) in _TEXTS.items():
        rows = leaks.finds(guest.shell.run(command, 300).raw, canary, length)
        found.append(checks.nothing(name, rows, "digit of the card"))
    return [*found, in_memory(guest, canary)]


def in_memory(guest: Guest, canary: str) -> Check:
    """Check that the board's memory holds no digits of the card: the reader service has wiped them.

    Looked at from outside: inside nobody may look into a process, not even root.
    """
    found = [row for piece in guest.memory() for row in leaks.finds_on_disk(piece, canary)]
    return checks.nothing("no-digit-in-memory", found, "digit of the card anywhere in memory")
