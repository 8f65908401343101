"""What the secrets of a file are: those that it holds, and those that it says the kiosk keeps."""

from pathlib import Path
from typing import Final

from msgspec import Struct

from hw.service.toml_lines import KeyPath
from hw.service.toml_text import text_in
from kiosk.appliance.faults import Fault
from kiosk.appliance.settings.judge import fault_at
from kiosk.appliance.settings.machine import FILE
from kiosk.appliance.settings.store import KeySecret, Store, WifiSecret
from kiosk.config.certificates import key_fault
from kiosk.config.pin import PinDigest, digest_of
from kiosk.config.settings import Settings
from kiosk.config.terminal import is_beside
from kiosk.config.wifi import KEPT

WIFI: Final[KeyPath] = ("network", "wifi", "password")
KEY: Final[KeyPath] = ("terminal", "client_key")
PIN: Final[KeyPath] = ("maintenance", "pin")


class Secrets(Struct, frozen=True):
    """The secrets that the settings need.

    Attributes:
        wifi: None where the network is open, or there is none.
        key: None where the terminal service asks for no certificate, or its path from / is in the settings.
        pin: None where there is no maintenance menu.
        new: where in the file those stand that it holds itself.
    """

    wifi: WifiSecret | None = None
    key: KeySecret | None = None
    pin: PinDigest | None = None
    new: tuple[KeyPath, ...] = ()


def secrets_of(settings: Settings, folder: Path, store: Store) -> tuple[Secrets, list[Fault]]:
    """Return the secrets of sound settings in `folder`, and what is wrong with those that the kiosk keeps."""
    wifi, wifi_words = _wifi(settings, store)
    key, key_words = _key(settings, folder, store)
    pin, pin_words = _pin(settings, store)
    held = {WIFI: settings.network.wifi.password, PIN: settings.maintenance.pin}
    new = [path for path, value in held.items() if value not in {"", KEPT}]
    new += [KEY] if is_beside(settings.terminal.client_key) else []
    text = text_in(FILE, (folder / FILE).read_bytes())
    words = {WIFI: wifi_words, KEY: key_words, PIN: pin_words}
    return Secrets(wifi, key, pin, tuple(new)), [fault_at(text, at, one) for at, one in words.items() if one]


def _wifi(settings: Settings, store: Store) -> tuple[WifiSecret | None, str]:
    wifi = settings.network.wifi
    if wifi.password != KEPT:
        return (WifiSecret(wifi.ssid, wifi.password) if wifi.password else None), ""
    kept = store.kept(WifiSecret)
    if kept is None:
        return None, 'is "*", but this kiosk keeps no password; expected the password itself'
    if kept.ssid != wifi.ssid:
        words = f'is "*", but the kiosk keeps the password of "{kept.ssid}"'
        return None, f'{words}; expected that of "{wifi.ssid}"'
    return kept, ""


def _key(settings: Settings, folder: Path, store: Store) -> tuple[KeySecret | None, str]:
    terminal = settings.terminal
    if is_beside(terminal.client_key):
        return KeySecret(terminal.client_key, (folder / terminal.client_key).read_bytes()), ""
    if terminal.client_key != KEPT:
        return None, ""
    kept = store.kept(KeySecret)
    if kept is None:
        return None, 'is "*", but this kiosk keeps no key; expected the name of the key\'s file'
    words = key_fault(kept.pem, (folder / terminal.client_certificate).read_bytes())
    return kept, f'is "*", but the key that the kiosk keeps {words}' if words else ""


def _pin(settings: Settings, store: Store) -> tuple[PinDigest | None, str]:
    pin = settings.maintenance.pin
    if pin != KEPT:
        return (digest_of(pin) if pin else None), ""
    kept = store.kept(PinDigest)
    return kept, "" if kept else 'is "*", but this kiosk keeps no PIN; expected the PIN itself'
