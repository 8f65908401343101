"""The udev rules on real nodes of a real kernel, with a real udevd: whose they are, and who hears of them."""

import grp
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import evdev
import pytest
from evdev import ecodes

from hw.reader.discovery import taught
from hw.reader.discovery.taught import TaughtKeyboard
from tests.hw.reader.rig import wait_until
from tests.kernel.inside.hid_device import Uhid

ROOT = Path(__file__).parents[3]
RULES = ROOT / "systemd" / "udev" / "72-polise-readers.rules"
RUN = Path("/run/udev/rules.d")
# One vendor-defined report of 337 bytes.
MAGTEK_REPORTS = bytes.fromhex("0600FF 0901 A101 1500 26FF00 7508 0920 965101 820201 C0")


@pytest.fixture(scope="module", autouse=True)
def _group() -> None:
    """Make the group, and let udevd read the rules again: the appliance has the group before udevd starts.

    udevd looks a group up when it reads the rules, and reads them again only when a file has come or gone.
    """
    subprocess.run(["systemd-sysusers", ROOT / "systemd/sysusers.d/polise-readers.conf"], check=True)
    (RUN / RULES.name).unlink(missing_ok=True)
    shutil.copy(RULES, RUN)
    subprocess.run(["udevadm", "control", "--reload"], check=True)


def keyboard(name: str, usb: str) -> evdev.UInput:
    """Plug in a keyboard, and wait until udev is done with it."""
    vendor, product = (int(part, 16) for part in usb.split(":"))
    able = {ecodes.EV_KEY: range(1, 128), ecodes.EV_MSC: [ecodes.MSC_SCAN]}
    made = evdev.UInput(able, name=name, vendor=vendor, product=product, bustype=ecodes.BUS_USB)
    settle()
    return made


def settle() -> None:
    """Wait until udev is done."""
    subprocess.run(["udevadm", "settle", "--timeout=20"], check=True)


def properties(path: str) -> Mapping[str, str]:
    """Give what udev keeps of a node, or of a device in sysfs."""
    told = subprocess.run(
        ["udevadm", "info", "-q", "property", path], check=True, capture_output=True, text=True
    )
    return dict(line.split("=", 1) for line in told.stdout.splitlines())


def tags(of: Mapping[str, str]) -> set[str]:
    """Give the tags that hold."""
    return set(of.get("CURRENT_TAGS", "").split(":")) - {""}


def owner(path: str) -> tuple[str, int]:
    """Give a node's group and mode."""
    found = Path(path).stat()
    return grp.getgrgid(found.st_gid).gr_name, stat.S_IMODE(found.st_mode)


@pytest.fixture
def magtek() -> Iterator[evdev.UInput]:
    with closing(keyboard("Mag-Tek USB Swipe Reader", "0801:0001")) as made:
        yield made


def test_a_reader_that_types_belongs_to_the_reader_service(magtek: evdev.UInput) -> None:
    path = magtek.device.path
    assert owner(path) == ("cardreader", 0o660)
    link = Path(f"/dev/input/cardreader{path.removeprefix('/dev/input/event')}")
    assert os.path.realpath(link) == path
    magtek.close()
    wait_until(lambda: not link.is_symlink())


def test_a_reader_that_types_is_no_keyboard_of_the_seat(magtek: evdev.UInput) -> None:
    path = magtek.device.path
    for device in (path, f"/sys/class/input/{Path(path).name}/device"):
        told = properties(device)
        assert [name for name in told if name.startswith("ID_INPUT")] == []
        assert told["LIBINPUT_IGNORE_DEVICE"] == "1"
        assert tags(told) == {"polise-reader"}


def test_an_unknown_keyboard_stays_everybodys() -> None:
    with closing(keyboard("Office Keyboard", "046d:c31c")) as office:
        told = properties(office.device.path)
        assert told["ID_INPUT_KEYBOARD"] == "1"
        assert "LIBINPUT_IGNORE_DEVICE" not in told
        assert "seat" in tags(properties(f"/sys/class/input/{Path(office.device.path).name}/device"))
        assert owner(office.device.path) == ("input", 0o660)


def test_a_reader_that_reports_belongs_to_the_reader_service() -> None:
    before = set(Path("/dev").glob("hidraw*"))
    with Uhid("Mag-Tek Mini", 0x0801, 0x0002, MAGTEK_REPORTS):
        wait_until(lambda: set(Path("/dev").glob("hidraw*")) > before)
        settle()
        (node,) = set(Path("/dev").glob("hidraw*")) - before
        assert owner(str(node)) == ("cardreader", 0o660)
        assert os.path.realpath(f"/dev/cardreader/{node.name}") == str(node)
        assert tags(properties(str(node))) == {"polise-reader"}


