"""The decoder over the corpus against a parser of the usual kind: what comes of faults, and how fast.

`python -m tests.bench.decode` prints one JSON line for each measurement.
"""

import json
import time
from collections.abc import Callable

from tests.hw.reader.corpus import baseline
from tests.hw.reader.corpus.counting import VERDICTS, cases, counted, verdict
from tests.hw.reader.corpus.swipes import SWIPES, Transport, decoded

_ROUNDS = 40


def main() -> None:
    """Print the measurements."""
    _refusals()
    _faults()
    _speed()


def _print(name: str, ours: float, reference: float, unit: str) -> None:
    ratio = round(ours / reference, 4) if reference else None
    print(json.dumps({"name": name, "ours": ours, "reference": reference, "ratio": ratio, "unit": unit}))  # noqa: T201 - the program's answer


def _refusals() -> None:
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
        _print(f"corpus: {name}", sum(o for o, _ in row), sum(u for _, u in row), f"of {len(row)} texts")


def _faults() -> None:
    """Count what comes of every fault at every place."""
    pairs = [
        (verdict(case, case.outcomes()), verdict(case, [baseline.decoded(case.transport, case.damage.text)]))
        for case in cases()
    ]
    ours, usual = counted(one for one, _ in pairs), counted(other for _, other in pairs)
    for name in VERDICTS:
        _print(f"corpus with faults: {name}", ours[name], usual[name], f"of {len(pairs)} damaged swipes")


def _speed() -> None:
    """Measure how many sound swipes are decoded in a second of one processor."""
    texts = [swipe.typed for swipe in SWIPES if swipe.issuer and not swipe.prefix]
    ours, usual = _per_second(decoded, texts), _per_second(baseline.decoded, texts)
    _print("swipes decoded", ours, usual, "per second")


def _per_second(decode: Callable[[Transport, str], object], texts: list[str]) -> int:
    begun = time.process_time()
    for _ in range(_ROUNDS):
        for text in texts:
            decode("typed", text)
    return round(_ROUNDS * len(texts) / (time.process_time() - begun))


if __name__ == "__main__":
    main()
