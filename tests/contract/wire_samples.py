"""What the terminal service says of the samples that the tests share, as JSON."""

import json
from typing import Any, Final

from kiosk.domain.card import Card
from kiosk.domain.personal_code import parse
from kiosk.domain.transaction import Line, State, Transaction
from tests import samples

Json = dict[str, Any]

TOKEN: Final = "tok_0123456789-paraugs"
PASSWORD: Final = "ļoti slepena parole"
SEALED: Final = "eyJhbGciOiJFQ0RILUVTIn0..c2VhbGVk.Y2FyZA.dGFn"
CARD: Final = Card("paraugs", "0005", SEALED)
TRANSACTION: Final = Transaction(
    id="0f0e0d0c-0b0a-4908-8706-050403020100",
    number=7,
    state=State.ADJUDICATING,
    created_at="2026-11-23T10:15:00+02:00",
    operator=samples.OPERATOR,
    provider=samples.DOCTOR,
    insurer=samples.PARAUGS,
    person=parse(samples.PERSON),
    card_last_four="0005",
    bill=(samples.THERAPIST, samples.BLOOD_COUNT, samples.PHYSIOTHERAPY),
)

SESSION: Final[Json] = {
    "token": TOKEN,
    "expires_at": "2026-11-23T18:00:00Z",
    "operator": {"id": "op-1", "name": "A. Paraugs", "role": "receptionist"},
    "institution": {"id": "inst-1", "name": "Paraugs klīnika", "registration_number": "40000000000"},
}
CATALOGUE: Final[Json] = {
    "version": "2026-03",
    "groups": [{"id": one.id, "name": one.name} for one in samples.CATALOGUE.groups],
    "services": [
        {"code": one.code, "name": one.name, "group": one.group, "price": one.price}
        for one in samples.CATALOGUE.services
    ],
    "providers": [
        {"id": one.id, "name": one.name, "speciality": one.speciality} for one in samples.CATALOGUE.providers
    ],
    "insurers": [{"id": one.id, "name": one.name} for one in samples.CATALOGUE.insurers],
}


def _line(line: Line) -> Json:
    return {
        "number": line.number,
        "service": line.service,
        "name": line.name,
        "price": line.split.price,
        "compensated": line.split.compensated,
        "patient": line.split.patient,
        "status": line.status.value,
        "reason": {"code": line.reason.code, "text": line.reason.text} if line.reason else None,
    }


def transaction(state: str = "adjudicated", **changes: object) -> Json:
    """Return the sample transaction as the service has it, with some members changed."""
    totals = samples.ADJUDICATION.totals
    return {
        "id": TRANSACTION.id,
        "state": state,
        "reference": samples.REFERENCE,
        "insurer": "paraugs",
        "provider": "dr-1",
        "answered_at": "2026-11-23T08:15:02Z",
        "hold_seconds": 120,
        "lines": [_line(line) for line in samples.ADJUDICATION.lines],
        "totals": {"price": totals.price, "compensated": totals.compensated, "patient": totals.patient},
        "insured_name": "Anna Paraugs",
        **changes,
    }


def tombstone() -> Json:
    """Return what the service says after cancelling an id that it had never seen."""
    nothing = {"price": 0, "compensated": 0, "patient": 0}
    empty = {"reference": "", "insurer": "", "provider": "", "hold_seconds": 0, "insured_name": ""}
    return transaction("cancelled", **empty, lines=[], totals=nothing)


def problem(name: str, status: int, **more: object) -> Json:
    """Return a problem document."""
    words = {"title": "A problem", "status": status, "detail": "in words"}
    return {"type": f"urn:polise:problem:{name}", **words, **more}


def encoded(value: object) -> bytes:
    """Return JSON as a service might write it."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
