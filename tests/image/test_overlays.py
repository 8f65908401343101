"""The overlays fit every board, and do there what they are for."""

from pathlib import Path

import pytest

from image import overlays
from image.boards import BOARDS
from tests.image import trees

_TREES = [name.removesuffix(".dtb") for board in BOARDS for name in board.trees]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("overlays")
    overlays.build(folder)
    return folder


@pytest.fixture(scope="module")
def boards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return trees.unpack(tmp_path_factory.mktemp("dtb"))


def test_every_board_has_its_tree_here(boards: dict[str, Path]) -> None:
    assert set(boards) == {*_TREES, "bcm2712-d-rpi-5-b"}


def test_all_fit_every_board(built: Path, boards: dict[str, Path]) -> None:
    overlays.check(built, boards.values())


def test_one_that_does_not_fit_is_told(built: Path, boards: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(overlays.OverlayError, match="fdtoverlay"):
        overlays.apply(boards["bcm2712-rpi-5-b"], [built / "polise-lamps.dtbo"], tmp_path / "merged.dtb")


@pytest.mark.parametrize("name", _TREES)
def test_lamps_and_beeper_hang_on_the_header(
    name: str, built: Path, boards: dict[str, Path], tmp_path: Path
) -> None:
    tree, merged = boards[name], tmp_path / "merged.dtb"
    overlays.apply(tree, overlays.fitting(built, tree), merged)
    header = "rp1_gpio" if name.startswith("bcm2712") else "gpio"
    node = trees.get(tree, "/__symbols__", header, "s")[0]
    (controller,) = trees.get(tree, node, "phandle")
    assert trees.get(merged, "/polise-lamps", "compatible", "s") == ["gpio-leds"]
    assert trees.get(merged, "/polise-lamps/lamp-green", "gpios") == [controller, "11", "0"]
    assert trees.get(merged, "/polise-lamps/lamp-red", "gpios") == [controller, "1b", "0"]
    assert trees.get(merged, "/beeper", "compatible", "s") == ["gpio-beeper"]
    assert trees.get(merged, "/beeper", "gpios") == [controller, "16", "0"]


def test_the_stepping_overlay_makes_debians_own_tree_of_it(
    built: Path, boards: dict[str, Path], tmp_path: Path
) -> None:
    merged = tmp_path / "merged.dtb"
    overlays.apply(boards["bcm2712-rpi-5-b"], [built / "bcm2712d0.dtbo"], merged)
    assert trees.source(merged) == trees.source(boards["bcm2712-d-rpi-5-b"])


@pytest.mark.parametrize(
    "overlay", ["polise-lamps", "polise-lamps-pi5", "polise-beeper", "polise-beeper-pi5"]
)
def test_parameters_set_a_cell_that_is_there(overlay: str, built: Path) -> None:
    """For each cell that a parameter sets it has the node's phandle, and `property:offset` with a zero."""
    file = built / f"{overlay}.dtbo"
    labels = {
        label: trees.get(file, "/__symbols__", label, "s")[0] for label in trees.names(file, "/__symbols__")
    }
    phandles = {int(trees.get(file, path, "phandle")[0], 16): path for path in labels.values()}
    for parameter in trees.names(file, "/__overrides__"):
        for phandle, cell in _targets(file, parameter):
            name, offset = cell.split(":")
            assert int(offset) // 4 < len(trees.get(file, phandles[phandle], name))


def test_the_map_leads_every_board_to_a_file_that_is_there(built: Path) -> None:
    table = built / "overlay_map.dtb"
    for overlay in trees.nodes(table, "/"):
        for soc in trees.names(table, f"/{overlay}"):
            other = trees.get(table, f"/{overlay}", soc, "s")
            assert (built / f"{other[0] if other else overlay}.dtbo").is_file()
    assert {f"{name}.dtbo" for name in trees.nodes(table, "/")} | {"bcm2712d0.dtbo"} == {
        file.name for file in built.glob("*.dtbo")
    }


def _targets(file: Path, parameter: str) -> list[tuple[int, str]]:
    left = bytes(int(byte, 16) for byte in trees.get(file, "/__overrides__", parameter, "bx"))
    found = []
    while left:
        phandle = int.from_bytes(left[:4], "big")
        cell, left = left[4:].split(b"\0", 1)
        found.append((phandle, cell.decode()))
    return found
