"""The types of the contract's fields, each with the limits and the words that the document states."""

from typing import Annotated, Final, Literal

from msgspec import Meta

UUID: Final = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
COMPACT_JWE: Final = r"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+){3}$"
DATE_TIME: Final = {"format": "date-time"}
MAX_LINES: Final = 30
MAX_CENTS: Final = 100_000_000

Cents = Annotated[int, Meta(ge=0, le=MAX_CENTS, description="An amount of money in euro cents.")]
LineNumber = Annotated[
    int,
    Meta(
        description="The line's place in the bill, counted from 1.",
        extra_json_schema={"minimum": 1, "maximum": MAX_LINES},
    ),
]
TransactionId = Annotated[
    str,
    Meta(
        pattern=UUID,
        description="The transaction's UUID in lower case, chosen by the client before its first request.",
        extra_json_schema={"format": "uuid"},
    ),
]
DateTime = Annotated[
    str, Meta(description="RFC 3339 date and time in UTC, ending in Z.", extra_json_schema=DATE_TIME)
]
ServiceCode = Annotated[
    str,
    Meta(min_length=1, max_length=40, description="A service's code in the catalogue, for example `L-101`."),
]
ProviderId = Annotated[
    str, Meta(min_length=1, max_length=40, description="A provider's id in the catalogue.")
]
InsurerId = Annotated[str, Meta(min_length=1, max_length=40, description="An insurer's id in the catalogue.")]
State = Annotated[
    Literal["adjudicated", "declined", "confirmed", "cancelled", "voided"],
    Meta(
        description=(
            "Where the transaction stands. `adjudicated`: the insurer has answered and holds the answer; "
            "nothing is final. `declined`: every line was refused; final. `confirmed`: the insurer pays as "
            "answered. `cancelled`: dropped before it was confirmed, by a command or because the hold "
            "expired; final. `voided`: annulled after it was confirmed; final."
        )
    ),
]
LineStatus = Annotated[
    Literal["full", "partial", "refused"],
    Meta(
        description="`full`: the insurer pays the price; `partial`: a part of it; `refused`: nothing.",
    ),
]
VoidReason = Annotated[
    Literal["A", "B", "C", "D", "E", "F", "G", "H"],
    Meta(
        description=(
            "Why: A the patient's error, B the provider's error, C wrong data in a line, D a duplicate, "
            "E replaced by another transaction, F replaced by paper, G the service was not given, "
            "H another reason, told in `note`."
        )
    ),
]
