"""HID devices that lie about themselves, or make no sense: discovery goes on, and takes none of them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.reader.discovery.nodes import Node
from hw.reader.discovery.survey import Knowledge, Survey
from hw.reader.discovery.table import known_readers
from hw.service.settings import ReaderSettings
from tests.hw.reader.hid import descriptors

KNOWLEDGE = Knowledge(known_readers(), (), ReaderSettings())
SOUND = Node("hid", "/dev/hidraw0", "0801:0002", descriptor=descriptors.MAGTEK)


def survey(descriptor: bytes, usb: str = "1667:0009") -> Survey:
    """Look at a sound reader beside a device that says this of itself."""
    return KNOWLEDGE.survey((SOUND, Node("hid", "/dev/hidraw1", usb, descriptor=descriptor)))


def paths(seen: Survey) -> list[str]:
    """Give the nodes that are taken for readers."""
    return [found.node.path for found in seen.readers]


@pytest.mark.parametrize("name", ["MAGTEK", "MAGTEK_INSERT", "MAGNESAFE", "POS_MSR"])
def test_a_whole_descriptor_of_a_reader_makes_one_under_any_id(name: str) -> None:
    assert paths(survey(getattr(descriptors, name))) == ["/dev/hidraw0", "/dev/hidraw1"]


@pytest.mark.parametrize("name", ["MAGTEK", "MAGTEK_INSERT", "MAGNESAFE", "POS_MSR"])
def test_a_descriptor_that_the_kernel_would_refuse_makes_no_reader(name: str) -> None:
    assert paths(survey(getattr(descriptors, name)[:-1])) == ["/dev/hidraw0"]


def test_one_under_a_readers_id_is_told_of() -> None:
    seen = survey(bytes.fromhex("B4"), "0801:0003")
    assert paths(seen) == ["/dev/hidraw0"]
    (stranger,) = seen.strangers
    assert stranger.why == "has the id of a reader (0801:0003), but reports of 0 bytes"


def test_a_page_that_nothing_is_on_makes_no_reader() -> None:
    assert paths(survey(bytes.fromhex("05 8E") + descriptors.MOUSE)) == ["/dev/hidraw0"]


@given(st.one_of(st.binary(max_size=4200), st.just(b"\x2b\xff\xff\xff\xff" * 800)))
def test_hostile_bytes_neither_stop_nor_delay_discovery(descriptor: bytes) -> None:
    begun = time.process_time()
    assert "/dev/hidraw0" in paths(survey(descriptor, "0801:0003"))
    assert time.process_time() - begun < 1
