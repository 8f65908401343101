"""The decoder over the corpus against a parser of the usual kind: what comes of faults, and how fast."""

import time
from collections.abc import Callable, Iterator

from tests.bench.row import Row
from tests.hw.reader.corpus import baseline
from tests.hw.reader.corpus.counting import VERDICTS, cases, counted, verdict
from tests.hw.reader.corpus.swipes import SWIPES, Transport, decoded

_ROUNDS = 40


def rows() -> Iterator[Row]:
    """Give the measurements."""
    yield from _refusals()
    yield from _faults()
    yield from _speed()


def _refusals() -> Iterator[Row]:
    """Count what comes of the swipes as they are."""
    texts = [(swipe, transport, text) for swipe in SWIPES for transport, text in swipe.texts().items()]
    found = [
        (
            swipe.outcome,
            decoded(transport, text, prefix=swipe.prefix)[0],
            baseline.decoded(transport, text),
            bool(swipe.issuer),
        )
        for swipe, transport, text in texts
    ]
    rows = {
        "sound swipes refused": [
            (ours != right, usual != right) for right, ours, usual, good in found if good
        ],
        "bad swipes accepted": [(" " in ours, " " in usual) for _, ours, usual, good in found if not good],
    }
    for name, row in rows.items():
        ours, usual = (sum(part) for part in zip(*row, strict=True))
        yield Row(f"corpus: {name}", ours, usual, f"of {len(row)} texts", highest=0)


def _faults() -> Iterator[Row]:
    """Count what comes of every fault at every place."""
    pairs = [
        (verdict(case, case.outcomes()), verdict(case, [baseline.decoded(case.transport, case.damage.text)]))
        for case in cases()
    ]
    ours, usual = counted(one for one, _ in pairs), counted(other for _, other in pairs)
    for name in VERDICTS:
        most = 0 if name == "wrong" else None
        unit = f"of {len(pairs)} damaged swipes"
        yield Row(f"corpus with faults: {name}", ours[name], usual[name], unit, highest=most)


def _speed() -> Iterator[Row]:
    """Measure how many sound swipes are decoded in a second of one processor."""
    texts = [swipe.typed for swipe in SWIPES if swipe.issuer and not swipe.prefix]
    ours, usual = _per_second(decoded, texts), _per_second(baseline.decoded, texts)
    yield Row("swipes decoded", ours, usual, "per second")


def _per_second(decode: Callable[[Transport, str], object], texts: list[str]) -> int:
    begun = time.process_time()
    for _ in range(_ROUNDS):
        for text in texts:
            decode("typed", text)
    return round(_ROUNDS * len(texts) / (time.process_time() - begun))
