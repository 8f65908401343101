"""Fuzzes swipes that come in one HID report, as a MagTek sends them, damaged anywhere in the report."""

import atheris

with atheris.instrument_imports(include=["hw.reader.decode", "hw.reader.iso7811", "hw.reader.hid"]):
    import re
    from dataclasses import replace

    from hw.reader.hid.descriptor import parse
    from hw.reader.hid.magtek import USAGES
    from hw.reader.hid.swipe_report import swipe_report
    from tests.fuzz.mutation import case_of, mutated
    from tests.fuzz.target import FindingError, fuzz, judged_case
    from tests.hw.reader.corpus.faults import Damaged
    from tests.hw.reader.corpus.swipes import Swipe, judge
    from tests.hw.reader.hid.descriptors import MAGTEK

_REPORT = swipe_report(parse(MAGTEK), USAGES)
_HEAD, _ROOM, _SIZE = 7, 110, 337  # MagTek 99875191, section 4
_NOTHING_DECODED = {3, 5, 6}
_FRAME = re.compile("\x1bs\x1b\x01(.*)\x1b\x02(.*)\x1b\x03(.*)\\?\x1c\x1b0", re.DOTALL)


def report_of(swipe: Swipe) -> str:
    """Give the report of a swipe."""
    match = _FRAME.fullmatch(swipe.msr605 or "")
    tracks = match.groups() if match else ("", "", "")
    bad = [track[:1] == "\x1b" for track in tracks]
    texts = ["" if one else track for one, track in zip(bad, tracks, strict=True)]
    head = [*map(int, bad), *map(len, texts), 0]
    return "".join(map(chr, head)) + "".join(text.ljust(_ROOM, "\0") for text in texts)


def frame_of(report: str) -> str:
    """Give the serial frame that says what a report says, or "" for damage that shows; read by the oracle."""
    if len(report) != _SIZE:
        return ""
    statuses, lengths, kind = report[:3], list(map(ord, report[3:6])), ord(report[6])
    if any(ord(status) & 1 and length for status, length in zip(statuses, lengths, strict=True)):
        return ""
    if max(lengths) > _ROOM or (kind in _NOTHING_DECODED and any(lengths)):
        return ""
    texts = (report[_HEAD + at * _ROOM :][:length] for at, length in enumerate(lengths))
    one, two, three = ("\x1b*" if ord(bad) & 1 else text for bad, text in zip(statuses, texts, strict=True))
    return f"\x1bs\x1b\x01{one}\x1b\x02{two}\x1b\x03{three}?\x1c\x1b0"


def target(data: bytes) -> None:
    """Damage a swipe's report.

    Raises:
        FindingError: a wrong number came of it.
    """
    case = case_of(data[:3], "msr605")
    sound = report_of(case.swipe)
    report, glued = mutated(data[3:], sound, report_of(case.other))
    if _REPORT is None:
        raise FindingError("the reader's descriptor has no report of a swipe")
    swipe = _REPORT.swipe(memoryview(report.encode("latin-1")))
    outcome = judge(replace(swipe, fault=swipe.fault or case.damage.fault))
    text = case.damage.text if report == sound else frame_of(report)
    judged_case(case._replace(damage=Damaged("report", text, case.damage.fault, glued)), [outcome])


if __name__ == "__main__":
    fuzz(target)
