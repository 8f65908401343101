"""Fuzzes the MSR605's parser and the decoder behind it with frames in pieces."""

import atheris

with atheris.instrument_imports(include=["hw.reader.decode", "hw.reader.iso7811", "hw.reader.msr605"]):
    from hw.reader.driver import RawSwipe
    from hw.reader.msr605.language import Parser
    from tests.fuzz.mutation import case_of
    from tests.fuzz.target import FindingError, fuzz, judged_case
    from tests.hw.reader.corpus.swipes import judge


def target(data: bytes) -> None:
    """Feed a damaged frame in pieces of the size that the first byte says, a silence, and then a good frame.

    Raises:
        FindingError: a wrong number came of it, or the parser did not find its way back.
    """
    case = case_of(data[1:], "msr605")
    parser, size = Parser(), 1 + (data or b"\0")[0] % 64
    text = case.damage.text.encode("latin-1")
    pieces = (text[at : at + size] for at in range(0, len(text), size))
    answers = [answer for piece in pieces for answer in parser.feed(piece)]
    swipes = [answer for answer in (*answers, *parser.flush()) if isinstance(answer, RawSwipe)]
    # What the line knows of a fault is the session's to add.
    outcomes = [judge(RawSwipe(swipe.tracks, swipe.fault or case.damage.fault)) for swipe in swipes]
    judged_case(case, outcomes)
    if parser.in_frame:
        raise FindingError("still in a frame after a silence")
    next_one = (case.other.msr605 or "").encode("latin-1")
    found = [judge(answer) for answer in parser.feed(next_one) if isinstance(answer, RawSwipe)]
    if found != [case.other.outcome]:
        raise FindingError(f"a sound frame came to {found} after {case}")


if __name__ == "__main__":
    fuzz(target)
