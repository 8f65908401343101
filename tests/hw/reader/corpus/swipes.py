"""The swipes of the corpus, and what a reader's text of one is decoded to.

`swipes.jsonl` has one swipe to a line: what a reader of each kind sends for it (`typed`: a keyboard,
`typed_lrc`: a keyboard that sends check characters, `msr605`: the serial frame), and what must come of it:
the insurer and the number, or the reason of the refusal and why. `rules.toml` has the insurers' rules.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from hw.reader.decode.framing import Framing
from hw.reader.decode.issuer import compiled
from hw.reader.decode.splitting import Splitter
from hw.reader.decode.swipe import judged
from hw.reader.decode.verdict import Accepted
from hw.reader.driver import RawSwipe
from hw.reader.msr605.language import Parser
from hw.reader.secret import Secret
from hw.service.reader_messages import FailReason, TrackStatus
from hw.service.settings import CardRule
from hw.service.strict_toml import load_tables

HERE = Path(__file__).parent

Transport = Literal["typed", "typed_lrc", "msr605"]
TRANSPORTS: tuple[Transport, ...] = ("typed", "typed_lrc", "msr605")


class Cards(Struct, frozen=True, forbid_unknown_fields=True):
    """The rules' file."""

    card: tuple[CardRule, ...]


class Swipe(Struct, frozen=True, forbid_unknown_fields=True):
    """One swipe: what each reader sends, None where no such reader does, and what must come of it."""

    name: str
    typed: str
    typed_lrc: str | None = None
    msr605: str | None = None
    prefix: str = ""
    issuer: str = ""
    number: str = ""
    refused: FailReason | Literal[""] = ""
    why: str = ""

    @property
    def outcome(self) -> str:
        """What must come of it: `insurer number`, or the reason of the refusal."""
        return f"{self.issuer} {self.number}" if self.issuer else self.refused

    def texts(self) -> dict[Transport, str]:
        """Give what each reader sends."""
        sent: dict[Transport, str | None] = {
            "typed": self.typed,
            "typed_lrc": None if self.prefix else self.typed_lrc,
            "msr605": self.msr605,
        }
        return {transport: text for transport, text in sent.items() if text is not None}


SWIPES = tuple(
    msgspec.json.decode(line, type=Swipe) for line in (HERE / "swipes.jsonl").read_bytes().splitlines()
)
CARD_RULES = load_tables(HERE / "rules.toml", Cards).card
RULES = tuple(map(compiled, CARD_RULES))


def judge(swipe: RawSwipe) -> str:
    """Give `insurer number`, or the reason of the refusal."""
    with judged(swipe, RULES) as result:
        if isinstance(result, Accepted):
            return f"{result.issuer} {bytes(result.number.view()).decode('ascii')}"
        return result.reason


def _typed(text: bytes, prefix: bytes) -> list[RawSwipe]:
    return [Splitter(Framing(prefix=prefix))(Secret.of(text))] if prefix else [_PLAIN(Secret.of(text))]


def _framed(text: bytes, _: bytes) -> list[RawSwipe]:
    parser = Parser()
    return [answer for answer in (*parser.feed(text), *parser.flush()) if isinstance(answer, RawSwipe)]


_PLAIN, _WITH_LRC = Splitter(Framing()), Splitter(Framing(sends_lrc=True))
_READERS: Mapping[Transport, Callable[[bytes, bytes], list[RawSwipe]]] = {
    "typed": _typed,
    "typed_lrc": lambda text, _: [_WITH_LRC(Secret.of(text))],
    "msr605": _framed,
}


def decoded(
    transport: Transport, text: str, *, fault: TrackStatus | None = None, prefix: str = ""
) -> list[str]:
    """Give what comes of the swipes that a reader's text makes.

    Args:
        transport: the kind of reader.
        text: what it sent.
        fault: what the transport knows of the swipe as a whole.
        prefix: what the reader types before every card.
    """
    raw = _READERS[transport](text.encode("latin-1"), prefix.encode("ascii"))
    return [judge(replace(swipe, fault=swipe.fault or fault)) for swipe in raw]
