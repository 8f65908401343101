"""What a technician reads of each fault of the storage: what is wrong, and the cure."""

from typing import Final

from kiosk.appliance.faults import Fault
from kiosk.appliance.storage.layout import MIB

_CURE: Final = (
    "Put in another card with the image on it. Keep this one and do not format it: "
    "the support can look for its journal."
)


def too_small(card: int, needed: int) -> Fault:
    """The card ends before the data partition does, or before there is room for one; in bytes."""
    text = f"The card holds {card // MIB} MiB, but {-(-needed // MIB)} MiB are needed. Use a larger card."
    return Fault(code="storage-card-too-small", words=text)


def foreign(what: str) -> Fault:
    """Something that is not the kiosk's lies where its data belong."""
    text = (
        f"Where the kiosk keeps its data, this card holds {what}. It is left as it is. "
        "Use another card, and keep this one until it is clear whose data they are."
    )
    return Fault(code="storage-foreign", words=text)


def lost() -> Fault:
    """There were data, and no file system is recognised any more."""
    text = f"The card held data of this kiosk, which cannot be recognised any more. {_CURE}"
    return Fault(code="storage-damaged", words=text)


def write_protected() -> Fault:
    """The card takes no writes at all."""
    text = (
        "The card is write-protected. Slide its lock switch away from “lock”; "
        "if it has none, the card is worn out: put in another one with the image on it."
    )
    return Fault(code="storage-damaged", words=text)


def damaged(how: str) -> Fault:
    """The data cannot be used, or the card cannot be read or written."""
    return Fault(code="storage-damaged", words=f"The card or its data are damaged ({how}). {_CURE}")


def missing(how: str) -> Fault:
    """There is no telling where the data would be."""
    text = f"The place of the kiosk's data cannot be found ({how}). Write the image onto the card again."
    return Fault(code="storage-missing", words=text)


def repaired(what: str) -> Fault:
    """The data were damaged, and the kiosk goes on with them."""
    text = f"The data on the card were damaged and have been repaired ({what}). Change the card soon."
    return Fault(code="storage-repaired", words=text, severity="warn")


def newer(found: int, known: int) -> Fault:
    """The data were written by a later version of the kiosk."""
    text = (
        f"The data on the card are of a newer version (format {found}, this image knows {known}). "
        "Write the newer image onto the card; the data stay."
    )
    return Fault(code="storage-newer", words=text)


def full(free: int) -> Fault:
    """Nothing more can be written; in bytes."""
    text = f"The data partition is full ({free // MIB} MiB free). Call the support; do not format the card."
    return Fault(code="storage-full", words=text)


def nearly_full(free: int, total: int) -> Fault:
    """Little more can be written; in bytes."""
    text = (
        f"The data partition is nearly full: {free // MIB} of {total // MIB} MiB are free. Call the support."
    )
    return Fault(code="storage-low", words=text, severity="warn")
