"""The service's own key pair: made at the first start, and what opens the cards that were sealed for it."""

import os
import tempfile
from pathlib import Path
from typing import Final

import msgspec
from jwcrypto.common import JWException
from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWK

_ALGORITHMS: Final = ("ECDH-ES", "A256GCM")
_HEADERS: Final = {"alg", "enc", "epk", "kid", "typ", "cty", "apu", "apv"}
_FILE: Final = "key.json"
_MAX_LENGTH: Final = 8192


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a sealed card holds.

    Attributes:
        issuer: the insurer's id.
        number: the card's number.
        tracks: the tracks that were read, by number, without sentinels.
    """

    issuer: str
    number: str
    tracks: dict[str, str]

    def __repr__(self) -> str:
        return f"Card({self.issuer}, {self.masked})"

    @property
    def masked(self) -> str:
        """The number with all but its last four characters hidden."""
        return "•" * max(0, len(self.number) - 4) + self.number[-4:]


class CardUnreadableError(Exception):
    """The card's JWE cannot be opened with this key, or what it holds is no card."""


class Key:
    """An EC P-256 key pair."""

    def __init__(self, pair: JWK) -> None:
        self._pair = pair

    def public(self) -> str:
        """Return the public key as a JWK (RFC 7517), JSON."""
        text: str = self._pair.export_public()
        return text

    def open(self, sealed: str) -> Card:
        """Return the card in a compact JWE.

        Raises:
            CardUnreadableError: it is not for this key, was altered, or holds no card.
        """
        try:
            return msgspec.json.decode(self._payload(sealed), type=Card)
        except (JWException, ValueError, msgspec.DecodeError) as error:
            # The cause is dropped: its words may quote the card.
            raise CardUnreadableError(type(error).__name__) from None

    def _payload(self, sealed: str) -> bytes:
        token = JWE(algs=list(_ALGORITHMS))
        if len(sealed) > _MAX_LENGTH or sealed.count(".") != 4:
            raise ValueError
        token.deserialize(sealed)
        if not set(token.jose_header) <= _HEADERS:
            raise ValueError
        token.decrypt(self._pair)
        payload: bytes = token.payload
        return payload


def load(state: Path) -> Key:
    """Return the key of a state directory; the first call makes both."""
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = state / _FILE
    if not file.exists():
        _store_once(JWK.generate(kty="EC", crv="P-256", use="enc").export_private(), file)
    return Key(JWK.from_json(file.read_text(encoding="ascii")))


def _store_once(text: str, file: Path) -> None:
    """Write a file that is never seen half written; whoever is first wins."""
    descriptor, draft = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(draft, file)
    except FileExistsError:
        return
    finally:
        Path(draft).unlink()
