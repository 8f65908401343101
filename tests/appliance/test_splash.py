"""The first picture, pixel by pixel, in whatever way a screen's memory lies."""

import ctypes
import runpy
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kiosk.appliance.framebuffer import Channel, Framebuffer, UnknownPixelsError, framebuffer_of
from kiosk.appliance.picture import Picture, above, read_picture, turned
from kiosk.appliance.splash import AGAIN, LOGOS, again_for, has_failed, logo_for, main, picture

ROOT = Path(__file__).parents[2]
RED, GREEN, BRAND = b"\xff\x00\x00", b"\x00\xff\x00", b"\x0a\x5c\x66"
CROSS = Picture(2, (RED + GREEN, BRAND + RED))
XRGB = (Channel(16, 8), Channel(8, 8), Channel(0, 8), Channel(0, 0))
ARGB = (*XRGB[:3], Channel(24, 8))
RGB565 = (Channel(11, 5), Channel(5, 6), Channel(0, 5), Channel(0, 0))


class Bitfield(ctypes.Structure):
    """A bitfield of linux/fb.h."""

    _fields_ = [(name, ctypes.c_uint32) for name in ("offset", "length", "msb_right")]


class Variable(ctypes.Structure):
    """The first fields of linux/fb.h's fb_var_screeninfo."""

    _fields_ = [
        *((name, ctypes.c_uint32) for name in ("xres", "yres", "xres_virtual", "yres_virtual")),
        *((name, ctypes.c_uint32) for name in ("xoffset", "yoffset", "bits_per_pixel", "grayscale")),
        *((name, Bitfield) for name in ("red", "green", "blue", "transp")),
        ("rest", ctypes.c_uint32 * 20),
    ]


class Fixed(ctypes.Structure):
    """linux/fb.h's fb_fix_screeninfo."""

    _fields_ = [
        ("id", ctypes.c_char * 16),
        ("smem_start", ctypes.c_ulong),
        *((name, ctypes.c_uint32) for name in ("smem_len", "type", "type_aux", "visual")),
        *((name, ctypes.c_uint16) for name in ("xpanstep", "ypanstep", "ywrapstep")),
        ("line_length", ctypes.c_uint32),
        ("mmio_start", ctypes.c_ulong),
        ("rest", ctypes.c_uint32 * 4),
    ]


def screen(
    size: tuple[int, int],
    bits: int,
    stride: int,
    channels: tuple[Channel, ...],
    first: tuple[int, int] = (0, 0),
) -> Framebuffer:
    """Return the screen that the kernel's structures describe; `first` is its first pixel in sight."""
    variable = Variable(*size, *size, *first, bits, 0)
    for name, channel in zip(("red", "green", "blue", "transp"), channels, strict=True):
        setattr(variable, name, Bitfield(channel.offset, channel.bits, 0))
    fixed = Fixed(b"driver", 0x1000, stride * size[1], 0, 0, 2, 1, 1, 0, stride)
    return framebuffer_of(bytes(variable), bytes(fixed))


def pixel_at(framebuffer: Framebuffer, memory: bytes, x: int, y: int) -> int:
    at = y * framebuffer.stride + x * framebuffer.size
    return int.from_bytes(memory[at : at + framebuffer.size], "little")


def test_the_kernels_structures_are_read() -> None:
    told = screen((1280, 800), 32, 5120, ARGB, (2, 3))

    assert told == Framebuffer(1280, 800, 5120, 3 * 5120 + 2 * 4, 4, ARGB)


