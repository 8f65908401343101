"""What must not be in a log does not stand in the repr of anything that carries it."""

import ast
from pathlib import Path

import pytest
from msgspec.structs import replace

import kiosk
from kiosk.config.pin import PlainPin
from kiosk.domain.listing import Filter
from kiosk.domain.transaction import Deed
from kiosk.flow import effects, events, places
from kiosk.flow.state import Kiosk
from tests import samples

NOTE = "Pacients atnesa citu polisi"
PIN = "270319"

TYPED = places.Identify(samples.DOCTOR, samples.PARAUGS, samples.PERSON, armed=True)
CARRIERS = (
    Kiosk(place=TYPED),
    events.CodeChanged(samples.PERSON),
    events.CardRead(samples.CARD),
    events.LogInTapped("recepcija", "slepena parole"),
    effects.LogIn("recepcija", "slepena parole"),
    effects.Write(card=samples.CARD),
    Kiosk(place=places.Deleting("t", reason="H", note=NOTE)),
    Kiosk(place=places.Unknown("t", reference=NOTE)),
    places.Authorise("t", Deed.VOID, note=NOTE, reference=NOTE),
    events.CauseChanged("H", NOTE),
    events.DecisionChanged(None, NOTE),
    Filter("2026-03-07", person=samples.PERSON),
    PlainPin(PIN),
)

SECRETS = (samples.PERSON, samples.CARD.sealed, "slepena parole", PIN, NOTE)


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: type(carrier).__name__)
def test_no_secret_stands_in_a_repr(carrier: object) -> None:
    told = repr(carrier)
    assert not [one for one in SECRETS if one in told]


def test_a_code_that_is_not_shown_still_counts() -> None:
    assert replace(TYPED, code="") != TYPED


def test_all_else_stands_in_a_repr_as_ever() -> None:
    assert repr(effects.Vouch("vadība", "slepena parole", "t-1")) == "Vouch(user='vadība', ticket='t-1')"


def test_what_a_repr_hides_is_a_field_of_its_class() -> None:
    found = [one for file in Path(*kiosk.__path__).rglob("*.py") for one in hidden_in(file)]
    assert found
    assert not [one for one in found if not one[1] <= one[2]]


def hidden_in(file: Path) -> list[tuple[str, set[str], set[str]]]:
    """Give each class of the file that hides something: its name, what it hides, and its fields."""
    return [
        (kind.name, {ast.literal_eval(name) for name in given.args}, fields_of(kind))
        for kind in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(kind, ast.ClassDef)
        for given in ast.walk(kind)
        if isinstance(given, ast.Call) and ast.unparse(given.func) == "hiding"
    ]


def fields_of(kind: ast.ClassDef) -> set[str]:
    return {ast.unparse(line.target) for line in kind.body if isinstance(line, ast.AnnAssign)}
