"""The queue of udev's events, on a netlink socket of the kernel's own."""

import os
import select
import socket

import pytest

from hw.reader.plugging import Plugging

_KOBJECT_UEVENT = 15  # linux/netlink.h
_UDEV_GROUP = 2
_SMALLEST = 0  # the kernel makes of it what it needs at least
_MORE_THAN_FIT = 100
# As udev's events begin, with a mark that its filter of subsystems knows to be another version's.
_EVENT = b"libudev\0" + b"\xfe\xed\xbe\xef" + bytes(500)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may send what udevd sends")
@pytest.mark.parametrize("count", [1, 5, _MORE_THAN_FIT])
def test_whatever_was_plugged_is_taken_at_once_however_much_it_was(count: int) -> None:
    plugging = Plugging()
    with socket.socket(fileno=os.dup(plugging.fileno())) as same:
        same.setsockopt(
            socket.SOL_SOCKET, socket.SO_RCVBUF, _SMALLEST if count == _MORE_THAN_FIT else 1 << 16
        )
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, _KOBJECT_UEVENT) as udevd:
        udevd.bind((0, 0))
        for _ in range(count):
            udevd.sendto(_EVENT, (0, _UDEV_GROUP))
    assert select.select([plugging.fileno()], [], [], 1)[0]
    plugging.take()
    assert not select.select([plugging.fileno()], [], [], 0)[0]
