"""Seals a card for the terminal service: a compact JWE, ECDH-ES with A256GCM on P-256 (RFC 7516, 7518)."""

import ctypes
import json

from jwcrypto import jwe, jwk
from jwcrypto.common import JWException

from hw.reader.decode.verdict import Accepted
from hw.reader.secret import Secret
from hw.service.reader_messages import SealedCard

_HEADER = {"alg": "ECDH-ES", "enc": "A256GCM"}
_ESCAPES = {ord('"'): rb"\"", ord("\\"): rb"\\"}
_LONGEST = 1024  # three tracks of 79, 40 and 107 characters, each escaped, and the number again


class KeyUnfitError(ValueError):
    """A key that cards cannot be sealed for."""


class SealError(Exception):
    """A card could not be sealed."""


class Seal:
    """Seals cards for the holder of one key.

    Args:
        public_key: the terminal service's public key, a P-256 JWK (RFC 7517) as JSON.

    Raises:
        KeyUnfitError: it is not such a key, or it holds the private part too.
    """

    def __init__(self, public_key: str) -> None:
        self._key = _read(public_key)
        kid = self._key.get("kid")
        self._header = json.dumps(_HEADER | ({"kid": kid} if kid else {}))

    def __call__(self, card: Accepted) -> SealedCard:
        """Give what may leave the service: the payload `{"issuer", "number", "tracks": {"2": "…"}}` sealed.

        The payload is zeroed before this returns.

        Raises:
            SealError: the encryption failed.
        """
        plain = _payload(card)
        try:
            sealed = self._encrypted(bytes(plain.view()))
        finally:
            plain.wipe()
        return SealedCard(card.issuer, bytes(card.number.view()[-4:]).decode("ascii"), card.shape, sealed)

    def warm_up(self) -> None:
        """Seal once for nobody: what jwcrypto does only the first time does not hold up the first card.

        Raises:
            SealError: the encryption failed.
        """
        self(Accepted("", Secret.of(b"0000"), "", {1: Secret.of(b"0"), 2: Secret.of(b"0")}))

    def _encrypted(self, plain: bytes) -> str:
        token = jwe.JWE(plain, protected=self._header)
        try:
            token.add_recipient(self._key)
            return str(token.serialize(compact=True))
        except (JWException, ValueError):
            # Without its cause: jwcrypto's words may quote what it was given.
            raise SealError("the card could not be sealed") from None
        finally:
            _zero(plain)


def _read(public_key: str) -> jwk.JWK:
    try:
        key = jwk.JWK.from_json(public_key)
    except (JWException, ValueError, TypeError) as error:
        raise KeyUnfitError("it is no JWK") from error
    if key.get("kty") != "EC" or key.get("crv") != "P-256":
        raise KeyUnfitError("it is no P-256 key")
    if key.has_private:
        raise KeyUnfitError("it holds the private key, which must stay with the terminal service")
    return key


def _payload(card: Accepted) -> Secret:
    plain = Secret(_LONGEST)
    _add(plain, b'{"issuer":' + json.dumps(card.issuer).encode("ascii") + b',"number":"')
    _add_escaped(plain, card.number)
    _add(plain, b'","tracks":{')
    for at, (number, body) in enumerate(card.tracks.items()):
        _add(plain, b',"%d":"' % number if at else b'"%d":"' % number)
        _add_escaped(plain, body)
        _add(plain, b'"')
    _add(plain, b"}}")
    return plain


def _add(plain: Secret, data: bytes) -> None:
    for byte in data:
        plain.append(byte)


def _add_escaped(plain: Secret, data: Secret) -> None:
    for byte in data:
        _add(plain, _ESCAPES.get(byte) or bytes((byte,)))


def _zero(data: bytes) -> None:
    """Overwrite an immutable bytes object, which jwcrypto insists on, with zeroes.

    Only for one that nobody else holds: it must be freshly made and longer than one byte, since CPython
    shares the shorter ones. Its content lies at its end, before a closing zero byte.
    """
    ctypes.memset(id(data) + bytes.__basicsize__ - 1, 0, len(data))
