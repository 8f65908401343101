"""The digest of all that an image is made of: the image carries it, which it could not do with its own."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def contents(layer: Path, recipe: Iterable[Path]) -> str:
    """Return the SHA-256, in hex, over the names and bytes of the product's layer and of the base's recipe.

    Args:
        layer: the folder of the product's files as they go into the image.
        recipe: files and folders by which the base is made, the list of its packages first of all.
    """
    digest = hashlib.sha256()
    for root in (layer, *recipe):
        for path in sorted([root] if root.is_file() else root.rglob("*")):
            _add(digest, path, str(path.relative_to(root)) or root.name)
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", path: Path, name: str) -> None:
    if path.is_symlink():
        content = b"-> " + str(path.readlink()).encode()
    elif path.is_file():
        content = path.read_bytes()
    else:
        return
    for part in (name.encode(), content):
        digest.update(len(part).to_bytes(8, "big") + part)
