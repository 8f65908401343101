"""The mocked kernel is like the real one to who opens its nodes: evdev, hidraw, udev, hang-up."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hw.emulator.cards import Card
from hw.emulator.damage import Dropped
from hw.emulator.links.kernel import MockKernel
from hw.emulator.links.keys import Keys
from hw.emulator.links.umockdev_link import UmockdevLink
from hw.emulator.mocked_port import MockedPort
from hw.emulator.reader import EmulatedReader
from hw.emulator.readers.magtek import MagTek, swipe_report
from hw.emulator.readers.msr605x import Msr605x
from hw.emulator.readers.wedge import Wedge
from tests.hw.emulator.inside import Inside

CARD = Card(track_1="%B88^PARAUGS/ANNA?", track_2=";8812345678=2912?")


@pytest.fixture(scope="module")
def kernel() -> Iterator[MockKernel]:
    with MockKernel() as kernel:
        yield kernel


def test_an_event_node_gives_a_swipes_events_in_whole(kernel: MockKernel) -> None:
    code = """
device = evdev.InputDevice("/dev/input/event5")
device.grab()
can = device.capabilities()
say(name=device.name, vendor=device.info.vendor, keys=can[1], leds=can[17])
say(events=events(device.fd))
"""
    with UmockdevLink(Wedge(), kernel) as link, Inside(kernel, code) as inside:
        told = inside.hears()
        assert (told["name"], told["vendor"]) == ("Card Device Expert Co., LTD MSR90", 0xC216)
        assert set(range(16, 26)) <= set(told["keys"])
        assert told["leds"] == [0, 1, 2, 3, 4]
        assert link.play(link.reader.swipe(CARD))
        keys = Keys()
        expected = [
            list(event)
            for step in Wedge().swipe(CARD)
            if isinstance(step, bytes)
            for event in keys.events(step)
        ]
        assert inside.hears()["events"] == expected


def test_a_second_grab_is_refused_and_leds_come_through(kernel: MockKernel) -> None:
    code = """
first, second = (evdev.InputDevice("/dev/input/event5") for _ in range(2))
first.grab()
say(refused=failure(second.grab), mask=failure(fcntl.ioctl, first.fd, 0x40104593, bytes(16)))
first.set_led(1, 1)
first.ungrab()
second.grab()
say(leds=first.leds())
"""
    reader = Wedge()
    with UmockdevLink(reader, kernel), Inside(kernel, code) as inside:
        assert inside.hears() == {"refused": "EBUSY", "mask": "EINVAL"}
        assert inside.hears() == {"leds": [1]}
        assert reader.led_record == [b"\x02"]


def test_times_are_of_the_clock_that_was_asked_for(kernel: MockKernel) -> None:
    code = """
device = evdev.InputDevice("/dev/input/event5")
fcntl.ioctl(device.fd, 0x400445A0, struct.pack("i", 1))
say(ready=True)
select.select([device.fd], [], [], 5)
say(at=device.read_one().timestamp())
"""
    with UmockdevLink(Wedge(), kernel) as link, Inside(kernel, code) as inside:
        assert inside.hears()["ready"]
        before = time.monotonic()
        link.send(bytes((0, 0, 4, 0, 0, 0, 0, 0)))
        assert before - 0.001 <= inside.hears()["at"] <= time.monotonic()
        link.send(bytes(8))


def test_a_reader_that_is_too_slow_loses_everything_and_is_told(kernel: MockKernel) -> None:
    code = """
import time
device = evdev.InputDevice("/dev/input/event5")
say(keys=device.active_keys())
time.sleep(1.5)
say(events=events(device.fd))
"""
    with (
        UmockdevLink(Wedge(), kernel) as link,
        Inside(kernel, code) as inside,
    ):
        assert inside.hears() == {"keys": []}
        assert link.play(link.reader.swipe(CARD))
        events = inside.hears()["events"]
        assert [0, 3, 0] in events
        assert len(events) <= 64


def test_a_dropped_swipe_and_a_stall_with_a_key_down(kernel: MockKernel) -> None:
    code = """
device = evdev.InputDevice("/dev/input/event5")
say(ready=True)
say(events=events(device.fd))
say(events=events(device.fd))
"""
    with UmockdevLink(Wedge(), kernel) as link, Inside(kernel, code) as inside:
        assert inside.hears()["ready"]
        assert link.play((bytes((0, 0, 4, 0, 0, 0, 0, 0)), Dropped(), bytes(8)))
        assert [0, 3, 0] in inside.hears()["events"]
        assert link.play(link.reader.swipe(Card(track_2=";1?", damage="stall", at=1, seconds=0.4)))
        repeats = [event for event in inside.hears()["events"] if event[0] == 1 and event[2] == 2]
        assert {tuple(event) for event in repeats} == {(1, 2, 2)}


def test_unplugging_hangs_up_and_udev_tells_of_both(kernel: MockKernel) -> None:
    code = """
monitor = pyudev.Monitor.from_netlink(pyudev.Context(), source="udev")
monitor.filter_by("input")
monitor.start()
descriptor = os.open("/dev/input/event5", os.O_RDWR | os.O_NONBLOCK)
poll = select.poll()
poll.register(descriptor, 0)
say(ready=True)
say(events=len(whole(descriptor, 18)))
(_, hung_up), = poll.poll()
read, grab = failure(os.read, descriptor, 24), failure(fcntl.ioctl, descriptor, 0x40044590, 1)
say(hung_up=bool(hung_up & select.POLLHUP), read=read, grab=grab)
told = []
while not told or told[-1][:2] != ["add", "event5"]:
    device = monitor.poll()
    parent = device.find_parent("usb", "usb_device")
    told.append([device.action, device.sys_name, parent.attributes.asstring("idProduct") if parent else ""])
