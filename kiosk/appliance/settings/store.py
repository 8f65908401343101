"""The secrets that the kiosk keeps, on the data partition, for root alone."""

from pathlib import Path
from typing import Final, TypeVar

import msgspec

from kiosk.appliance import durable
from kiosk.config.pin import FILE as PIN_FILE
from kiosk.config.pin import PinDigest

_ROOT_ONLY: Final = 0o700


class WifiSecret(msgspec.Struct, frozen=True):
    """A password, and the wireless network to which it belongs: it is told to no other."""

    ssid: str
    password: str

    def __repr__(self) -> str:
        return f"WifiSecret({self.ssid!r})"


class KeySecret(msgspec.Struct, frozen=True):
    """The private key of the kiosk's certificate, PEM, and the name of the file that it came in."""

    file: str
    pem: bytes

    def __repr__(self) -> str:
        return f"KeySecret({self.file!r})"


Secret = TypeVar("Secret", WifiSecret, KeySecret, PinDigest)

_NAMES: Final = {WifiSecret: "wifi.json", KeySecret: "client-key.json", PinDigest: PIN_FILE}


class Store:
    """The folder of secrets; one of each kind.

    Args:
        folder: on the data partition; made when there is something to keep.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def kept(self, kind: type[Secret]) -> Secret | None:
        """Return the secret of that kind, if a sound one is kept."""
        raw = durable.content_of(self._folder / _NAMES[kind])
        try:
            return None if raw is None else msgspec.json.decode(raw, type=kind)
        except msgspec.DecodeError:
            return None

    def keep(self, secret: WifiSecret | KeySecret | PinDigest) -> None:
        """Put a secret in the place of the one that was kept; it is on the disk when this returns.

        Raises:
            OSError: it is not, and the one that was kept is as it was.
        """
        path = durable.folder(self._folder, _ROOT_ONLY) / _NAMES[type(secret)]
        durable.put_if_other(path, msgspec.json.encode(secret), durable.PRIVATE)