def test_a_later_rule_that_opens_every_hidraw_does_not_win(tmp_path: Path) -> None:
    careless = RUN / "99-careless.rules"
    careless.write_text('SUBSYSTEM=="hidraw|input", MODE="0666", GROUP="nogroup"\n')
    subprocess.run(["udevadm", "control", "--reload"], check=True)
    try:
        with closing(keyboard("Mag-Tek USB Swipe Reader", "0801:0001")) as magtek:
            assert owner(magtek.device.path) == ("cardreader", 0o660)
        with closing(keyboard("Office Keyboard", "046d:c31c")) as office:
            assert owner(office.device.path) == ("nogroup", 0o666)
    finally:
        careless.unlink()
        subprocess.run(["udevadm", "control", "--reload"], check=True)


@contextmanager
def configured(folder: Path, config: str) -> Iterator[None]:
    """Put the rules in force that the command writes for this `[reader]`."""
    file, rules = folder / "kiosk.toml", RUN / "72-polise-keyboards.rules"
    file.write_text(f'[reader]\ntaught = "{folder}/taught.toml"\n{config}\n')
    command = [sys.executable, "-m", "hw", "udev-rules", "--config", str(file)]
    rules.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    subprocess.run(["udevadm", "control", "--reload"], check=True)
    try:
        yield
    finally:
        rules.unlink()
        subprocess.run(["udevadm", "control", "--reload"], check=True)


def look_anew(subsystem: str) -> None:
    """Let udev look at the devices again, as at a start."""
    subprocess.run(["udevadm", "trigger", "--action=add", f"--subsystem-match={subsystem}"], check=True)
    settle()


def as_service(program: str, *arguments: str) -> str:
    """Run a Python program as a user of the reader service's group and of no other; give what it says."""
    group = str(grp.getgrnam("cardreader").gr_gid)
    user = ["setpriv", "--reuid=65534", f"--regid={group}", "--clear-groups"]
    command = [*user, sys.executable, "-c", program, *arguments]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return ran.stdout + ran.stderr


LIGHTS = """
import sys
from hw.feedback.leds import Leds
leds = Leds(*sys.argv[1:])
leds.attempt()
print("its own")
"""
SOUNDS = """
import sys
from hw.feedback.beeper import Beeper
Beeper(sys.argv[1]).attempt()
print("its own")
"""


def test_the_lamps_that_kiosk_toml_names_are_the_services_and_no_others(tmp_path: Path) -> None:
    able = {ecodes.EV_KEY: [ecodes.KEY_A], ecodes.EV_LED: [ecodes.LED_NUML, ecodes.LED_CAPSL]}
    with closing(evdev.UInput(able, name="Lamps beside the reader")) as made:
        settle()
        device = Path(f"/sys/class/input/{Path(made.device.path).name}/device").resolve().name
        green, red = f"{device}::numlock", f"{device}::capslock"
        assert "PermissionError" in as_service(LIGHTS, green, red)
        with configured(tmp_path, f'lamp_green = "{green}"'):
            look_anew("leds")
            assert as_service(LIGHTS, green, "") == "its own\n"
            assert owner(f"/sys/class/leds/{green}/brightness") == ("cardreader", 0o664)
            assert "PermissionError" in as_service(LIGHTS, "", red)


@pytest.mark.parametrize("named", ["/dev/input/by-path/platform-pcspkr-event-spkr", "the node"])
def test_the_beeper_that_kiosk_toml_names_is_the_services(tmp_path: Path, named: str) -> None:
    subprocess.run(["modprobe", "pcspkr"], check=True)
    settle()
    link = "/dev/input/by-path/platform-pcspkr-event-spkr"
    path = named if named == link else os.path.realpath(link)
    look_anew("input")
    assert "PermissionError" in as_service(SOUNDS, path)
    with configured(tmp_path, f'beeper = "{path}"'):
        look_anew("input")
        assert as_service(SOUNDS, path) == "its own\n"
        assert owner(path) == ("cardreader", 0o660)
    look_anew("input")


def test_a_taught_keyboard_gets_rules_of_its_own(tmp_path: Path) -> None:
    taught.add(tmp_path / "taught.toml", TaughtKeyboard(usb="08ff:0009", name="USB Reader With Keyboard"))
    with configured(tmp_path, ""):
        for name, usb, group in (
            ("USB Reader With Keyboard", "08ff:0009", "cardreader"),
            ("Mag-Tek USB Swipe Reader", "0801:0001", "cardreader"),
            ("Office Keyboard", "046d:c31c", "input"),
        ):
            with closing(keyboard(name, usb)) as made:
                assert owner(made.device.path)[0] == group
                assert ("ID_INPUT_KEYBOARD" in properties(made.device.path)) is (group == "input")
