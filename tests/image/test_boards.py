"""config.txt and cmdline.txt, as each board's firmware reads them."""

import re
from pathlib import Path

import pytest

from image import overlays
from image.boards import BOARDS, Board, files, tree_folders

BOOT = Path(__file__).parents[2] / "image" / "boot"
CONFIG = (BOOT / "config.txt").read_text()
_FILTER = re.compile(r"\[(.+)\]")
_SETTING = re.compile(r"(?:[a-z0-9_]+=[\w.,/-]+|initramfs [\w.]+ followkernel)")


def _read(board: Board, config: str = CONFIG) -> list[str]:
    """The lines that hold for a board."""
    holds, lines = True, []
    for line in config.splitlines():
        if found := _FILTER.fullmatch(line):
            holds = found[1] in ("all", *board.filters)
        elif line and not line.startswith("#") and holds:
            lines.append(line)
    return lines


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.name)
def test_every_board_gets_one_kernel_and_its_initramfs(board: Board) -> None:
    lines = _read(board)
    assert [line for line in lines if line.startswith("kernel=")] == [f"kernel={board.boot.kernel}"]
    assert [line for line in lines if line.startswith("initramfs")] == [
        f"initramfs {board.boot.initramfs} followkernel"
    ]
    assert {"arm_64bit=1", "upstream_kernel=1", "disable_splash=1", "boot_delay=0"} <= set(lines)


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.name)
def test_a_named_device_tree_is_the_boards_own(board: Board) -> None:
    named = [line.split("=")[1] for line in _read(board) if line.startswith("device_tree=")]
    assert set(named) <= set(board.trees)


def test_every_line_is_one_the_firmware_takes() -> None:
    known = {"all", *(name for board in BOARDS for name in board.filters)}
    for line in CONFIG.splitlines():
        if found := _FILTER.fullmatch(line):
            assert found[1] in known
        elif line and not line.startswith("#"):
            assert _SETTING.fullmatch(line)
            assert len(line) <= 98  # the firmware reads no further


def test_what_stands_there_to_be_taken_in_names_our_overlays() -> None:
    lines = re.findall(r"^#dtoverlay=([\w-]+),(.*)$", CONFIG, re.MULTILINE)
    assert sorted(name for name, _ in lines) == sorted(overlays.CHOICES)
    for name, parameters in lines:
        source = (overlays.SOURCES / f"{name}.dts").read_text()
        for parameter in (*parameters.split(","), "active_low=1"):
            assert f"\t\t{parameter.split('=')[0]} = <&" in source


def test_the_command_line_is_one_line_without_a_console_on_the_screen() -> None:
    text = (BOOT / "cmdline.txt").read_text()
    words = text.split()
    assert text.count("\n") == 1
    assert [word for word in words if word.startswith("console=")] == ["console=tty3"]
    assert {"root=PARTUUID=706f6c69-02", "ro", "rootwait", "quiet", "net.ifnames=0"} <= set(words)
    assert not any(
        word.startswith("cma=") for word in words
    )  # it would leave the memory that a Pi 4 or 5 can use


def test_the_files_of_all_boards_are_found(tmp_path: Path) -> None:
    root, firmware = _unpacked(tmp_path)
    found = files(root, firmware)
    assert found["bcm2837-rpi-3-b.dtb"].parts[-3] == "linux-image-6.12.118+deb13-arm64"
    assert found["bcm2712-rpi-5-b.dtb"].parts[-4] == "7.10.1+deb13-arm64"
    assert {"bootcode.bin", "start.elf", "start4.elf", "LICENCE.broadcom"} <= found.keys()


def test_a_missing_tree_is_told(tmp_path: Path) -> None:
    root, firmware = _unpacked(tmp_path)
    next(root.glob("usr/lib/linux-image-6*/broadcom/bcm2711-rpi-400.dtb")).unlink()
    with pytest.raises(FileNotFoundError, match=r"bcm2711-rpi-400\.dtb"):
        files(root, firmware)


def test_one_kernel_alone_is_told(tmp_path: Path) -> None:
    (tmp_path / "usr/lib/linux-image-6.12.118+deb13-arm64/broadcom").mkdir(parents=True)
    with pytest.raises(FileNotFoundError, match="1 kernels"):
        tree_folders(tmp_path)


def _unpacked(folder: Path) -> tuple[Path, Path]:
    root, firmware = folder / "root", folder / "firmware"
    stable = root / "usr/lib/linux-image-6.12.118+deb13-arm64/broadcom"
    backports = root / "usr/lib/modules/7.10.1+deb13-arm64/dtb/broadcom"
    for trees in (stable, backports):
        trees.mkdir(parents=True)
        for name in (name for board in BOARDS for name in board.trees):
            (trees / name).touch()
    (root / "usr/lib/linux-image-7.10.1+deb13-arm64").symlink_to("modules/7.10.1+deb13-arm64/dtb")
    for name in ("usr/lib/raspi-firmware", "usr/share/doc/raspi-firmware"):
        (firmware / name).mkdir(parents=True)
    (firmware / "usr/share/doc/raspi-firmware/copyright").touch()
    for name in {name for board in BOARDS for name in board.firmware}:
        (firmware / "usr/lib/raspi-firmware" / name).touch()
    return root, firmware


def test_the_kernel_zeroes_what_it_lets_go_of() -> None:
    """What a serial line has brought lies in the kernel's buffers, which the reader service gives back."""
    assert "init_on_free=1" in (BOOT / "cmdline.txt").read_text().split()
