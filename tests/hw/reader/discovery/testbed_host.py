"""Owns umockdev's test bed and plugs devices in and out as its standard input says.

Run by the system's Python, which has the GObject bindings, under `umockdev-wrapper`; it says where the test
bed is, then answers each line once the last uevent went out. It ends, and its test bed with it, when its
standard input does. umockdev makes a device node once only, so nothing can be
plugged in twice.
"""

import faulthandler
import select
import signal
import socket
import sys
from pathlib import Path

import gi  # type: ignore[import-not-found]  # of the system's Python

gi.require_version("UMockdev", "1.0")
from gi.repository import UMockdev  # type: ignore[import-not-found]  # noqa: E402 - its version comes first

faulthandler.register(signal.SIGUSR1)
bed = UMockdev.Testbed.new()
root = bed.get_root_dir()


def wait_for_room() -> None:
    """Wait until every listener has room for one more uevent.

    A netlink socket takes hundreds; the sockets that stand for one here take ten (net.unix.max_dgram_qlen),
    and umockdev aborts when one is full.
    """
    for listener in Path(root).glob("event[0-9]*"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as way:
            way.connect(str(listener))
            select.select([], [way], [])


print(root, flush=True)  # noqa: T201 - the answer
for line in sys.stdin:
    action, file = line.split()
    described = [one for one in Path(file).read_text(encoding="utf-8").split("\n\n") if one.strip()]
    for one in described if action == "plug" else reversed(described):
        wait_for_room()
        if action == "plug":
            bed.add_from_string(f"{one}\n")  # and the uevent goes out
        else:
            path = f"/sys{one.splitlines()[0].removeprefix('P: ')}"
            bed.uevent(path, "remove")
            bed.remove_device(path)
    print("done", flush=True)  # noqa: T201 - the answer
del bed  # its folder is removed with it, which the end of Python does not promise
