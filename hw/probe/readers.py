"""The readers, and what could be one: which driver takes each, and what is wrong with the others."""

import os
from dataclasses import replace
from pathlib import Path

import pyudev

from hw.probe.findings import ReaderFinding
from hw.probe.nodes import Holder, holders, is_grabbed, refusal
from hw.reader.discovery import taught
from hw.reader.discovery.nodes import Node, nodes
from hw.reader.discovery.survey import Found, Knowledge, Stranger, Survey
from hw.reader.discovery.table import known_readers
from hw.service.settings import ReaderSettings

_ADVICE = {
    "wedge": "if it is a card reader, run: python -m hw teach",
    "serial": 'if a card reader is behind it, set driver = "serial" and its device in [reader] of kiosk.toml',
    "hid": "",
}


def find(settings: ReaderSettings) -> list[ReaderFinding]:
    """Find what is plugged in.

    Raises:
        ConfigError: the file of taught keyboards is not as it should be.
    """
    known, plugged = taught.read(Path(settings.taught)), list(nodes(pyudev.Context()))
    seen = Knowledge(known_readers(), known, settings).survey(plugged)
    if settings.device:
        seen = _named(settings, seen)
    return [*map(_reader, seen.readers), *map(_stranger, seen.strangers)]


def _named(settings: ReaderSettings, seen: Survey) -> Survey:
    """Take the device that kiosk.toml names, whatever it is, and no other."""
    transport = "serial" if settings.driver == "auto" else settings.driver  # with a device it is never auto
    named = Found(Node(transport, settings.device, ""), "", "kiosk.toml names the device")
    others: list[Stranger] = []
    for found in seen.readers:
        if _is_same(found.node, settings.device):
            named = replace(found, why=named.why)
        else:
            others.append(Stranger(found.node, "unplugged", "a reader, but kiosk.toml names another device"))
    others.extend(one for one in seen.strangers if not _is_same(one.node, settings.device))
    return Survey((named,), tuple(others))


def _is_same(node: Node, path: str) -> bool:
    return os.path.realpath(node.path) == os.path.realpath(path)


def _reader(found: Found) -> ReaderFinding:
    known, trouble = found.known, _trouble(found)
    in_use = next((str(one) for one in holders(found.node.path) if one.is_service), "")
    return ReaderFinding(
        state="faulty" if trouble else "usable",
        driver=found.node.transport,
        node=found.node.path,
        usb=found.node.usb,
        name=found.title,
        why="; ".join(filter(None, (found.why, in_use and f"the reader service has it ({in_use})"))),
        trouble=trouble,
        lamp=known.lamp if known else "unknown",
        beeper=known.beeper if known else "unknown",
    )


def _trouble(found: Found) -> str:
    """Say what keeps a reader from being used, or ""."""
    if found.known is not None and not found.known.usable:
        return found.known.mode
    refused = refusal(found.node.path)
    if refused:
        return refused
    having = holders(found.node.path)
    if any(one.is_service for one in having) or not _is_taken(found.node, having):
        return ""
    who = ", ".join(map(str, having)) or "run this as root to see which"
    return f"busy, another program has it: {who}"


def _is_taken(node: Node, having: list[Holder]) -> bool:
    """Tell whether another program keeps a reader from us: of keyboards several may listen to one."""
    return is_grabbed(node.path) if node.transport == "wedge" else bool(having)


def _stranger(stranger: Stranger) -> ReaderFinding:
    node = stranger.node
    return ReaderFinding(
        state="left alone",
        driver=node.transport,
        node=node.path,
        usb=node.usb,
        name=node.name,
        why=stranger.why,
        trouble=_ADVICE[node.transport]
        if stranger.reason == "not-a-reader" or node.transport == "serial"
        else "",
    )
