"""Who works at the kiosk, and for which institution."""

from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """What an operator may do; a supervisor also decides transactions in review."""

    RECEPTIONIST = "receptionist"
    SUPERVISOR = "supervisor"


class Operator(Struct, frozen=True):
    """The person logged in."""

    id: str
    name: str
    role: Role


class Institution(Struct, frozen=True):
    """The clinic, as it stands on the voucher."""

    id: str
    name: str
    registration_number: str
    address: str = ""
