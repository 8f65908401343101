"""What the kiosk may know of a swiped card: everything else is sealed for the terminal service."""

from msgspec import Struct

from kiosk.domain.hidden import hiding


class Card(Struct, frozen=True):
    """A card as the reader service hands it over.

    Attributes:
        insurer: the id of the insurer whose card rule fitted.
        last_four: the last four characters of the card's number, to show and to print.
        sealed: the tracks as a compact JWE (RFC 7516) that only the terminal service can open.
    """

    insurer: str
    last_four: str
    sealed: str

    __repr__ = hiding("sealed")