@pytest.mark.parametrize(
    ("bits", "channels", "colors"),
    [
        (32, XRGB, (0, 0xFF0000, 0x00FF00, 0x0A5C66)),
        (32, ARGB, (0xFF000000, 0xFFFF0000, 0xFF00FF00, 0xFF0A5C66)),
        (24, XRGB, (0, 0xFF0000, 0x00FF00, 0x0A5C66)),
        (16, RGB565, (0, 0xF800, 0x07E0, (1 << 11) | (23 << 5) | 12)),
        (32, (*reversed(XRGB[:3]), XRGB[3]), (0, 0xFF, 0xFF00, 0x665C0A)),
    ],
)
@pytest.mark.parametrize("spare", [0, 12])
def test_the_picture_stands_in_the_middle_of_black(
    bits: int, channels: tuple[Channel, ...], colors: tuple[int, int, int, int], spare: int
) -> None:
    width, height = 8, 5
    black, red, green, brand = colors
    framebuffer = screen((width, height), bits, width * bits // 8 + spare, channels)

    memory = picture(framebuffer, CROSS)

    assert len(memory) == framebuffer.stride * height - spare, "from the first to the last pixel in sight"
    seen = {(x, y): pixel_at(framebuffer, memory, x, y) for x in range(width) for y in range(height)}
    drawn = {(3, 1): red, (4, 1): green, (3, 2): brand, (4, 2): red}
    assert {at: value for at, value in seen.items() if at in drawn} == drawn
    assert {value for at, value in seen.items() if at not in drawn} == {black}


@pytest.mark.parametrize("bits", [1, 4, 8, 15, 30])
def test_pixels_of_an_unknown_kind_are_named(bits: int) -> None:
    with pytest.raises(UnknownPixelsError, match=f"{bits} bits a pixel"):
        screen((640, 480), bits, 640, RGB565)


def test_colours_from_a_table_are_unknown() -> None:
    with pytest.raises(UnknownPixelsError):
        screen((640, 480), 16, 1280, (Channel(0, 0),) * 4)


@pytest.mark.parametrize(
    ("width", "height", "logo"),
    [
        (800, 480, 160),
        (480, 800, 160),
        (1024, 600, 240),
        (720, 1280, 240),
        (1280, 800, 320),
        (1920, 1080, 320),
        (3840, 2160, 320),
        (320, 240, 160),
    ],
)
def test_the_logo_is_as_large_as_the_screen_allows(width: int, height: int, logo: int) -> None:
    chosen = logo_for(screen((width, height), 32, 4 * width, XRGB))

    assert (chosen.width, chosen.height) == (logo, logo)


def test_a_tiny_screen_has_no_logo() -> None:
    with pytest.raises(UnknownPixelsError, match="too few"):
        logo_for(screen((128, 64), 16, 256, RGB565))


def test_the_whole_logo_is_on_the_screen_and_looks_as_drawn() -> None:
    framebuffer = screen((800, 480), 32, 3200, XRGB)
    logo = logo_for(framebuffer)
    memory = picture(framebuffer, logo)

    left, above = (800 - 160) // 2, (480 - 160) // 2
    for y, row in enumerate(logo.rows):
        for x in range(logo.width):
            color = int.from_bytes(row[3 * x : 3 * x + 3], "big")
            assert pixel_at(framebuffer, memory, left + x, above + y) == color
    assert pixel_at(framebuffer, memory, 0, 0) == pixel_at(framebuffer, memory, 799, 479) == 0
    colors = {logo.rows[80][3 * x : 3 * x + 3] for x in range(160)}
    assert {BRAND, b"\xff\xff\xff"} <= colors, "the look's own colours"


def test_the_logos_in_the_tree_are_those_that_the_script_draws(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "scripts" / "logo", tmp_path], check=True)

    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in LOGOS.glob("*.png")}
    for drawn in tmp_path.iterdir():
        assert read_picture(LOGOS / drawn.name) == read_picture(drawn)


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBBI", 13, b"IHDR", 1, 1, 8, 6, 0, 0, 0, 0),
    ],
)
def test_another_picture_is_refused(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "x.png").write_bytes(broken)

    with pytest.raises(ValueError, match="is not a PNG of 8 bits"):
        read_picture(tmp_path / "x.png")


