"""Who works at the kiosk, and for which institution."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an operator may do; a supervisor also decides transactions in review."""

    RECEPTIONIST = "receptionist"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Operator:
    """The person logged in."""

    id: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Institution:
    """The clinic, as it stands on the voucher."""

    id: str
    name: str
    registration_number: str
    address: str = ""
