"""What the terminal service's public key must be, so that the reader service can seal cards for it."""

import base64
import json

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicNumbers

_EXPECTED = "expected a public JWK: EC, curve P-256, with x and y"


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
