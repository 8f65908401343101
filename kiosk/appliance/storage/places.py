"""Every place at which a file system that begins at the offset may keep a superblock."""

from collections.abc import Iterator
from typing import Final

from kiosk.appliance.storage.layout import BLOCK
from kiosk.appliance.storage.superblock import SIZE, Place

_BLOCK_SIZES: Final = (BLOCK, 1024, 2048)


def places(size: int) -> Iterator[Place]:
    """Yield the places within `size` bytes: the primary one, then the backups for each size of block.

    Backups lie in the groups 1 and the powers of 3, 5 and 7 (sparse_super); a group has eight times as many
    blocks as a block has bytes, and blocks of 1024 bytes are counted from 1.
    """
    yield Place(0, 1024)
    for block in _BLOCK_SIZES:
        group_size = 8 * block * block
        shift = block if block == 1024 else 0
        last = (size - SIZE - shift) // group_size
        for group in sorted({1, *_powers(3, last), *_powers(5, last), *_powers(7, last)}):
            if group <= last:
                yield Place(group, group * group_size + shift, block)


def _powers(base: int, last: int) -> Iterator[int]:
    power = base
    while power <= last:
        yield power
        power *= base
