"""Whether PEM files are the certificates and the key that they should be; no words repeat what is in them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import serialization

LONGEST: Final = 1024 * 1024
"""In bytes: no file of certificates is longer."""


def certificates_fault(raw: bytes) -> str:
    """Return what is wrong with a file of certificates, in words; "" if nothing is."""
    if b"PRIVATE KEY-----" in raw:
        return "holds a private key, which belongs into a file of its own; expected certificates only"
    if len(raw) > LONGEST:
        return "is too long; expected certificates in PEM form"
    try:
        x509.load_pem_x509_certificates(raw)
    except ValueError:
        der = "is in DER form" if raw[:1] == b"\x30" else "holds no sound certificate"
        return f"{der}; expected PEM: text with -----BEGIN CERTIFICATE-----"
    return ""


def key_fault(raw: bytes, certificates: bytes) -> str:
    """Return what is wrong with the private key of the first of sound `certificates`; "" if nothing is."""
    try:
        key = serialization.load_pem_private_key(raw, None)
    except TypeError:
        return "is locked with a password, which nobody could type; expected the key without one"
    except ValueError:
        return "holds no sound private key; expected PEM: text with -----BEGIN PRIVATE KEY-----"
    own = x509.load_pem_x509_certificates(certificates)[0].public_key()
    if _spelt(key.public_key()) != _spelt(own):
        return "is not that of the certificate in `client_certificate`; expected its own"
    return ""


def expired(raw: bytes, now: datetime) -> Iterator[str]:
    """Yield words for each of sound certificates that has expired; a clock that is late misses some."""
    for one in x509.load_pem_x509_certificates(raw):
        until = one.not_valid_after_utc.date()
        if until < now.date():
            yield f"certificate {one.subject.rfc4514_string()} has expired on {until}"


def _spelt(key: object) -> bytes:
    spelt: bytes = key.public_bytes(  # type: ignore[attr-defined]  # a union of key types, all of which have it
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return spelt