say(told=told, there=os.path.exists("/dev/input/event5"))
"""
    with UmockdevLink(Wedge(), kernel) as link, Inside(kernel, code) as inside:
        assert inside.hears()["ready"]
        assert link.play(link.reader.swipe(Card(track_2=";8812345678?"))[:6])
        assert inside.hears()["events"] == 18
        assert not link.play(link.reader.swipe(Card(track_2=";8812345678?", damage="unplugged", at=3)))
        assert not link.plugged
        assert inside.hears() == {"hung_up": True, "read": "ENODEV", "grab": "ENODEV"}
        link.plug()
        told = inside.hears()
        assert [action for action, name, _ in told["told"] if name == "event5"] == ["remove", "add"]
        assert told["told"][-1] == ["add", "event5", "0180"]
        assert told["there"]


def test_hidraw_gives_whole_reports_and_takes_feature_reports(kernel: MockKernel) -> None:
    code = """
device = os.open("/dev/hidraw0", os.O_RDWR | os.O_NONBLOCK)
size = struct.unpack("i", fcntl.ioctl(device, 0x80044801, bytes(4)))[0]
argument = bytearray(struct.pack("i", size) + bytes(4096))
fcntl.ioctl(device, 0x90044802, argument)
ids = struct.unpack("Ihh", fcntl.ioctl(device, 0x80084803, bytes(8)))
say(size=size, descriptor=argument[4:4 + size].hex(), ids=ids)
def feature(number, data, size):
    argument = bytearray(data.ljust(size, b"\\0"))
    return fcntl.ioctl(device, 0xC0004800 | size << 16 | number, argument), bytes(argument).hex()
say(set=feature(6, b"\\0\\0\\1\\x10", 25)[0], get=feature(7, b"", 25))
short = failure(feature, 6, b"\\0\\0\\1\\x10", 24)
say(short=short, unknown=failure(fcntl.ioctl, device, 0x80044899, bytes(4)))
reports = []
for _ in range(2):
    select.select([device], [], [], 5)
    reports.append(os.read(device, 1024).hex())
say(reports=reports)
"""
    reader = MagTek()
    with UmockdevLink(reader, kernel) as link, Inside(kernel, code) as inside:
        told = inside.hears()
        assert bytes.fromhex(told["descriptor"]) == reader.shape.descriptor
        assert told["ids"] == [3, 0x0801, 0x0002]
        assert inside.hears() == {"set": 25, "get": [25, (b"\0" + bytes((0, 1, 0)).ljust(24, b"\0")).hex()]}
        assert inside.hears() == {"short": "EPIPE", "unknown": "ENOTTY"}
        assert link.play(reader.swipe(CARD))
        assert link.play(reader.swipe(Card()))
        reports = [bytes.fromhex(report) for report in inside.hears()["reports"]]
        assert reports == [swipe_report(CARD), swipe_report(Card())]


def test_a_magtek_comes_back_in_the_other_mode(kernel: MockKernel) -> None:
    code = """
context = pyudev.Context()
def products():
    found = context.list_devices(subsystem="usb", DEVTYPE="usb_device")
    return [device.attributes.asstring("idProduct") for device in found]
monitor = pyudev.Monitor.from_netlink(context, source="udev")
monitor.filter_by("hidraw")
monitor.start()
say(products=products(), types=os.path.exists("/dev/input/event5"))
device = os.open("/dev/hidraw0", os.O_RDWR)
for command in (b"\\0\\1\\2\\x10\\0", b"\\0\\2\\0"):
    fcntl.ioctl(device, 0xC0194806, command.ljust(25, b"\\0"))
say(actions=[monitor.poll(5).action for _ in range(2)])
say(products=products(), types=os.path.exists("/dev/input/event5"))
"""
    with UmockdevLink(MagTek("keyboard"), kernel) as link, Inside(kernel, code) as inside:
        assert inside.hears() == {"products": ["0001"], "types": True}
        assert inside.hears() == {"actions": ["remove", "add"]}
        assert inside.hears() == {"products": ["0002"], "types": False}
        assert link.driver == "hid"


def test_an_msr605x_takes_its_line_as_output_reports_too(kernel: MockKernel) -> None:
    code = """
device = os.open("/dev/hidraw0", os.O_RDWR)
written = os.write(device, b"\\0\\xc2\\x1be".ljust(65, b"\\0"))
say(written=written, answer=os.read(device, 64)[:3].hex())
"""
    with UmockdevLink(Msr605x(), kernel), Inside(kernel, code) as inside:
        assert inside.hears() == {"written": 65, "answer": "c21b79"}


def test_a_serial_reader_shows_as_a_usb_converter(kernel: MockKernel, tmp_path: Path) -> None:
    code = """
(port,) = pyudev.Context().list_devices(subsystem="tty")
parent = port.find_parent("usb", "usb_device")
device = os.open(port.device_node, os.O_RDWR | os.O_NOCTTY)
os.write(device, b"\\x1be")
say(node=port.device_node, product=parent.attributes.asstring("idProduct"), answer=os.read(device, 8).hex())
"""
    link = tmp_path / "tty"
    with EmulatedReader(link), MockedPort(kernel, link), Inside(kernel, code) as inside:
        assert inside.hears() == {"node": "/dev/ttyUSB0", "product": "2303", "answer": "1b79"}
