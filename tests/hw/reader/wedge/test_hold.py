"""A composite reader whose silent node goes away and comes back: it is taken again, whatever its name is."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from hw.emulator.links import usb_tree
from hw.emulator.links.evdev_node import EvdevNode
from hw.emulator.links.kernel import Answer, Device, MockKernel
from hw.emulator.links.umockdev_link import UmockdevLink
from hw.emulator.readers.wedge import Wedge
from tests.hw.emulator.inside import Inside

PATH, MINOR = "/dev/input/event6", 70
EVIOCGBIT_KEY = 0x21

HOLDS = """
from hw.reader.wedge.hold import Hold
from hw.reader.wedge.layouts import layout
from hw.reader.wedge.recorder import Recorder
monitor = pyudev.Monitor.from_netlink(pyudev.Context(), source="udev")
monitor.filter_by("input")
monitor.start()
def heard():
    "The next node to come or go."
    while (device := monitor.poll()).device_node is None:
        pass
    return device.action
def opened():
    "What is open but for sockets: umockdev leaves one for each node that has gone before it is opened."
    targets = (os.path.join("/proc/self/fd", name) for name in os.listdir("/proc/self/fd"))
    found = {os.readlink(target) for target in targets if os.path.islink(target)}
    return {target for target in found if not target.startswith("socket:")}
before = opened()
with Hold("/dev/input/event5", lambda: Recorder(layout("us"))) as hold:
    say(typing=len(hold.typing))
    for _ in range(3):
        action = heard()
        hold.take_siblings()
        say(after=action)
    say(held=len(hold._nodes))
say(left=sorted(opened() - before))
"""


class SilentNode(EvdevNode):
    """The node of a reader's other keys, such as those for the volume: no letters."""

    def ioctl(self, client: int, request: int, data: bytes) -> Answer:
        if request & 0xFF == EVIOCGBIT_KEY:
            return Answer(len(data), data=bytes(len(data)))
        return super().ioctl(client, request, data)


class Sibling:
    """A second input node of the reader in the port."""

    def __init__(self, kernel: MockKernel, link: UmockdevLink) -> None:
        self._kernel, self._link = kernel, link
        self._devices: list[tuple[str, Device]] = []
        self.node: SilentNode

    def plug(self) -> None:
        identity = self._link.reader.identity
        self.node = SilentNode(identity, lambda _: None)
        hid = next(path for path, device in self._link._devices if device.subsystem == "hid")
        node = usb_tree.event_node(identity, self.node)
        properties = {**node.properties, "DEVNAME": PATH, "MINOR": str(MINOR)}
        attributes = {"dev": f"13:{MINOR}"}
        self._add(replace(usb_tree.keyboard(identity), name="input6"), hid)
        node = replace(node, name="event6", node=PATH, attributes=attributes, properties=properties)
        self._add(node, self._devices[-1][0])

    def unplug(self) -> None:
        self._kernel.cut(*self._devices[-1])
        self.node.close()
        while self._devices:
            self._kernel.remove(*self._devices.pop())

    def _add(self, device: Device, parent: str) -> None:
        self._devices.append((self._kernel.add(device, parent), device))


@pytest.fixture
def kernel() -> Iterator[MockKernel]:
    with MockKernel() as kernel:
        yield kernel


def test_a_silent_node_that_comes_back_under_its_name_is_taken_again(kernel: MockKernel) -> None:
    with UmockdevLink(Wedge(), kernel) as link, Inside(kernel, HOLDS) as inside:
        assert inside.hears() == {"typing": 1}
        assert link.evdev
        assert link.evdev.grabbed_by
        sibling = Sibling(kernel, link)
        sibling.plug()
        assert inside.hears() == {"after": "add"}
        assert sibling.node.grabbed_by
        sibling.unplug()
        assert inside.hears() == {"after": "remove"}
        sibling.plug()
        assert inside.hears() == {"after": "add"}
        assert sibling.node.grabbed_by
        assert inside.hears() == {"held": 2}
        assert link.evdev.grabbed_by
        assert inside.hears() == {"left": []}
        sibling.unplug()
