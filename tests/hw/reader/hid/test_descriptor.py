"""Reading report descriptors: the sizes that readers' manuals give, and hostile bytes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.reader.hid.description import Field
from hw.reader.hid.descriptor import parse
from hw.reader.hid.items import DescriptorError
from tests.hw.reader.hid import descriptors as known

SIZES = {
    "MAGTEK": ({0: 337}, {}, {0: 24}),
    "MAGTEK_INSERT": ({0: 338}, {}, {0: 24}),
    "MAGNESAFE": ({0: 887}, {}, {0: 24}),
    "MAGTEK_KEYBOARD": ({0: 8}, {0: 1}, {0: 24}),
    "MSR605X_FEATURE": ({0: 64}, {}, {0: 64}),
    "MSR605X_OUTPUT": ({0: 64}, {0: 64}, {}),
    "MSR605X_BOTH": ({0: 64}, {0: 64}, {0: 64}),
    "POS_MSR": ({3: 121}, {}, {}),
    "MOUSE": ({0: 1}, {}, {}),
}


@pytest.mark.parametrize("name", SIZES)
def test_report_sizes_are_those_of_the_manual(name: str) -> None:
    description = parse(getattr(known, name))
    found = [
        {number: report.size for number, report in reports.items()}
        for reports in (description.inputs, description.outputs, description.features)
    ]
    assert found == list(SIZES[name])
    assert description.numbered == (name == "POS_MSR")


def test_fields_stand_where_the_manual_says() -> None:
    fields = parse(known.MAGTEK).inputs[0].fields
    offsets = {field.usage & 0xFFFF: field.at // 8 for field in fields}
    assert offsets == {
        **dict(zip((0x20, 0x21, 0x22, 0x28, 0x29, 0x2A, 0x38), range(7), strict=True)),
        **dict(zip((0x30, 0x31, 0x32), (7, 117, 227), strict=True)),
    }
    assert fields[-1] == Field(0xFF000032, 227 * 8, 8, 110)


def test_a_device_says_what_it_is() -> None:
    assert parse(known.MAGTEK_KEYBOARD).applications == {0x00010006}
    assert parse(known.MOUSE).applications == {0x00010002}


def test_globals_are_kept_by_push_and_pop_and_long_items_passed_over() -> None:
    description = parse(
        bytes.fromhex("06 00 FF 75 08 95 02 A4 75 10 95 01 FE 02 00 AA BB B4 09 01 19 05 29 06 81 02")
    )
    assert [(field.usage, field.bits) for field in description.inputs[0].fields] == [
        (0xFF000001, 8),
        (0xFF000005, 8),
    ]


def test_an_element_of_no_bits_is_no_field() -> None:
    assert parse(bytes.fromhex("06 00 FF 75 00 95 05 09 01 81 02")).inputs[0].fields == ()


def test_a_usage_of_four_bytes_carries_its_own_page() -> None:
    (field,) = parse(bytes.fromhex("05 01 0B 21 00 8E 00 75 08 95 04 81 02")).inputs[0].fields
    assert field == Field(0x008E0021, 0, 8, 4)


@pytest.mark.parametrize(
    ("descriptor", "words"),
    [
        ("26 FF", "byte 0 is cut off"),
        ("FE", "byte 0 is cut off"),
        ("FE 05 00 01", "byte 0 is cut off"),
        ("A1 01", "no end"),
        ("C0", "not begun"),
        ("B4", "no push"),
        ("85 00", "no report id"),
        ("86 00 01", "no report id"),
        ("75 08 95 01 81 02 85 01 81 02", "some are not"),
        ("77 FF FF FF FF 97 FF FF FF FF 81 02", "longer"),
        ("1B 00 00 00 00 2B FF FF FF FF 75 01 97 00 00 02 00 81 02", "more usages"),
        ("05 01" * 2049, "may have"),
    ],
)
def test_what_is_no_descriptor_is_refused_in_words(descriptor: str, words: str) -> None:
    with pytest.raises(DescriptorError, match=words):
        parse(bytes.fromhex(descriptor))


@given(st.sampled_from(sorted(SIZES)), st.data())
def test_a_descriptor_cut_anywhere_is_refused_or_has_no_report_yet(name: str, data: st.DataObject) -> None:
    whole = getattr(known, name)
    cut = whole[: data.draw(st.integers(1, len(whole) - 1))]
    try:
        description = parse(cut)
    except DescriptorError:
        return
    assert not description.inputs | description.outputs | description.features


HEADS = st.sampled_from([0x81, 0x95, 0x75, 0x97, 0x77, 0x19, 0x29, 0x1B, 0x2B, 0x85, 0xA1, 0xC0, 0xA4, 0xB4])


@given(st.lists(st.one_of(HEADS.map(lambda head: bytes((head,))), st.binary(max_size=4)), max_size=900))
def test_hostile_bytes_are_read_or_refused_and_nothing_grows_without_end(pieces: list[bytes]) -> None:
    begun = time.process_time()
    try:
        description = parse(b"".join(pieces))
    except DescriptorError:
        return
    finally:
        assert time.process_time() - begun < 1
    for reports in (description.inputs, description.outputs, description.features):
        for report in reports.values():
            assert report.size <= 16384
            assert all(field.at + field.bits * field.count <= 8 * report.size for field in report.fields)
