"""The unfinished bill beside the journal: sealed like it, replaced whole, and never a reason not to start."""

import logging
import os
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.domain.bill import Draft
from kiosk.ledger import files
from kiosk.ledger.entry import NONCE

_LABEL: Final = b"draft"

log = logging.getLogger(__name__)


def path_of(ledger: Path) -> Path:
    """Return where the draft of that journal is kept."""
    return ledger.with_name(f"{ledger.name}-draft")


def keep(ledger: Path, key: bytes, draft: Draft) -> None:
    """Keep the draft in place of the one before; after a power cut it is either of them.

    Raises:
        OSError: it was not kept.
    """
    path = path_of(ledger)
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    nonce = os.urandom(NONCE)
    files.create(new, nonce + AESGCM(key).encrypt(nonce, msgspec.json.encode(draft), _LABEL))
    files.put(new, path)


def read(ledger: Path, key: bytes) -> Draft:
    """Return the draft last kept; an empty one if there is none that can be read."""
    path = path_of(ledger)
    try:
        sealed = path.read_bytes()
        content = AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], _LABEL)
        return msgspec.json.decode(content, type=Draft)
    except FileNotFoundError:
        return Draft()
    except (OSError, InvalidTag, ValueError, msgspec.MsgspecError):
        log.warning("the draft beside the journal cannot be read: there is none")
        return Draft()
