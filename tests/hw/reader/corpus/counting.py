"""Counts what comes of damaged swipes: right, refused, wrong or undetectable."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from tests.hw.reader.corpus.faults import Damaged, damaged
from tests.hw.reader.corpus.oracle import sound
from tests.hw.reader.corpus.swipes import SWIPES, Swipe, Transport, decoded

Verdict = Literal["right", "refused", "wrong", "undetectable"]
VERDICTS: tuple[Verdict, ...] = ("right", "refused", "wrong", "undetectable")


class Case(NamedTuple):
    """A damaged swipe: whose it was, and the swipe of which a part may be in it."""

    transport: Transport
    swipe: Swipe
    other: Swipe
    damage: Damaged

    @property
    def prefix(self) -> str:
        """What the reader types before every card."""
        return self.swipe.prefix if self.transport == "typed" else ""

    def outcomes(self) -> list[str]:
        """What comes of it."""
        return decoded(self.transport, self.damage.text, fault=self.damage.fault, prefix=self.prefix)


def cases(swipes: Iterable[Swipe] = SWIPES, every: int = 1) -> Iterator[Case]:
    """Damage swipes in every way, or of all these ways give every so many-th."""
    accepted = [swipe for swipe in swipes if swipe.issuer]
    count = 0
    for swipe, other in pairwise([*accepted, accepted[0]]):
        for transport, text in swipe.texts().items():
            for damage in damaged(text, other.texts().get(transport, other.typed)):
                count += 1
                if not count % every:
                    yield Case(transport, swipe, other, damage)


def verdict(case: Case, outcomes: Iterable[str]) -> Verdict:
    """Judge what came of a damaged swipe.

    Another card's number is wrong unless the text has become that card's beyond any doubt. Of a text with
    parts of two swipes even a number of one of the two is wrong, if the text shows what it is.
    """
    accepted = [outcome for outcome in outcomes if " " in outcome]
    if not accepted:
        return "refused"
    if set(accepted) == {case.swipe.outcome} and not case.damage.glued:
        return "right"
    if case.damage.fault is None and all(
        sound(case.transport, case.damage.text, outcome, case.prefix) for outcome in accepted
    ):
        return "right" if set(accepted) <= {case.swipe.outcome, case.other.outcome} else "undetectable"
    return "wrong"


def counted(verdicts: Iterable[Verdict]) -> dict[Verdict, int]:
    """Count verdicts; each stands there, though it be with 0."""
    found = Counter(verdicts)
    return {verdict: found[verdict] for verdict in VERDICTS}
