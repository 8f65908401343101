"""What the other services find in /run: each file as they read it, none before the settings are good."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from kiosk.appliance import durable, firewall
from kiosk.appliance.settings import network_files
from kiosk.appliance.settings.effective import CA, CERTIFICATE, FOLDER, KEY, effective
from kiosk.appliance.settings.machine import FILE, Machine
from kiosk.appliance.settings.take import Secrets
from kiosk.appliance.settings.wireless import wpa_supplicant
from kiosk.config.pin import FILE as PIN_FILE
from kiosk.config.settings import Settings
from kiosk.config.terminal import is_beside

KIOSK: Final = "polise-kiosk"
"""The group of the process that speaks with the terminal service."""

_WIRELESS: Final = "wpa_supplicant/wpa_supplicant-wlan0.conf"
_TIME: Final = "systemd/timesyncd.conf.d/polise.conf"
_RULES: Final = "udev/rules.d/72-polise-keyboards.rules"
_GROUP_READABLE: Final = 0o640
_SECONDS: Final = 30


class RulesError(Exception):
    """Raised when the rules for devices cannot be made; its words say why."""


def clear(machine: Machine) -> None:
    """Take away what an earlier run of the step has handed over."""
    for name in (FILE, CA, CERTIFICATE, KEY, PIN_FILE, "localtime", "firewall.nft"):
        (machine.result / name).unlink(missing_ok=True)
    for name in (_WIRELESS, _TIME, _RULES):
        (machine.run / name).unlink(missing_ok=True)
    for path in (machine.run / "systemd/network").glob("*-polise-*.network"):
        path.unlink()


def hand_over(machine: Machine, settings: Settings, secrets: Secrets, source: Path) -> None:
    """Write everything but the rules for devices; `source` is the folder of the file and of those beside it.

    Raises:
        OSError: something cannot be written.
    """
    durable.folder(machine.result)
    for path, text in _texts(machine, settings):
        durable.folder(path.parent)
        durable.put(path, text.encode())
    for name, target in (
        (settings.terminal.ca_file, CA),
        (settings.terminal.client_certificate, CERTIFICATE),
    ):
        if is_beside(name):
            durable.put(machine.result / target, (source / name).read_bytes())
    if secrets.key:
        _put_for_kiosk(machine, machine.result / KEY, secrets.key.pem)
    if secrets.pin:
        _put_for_kiosk(machine, machine.result / PIN_FILE, msgspec.json.encode(secrets.pin))
    if settings.network.wifi.ssid:
        password = secrets.wifi.password if secrets.wifi else ""
        path = machine.run / _WIRELESS
        durable.folder(path.parent)
        durable.put(path, wpa_supplicant(settings.network.wifi, password).encode(), durable.PRIVATE)
    (machine.result / "localtime").symlink_to(f"/usr/share/zoneinfo/{settings.time.zone}")


def write_rules(machine: Machine) -> None:
    """Write the udev rules of the keyboards, lamps and beeper that the settings handed over name.

    Raises:
        RulesError: what the swipe test has taught is faulty.
        OSError: they cannot be written.
    """
    command = [sys.executable, "-m", "hw", "udev-rules", "--config", str(machine.result / FILE)]
    made = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    if made.returncode:
        raise RulesError(made.stderr.decode(errors="replace").strip())
    path = machine.run / _RULES
    durable.put(durable.folder(path.parent) / path.name, made.stdout)


def _texts(machine: Machine, settings: Settings) -> Iterator[tuple[Path, str]]:
    yield machine.result / "firewall.nft", firewall.fixed(settings)
    for name, text in network_files.networkd(settings.network).items():
        yield machine.run / "systemd/network" / name, text
    if text := network_files.timesyncd(settings.network):
        yield machine.run / _TIME, text
    # The last: whoever finds it finds the others too.
    yield machine.result / FILE, effective(settings).replace(FOLDER, str(machine.result))


def _put_for_kiosk(machine: Machine, path: Path, content: bytes) -> None:
    durable.put(path, content, durable.PRIVATE)
    if machine.is_real:
        shutil.chown(path, group=KIOSK)
        path.chmod(_GROUP_READABLE)
