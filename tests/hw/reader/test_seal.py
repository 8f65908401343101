"""Sealing: what leaves the service can be opened by the terminal service alone."""

import json

import pytest
from jwcrypto import jwe, jwk

from hw.reader.decode.issuer import compiled
from hw.reader.reading import Reading
from hw.reader.seal import KeyUnfitError, Seal
from hw.service.reader_config import load
from hw.service.reader_messages import CardRead, SealedCard, SwipeFailed
from hw.service.settings import CardRule
from hw.service.strict_toml import ConfigError
from tests.hw.reader.rig import KEY, NUMBER, RULES, Rig, raw


def opened(card: SealedCard, key: jwk.JWK = KEY) -> dict[str, object]:
    token = jwe.JWE()
    token.deserialize(card.jwe, key)
    assert token.jose_header["alg"] == "ECDH-ES"
    assert token.jose_header["enc"] == "A256GCM"
    return dict(json.loads(token.payload))


def read(texts: dict[int, str]) -> SealedCard:
    result = Reading(RULES, Seal(KEY.export_public()))(raw(texts))  # type: ignore[arg-type]  # our own numbers
    assert isinstance(result, CardRead)
    return result.card


def test_the_terminal_service_opens_the_number_and_the_tracks() -> None:
    card = read({1: "%PARAUGS ANNA?", 2: f";{NUMBER}=2912?"})
    assert (card.issuer, card.last_four, card.shape) == ("paraugs", NUMBER[-4:], "9" * 16 + "=9999")
    assert opened(card) == {
        "issuer": "paraugs",
        "number": NUMBER,
        "tracks": {"1": "PARAUGS ANNA", "2": f"{NUMBER}=2912"},
    }


def test_characters_that_json_escapes_arrive_as_they_were() -> None:
    rule = CardRule(insurer='ā"', track=1, pattern=r"(?P<number>.+)")
    body = "".join(chr(c) for c in range(0x20, 0x60) if chr(c) not in "%?")
    result = Reading([compiled(rule)], Seal(KEY.export_public()))(raw({1: f"%{body}?"}))
    assert isinstance(result, CardRead)
    assert opened(result.card) == {"issuer": 'ā"', "number": body, "tracks": {"1": body}}


def test_the_longest_tracks_of_escaped_characters_fit() -> None:
    rule = CardRule(insurer="x" * 64, track=1, pattern=r"(?P<number>.+)")
    texts = {1: "%" + "\\" * 76 + "?", 2: ";" + "1" * 37 + "?", 3: "#" + "\\" * 104 + "?"}
    result = Reading([compiled(rule)], Seal(KEY.export_public()))(raw(texts))  # type: ignore[arg-type]
    assert isinstance(result, CardRead)
    assert opened(result.card)["number"] == "\\" * 76


def test_the_same_card_is_never_sealed_to_the_same_words() -> None:
    assert read({2: ";8812345678?"}).jwe != read({2: ";8812345678?"}).jwe


def test_nobody_else_opens_it() -> None:
    with pytest.raises(jwe.InvalidJWEData):
        opened(read({2: ";8812345678?"}), jwk.JWK.generate(kty="EC", crv="P-256"))


def test_a_sealed_card_shows_no_number() -> None:
    card = read({2: f";{NUMBER}=2912?"})
    assert NUMBER[-4:] not in repr(CardRead(card))
    assert NUMBER not in card.jwe


def test_what_was_sealed_is_zeroed(monkeypatch: pytest.MonkeyPatch) -> None:
    plains: list[bytes] = []
    seal = Seal(KEY.export_public())
    real = jwe.JWE

    def kept(plain: bytes, **options: str) -> jwe.JWE:
        plains.append(plain)
        return real(plain, **options)

    monkeypatch.setattr("hw.reader.seal.jwe.JWE", kept)
    assert isinstance(Reading(RULES, seal)(raw({2: ";8812345678?"})), CardRead)
    assert [any(plain) for plain in plains] == [False]


def test_the_first_seal_is_made_before_a_card_comes(monkeypatch: pytest.MonkeyPatch, rig: Rig) -> None:
    sealed: list[str] = []
    real = jwe.JWE.serialize

    def kept(*told: object, **how: object) -> str:
        sealed.append(real(*told, **how))
        return sealed[-1]

    monkeypatch.setattr(jwe.JWE, "serialize", kept)
    seal = load(rig.config).seal
    assert len(sealed) == 1
    token = jwe.JWE()
    token.deserialize(sealed[0], KEY)
    assert json.loads(token.payload) == {"issuer": "", "number": "0000", "tracks": {"1": "0", "2": "0"}}
    assert isinstance(Reading(RULES, seal)(raw({2: ";8812345678?"})), CardRead)


def test_a_key_that_nothing_can_be_sealed_for_is_told_at_the_start(rig: Rig) -> None:
    point = json.loads(KEY.export_public())
    elsewhere = json.dumps({**point, "x": point["y"], "y": point["x"]})
    rig.config.write_text(rig.config.read_text().replace(KEY.export_public(), elsewhere))
    with pytest.raises(ConfigError, match="public_key: the card could not be sealed"):
        load(rig.config)


def test_a_failed_encryption_is_a_failed_swipe_and_tells_nothing() -> None:
    seal = Seal(KEY.export_public())
    seal._header = '{"alg": "ECDH-ES", "enc": "none"}'
    swipe = raw({2: ";8812345678?"})
    assert Reading(RULES, seal)(swipe) == SwipeFailed("not-sealed", {2: "OK"})
    assert not any(swipe.tracks[2].data.view(0, None))


@pytest.mark.parametrize(
    "key",
    [
        "",
        "not json",
        "{}",
        "[]",
        '{"kty": "EC", "crv": "P-256"}',
        jwk.JWK.generate(kty="EC", crv="P-384").export_public(),
        jwk.JWK.generate(kty="oct", size=256).export(),
        KEY.export_private(),
    ],
    ids=["empty", "not-json", "no-key", "a-list", "half-a-key", "p-384", "symmetric", "private"],
)
def test_only_a_public_p256_key_is_sealed_for(key: str) -> None:
    with pytest.raises(KeyUnfitError):
        Seal(key)
