"""What the plugged-in nodes are: readers, each with the driver for it, and things that are left alone.

A keyboard is a reader only when the table, kiosk.toml or the technician's swipe test says so: whoever takes
a keyboard that is none takes it away from the person who types on it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hw.reader.discovery.nodes import Node
from hw.reader.discovery.table import KnownReader, Transport
from hw.reader.discovery.taught import TaughtKeyboard
from hw.reader.hid.description import Description
from hw.reader.hid.descriptor import description
from hw.reader.hid.pos_msr import MAGNETIC_STRIPE
from hw.service.reader_messages import OfflineReason
from hw.service.settings import Layout, ReaderSettings

# Input reports of these lengths, in bytes, are sent by magnetic stripe readers only.
_TELLING = {337: "MagTek", 338: "MagTek insert reader", 887: "MagTek MagneSafe"}
_PREFERRED: tuple[Transport, ...] = ("hid", "serial", "wedge")


@dataclass(frozen=True, slots=True)
class Found:
    """A reader, and how it is to be driven.

    Attributes:
        node: its device node, whose transport names the driver.
        title: maker and model.
        why: how it is known that this is a reader.
        known: its row in the table, or None.
        layout: of a reader that types, the layout that it types for.
        sends_lrc: of a reader that types, whether it sends check characters.
    """

    node: Node
    title: str
    why: str
    known: KnownReader | None = None
    layout: Layout = "us"
    sends_lrc: bool = False


@dataclass(frozen=True, slots=True)
class Stranger:
    """Something that is of a reader's kind and is left alone.

    Attributes:
        node: its device node.
        reason: what to say while there is no reader; "unplugged" of something that most likely is none.
        why: why it is left alone.
    """

    node: Node
    reason: OfflineReason
    why: str


@dataclass(frozen=True, slots=True)
class Survey:
    """All that is plugged in."""

    readers: tuple[Found, ...] = ()
    strangers: tuple[Stranger, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of readers: the table, what was taught, and kiosk.toml's `[reader]`."""

    table: Sequence[KnownReader]
    taught: Sequence[TaughtKeyboard]
    settings: ReaderSettings

    @property
    def transports(self) -> tuple[Transport, ...]:
        """The transports that may be used, best first for a reader that offers more than one."""
        return tuple(one for one in _PREFERRED if self.settings.driver in ("auto", one))

    def survey(self, plugged: Iterable[Node]) -> Survey:
        """Tell what the nodes are."""
        units: dict[str, list[Node]] = {}
        for node in plugged:
            units.setdefault(node.unit or node.path, []).append(node)
        readers, strangers = list[Found](), list[Stranger]()
        for unit in units.values():
            reader = self._reader(unit)
            if reader is not None and reader.node.transport in self.transports:
                readers.append(reader)
            else:
                strangers.extend(filter(None, map(self._stranger, unit)))
        return Survey(tuple(readers), tuple(strangers))

    def found(self, node: Node) -> Found | None:
        """Tell whether a node is a reader, and which."""
        return {"wedge": self._typing, "hid": self._reporting, "serial": self._talking}[node.transport](node)

    def _reader(self, unit: list[Node]) -> Found | None:
        readers = [found for node in unit if (found := self.found(node)) is not None]
        allowed = [found for found in readers if found.node.transport in self.transports]
        return min(allowed or readers, key=lambda found: _PREFERRED.index(found.node.transport), default=None)

    def _rows(self, node: Node) -> Iterable[KnownReader]:
        return (row for row in self.table if (row.usb, row.driver) == (node.usb, node.transport))

    def _typing(self, node: Node) -> Found | None:
        if not node.types:
            return None
        for keyboard in self.taught:
            if keyboard.usb == node.usb:
                why = f"the swipe test taught {node.usb}"
                return Found(node, node.name, why, None, keyboard.layout, keyboard.sends_lrc)
        for row in self._rows(node):
            if row.product.lower() in node.name.lower():
                return self._as_set(Found(node, row.title, _by_id(row), row))
        if node.usb in self.settings.keyboards:
            return self._as_set(Found(node, node.name, f"kiosk.toml names the keyboard {node.usb}"))
        return None

    def _as_set(self, found: Found) -> Found:
        return replace(found, layout=self.settings.layout, sends_lrc=self.settings.sends_lrc)

    def _reporting(self, node: Node) -> Found | None:
        said = description(node.descriptor)
        for row in self._rows(node):
            if row.report in (0, said.longest):
                return Found(node, row.title, _by_id(row), row)
        return _by_descriptor(node, said)

    def _talking(self, node: Node) -> Found | None:
        row = next(iter(self._rows(node)), None)
        return None if row is None else Found(node, row.title, _by_id(row), row)

    def _stranger(self, node: Node) -> Stranger | None:
        found = self.found(node)
        if found is not None:
            return Stranger(node, "unplugged", f"[reader] driver is {self.settings.driver} in kiosk.toml")
        if node.transport not in self.transports:
            return None
        if node.transport == "serial":
            return Stranger(
                node, "unplugged", "a serial converter that neither the table nor kiosk.toml names"
            )
        if node.transport == "hid":
            return self._odd(node)
        words = f"a keyboard that nobody has named or taught as a reader ({node.usb})"
        return Stranger(node, "not-a-reader", words) if node.types else None

    def _odd(self, node: Node) -> Stranger | None:
        """Tell of a device that has a reader's id and is something else."""
        if not any(self._rows(node)):
            return None
        longest = description(node.descriptor).longest
        words = f"has the id of a reader ({node.usb}), but reports of {longest} bytes"
        return Stranger(node, "no-answer", words)


def _by_id(row: KnownReader) -> str:
    shape = f" and its reports of {row.report} bytes" if row.report else ""
    return f"known by its USB id {row.usb}{shape}"


def _by_descriptor(node: Node, said: Description) -> Found | None:
    if MAGNETIC_STRIPE in said.pages:
        return Found(node, node.name, "its report descriptor says: magnetic stripe reader (usage page 8E)")
    if said.longest in _TELLING:
        why = f"its reports of {said.longest} bytes are those of a {_TELLING[said.longest]}"
        return Found(node, node.name, why)
    return None
