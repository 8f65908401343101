"""The ways in which a rule of the domain is broken."""


class DomainError(Exception):
    """A rule of the domain would be broken; nothing was changed."""


class MoneyMismatchError(DomainError):
    """price = compensated + patient does not hold, to the cent."""


class BillFullError(DomainError):
    """The bill has its 30 lines already."""


class UnknownServiceError(DomainError):
    """The catalogue has no service of that code."""


class PersonalCodeError(DomainError):
    """The text is not a personal code; `reason` is a keyword: incomplete, date, checksum."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LinesMismatchError(DomainError):
    """An answer's lines are not exactly the bill's lines: one is missing, repeated, foreign or repriced."""
