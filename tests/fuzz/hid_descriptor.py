"""Fuzzes the HID report descriptor: whatever a device says, it is read or refused, and reports of it too."""

import atheris

with atheris.instrument_imports(include=["hw.reader.hid"]):
    from hw.reader.hid.descriptor import parse
    from hw.reader.hid.items import DescriptorError
    from hw.reader.hid.magtek import USAGES, command_size, encrypts
    from hw.reader.hid.pos_msr import USAGES as POS_USAGES
    from hw.reader.hid.swipe_report import swipe_report
    from tests.fuzz.mutation import mutated
    from tests.fuzz.target import FindingError, counted, fuzz
    from tests.hw.reader.hid import descriptors

_KNOWN = tuple(value for value in vars(descriptors).values() if isinstance(value, bytes))


def target(data: bytes) -> None:
    """Damage a known descriptor, and read a report of the length that it gives.

    Raises:
        FindingError: a report of zeros made a swipe with characters.
    """
    which = (data or b"\0")[0] % len(_KNOWN)
    known, other = _KNOWN[which].decode("latin-1"), _KNOWN[which - 1].decode("latin-1")
    text, _ = mutated(data[1:], known, other)
    try:
        description = parse(text.encode("latin-1"))
    except DescriptorError:
        counted("refused")
        return
    encrypts(description)
    command_size(description)
    for usages in (USAGES, POS_USAGES):
        report = swipe_report(description, usages)
        if report is not None:
            swipe = report.swipe(memoryview(bytes(report.size)))
            if any(len(track.data) for track in swipe.tracks.values()):
                raise FindingError("characters came of zeros")
    counted("right")


if __name__ == "__main__":
    fuzz(target)
