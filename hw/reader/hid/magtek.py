"""MagTek's USB HID readers: which usages carry a swipe, and the commands that get and set a property.

Sources: MagTek 99875191 (SureSwipe and swipe reader), 99875205 (insert reader), 99875475 (MagneSafe V5).
"""

from hw.reader.hid.description import Description
from hw.reader.hid.swipe_report import Usages
from hw.reader.iso7811 import TRACKS

PAGE = 0xFF00 << 16
COMMAND = PAGE | 0x20
VENDOR = 0x0801
_MAGNEPRINT = PAGE | 0x23  # the status of the stripe's fingerprint, which every MagneSafe takes

USAGES = Usages(
    lengths={number: PAGE | 0x27 + number for number in TRACKS},
    data={number: PAGE | 0x2F + number for number in TRACKS},
    statuses={number: PAGE | 0x1F + number for number in TRACKS},
    kind=PAGE | 0x38,
    blank=frozenset({3, 5, 6}),  # blank; undetermined since no track could be decoded; nothing decoded
)
ENCRYPTED_SIZE = 887  # of a MagneSafe V5 report

INTERFACE = 0x10
INTERFACES = {"hid": 0, "keyboard": 1}
_GET, _SET, _RESET = 0, 1, 2
_RESULTS = {0: "", 1: "the command failed", 2: "it does not know the parameter"}


class MagtekError(Exception):
    """The reader has refused a command; the words say why."""


def encrypts(description: Description) -> bool:
    """Tell whether the reader is a MagneSafe, whose reports hold encrypted tracks in the plain ones' place.

    By the size of its report; and as later models have longer ones, by a usage that no plain report has.
    """
    return any(
        bool(found & set(USAGES.data.values())) and (report.size == ENCRYPTED_SIZE or _MAGNEPRINT in found)
        for report in description.inputs.values()
        for found in [{field.usage for field in report.fields}]
    )


def command_size(description: Description) -> int:
    """Give the size of the feature report that carries commands, in either mode; 0 for none."""
    report = description.features.get(0)
    carried = report and any(field.usage == COMMAND for field in report.fields)
    return report.size if report and carried else 0


def get_property(number: int, size: int) -> bytes:
    """Ask for a property."""
    return _command(bytes((_GET, 1, number)), size)


def set_property(number: int, value: int, size: int) -> bytes:
    """Set a property of one byte."""
    return _command(bytes((_SET, 2, number, value)), size)


def reset(size: int) -> bytes:
    """Reset the reader, so that a property takes effect; it comes back as a new device."""
    return _command(bytes((_RESET, 0)), size)


def result(answer: bytes) -> bytes:
    """Give the data of an answer.

    Raises:
        MagtekError: the reader has refused the command, or the answer is none.
    """
    if len(answer) < 2 or 2 + answer[1] > len(answer):
        raise MagtekError("the reader's answer is cut off")
    if answer[0]:
        raise MagtekError(f"the reader says: {_RESULTS.get(answer[0], f'result {answer[0]}')}")
    return answer[2 : 2 + answer[1]]


def _command(command: bytes, size: int) -> bytes:
    """Fill a command up to the feature report, behind the 0 that stands for the id of one without id."""
    return b"\0" + command.ljust(size, b"\0")
