"""Licence lines of Debian's copyright files as SPDX expressions."""

import pytest

from image.sbom.licences import Own, expression


def _own(name: str) -> str:
    return f"LicenseRef-{name.replace(' ', '-')}"


@pytest.mark.parametrize(
    ("debian", "spdx"),
    [
        ("GPL-2+", "GPL-2.0-or-later"),
        ("GPL-2", "GPL-2.0-only"),
        ("LGPL-2.1+", "LGPL-2.1-or-later"),
        ("LGPL-3.0", "LGPL-3.0-only"),
        ("AGPL-3+", "AGPL-3.0-or-later"),
        ("GFDL-NIV-1.3+", "GFDL-1.3-no-invariants-or-later"),
        ("GFDL-1.2", "GFDL-1.2-only"),
        ("Expat", "MIT"),
        ("bsd-3-clause", "BSD-3-Clause"),
        ("GPL-2+ or Artistic", "GPL-2.0-or-later OR Artistic-1.0"),
        ("GPL-2+  and\n BSD-2-clause", "GPL-2.0-or-later AND BSD-2-Clause"),
        ("GPL-2+ or Artistic, and ISC", "(GPL-2.0-or-later OR Artistic-1.0) AND ISC"),
        ("GPL-2+ and ISC, or MIT", "(GPL-2.0-or-later AND ISC) OR MIT"),
        ("public-domain", "LicenseRef-public-domain"),
        ("GPL-3+ with Bison exception", "LicenseRef-GPL-3+-with-Bison-exception"),
        ("GPL", "LicenseRef-GPL"),
        ("LGPL-1+", "LicenseRef-LGPL-1+"),  # there was none
        ("ISC, or MIT, and X11", "LicenseRef-ISC,-or-MIT,-and-X11"),
    ],
)
def test_expression(debian: str, spdx: str) -> None:
    assert expression(debian, _own) == spdx


def test_two_texts_under_one_name_are_two_licences() -> None:
    assert Own.of("permissive", "Do.").id != Own.of("permissive", "Do not.").id


@pytest.mark.parametrize("name", ["GPL-2+ with Ünïcode exception", "…", "a/b"])
def test_an_own_id_has_only_what_spdx_allows(name: str) -> None:
    assert set(Own.of(name, "").id) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
