"""PDF/A-2b: judged by Apache's Preflight as far as it knows, and by hand where parts 1 and 2 differ.

Preflight judges part 1. What meets part 1 in its level B meets part 2 in its level B but for the part's
number and for what part 2 asks on top: each of these is a test of its own here.
"""

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from pypdf.generic import StreamObject

from kiosk.domain.voucher import Voucher
from kiosk.voucher import archive
from kiosk.voucher.archive import PROFILE, ProfileMissingError
from kiosk.voucher.fonts import _font, medium, printable, regular
from tests.unit.preflight import complaints
from tests.unit.voucher_samples import ID, MEDIA, VOUCHERS, a_duplicate, an_original, render

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
both = pytest.mark.parametrize("media", MEDIA)


def as_part_1(pdf: bytes) -> bytes:
    return pdf.replace(b"<pdfaid:part>2<", b"<pdfaid:part>1<")


@both
def test_preflight_finds_nothing_but_the_parts_number(media: str, tmp_path: Path) -> None:
    files = []
    for at, voucher in enumerate(VOUCHERS.values()):
        files.append(tmp_path / f"{at}.pdf")
        files[-1].write_bytes(as_part_1(render(voucher, media)))
    assert complaints(files) == {file.name: set() for file in files}


def test_preflight_sees_what_is_wrong(tmp_path: Path) -> None:
    pdf = as_part_1(render(an_original()))
    broken = {
        "no-intent": pdf.replace(b"/OutputIntents", b"/OutputIntentx"),
        "no-line-end": pdf.replace(b"\nendstream", b" endstream"),
        "other-title": pdf.replace(b"<pdf:Keywords>7", b"<pdf:Keywords>8"),
        "part-2": render(an_original()),
    }
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
    found = complaints([tmp_path / name for name in broken])
    assert all(found.values())


def xmp(pdf: bytes) -> Any:
    stream = PdfReader(BytesIO(pdf)).root_object["/Metadata"]
    assert isinstance(stream, StreamObject)
    return ET.fromstring(stream.get_data().decode().split("?>", 1)[1].rsplit("<?", 1)[0])


def said(pdf: bytes, name: str) -> str:
    found = xmp(pdf).find(f".//{name}", NAMES)
    assert found is not None
    return " ".join(found.itertext()).strip()


@both
def test_it_says_what_it_is_to_old_readers_and_to_new_ones(media: str) -> None:
    pdf = render(an_original(3), media)
    info = PdfReader(BytesIO(pdf)).metadata
    assert info is not None
    assert (said(pdf, "pdfaid:part"), said(pdf, "pdfaid:conformance")) == ("2", "B")
    assert said(pdf, "dc:title") == info.title == "Veselības aprūpes talons Nr. 000123"
    assert said(pdf, "dc:description") == info.subject == "3. eksemplārs no 3 – pacientam"
    assert said(pdf, "dc:creator") == info.author == "Parauga veselības centrs, SIA"
    assert said(pdf, "pdf:Keywords") == info.keywords == ID
    assert said(pdf, "pdf:Producer") == info.producer == "polise-kiosk"


def test_it_is_as_old_as_its_transaction() -> None:
    pdf = render(an_original())
    info = PdfReader(BytesIO(pdf)).metadata
    assert info is not None
    assert said(pdf, "xmp:CreateDate") == said(pdf, "xmp:ModifyDate") == "2026-03-07T10:42:09+02:00"
    assert info.creation_date == info.modification_date == datetime.fromisoformat("2026-03-07T10:42:09+02:00")


def test_neither_patient_nor_code_is_in_the_metadata() -> None:
    pdf = render(an_original())
    stream = PdfReader(BytesIO(pdf)).root_object["/Metadata"]
    assert isinstance(stream, StreamObject)
    assert not re.search(rb"Anna|32.?0000|Paraugs", stream.get_data())


def test_a_name_with_marks_of_xml_stays_a_name() -> None:
    odd = replace(an_original().institution, name='A & B <C> "D"')
    assert said(render(replace(an_original(), institution=odd)), "dc:creator") == 'A & B <C> "D"'


def test_colours_mean_srgb() -> None:
    (intent,) = PdfReader(BytesIO(render(an_original()))).root_object["/OutputIntents"]
    intent = intent.get_object()
    assert intent["/S"] == "/GTS_PDFA1"
    profile = intent["/DestOutputProfile"].get_object()
    assert (profile["/N"], profile.get_data()) == (3, PROFILE.read_bytes())
    assert PROFILE.read_bytes()[12:20] == b"mntrRGB "


@both
@pytest.mark.parametrize("voucher", VOUCHERS.values(), ids=VOUCHERS)
def test_what_part_2_asks_beyond_part_1(media: str, voucher: Voucher) -> None:
    pdf = render(voucher, media)
    assert pdf.startswith(b"%PDF-1.7\n%")
    assert all(byte > 127 for byte in pdf.split(b"\n")[1][1:5])
    assert pdf.endswith(b"%%EOF\n")
    assert b"/Encrypt" not in pdf
    assert re.findall(rb"[^\n]endstream", pdf) == []
    assert not re.search(rb"/(LZWDecode|JavaScript|Launch|AA|XFA|EF|Perms|SMask)\b", pdf)


def test_no_glyph_is_missing_from_the_fonts_since_what_they_lack_is_replaced() -> None:
    for style in (regular(9), medium(9)):
        shown = printable("".join(map(chr, range(0x20, 0x3000))), style)
        known = _font(style.face).face.charToGlyph
        assert {letter for letter in shown if not known.get(ord(letter))} == set()


@pytest.mark.parametrize("voucher", VOUCHERS.values(), ids=VOUCHERS)
def test_every_font_is_embedded_as_a_symbolic_one_with_its_letters_named(voucher: Voucher) -> None:
    for page in PdfReader(BytesIO(render(voucher))).pages:
        fonts = page["/Resources"]["/Font"]
        for font in (fonts[name].get_object() for name in fonts):
            assert font["/FontDescriptor"]["/FontFile2"].get_data()
            assert "/ToUnicode" in font
            assert "/Encoding" not in font, "a symbolic TrueType font has none"
            assert font["/FontDescriptor"]["/Flags"] & 4


def test_a_missing_profile_is_said_with_the_package_that_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "PROFILE", tmp_path / "srgb.icc")
    with pytest.raises(ProfileMissingError, match="libgs-common"):
        render(a_duplicate())
