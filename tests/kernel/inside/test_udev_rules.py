"""The udev rules on real nodes of a real kernel, with a real udevd: whose they are, and who hears of them."""

import grp
import os
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from multiprocessing import get_context
from pathlib import Path

import pytest

from hw.emulator.links.uhid_link import UhidLink
from hw.emulator.readers.magtek import MagTek
from hw.feedback.beeper import Beeper
from hw.feedback.leds import Leds
from hw.reader.discovery import taught, udev_main
from hw.reader.discovery.taught import TaughtKeyboard
from tests.hw.reader.rig import wait_until
from tests.kernel.inside.outside import Outside
from tests.kernel.inside.readers import MAGTEK, OFFICE, UNKNOWN, UinputKeyboard, UsbSerial
from tests.kernel.inside.udev import owner, properties, ruled, settle, settled, tags


@pytest.fixture
def magtek() -> Iterator[UinputKeyboard]:
    with settled(MAGTEK) as reader:
        yield reader


def test_a_reader_that_types_belongs_to_the_reader_service(magtek: UinputKeyboard) -> None:
    path = magtek.device
    assert owner(path) == ("cardreader", 0o660)
    link = Path(f"/dev/input/cardreader{path.removeprefix('/dev/input/event')}")
    assert os.path.realpath(link) == path
    magtek.unplug()
    wait_until(lambda: not link.is_symlink())


def test_a_reader_that_types_is_no_keyboard_of_the_seat(magtek: UinputKeyboard) -> None:
    path = magtek.device
    for device in (path, f"/sys/class/input/{Path(path).name}/device"):
        told = properties(device)
        assert [name for name in told if name.startswith("ID_INPUT")] == []
        assert told["LIBINPUT_IGNORE_DEVICE"] == "1"
        assert tags(told) == {"polise-reader"}


def test_an_unknown_keyboard_stays_everybodys() -> None:
    with settled(OFFICE) as office:
        told = properties(office.device)
        assert told["ID_INPUT_KEYBOARD"] == "1"
        assert "LIBINPUT_IGNORE_DEVICE" not in told
        assert "seat" in tags(properties(f"/sys/class/input/{Path(office.device).name}/device"))
        assert owner(office.device) == ("input", 0o660)


def test_on_the_appliance_an_unknown_keyboard_is_not_the_kiosks() -> None:
    rules = Path(__file__).parents[3] / "systemd" / "udev" / "80-polise-devices.rules"
    with ruled(rules.name, rules.read_text(encoding="utf-8")), settled(OFFICE) as office:
        assert owner(office.device) == ("cardreader", 0o660)


def test_a_reader_that_reports_belongs_to_the_reader_service() -> None:
    with UhidLink(MagTek()) as magtek:
        settle()
        assert owner(magtek.node) == ("cardreader", 0o660)
        assert os.path.realpath(f"/dev/cardreader/{Path(magtek.node).name}") == magtek.node
        assert tags(properties(magtek.node)) == {"polise-reader"}


def test_a_later_rule_that_opens_every_hidraw_does_not_win() -> None:
    with ruled("99-careless.rules", 'SUBSYSTEM=="hidraw|input", MODE="0666", GROUP="nogroup"\n'):
        with settled(MAGTEK) as magtek:
            assert owner(magtek.device) == ("cardreader", 0o660)
        with settled(OFFICE) as office:
            assert owner(office.device) == ("nogroup", 0o666)


@contextmanager
def configured(folder: Path, config: str) -> Iterator[None]:
    """Put the rules in force that the command writes for this `[reader]`."""
    file = folder / "kiosk.toml"
    file.write_text(f'[reader]\ntaught = "{folder}/taught.toml"\n{config}\n')
    with redirect_stdout(StringIO()) as written:
        assert udev_main.main(["--config", str(file)]) == 0
    with ruled("72-polise-keyboards.rules", written.getvalue()):
        yield


def look_anew(subsystem: str) -> None:
    """Let udev look at the devices again, as at a start."""
    subprocess.run(["udevadm", "trigger", "--action=add", f"--subsystem-match={subsystem}"], check=True)
    settle()


def as_service(attempt: Callable[..., None], *arguments: str) -> None:
    """Do something as a user of the reader service's group and of no other."""
    with ProcessPoolExecutor(1, get_context("fork"), become_service) as process:
        process.submit(attempt, *arguments).result()


def become_service() -> None:
    os.setgroups([])
    os.setgid(grp.getgrnam("cardreader").gr_gid)
    os.setuid(65534)


def light(green: str, red: str) -> None:
    Leds(green, red).attempt()


def sound(path: str) -> None:
    Beeper(path).attempt()


def test_the_lamps_that_kiosk_toml_names_are_the_services_and_no_others(tmp_path: Path) -> None:
    with settled(OFFICE) as made:
        device = Path(f"/sys/class/input/{Path(made.device).name}/device").resolve().name
        green, red = f"{device}::numlock", f"{device}::capslock"
        with pytest.raises(PermissionError):
            as_service(light, green, red)
        with configured(tmp_path, f'lamp_green = "{green}"'):
            look_anew("leds")
            as_service(light, green, "")
            assert owner(f"/sys/class/leds/{green}/brightness") == ("cardreader", 0o664)
            with pytest.raises(PermissionError):
                as_service(light, "", red)


@pytest.mark.parametrize(
    "named",
    [
        "/dev/input/by-path/platform-pcspkr-event-spkr",
        pytest.param("the node", marks=pytest.mark.exhaustive),
    ],
)
def test_the_beeper_that_kiosk_toml_names_is_the_services(tmp_path: Path, named: str) -> None:
    link = "/dev/input/by-path/platform-pcspkr-event-spkr"
    path = named if named == link else os.path.realpath(link)
    look_anew("input")
    with pytest.raises(PermissionError):
        as_service(sound, path)
    with configured(tmp_path, f'beeper = "{path}"'):
        look_anew("input")
        as_service(sound, path)
        assert owner(path) == ("cardreader", 0o660)
    look_anew("input")


def test_the_converter_that_kiosk_toml_names_is_the_services(tmp_path: Path, outside: Outside) -> None:
    with UsbSerial(outside) as reader:
        wait_until(Path(reader.device).exists)
        assert owner(reader.device) == ("dialout", 0o660)
        for named in (reader.device, os.path.realpath(reader.device)):
            with configured(tmp_path, f'driver = "serial"\ndevice = "{named}"'):
                look_anew("tty")
                assert owner(reader.device) == ("cardreader", 0o660)
                assert properties(reader.device)["ID_MM_PORT_IGNORE"] == "1"
            os.chown(reader.device, 0, grp.getgrnam("dialout").gr_gid)


def test_a_taught_keyboard_gets_rules_of_its_own(tmp_path: Path) -> None:
    taught.add(tmp_path / "taught.toml", TaughtKeyboard(usb="08ff:0009", name=UNKNOWN.name))
    with configured(tmp_path, ""):
        for make, group in ((UNKNOWN, "cardreader"), (MAGTEK, "cardreader"), (OFFICE, "input")):
            with settled(make) as made:
                assert owner(made.device)[0] == group
                assert ("ID_INPUT_KEYBOARD" in properties(made.device)) is (group == "input")
