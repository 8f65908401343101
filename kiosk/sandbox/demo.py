"""What the demo and the tests need to know of the sample data: log-ins, cards, and how cards are recognised.

Every name, code and number is invented. What a real insurer's card holds is not public; the patterns here
only show what an issuer rule of kiosk.toml looks like.
"""

from typing import Final, Literal

from msgspec import Struct

DEMO_USER: Final = "recepcija"
DEMO_PASSWORD: Final = "Kiosks-2026"  # noqa: S105  shown on the demo's own login screen
SUPERVISOR_USER: Final = "vadiba"
SUPERVISOR_PASSWORD: Final = "Vadiba-2026"  # noqa: S105  the demo's own


class CardPattern(Struct, frozen=True):
    """How an insurer's sample cards are recognised; the members of a `[[card]]` table of kiosk.toml."""

    insurer: str
    pattern: str
    check_digit: Literal["none", "luhn"]
    track: Literal[2] = 2


class SampleCard(Struct, frozen=True):
    """A sample card.

    Attributes:
        person: its holder's name, or "" if no policy knows it.
        personal_code: its holder's code, eleven digits, or "".
        track2: track 2 without sentinels.
    """

    person: str
    personal_code: str
    insurer: str
    number: str
    track2: str


CARD_PATTERNS: Final = (
    CardPattern("paraugs", r"^(?P<number>9371\d{12})=(\d{4})?$", "luhn"),
    CardPattern("piemers", r"^(?P<number>88\d{8})$", "none"),
    CardPattern("demo", r"^(?P<number>55\d{9})=\d{4}=\d*$", "none"),
)

SAMPLE_CARDS: Final = {
    "good": SampleCard("Anna Paraugs", "32000010003", "paraugs", "9371000000000010", "9371000000000010=2912"),
    "other": SampleCard(
        "Bruno Piemērs", "32000020009", "paraugs", "9371000000000028", "9371000000000028=2912"
    ),
    "unknown": SampleCard("", "", "paraugs", "9371999999999993", "9371999999999993=2912"),
    "piemers": SampleCard("Anna Paraugs", "32000010003", "piemers", "8800000001", "8800000001"),
    "demo": SampleCard("Bruno Piemērs", "32000020009", "demo", "55000000002", "55000000002=2912=01"),
    "expired": SampleCard(
        "Dainis Izdomājums", "32000040000", "paraugs", "9371000000000044", "9371000000000044=2512"
    ),
    "declined": SampleCard("Fricis Fiktīvs", "32000060000", "demo", "55000000006", "55000000006=2912=01"),
}
"""`good` and `other` are two people's cards of one insurer; `unknown` fits the rule but was never issued."""

SAMPLE_VISIT: Final = ("K-002", "L-101", "Z-601", "Z-601")
"""With the good card: full, partial, full, and refused because the limit is used up."""
