"""What of a log may leave the kiosk: every rule bites, and a log stays readable."""

import random
import re

import pytest

from kiosk.domain.redaction import HIDDEN, redacted
from tests import samples

KEPT = (
    "2026-11-27T10:42:13+00:00 polise-kiosk python3[1234]: kiosk.engine INFO reader: online (MSR605)",
    "2026-11-27 10:42:13,123 hw.service WARNING the reader service is away: ServiceGoneError",
    '  File "/usr/lib/polise/kiosk/engine/engine.py", line 212, in _write_snapshots_of_transactions',
    "printer at ipp://192.0.2.7:631/ipp/print is media-empty, 2001:db8::20/64",
    "transaction 8a1f-44 is CONFIRMED, HTTP 503 after 45.0 s",
)


@pytest.mark.parametrize("line", KEPT)
def test_what_helps_a_technician_stays(line: str) -> None:
    assert redacted(line) == line


@pytest.mark.parametrize(
    "secret",
    [
        "320000-10003",
        "320000 - 10003",
        "320000\N{EN DASH}10003",
        "32000010003",
        "9371000012345678",
        "9371 0000 1234 5678",
        "9371-0000-1234-5678",
        "371 600 000 00",
        "%B9371000012345678^PARAUGS/ANNA^2912?",
        ";9371000012345678=2912?",
        "eyJhbGciOiJFQ0RILUVTIn0eyJhbGciOiJFQ0RILUVTIn0..c2VhbGVk.dGFn",
        "anna.paraugs@paraugs.example",
    ],
)
def test_what_could_be_a_person_s_or_a_card_s_is_hidden(secret: str) -> None:
    line = redacted(f"a {secret} b")
    assert line.startswith("a ")
    assert HIDDEN in line
    assert not re.search(r"\d{3}|ANNA|anna|eyJ|c2Vh", line)


def test_no_personal_code_survives_wherever_it_stands() -> None:
    chance = random.Random(5)
    for _ in range(2000):
        code = f"{chance.randrange(10**11):011d}"
        shown = chance.choice([code, f"{code[:6]}-{code[6:]}", f"{code[:6]} {code[6:]}"])
        before, after = chance.choice(["", "x", "=", '"', "("]), chance.choice(["", "x", ".", '"', ")"])
        assert not re.search(r"\d{5}", redacted(f"{before}{shown}{after}"))


def test_the_samples_of_these_tests_are_hidden() -> None:
    assert samples.PERSON not in redacted(f"person {samples.PERSON}")


def test_a_line_is_one_line() -> None:
    assert redacted("a\nb\x1b[2J\tc\N{RIGHT-TO-LEFT OVERRIDE}") == "a b [2J c "
