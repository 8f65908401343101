"""Fuzzes the decoder with tracks as a HID reader sends them: each by itself, with what it reports of them."""

import atheris

with atheris.instrument_imports(include=["hw.reader.decode", "hw.reader.iso7811"]):
    import re

    from hw.reader.driver import RawSwipe, RawTrack
    from hw.reader.iso7811 import TRACKS, TrackNumber
    from hw.reader.secret import Secret
    from hw.service.reader_messages import TrackStatus
    from tests.fuzz.mutation import case_of
    from tests.fuzz.target import FindingError, counted, fuzz, judged_case
    from tests.hw.reader.corpus.swipes import judge

_REPORTS: tuple[TrackStatus, ...] = ("UNREADABLE", "LRC", "PARITY", "START", "END", "TRUNCATED")
_TRACKS = re.compile(r"(?P<t1>%E\?(?=;)|%[^?]*\?.)?(?P<t2>;E\?(?=\+)|;[^?]*\?.)?(?P<t3>.*)", re.DOTALL)


def target(data: bytes) -> None:
    """Damage a swipe's text, cut it into tracks, and let the reader report what the first byte says.

    Raises:
        FindingError: a wrong number came of it, or one from a track that the reader reports as bad.
    """
    case = case_of(data[1:], "typed_lrc")
    match = _TRACKS.fullmatch(case.damage.text)
    texts: dict[TrackNumber, str] = {number: (match and match[f"t{number}"]) or "" for number in TRACKS}
    report = _REPORTS[data[0] % len(_REPORTS)] if data[:1] > b"\xc0" else None
    reported = TRACKS[(data or b"\0")[0] % len(TRACKS)]
    tracks = {
        number: RawTrack(
            Secret.of(text.encode("latin-1")), report if number == reported else None, has_lrc=bool(text)
        )
        for number, text in texts.items()
    }
    outcome = judge(RawSwipe(tracks, case.damage.fault))
    if report not in {None, "UNREADABLE"}:
        if " " in outcome:
            raise FindingError(f"{report} on track {reported} came to {outcome}")
        counted("refused")
        return
    if report is not None:
        rest = "".join(text for number, text in texts.items() if number != reported)
        case = case._replace(damage=case.damage._replace(text=rest))
    judged_case(case, [outcome])


if __name__ == "__main__":
    fuzz(target)
