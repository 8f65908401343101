"""Takes secrets off the card: kept first, then blanked, so that a power cut at any moment loses none.

What is to be blanked is noted on the data partition before the first byte is written over. A start that finds
the note finishes the work, also where the cut has left half a patch that is no longer TOML.
"""

import hashlib
from pathlib import Path
from typing import Final

import msgspec

from hw.service.toml_lines import KeyPath
from kiosk.appliance import durable
from kiosk.appliance.settings.blank import Patch, patched, patches
from kiosk.appliance.settings.card import overwrite, wipe, writable
from kiosk.appliance.settings.machine import FILE, Machine
from kiosk.appliance.settings.store import KeySecret, Store

_NOTE: Final = "blanking.json"


class Note(msgspec.Struct, frozen=True):
    """What is being blanked: the patches, and the digest of the whole file as it is with them on it."""

    parts: list[Patch]
    digest: str


def blank(machine: Machine, paths: tuple[KeyPath, ...]) -> None:
    """Blank the values at `paths` in the file on the card; the kiosk keeps them already.

    Raises:
        OSError: the card cannot be written.
        UnsafeError: something else would change.
    """
    raw = (machine.card / FILE).read_bytes()
    parts = patches(raw, paths)
    note = Note(parts, _digest(patched(raw, parts)))
    durable.put(durable.folder(machine.kept) / _NOTE, msgspec.json.encode(note))
    _write(machine, note)
    (machine.kept / _NOTE).unlink()


def finish(machine: Machine) -> None:
    """Do what an earlier start has noted and could not finish, if the file is still that one.

    Raises:
        OSError: the card cannot be written.
    """
    note = _noted(machine.kept / _NOTE)
    raw = durable.content_of(machine.card / FILE)
    if note is None or raw is None:
        return
    if _digest(patched(raw, note.parts)) == note.digest != _digest(raw):
        _write(machine, note)
    (machine.kept / _NOTE).unlink()


def wipe_key(machine: Machine, store: Store) -> None:
    """Take the key's file off the card, if the kiosk keeps that very key.

    Raises:
        OSError: the card cannot be written.
    """
    kept = store.kept(KeySecret)
    if kept is None:
        return
    path = machine.card / kept.file
    if _is_what_is_left_of(kept.pem, durable.content_of(path) or b""):
        with writable(machine):
            wipe(path)


def _write(machine: Machine, note: Note) -> None:
    with writable(machine):
        overwrite(machine.card / FILE, note.parts)


def _is_what_is_left_of(pem: bytes, content: bytes) -> bool:
    """Tell a file that holds the key, or of which a power cut has let only a part become zeros."""
    pairs = zip(content, pem, strict=False)
    return len(content) == len(pem) and all(one in {0, own} for one, own in pairs)


def _noted(path: Path) -> Note | None:
    try:
        return msgspec.json.decode(durable.content_of(path) or b"", type=Note)
    except msgspec.DecodeError:
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
