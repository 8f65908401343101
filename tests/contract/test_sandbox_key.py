"""The service's key: it opens what was sealed for it, and nothing else makes it stumble."""

import base64
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sandbox import key
from kiosk.sandbox.key import Card, CardUnreadableError, Key
from tests.contract.sandbox import GOOD, sealed

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(["alg", "enc", "epk", "kid", "typ", "apu", "apv", "zip", "crit", "x"])
likely = st.sampled_from(
    ["ECDH-ES", "A256GCM", "dir", "none", {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}]
)


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Key:
    return key.load(tmp_path_factory.mktemp("key"))


def test_a_card_sealed_for_it_is_opened(pair: Key) -> None:
    card = pair.open(sealed(GOOD, pair.public()))
    assert card == Card("paraugs", GOOD.number, {"2": GOOD.track2})


def test_a_key_id_in_the_header_is_no_hindrance(pair: Key) -> None:
    assert pair.open(sealed(GOOD, pair.public(), header={"kid": "k", "typ": "JOSE"})).issuer == "paraugs"


def test_a_card_does_not_show_its_number(pair: Key) -> None:
    card = pair.open(sealed(GOOD, pair.public()))
    assert repr(card) == "Card(paraugs, ••••••••••••0010)"
    assert Card("i", "123", {}).masked == "123"


@given(st.text(max_size=60))
def test_any_text_is_unreadable(pair: Key, text: str) -> None:
    with pytest.raises(CardUnreadableError):
        pair.open(text)


@given(st.dictionaries(names, likely | json_values), st.lists(st.binary(max_size=40), min_size=4, max_size=4))
def test_any_header_is_unreadable(pair: Key, header: dict[str, Any], parts: list[bytes]) -> None:
    with pytest.raises(CardUnreadableError):
        pair.open(".".join([b64(json.dumps(header).encode()), *map(b64, parts)]))


def test_too_long_a_card_is_not_even_tried(pair: Key) -> None:
    with pytest.raises(CardUnreadableError):
        pair.open(sealed(GOOD, pair.public(), tracks={"2": "1" * 9000}))


def test_the_cause_of_an_unreadable_card_quotes_nothing_of_it(pair: Key) -> None:
    with pytest.raises(CardUnreadableError) as error:
        pair.open(sealed(GOOD, pair.public(), tracks=GOOD.track2))
    assert error.value.__cause__ is None
    assert GOOD.number not in str(error.value)


def test_whoever_starts_first_makes_the_key_for_all(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        keys = list(pool.map(lambda _: key.load(tmp_path / "state").public(), range(4)))
    assert len(set(keys)) == 1
    assert [file.name for file in (tmp_path / "state").iterdir()] == ["key.json"]
