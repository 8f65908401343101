"""Any prefix of a good file, and any such file padded with zeros, is told or good, and loses no secret."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.appliance.settings.tree import GOOD, PASSWORD, Tree
from tests.contract.certificates import Authority

RAW = GOOD.encode()


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Tree:
    """A kiosk that keeps its secrets."""
    tree = Tree(tmp_path_factory.mktemp("used") / "root", authority)
    tree.start()
    return tree


@given(st.integers(0, len(RAW)), st.sampled_from([b"", b"\0" * 100, b"\xff" * 40]), st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_that_was_not_written_to_its_end(used: Tree, at: int, tail: bytes, windows: bool) -> None:
    for name, content in used.files.items():
        (used.card / name).write_bytes(content)
    whole = RAW.replace(b"\n", b"\r\n") if windows else RAW
    used.write(whole[:at] + tail)
    found = used.start()
    stops = [fault for fault in found if fault.severity == "stop"]
    assert (used.result / "kiosk.toml").exists() == (not stops)
    assert PASSWORD not in str(found)
    assert PASSWORD not in used.report
    assert PASSWORD.encode() in (used.machine.secrets / "wifi.json").read_bytes()
    assert (used.machine.secrets / "client-key.json").exists()


def test_a_card_pulled_out_too_early_and_mended_later(tmp_path: Path, authority: Authority) -> None:
    tree = Tree(tmp_path / "root", authority)
    tree.start()
    blanked = tree.file.read_bytes()
    for at in range(0, len(blanked), 499):
        tree.write(blanked[:at])
        tree.start()
    tree.write(blanked)
    assert tree.start() == []
    assert tree.password_given
    assert tree.key_given
