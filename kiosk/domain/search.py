"""Finding services by code or name while somebody types; case, diacritics and dashes do not matter."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from kiosk.domain.catalogue import Service

MOST: Final = 60
"""As many hits as anybody looks through; who sees none of the right ones types one letter more."""


def folded(text: str) -> str:
    """Return `text` without case and diacritics, Latin or Cyrillic: „Ķirsis“ is „kirsis“, „Ёж“ is „еж“."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(one for one in apart if not unicodedata.combining(one)).casefold()


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of `text`; whatever is neither letter nor digit parts them."""
    return tuple("".join(one if one.isalnum() else " " for one in folded(text)).split())


class Key(Struct, frozen=True):
    """What a service is found by, folded once so that a keystroke only compares.

    Attributes:
        code: the code in one piece: `l101` of `L-101`.
        name: the words of the name, each after a blank.
        all: the words of code and name, each after a blank.
    """

    service: Service
    code: str
    name: str
    all: str

    def rank(self, typed: tuple[str, ...]) -> int | None:
        """Return how well the typed words fit, 0 being best; None if they do not."""
        whole = "".join(typed)
        if self.code.startswith(whole):
            return 0 if self.code == whole else 1
        if all(f" {word}" in self.all for word in typed):
            return 2 if self.name.startswith(f" {typed[0]}") else 3
        return 4 if all(word in self.all or word in self.code for word in typed) else None


class Index(Struct, frozen=True):
    """The services of one catalogue, ready to be searched.

    Attributes:
        keys: what is given most first, so that a keystroke need only sort by rank.
    """

    keys: tuple[Key, ...]

    def find(self, text: str, most: int = MOST) -> tuple[Service, ...]:
        """Return at most `most` services that fit, the best first, of equals what is given most.

        Every word of `text` must be in the code or the name: at the beginning of a word rather than within.
        """
        typed = words(text)
        ranked = sorted(self._ranked(typed), key=lambda one: one[0]) if typed else []
        return tuple(service for _rank, service in ranked[:most])

    def sure(self, text: str) -> Service | None:
        """Return the one service that can be meant: of exactly that code, or the only one that fits."""
        whole = "".join(words(text))
        exact = tuple(key.service for key in self.keys if whole and key.code == whole)
        fitting = exact or self.find(text, most=2)
        return fitting[0] if len(fitting) == 1 else None

    def _ranked(self, typed: tuple[str, ...]) -> Iterator[tuple[int, Service]]:
        for key in self.keys:
            rank = key.rank(typed)
            if rank is not None:
                yield rank, key.service


def index(services: tuple[Service, ...], counts: Mapping[str, int]) -> Index:
    """Return the index of `services`.

    Args:
        services: in the catalogue's order, in which those given equally often stay.
        counts: how often each was given, by its code.
    """
    ordered = sorted(services, key=lambda service: -counts.get(service.code, 0))
    return Index(tuple(_key(service) for service in ordered))


def _key(service: Service) -> Key:
    code, name = words(service.code), words(service.name)
    return Key(service, "".join(code), _spaced(name), _spaced((*code, *name)))


def _spaced(parts: tuple[str, ...]) -> str:
    return "".join(f" {part}" for part in parts)
