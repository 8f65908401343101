"""A folder tree of the appliance's shape, with a technician's card in it."""

from pathlib import Path

import pytest

from kiosk.appliance.faults import Fault, read_faults
from kiosk.appliance.settings.machine import Machine
from kiosk.appliance.settings.step import Step
from kiosk.config.pin import FILE, read_digest
from tests.contract.certificates import Authority
from tests.unit.test_config import TEXT

PASSWORD = "kaut kas slepens"
"""The Wi-Fi password that must never be told."""
PIN = "204681"
"""The technician's PIN, likewise."""

CHANGES = (
    ('ssid = ""', 'ssid = "Paraugs"'),
    ('password = ""', f'password = "{PASSWORD}"  # from the manager'),
    ('ca_file = ""', 'ca_file = "ca.pem"'),
    ('client_certificate = ""', 'client_certificate = "kiosk.pem"'),
    ('client_key = ""', 'client_key = "kiosk.key"'),
    ('uri = ""', 'uri = "usb"'),
    ('pin = ""', f'pin = "{PIN}"'),
)


def changed(*changes: tuple[str, str], text: str = TEXT) -> str:
    """Return the text with each of these replaced by another."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands once"
        text = text.replace(old, new)
    return text


GOOD = changed(*CHANGES)


class Tree:
    """The tree, the step on it, and what came of it.

    Args:
        root: an empty folder.
        authority: who signs the certificates on the card.

    Attributes:
        space: what is wrong with the room on the data partition.
    """

    def __init__(self, root: Path, authority: Authority) -> None:
        self.machine = Machine(root)
        self.space: list[Fault] = []
        self.card, self.data, self.result = self.machine.card, self.machine.data, self.machine.result
        self.card.mkdir(parents=True)
        self.data.mkdir(parents=True)
        self.file = self.card / "kiosk.toml"
        certificate, self.key = authority.client("kiosks.example")
        self.files = {
            "ca.pem": authority.ca_file.read_bytes(),
            "kiosk.pem": certificate,
            "kiosk.key": self.key,
        }
        for name, content in self.files.items():
            (self.card / name).write_bytes(content)
        self.write(GOOD)

    def write(self, text: str | bytes) -> None:
        """Save the technician's file."""
        self.file.write_bytes(text.encode() if isinstance(text, str) else text)

    def start(self) -> list[Fault]:
        """Do the step, and return the faults that it has handed on."""
        found = Step(self.machine, lambda _: self.space).run()
        assert list(read_faults(self.result / "faults.json")) == found
        return found

    def fault(self) -> Fault:
        """Do the step, and return its one fault."""
        (found,) = self.start()
        return found

    @property
    def report(self) -> str:
        """What is written on the card for the technician."""
        return (self.card / "report.txt").read_text(encoding="utf-8")

    def told(self) -> bytes:
        """Return everything on the card, and everything handed over that is not for one program alone."""
        private = {"client-key.pem", "maintenance-pin.json", "wpa_supplicant-wlan0.conf"}
        folders = self.card, self.machine.run, self.machine.kept
        files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
        return b"".join(path.read_bytes() for path in files if path.name not in private)

    @property
    def password_given(self) -> bool:
        """Whether the password has been handed to wpa_supplicant."""
        path = self.machine.run / "wpa_supplicant/wpa_supplicant-wlan0.conf"
        return path.exists() and f'psk="{PASSWORD}"' in path.read_text(encoding="utf-8")

    @property
    def pin_given(self) -> bool:
        """Whether the kiosk has been given what knows the PIN, and not the PIN itself."""
        path = self.result / FILE
        digest = read_digest(path)
        return digest is not None and digest.fits(PIN) and PIN.encode() not in path.read_bytes()

    @property
    def key_given(self) -> bool:
        """Whether the private key has been handed to the kiosk."""
        path = self.result / "client-key.pem"
        return path.exists() and path.read_bytes() == self.key


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def tree(tmp_path: Path, authority: Authority) -> Tree:
    return Tree(tmp_path / "root", authority)
