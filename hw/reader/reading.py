"""From a raw swipe to what may leave the service: a sealed card, or the reason why there is none."""

from collections.abc import Sequence

from hw.reader.decode.issuer import Rule
from hw.reader.decode.swipe import judged
from hw.reader.decode.verdict import Accepted
from hw.reader.driver import RawSwipe
from hw.reader.seal import Seal, SealError
from hw.service.reader_messages import CardRead, SwipeFailed


class Reading:
    """Reads cards by every issuer's rules and seals them.

    Args:
        rules: the issuers' rules.
        seal: seals for the terminal service.
    """

    def __init__(self, rules: Sequence[Rule], seal: Seal) -> None:
        self._rules = rules
        self._seal = seal

    def __call__(self, swipe: RawSwipe) -> CardRead | SwipeFailed:
        """Read one swipe; all of its data is zeroed when this returns."""
        with judged(swipe, self._rules) as result:
            return self._sealed(result) if isinstance(result, Accepted) else result

    def _sealed(self, card: Accepted) -> CardRead | SwipeFailed:
        try:
            return CardRead(self._seal(card))
        except SealError:
            return SwipeFailed("not-sealed", dict.fromkeys(card.tracks, "OK"))
