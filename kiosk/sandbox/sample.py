"""The sample data of the service: read from kiosk/sandbox/data, typed and checked once at start."""

from datetime import date, time
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from typing import Literal, TypeVar

import msgspec

from kiosk.sandbox.rules import Programme, Reasons
from kiosk.sandbox.wire import messages as m

T = TypeVar("T")


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a data file."""


class Operator(Record, frozen=True, kw_only=True):
    """A log-in; `password` is scrypt$n$r$p$salt$hash, hexadecimal."""

    id: str
    user: str
    name: str
    role: Literal["receptionist", "supervisor"]
    password: str


class Insurer(Record, frozen=True, kw_only=True):
    """An insurer; `business_day_ends` in local time, after which that day's confirmations stand."""

    id: str
    name: str
    reference_prefix: str
    phone: str
    business_day_ends: time | None = None


class Policy(Record, frozen=True, kw_only=True):
    """One person's policy with one insurer, and its card."""

    id: str
    person: str
    name: str
    insurer: str
    programme: str
    card: str
    valid_until: date


class _Clinic(Record, frozen=True, kw_only=True):
    institution: m.Institution
    operator: tuple[Operator, ...]
    provider: tuple[m.Provider, ...]
    insurer: tuple[Insurer, ...]


class _Group(Record, frozen=True, kw_only=True):
    id: str
    name: str
    services: tuple[tuple[str, str, int], ...]


class _Services(Record, frozen=True, kw_only=True):
    group: tuple[_Group, ...]


class _Policies(Record, frozen=True, kw_only=True):
    policy: tuple[Policy, ...]


class _Programmes(Record, frozen=True, kw_only=True):
    reason: tuple[dict[Literal["code", "use", "text"], str], ...]
    programme: tuple[Programme, ...]


class Sample(msgspec.Struct, frozen=True, dict=True):
    """All sample data of one clinic; `works_with` are the ids of the insurers that it has a contract with."""

    institution: m.Institution
    operators: tuple[Operator, ...]
    providers: tuple[m.Provider, ...]
    insurers: tuple[Insurer, ...]
    works_with: tuple[str, ...]
    groups: tuple[m.Group, ...]
    services: tuple[m.Service, ...]
    policies: tuple[Policy, ...]
    programmes: tuple[Programme, ...]
    reasons: Reasons

    @cached_property
    def service_by_code(self) -> dict[str, m.Service]:
        """The services by code."""
        return {service.code: service for service in self.services}

    @cached_property
    def insurer_by_id(self) -> dict[str, Insurer]:
        """The insurers by id."""
        return {insurer.id: insurer for insurer in self.insurers}

    @cached_property
    def programme_by_id(self) -> dict[str, Programme]:
        """The programmes by id."""
        return {programme.id: programme for programme in self.programmes}

    @cached_property
    def catalogue(self) -> m.Catalogue:
        """The catalogue as it travels; its version is a hash of the rest."""
        rest = m.Catalogue(
            version="",
            groups=list(self.groups),
            services=list(self.services),
            providers=list(self.providers),
            insurers=[
                m.Insurer(id=one.id, name=one.name, phone=one.phone)
                for one in self.insurers
                if one.id in self.works_with
            ],
        )
        version = sha256(msgspec.json.encode(rest)).hexdigest()[:12]
        return msgspec.structs.replace(rest, version=version)


def load(insurers: int | None = None) -> Sample:
    """Return the sample data of a clinic that works with the first `insurers` insurers, or with all."""
    clinic = _read("clinic.toml", _Clinic)
    groups = _read("services.toml", _Services).group
    programmes = _read("programmes.toml", _Programmes)
    return Sample(
        institution=clinic.institution,
        operators=clinic.operator,
        providers=clinic.provider,
        insurers=clinic.insurer,
        works_with=tuple(one.id for one in clinic.insurer[:insurers]),
        groups=tuple(m.Group(id=group.id, name=group.name) for group in groups),
        services=tuple(
            m.Service(code=code, name=name, group=group.id, price=price)
            for group in groups
            for code, name, price in group.services
        ),
        policies=_read("policies.toml", _Policies).policy,
        programmes=programmes.programme,
        reasons={row["use"]: (row["code"], row["text"]) for row in programmes.reason},
    )


def _read(name: str, table: type[T]) -> T:
    return msgspec.toml.decode(files("kiosk.sandbox").joinpath("data", name).read_bytes(), type=table)
