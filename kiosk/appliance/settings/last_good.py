"""The last settings that were good, without secrets: for a time when the card cannot be read."""

from typing import Final

from kiosk.appliance import durable
from kiosk.appliance.settings.machine import FILE, Machine
from kiosk.config.settings import Settings
from kiosk.config.terminal import is_beside


def remember(machine: Machine, settings: Settings, raw: bytes) -> None:
    """Keep the technician's file, from which its secrets have been taken, and the certificates beside it.

    Raises:
        OSError: the data partition cannot be written.
    """
    folder = durable.folder(machine.last_good)
    for name in _files(settings):
        durable.put_if_other(folder / name, (machine.card / name).read_bytes())
    durable.put_if_other(folder / FILE, raw)
    for path in folder.iterdir():
        if path.name not in {FILE, *_files(settings)}:
            path.unlink()


def _files(settings: Settings) -> list[str]:
    terminal = settings.terminal
    return [name for name in (terminal.ca_file, terminal.client_certificate) if is_beside(name)]


NOTICE: Final = (
    "the boot partition POLISE cannot be read, so the kiosk goes on with the last settings that were good; "
    "expected a card that can be read: if this stays, write the image onto another one"
)
"""What is said when they are used."""

NOTHING: Final = (
    "the boot partition POLISE cannot be read, and there are no earlier settings to go on with; "
    "expected a card that can be read: write the image onto another one"
)
"""What is said when there are none."""

BEFORE: Final = (
    "kiosk.toml on this card is the empty one of a new image, so the kiosk goes on with the last settings "
    "that were good; expected your own kiosk.toml and the files beside it: copy them onto the drive POLISE"
)
"""What is said when they are used because nobody has written anything into a new one."""
