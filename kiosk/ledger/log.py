"""SQLite's write-ahead log after a crash: has it lost commits that were acknowledged?

SQLite stops at the first broken frame and passes over the rest without a word. With synchronous=FULL a
commit begins only after the one before it was synced, so a power cut can tear no more than the last one:
two or more commits behind a broken frame mean that the disk has lost what it had promised to keep. (One
behind it cannot be told from a torn last commit.)
File format: https://www.sqlite.org/fileformat2.html, section 4.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from kiosk.ledger.faults import Fault, fault

_HEADER: Final = struct.Struct(">IIII8s8s")
_FRAME: Final = struct.Struct(">II8s8s")
_LITTLE_ENDIAN: Final = 0x377F0682
_BIG_ENDIAN: Final = 0x377F0683
_MASK: Final = 0xFFFFFFFF
Sums = tuple[int, int]


class Frame(Struct, frozen=True):
    """One page in the log: whether it ends a commit, and whether its chained checksum is right."""

    commits: bool
    whole: bool


def path_of(ledger: Path) -> Path:
    """Return where SQLite keeps the log of that file."""
    return ledger.with_name(f"{ledger.name}-wal")


def verify(ledger: Path) -> None:
    """Check the log that a crash has left, if there is one.

    Raises:
        LedgerError: `damaged`; a log torn in its last commit only is not.
    """
    log = path_of(ledger)
    content = log.read_bytes() if log.exists() else b""
    if len(content) <= _HEADER.size:
        return
    frames = list(_frames(content))
    broken = next((at for at, frame in enumerate(frames) if not frame.whole), len(frames))
    if sum(frame.commits for frame in frames[broken:]) > 1:
        raise fault(Fault.DAMAGED, f"{log.name} is broken at frame {broken + 1}, with commits behind it")


def _frames(content: bytes) -> Iterator[Frame]:
    """Yield the frames of the log's present round; what an earlier round left behind them is passed over."""
    magic, _, page_size, _, salt, stored = _HEADER.unpack_from(content)
    words = ">" if magic == _BIG_ENDIAN else "<"
    sums = _checksum(content[:24], (0, 0), words)
    if magic not in {_LITTLE_ENDIAN, _BIG_ENDIAN} or _pack(sums) != stored:
        raise fault(Fault.DAMAGED, "the header of the write-ahead log cannot be read")
    size = _FRAME.size + page_size
    for start in range(_HEADER.size, len(content) - size + 1, size):
        frame = content[start : start + size]
        _, pages, own_salt, own_sums = _FRAME.unpack_from(frame)
        if own_salt == salt:
            sums = _checksum(frame[:8] + frame[_FRAME.size :], sums, words)
            yield Frame(commits=pages > 0, whole=_pack(sums) == own_sums)


def _checksum(content: bytes, sums: Sums, words: str) -> Sums:
    one, two = sums
    for left, right in struct.iter_unpack(f"{words}II", content):
        one = (one + left + two) & _MASK
        two = (two + right + one) & _MASK
    return one, two


def _pack(sums: Sums) -> bytes:
    return struct.pack(">II", *sums)
