"""What must not be in a log does not stand in the repr of anything that carries it."""

from dataclasses import replace

import pytest

from kiosk.flow import effects, events, places
from kiosk.flow.state import Kiosk
from tests import samples

TYPED = places.Identify(samples.DOCTOR, samples.PARAUGS, samples.PERSON, armed=True)
CARRIERS = (
    Kiosk(place=TYPED),
    events.CodeChanged(samples.PERSON),
    events.CardRead(samples.CARD),
    events.LogInTapped("recepcija", "slepena parole"),
    effects.LogIn("recepcija", "slepena parole"),
    effects.Write(card=samples.CARD),
)


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: type(carrier).__name__)
def test_no_secret_stands_in_a_repr(carrier: object) -> None:
    told = repr(carrier)
    assert not [one for one in (samples.PERSON, samples.CARD.sealed, "slepena parole") if one in told]


def test_a_code_that_is_not_shown_still_counts() -> None:
    assert replace(TYPED, code="") != TYPED
