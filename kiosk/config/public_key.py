"""What the terminal service's public key must be, so that the reader service can seal cards for it."""

import base64
import hashlib
import json
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicNumbers

_EXPECTED = "expected a public JWK: EC, curve P-256, with x and y"
_MEMBERS: Final = ("crv", "kty", "x", "y")
"""What the thumbprint of such a key is made of, in this order (RFC 7638, section 3.2)."""


def public_key_fault(text: str) -> str:
    """Return what is wrong with the key, in words that do not repeat it; "" if nothing is."""
    if not text:
        return f'is ""; {_EXPECTED}'
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return f"is not JSON; {_EXPECTED}"
    if not isinstance(fields, dict):
        return f"is not a JSON object; {_EXPECTED}"
    if "d" in fields or "k" in fields:
        return f"holds a private key, which must never leave the terminal service; {_EXPECTED}"
    if (fields.get("kty"), fields.get("crv")) != ("EC", "P-256") or fields.get("use", "enc") != "enc":
        return f"is a key of another kind; {_EXPECTED}"
    return "" if _is_on_the_curve(fields) else f"has an x and y that are no point of the curve; {_EXPECTED}"


def thumbprint(text: str) -> str:
    """Return the thumbprint (RFC 7638, SHA-256, base64url) of a key with which nothing is wrong.

    Made here because the start, which writes it into report.txt, would have to wait for jwcrypto.
    """
    fields = json.loads(text)
    canonical = json.dumps({name: fields[name] for name in _MEMBERS}, separators=(",", ":"))
    return base64.urlsafe_b64encode(hashlib.sha256(canonical.encode()).digest()).rstrip(b"=").decode()


def _is_on_the_curve(fields: dict[str, object]) -> bool:
    try:
        x, y = (_number(fields[name]) for name in ("x", "y"))
        EllipticCurvePublicNumbers(x, y, SECP256R1()).public_key()
    except (KeyError, ValueError, TypeError):
        return False
    return True


def _number(text: object) -> int:
    """Return the number that a JWK spells in base64url without padding."""
    if not isinstance(text, str):
        raise TypeError(text)
    return int.from_bytes(base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True), "big")
