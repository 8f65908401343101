"""What an input node of a keyboard tells of itself (linux/input.h). Pure."""

import struct
from collections.abc import Iterable

from hw.emulator.links.kernel import Answer
from hw.emulator.links.keys import KEY, LED, MSC, MSC_SCAN, REP, REPEAT_DELAY, REPEAT_PERIOD, SYN
from hw.emulator.readers.boot_keyboard import USAGES
from hw.emulator.readers.usb import Identity

CAPABILITIES = {
    0: (SYN, KEY, MSC, LED, REP),
    KEY: tuple(USAGES.values()),
    MSC: (MSC_SCAN,),
    LED: tuple(range(5)),
}
"""For each type of event its codes, and with 0 the types."""
_VERSION, _ID, _REPEAT, _EFFECTS = 0x01, 0x02, 0x03, 0x84
_NAME, _PHYS, _UNIQ, _PROPERTIES = 0x06, 0x07, 0x08, 0x09
_KEYS, _LEDS, _SOUNDS, _SWITCHES = 0x18, 0x19, 0x1A, 0x1B
_FIRST_TYPE, _TYPES = 0x20, 0x20
_BUS_USB = 3


def fact(number: int, size: int, identity: Identity, down: Iterable[int], leds: int) -> Answer | None:
    """Answer an ioctl that only asks; None for one that is none of these.

    Args:
        number: the ioctl's number.
        size: the room for the answer.
        identity: whose node it is.
        down: the codes of the keys that are down.
        leds: a bit for each LED that is on.
    """
    texts = {_NAME: f"{identity.maker} {identity.product}", _PHYS: "usb-mock-2/input0", _UNIQ: ""}
    if number in texts:
        text = (texts[number].encode() + b"\0")[:size]
        return Answer(len(text), data=text)
    lit = [code for code in CAPABILITIES[LED] if leds >> code & 1]
    states = {_KEYS: down, _LEDS: lit, _SOUNDS: (), _SWITCHES: (), _PROPERTIES: ()}
    if number in states:
        return _bits(states[number], size)
    if _FIRST_TYPE <= number < _FIRST_TYPE + _TYPES:
        return _bits(CAPABILITIES.get(number - _FIRST_TYPE, ()), size)
    return _fixed(number, identity)


def _fixed(number: int, identity: Identity) -> Answer | None:
    repeat = (round(REPEAT_DELAY * 1000), round(REPEAT_PERIOD * 1000))
    facts = {
        _VERSION: struct.pack("i", 0x010001),
        _ID: struct.pack("4H", _BUS_USB, identity.vendor, identity.product_id, identity.version),
        _REPEAT: struct.pack("2I", *repeat),
        _EFFECTS: bytes(4),
    }
    return Answer(data=facts[number]) if number in facts else None


def _bits(codes: Iterable[int], size: int) -> Answer:
    mask = sum(1 << code for code in set(codes))
    return Answer(size, data=mask.to_bytes(max(size, 128), "little")[:size])
