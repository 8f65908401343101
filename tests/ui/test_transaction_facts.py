"""What „Informācija par transakciju“ says about an answer is words, never a code of the kiosk's own."""

import pytest

from kiosk.domain.transaction import Evidence
from kiosk.flow.claim import evidence_of
from kiosk.ports.terminal import NotSent, Refused
from kiosk.ui.screens.transaction_facts import _evidence

SAID = {
    NotSent("no-connection"): "Netika nosūtīts: nav savienojuma",
    NotSent("tls"): "Netika nosūtīts: drošs savienojums neizdevās",
    NotSent("something-new"): "Netika nosūtīts",
    Refused("price-differs", "L-101 costs 6.50"): (
        "Apdrošinātāja atbilde: Pakalpojuma cena ir mainījusies „L-101 costs 6.50“"
    ),
    Refused("line-limit", ""): "Apdrošinātāja atbilde: Apdrošinātājam rēķinā ir par daudz rindu",
    Refused("policy-frozen", "Ir apturēta"): "Apdrošinātāja atbilde: policy-frozen „Ir apturēta“",
}


@pytest.mark.parametrize("outcome", SAID)
def test_what_proves_a_state_is_said_in_words(outcome: NotSent | Refused) -> None:
    evidence = evidence_of(outcome)

    assert evidence is not None
    assert _evidence(evidence) == SAID[outcome]


def test_the_answers_of_the_terminal_service_are_said_with_their_reference() -> None:
    said = _evidence(Evidence("terminal", "PA-7", "confirmed"))

    assert said == "Apdrošinātāja atbilde: apstiprināta, PA-7"
