"""The same voucher is the same bytes, in any process; and the PDF brings all it needs."""

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from kiosk.domain.voucher import Voucher
from kiosk.voucher import fonts
from kiosk.voucher.fonts import FontMissingError
from kiosk.voucher.pdf import digest
from tests.unit.voucher_samples import MEDIA, a_duplicate, an_original, render, thirty_long_lines

SCRIPT = """
from kiosk.voucher.pdf import digest
from tests.unit.voucher_samples import MEDIA, a_duplicate, an_original, render, thirty_long_lines
vouchers = (an_original(1), a_duplicate(everything=True, voided=True), thirty_long_lines())
print(*(digest(render(voucher, media)) for voucher in vouchers for media in MEDIA))
"""


def vouchers() -> tuple[Voucher, ...]:
    return (an_original(1), a_duplicate(everything=True, voided=True), thirty_long_lines())


def digests_elsewhere(**environment: str) -> list[str]:
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(
        command, env={**os.environ, **environment}, check=True, capture_output=True, text=True
    )
    return done.stdout.split()


def test_the_bytes_are_the_same_in_every_process_time_zone_language_and_hash_order(tmp_path: Path) -> None:
    here = [digest(render(voucher, media)) for voucher in vouchers() for media in MEDIA]
    elsewhere = [
        digests_elsewhere(TZ="Pacific/Kiritimati", LANG="C", LC_ALL="C", PYTHONHASHSEED="1"),
        digests_elsewhere(
            TZ="America/Caracas", LC_ALL="lv_LV.UTF-8", PYTHONHASHSEED="77", HOME=str(tmp_path)
        ),
    ]
    assert elsewhere == [here, here]


def test_the_bytes_do_not_depend_on_what_was_rendered_before() -> None:
    first = [render(an_original(1), media) for media in MEDIA]
    for voucher in vouchers():
        render(voucher)
    assert [render(an_original(1), media) for media in MEDIA] == first


def test_another_copy_has_other_bytes() -> None:
    assert len({render(an_original(k)) for k in (1, 2, 3)}) == 3


def test_the_digest_is_the_bytes_sha256() -> None:
    pdf = render(an_original(1))
    assert digest(pdf) == hashlib.sha256(pdf).hexdigest()


def test_what_became_of_the_copy_is_not_on_it() -> None:
    voucher = an_original(1)
    known = replace(voucher.copy, sha256="00" * 32, job_uuid="urn:uuid:1", detail="media-not-supported")
    sent = replace(voucher, copy=known)
    assert render(sent) == render(voucher)


def test_every_font_is_roboto_and_embedded(tmp_path: Path) -> None:
    file = tmp_path / "voucher.pdf"
    file.write_bytes(render(a_duplicate(everything=True, voided=True)))
    listed = subprocess.run(["pdffonts", file], check=True, capture_output=True, text=True).stdout
    rows = [line.split() for line in listed.splitlines()[2:]]
    assert {row[0].partition("+")[2] for row in rows} == {"Roboto-Regular", "Roboto-Medium"}
    assert all("TrueType" in row and row[-5] == "yes" for row in rows)


def test_the_page_is_a5_upright_and_the_document_says_what_it_is() -> None:
    reader = PdfReader(BytesIO(render(an_original(3))))
    box = reader.pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (148, 210)
    assert reader.metadata is not None
    assert reader.metadata.title == "Veselības aprūpes talons Nr. 000123"
    assert reader.metadata.subject == "3. eksemplārs no 3 – pacientam"
    assert reader.metadata.author == "Parauga veselības centrs, SIA"
    assert reader.metadata.producer == reader.metadata.creator == "polise-kiosk"
    assert reader.root_object["/Lang"] == "lv-LV"


def test_a_missing_font_is_said_with_the_package_that_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts._font.cache_clear()
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    with pytest.raises(FontMissingError, match="fonts-roboto-unhinted"):
        render(an_original(1))
