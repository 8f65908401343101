"""Looks for the card's digits in the running guest: on its text consoles, in its logs, in memory."""

import shlex
from typing import Final

from image.boot_test import checks, leaks
from image.boot_test.report import Check
from image.boot_test.shell import Shell

_TEXTS: Final = {
    "no-digit-on-console": "cat /dev/vcs* /dev/vcsa* /dev/vcsu* 2>/dev/null; true",
    "no-digit-in-journal": "journalctl --no-pager --all -o export; dmesg",
    "no-digit-in-files": (
        "for f in $(find /run /tmp /var -xdev -type f -size -4096k 2>/dev/null); do cat $f; done; true"
    ),
}
_SCAN: Final = """\
import os, sys
rows = [bytes.fromhex(row) for row in sys.argv[1:]]
for process in filter(str.isdigit, os.listdir("/proc")):
    if int(process) == os.getpid():
        continue  # it knows them
    try:
        name = open(f"/proc/{process}/cmdline", "rb").read().replace(b"\\0", b" ").decode(errors="replace")
        maps = open(f"/proc/{process}/maps").read().splitlines()
        memory = open(f"/proc/{process}/mem", "rb", 0)
    except OSError:
        continue  # it has ended, or is the kernel's
    seen = 0
    for line in maps:
        place, rights = line.split()[:2]
        begin, end = (int(side, 16) for side in place.split("-"))
        if "w" not in rights:
            continue
        try:
            memory.seek(begin)
            data = memory.read(end - begin)
        except (OSError, ValueError, OverflowError):
            continue
        seen += len(data)
        for row in rows:
            if row in data:
                print("FOUND", row.decode()[:2] + "…", "in", name)
    print("SEEN", seen, name)
"""
"""Prints which processes hold a row; the rows come in hexadecimal, so that no other process holds them."""


def check(shell: Shell, canary: str) -> list[Check]:
    """Check that no digit of the card can be found."""
    found = []
    for name, command in _TEXTS.items():
        rows = leaks.finds(shell.run(command, 300).raw, canary, leaks.IN_TEXT)
        found.append(checks.nothing(name, rows, "digit of the card"))
    return [*found, in_processes(shell, canary)]


def in_processes(shell: Shell, canary: str) -> Check:
    """Check that no process holds digits of the card, the reader service included: it has wiped them."""
    rows = [canary[at : at + leaks.ON_DISK] for at in range(len(canary) - leaks.ON_DISK + 1)]
    words = " ".join(row.encode().hex() for row in rows)
    lines = shell.must(f"python3 -c {shlex.quote(_SCAN)} {words}", 600).splitlines()
    kiosk = [line for line in lines if line.startswith("SEEN") and "-m kiosk" in line]
    found = [line for line in lines if line.startswith("FOUND")]
    if not kiosk:
        found.append("the memory of the kiosk could not be read")
    return checks.nothing("no-digit-in-memory", found, "digit of the card in any process")
