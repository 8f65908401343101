"""What copyright files of a root say."""

from pathlib import Path

import pytest

from image.sbom.copyrights import NOASSERTION, of, read

DEP5 = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: sample

Files: *
Copyright: 2020-2024  Anna Paraugs
           2019 Somebody Else
License: GPL-2+

Files: small/*
Copyright: 2021 Anna Paraugs
License: own-words or Expat

License: GPL-2+
 On Debian systems the text is in /usr/share/common-licenses/GPL-2.

License: own-words
 Take it.
 .
 Leave the name.
"""


def test_all_licences_of_the_files_hold_together() -> None:
    found = read(DEP5)
    (own,) = found.own
    assert found.licence == f"GPL-2.0-or-later AND ({own.id} OR MIT)"
    assert own.text == "Take it.\n\nLeave the name."
    assert found.holders == "2019 Somebody Else\n2020-2024 Anna Paraugs\n2021 Anna Paraugs"


def test_the_text_beside_the_files_goes_before_one_of_the_same_name() -> None:
    beside = DEP5.replace("License: own-words or Expat", "License: own-words\n Take half.")
    assert [own.text for own in read(beside).own] == ["Take half."]


def test_a_licence_without_a_text_says_so() -> None:
    (own,) = read(DEP5.split("License: own-words\n Take it.", maxsplit=1)[0]).own
    assert "does not give its text" in own.text


@pytest.mark.parametrize(
    "text", ["", "This package is free.\nLicense: GPL\n", "Format: of no use\n\nFiles: *\n"]
)
def test_prose_asserts_nothing(text: str) -> None:
    found = read(text)
    assert (found.licence, found.holders, found.own) == (NOASSERTION, NOASSERTION, set())


def test_a_root_is_read_through_its_links(tmp_path: Path) -> None:
    documents = tmp_path / "usr/share/doc"
    (documents / "sample").mkdir(parents=True)
    (documents / "sample/copyright").write_text(DEP5)
    (documents / "sample-data").symlink_to("sample")
    (documents / "sample-bin").symlink_to("/usr/share/doc/sample")
    assert {of([tmp_path], name).licence for name in ("sample", "sample-data", "sample-bin")} == {
        read(DEP5).licence
    }


def test_no_link_leads_out_of_the_root(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / "usr/share/doc").mkdir(parents=True)
    outside.mkdir()
    (outside / "copyright").write_text(DEP5)
    (root / "usr/share/doc/absolute").symlink_to(outside)
    (root / "usr/share/doc/relative").symlink_to("../../../../outside")
    (root / "usr/share/doc/round").symlink_to("round")
    assert {of([root], name).licence for name in ("absolute", "relative", "round", "none")} == {NOASSERTION}


def test_what_is_unpacked_elsewhere_is_found_there(tmp_path: Path) -> None:
    document = tmp_path / "firmware/usr/share/doc/sample"
    document.mkdir(parents=True)
    (document / "copyright").write_text(DEP5)
    assert of([tmp_path / "root", tmp_path / "firmware"], "sample") == read(DEP5)
