"""Fuzzes the MSR605X: its 64-byte frames lost, doubled, swapped and damaged, and the language in them."""

import atheris

with atheris.instrument_imports(
    include=["hw.reader.decode", "hw.reader.iso7811", "hw.reader.hid", "hw.reader.msr605"]
):
    from hw.reader.driver import RawSwipe
    from hw.reader.hid.frames import Unframing, framed
    from hw.reader.msr605.language import Parser
    from tests.fuzz.mutation import case_of, mutated
    from tests.fuzz.target import fuzz, judged_case
    from tests.hw.reader.corpus.faults import Damaged
    from tests.hw.reader.corpus.swipes import judge

_SIZE = 64


def _frames(text: str | None) -> list[bytes]:
    return list(framed((text or "").encode("latin-1")))


def _reordered(frames: list[bytes], order: bytes) -> list[bytes]:
    """Lose, repeat and swap frames."""
    return [frames[at % len(frames)] for at in order] if order else frames


def target(data: bytes) -> None:
    """Damage a swipe's frames: the fourth byte says how many of the next ones name frames in another order.

    Raises:
        FindingError: a wrong number came of it.
    """
    case = case_of(data[:3], "msr605")
    count = data[3] % 6 if len(data) > 3 else 0
    order, steps = data[4 : 4 + count], data[4 + count :]
    sent = b"".join(_reordered(_frames(case.swipe.msr605), order)).decode("latin-1")
    text, glued = mutated(steps, sent, b"".join(_frames(case.other.msr605)).decode("latin-1"))
    arrived = text.encode("latin-1")
    unframing, parser, payloads = Unframing(), Parser(), bytearray()
    swipes: list[RawSwipe] = []
    for at in range(0, len(arrived), _SIZE):
        frame = arrived[at : at + _SIZE]
        payloads += frame[1 : 1 + (frame[0] & 0x3F)]  # what the oracle reads
        answers = parser.feed(unframing.payload(memoryview(frame)))
        swipes += [answer for answer in answers if isinstance(answer, RawSwipe)]
    swipes += [answer for answer in parser.flush() if isinstance(answer, RawSwipe)]
    fault = case.damage.fault or ("DROPPED" if unframing.faults else None)
    outcomes = [judge(RawSwipe(swipe.tracks, swipe.fault or fault)) for swipe in swipes]
    damage = Damaged("frames", payloads.decode("latin-1"), fault, glued)
    judged_case(case._replace(damage=damage), outcomes)


if __name__ == "__main__":
    fuzz(target)
