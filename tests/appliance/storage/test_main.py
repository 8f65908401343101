"""The unit that makes the storage ready never fails, and says where the data are or what is wrong."""

from pathlib import Path

import pytest

from kiosk.appliance.__main__ import main as appliance
from kiosk.appliance.faults import read_faults
from kiosk.appliance.storage import attend, main
from kiosk.appliance.storage.attend import Attendant
from kiosk.appliance.storage.disk import Disk
from kiosk.appliance.storage.layout import MIB, Layout
from tests.appliance.storage.cards import LAYOUT, Card, slot


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that stands for /run/polise-boot."""
    folder = tmp_path / "run"
    monkeypatch.setattr(main, "RUN", folder)
    return folder


def command_line(folder: Path, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "cmdline").write_text(words)
    monkeypatch.setattr(main, "COMMAND_LINE", folder / "cmdline")


def test_a_real_card_of_full_size_is_linked(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main, "Attendant", lambda disk: Attendant(disk, run=run))
    with slot(tmp_path, 5000 * MIB) as card:
        card.flash()
        command_line(tmp_path, f"quiet root=PARTUUID={card.id}-02", monkeypatch)
        assert appliance(["storage"]) == 0
        assert (run / "storage.json").read_text() == "[]\n"
        assert (run / "data").readlink() == card.node


def test_without_a_disk_it_says_so_and_succeeds(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command_line(tmp_path, "root=/dev/nfs", monkeypatch)
    assert appliance(["storage"]) == 0
    (fault,) = read_faults(run / "storage.json")
    assert (fault.code, fault.severity) == ("storage-missing", "stop")
    assert "names no root" in fault.words


def test_a_mistake_of_its_own_is_a_fault_too(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("a mistake")

    monkeypatch.setattr(main, "start", fail)
    assert appliance(["storage"]) == 0
    assert "a mistake" in read_faults(run / "storage.json")[0].words


def test_a_link_of_an_earlier_run_does_not_outlive_a_stop(used: Card) -> None:
    assert (used.run / "data").is_symlink()
    with used.mounted() as folder:
        (folder / "format").write_text("9\n")
    assert main.hand_on(Attendant(used.disk, LAYOUT, used.run))[0].severity == "stop"
    assert not (used.run / "data").is_symlink()


def test_the_appliances_own_places_are_the_layouts() -> None:
    assert str(attend.RUN) == "/run/polise-boot"
    assert Attendant(Disk(Path("/dev/mmcblk0"))).layout == Layout(4 << 30, 256 << 20)