def test_no_screen_is_no_failure(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    began = time.monotonic()

    assert main([], tmp_path / "fb0", patience=0.2) == 0
    assert 0.2 <= time.monotonic() - began < 5
    assert "no first picture" in caplog.text


def test_a_screen_that_comes_late_is_taken(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A file stands for it: it is opened as soon as it is there, and refused for being a file."""
    late = tmp_path / "fb0"
    threading.Timer(0.3, late.touch).start()

    assert main([], late, patience=30) == 0
    assert "Inappropriate ioctl for device" in caplog.text


def test_one_picture_stands_over_another_in_the_middle() -> None:
    black = bytes(3)
    both = above(Picture(1, (RED,)), Picture(4, (GREEN * 4,)))

    assert both == Picture(4, (black + RED + black * 2, GREEN * 4))


@pytest.mark.parametrize(
    ("degrees", "rows"),
    [
        (0, (RED + GREEN, BRAND + RED)),
        (90, (BRAND + RED, RED + GREEN)),
        (180, (RED + BRAND, GREEN + RED)),
        (270, (GREEN + RED, RED + BRAND)),
    ],
)
def test_a_picture_is_turned_clockwise(degrees: int, rows: tuple[bytes, ...]) -> None:
    assert turned(CROSS, degrees) == Picture(2, rows)


@pytest.mark.parametrize(
    ("result", "failed"), [(None, False), ("success", False), ("exit-code", True), ("watchdog", True)]
)
def test_words_are_for_a_kiosk_that_failed(result: str | None, failed: bool) -> None:
    assert has_failed({} if result is None else {"SERVICE_RESULT": result}) is failed


@pytest.mark.parametrize(
    ("size", "rotation", "logo"),
    [
        ((800, 480), 0, 160),
        ((480, 800), 0, 160),
        ((800, 480), 90, 160),
        ((1024, 600), 0, 240),
        ((1024, 600), 270, 160),
        ((720, 1280), 0, 240),
        ((1280, 800), 0, 320),
        ((1280, 800), 90, 240),
        ((1920, 1080), 90, 320),
    ],
)
def test_the_words_stand_below_the_largest_logo_that_leaves_room(
    size: tuple[int, int], rotation: int, logo: int
) -> None:
    whole = again_for(screen(size, 32, 4 * size[0], XRGB), rotation)
    upright, above_them = turned(whole, -rotation), read_picture(LOGOS / f"{logo}.png")

    left = 3 * ((upright.width - logo) // 2)
    assert [row[left : left + 3 * logo] for row in upright.rows[:logo]] == list(above_them.rows)
    lines = [any(row) for row in upright.rows[logo:]]
    assert sum(one and not before for before, one in zip([False, *lines], lines, strict=False)) >= 3
    assert whole.width <= size[0]
    assert whole.height <= size[1]


def test_a_screen_without_room_for_the_words_shows_the_logo_alone() -> None:
    assert again_for(screen((320, 240), 32, 1280, XRGB), 0) == read_picture(LOGOS / "160.png")


def test_the_words_in_the_tree_are_those_that_the_script_draws(tmp_path: Path) -> None:
    """But for the edges of the letters, which another version of the font may draw by a hair otherwise."""
    script = runpy.run_path(str(ROOT / "scripts" / "again"))
    sizes = {int(path.stem) for path in LOGOS.glob("*.png")}
    assert {int(path.stem) for path in AGAIN.glob("*.png")} == sizes

    for size in sizes:
        (tmp_path / "drawn.png").write_bytes(script["words"](size))
        kept, drawn = read_picture(AGAIN / f"{size}.png"), read_picture(tmp_path / "drawn.png")
        assert (kept.width, kept.height) == (drawn.width, drawn.height)
        pairs = zip(b"".join(kept.rows), b"".join(drawn.rows), strict=True)
        assert sum(abs(one - other) for one, other in pairs) / (kept.width * kept.height * 3) < 2
