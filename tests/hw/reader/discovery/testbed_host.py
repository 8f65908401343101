"""Owns umockdev's test bed and plugs devices in and out as its standard input says.

Run by the system's Python, which has the GObject bindings, under `umockdev-wrapper`; it says where the test
bed is, then answers each line with the monotonic time at which the last uevent went out. umockdev makes a
device node once only, so nothing can be plugged in twice.
"""

import sys
import time
from pathlib import Path

import gi  # type: ignore[import-not-found]  # of the system's Python

gi.require_version("UMockdev", "1.0")
from gi.repository import UMockdev  # type: ignore[import-not-found]  # noqa: E402 - its version comes first

bed = UMockdev.Testbed.new()
print(bed.get_root_dir(), flush=True)  # noqa: T201 - the answer
for line in sys.stdin:
    action, file = line.split()
    text = Path(file).read_text(encoding="utf-8")
    paths = [f"/sys{row[3:]}" for row in text.splitlines() if row.startswith("P: ")]
    if action == "plug":
        bed.add_from_string(text)
        for path in paths:
            bed.uevent(path, "add")
    else:
        for path in reversed(paths):
            bed.uevent(path, "remove")
            bed.remove_device(path)
    print(time.monotonic(), flush=True)  # noqa: T201 - the answer
