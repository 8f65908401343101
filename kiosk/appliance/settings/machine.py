"""Where everything lies that the step reads and writes, on the appliance or below a folder."""

import os
from pathlib import Path
from typing import Final

from msgspec import Struct

SYSTEM: Final = Path("/")

FILE: Final = "kiosk.toml"
"""The technician's file."""
EXAMPLE: Final = "kiosk.example.toml"
"""What the image puts beside it to be read: every setting, with its meaning."""


class Machine(Struct, frozen=True):
    """The appliance, or a folder tree of the same shape.

    Attributes:
        root: the folder that stands for `/`.
    """

    root: Path = SYSTEM

    @property
    def is_real(self) -> bool:
        """Whether it is this machine itself, with its mounts, users and devices."""
        return self.root == SYSTEM

    @property
    def card(self) -> Path:
        """The FAT partition, which any computer can read and write."""
        return self.root / "boot/firmware"

    @property
    def data(self) -> Path:
        """The data partition."""
        return self.root / "var/lib/polise"

    @property
    def secrets(self) -> Path:
        """The folder of what only root may read."""
        return self.data / "secrets"

    @property
    def kept(self) -> Path:
        """The folder of what the step remembers from one start to the next, without secrets."""
        return self.data / "settings"

    @property
    def last_good(self) -> Path:
        """The folder of the last settings that were good, and the files beside them."""
        return self.kept / "last-good"

    @property
    def result(self) -> Path:
        """The folder of what the step hands on."""
        return self.root / "run/polise-settings"

    @property
    def run(self) -> Path:
        """The folder of what lives until the power is off."""
        return self.root / "run"

    def has_card(self) -> bool:
        """Tell whether the FAT partition is there."""
        return self._is_mounted(self.card)

    def has_data(self) -> bool:
        """Tell whether the data partition is there; what is written beneath its bare folder would be lost."""
        return self._is_mounted(self.data)

    def _is_mounted(self, folder: Path) -> bool:
        return os.path.ismount(folder) if self.is_real else folder.is_dir()
