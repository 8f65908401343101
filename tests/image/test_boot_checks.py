"""What is made of what the guest says: /proc, pictures, traces, leaks, the report."""

from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from hw.service.reader_messages import LampEntry, ReaderTrace, SoundEntry
from image.boot_test import checks, leaks, proc, report, schedule, screen, services, traces
from image.boot_test.fat import Fat
from image.boot_test.scenarios import faulty
from image.boot_test.scenarios.table import BY_NAME, SCENARIOS

TCP = """\
  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0277 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1
   1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2
   2: 0F02000A:9C40 6402000A:20FB 01 00000000:00000000 00:00000000 00000000     0        0 3
"""
TCP6 = """\
  sl  local_address                         remote_address                        st
   0: 00000000000000000000000001000000:0277 00000000000000000000000000000000:0000 0A
   1: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A
"""
UDP = """\
  sl  local_address rem_address   st
   0: 0F02000A:0044 00000000:0000 07
   1: 00000000:14EB 00000000:0000 07
   2: 0F02000A:A000 0302000A:0035 01
"""


def test_who_listens_is_told_by_address() -> None:
    tcp = proc.listening("tcp", TCP)

    assert [str(one) for one in tcp] == ["tcp 127.0.0.1 port 631", "tcp 0.0.0.0 port 22"]
    assert [str(one) for one in proc.listening("tcp6", TCP6)] == ["tcp6 ::1 port 631", "tcp6 :: port 80"]
    assert [one.port for one in proc.listening("udp", UDP)] == [68, 5355]


def test_strangers_are_neither_loopback_nor_dhcp() -> None:
    all_of_them = [
        one
        for name, text in (("tcp", TCP), ("tcp6", TCP6), ("udp", UDP))
        for one in proc.listening(name, text)
    ]

    assert checks.strangers(all_of_them) == [
        "tcp 0.0.0.0 port 22",
        "tcp6 :: port 80",
        "udp 0.0.0.0 port 5355",
    ]


def test_this_machines_own_tables_can_be_read() -> None:
    for name in ("tcp", "udp"):
        proc.listening(name, Path(f"/proc/net/{name}").read_text())
    assert proc.kib(Path("/proc/meminfo").read_text(), "MemAvailable") > 1000
    assert "rw" in proc.mount_options(Path("/proc/self/mounts").read_text(), "/proc")


def test_the_mount_on_top_counts() -> None:
    mounts = "a / ext4 rw 0 0\nb / overlay ro,relatime 0 0\nc /x tmpfs rw 0 0\n"

    assert proc.mount_options(mounts, "/") == {"ro", "relatime"}
    assert proc.mount_options(mounts, "/y") == frozenset()


def test_swaps_figures_properties_and_sections() -> None:
    assert proc.swaps("Filename Type Size\n/dev/vda5 partition 9\n") == ["/dev/vda5"]
    assert proc.kib("Rss: 5 kB\nPss:     12 kB\n", "Pss") == 12
    with pytest.raises(KeyError):
        proc.kib("", "Pss")
    assert proc.properties("A=b=c\nD=\n") == {"A": "b=c", "D": ""}
    assert list(proc.sections("== a\n1\n== b\n")) == [("a", "1\n"), ("b", "")]


def test_a_check_for_nothing_names_what_it_found() -> None:
    assert checks.nothing("n", [], "port").ok
    found = checks.nothing("n", ["b", "a", "b"], "port")
    assert (found.ok, found.found, found.expected) == (False, "a; b", "no port")


def test_a_canary_has_no_row_that_a_counter_has() -> None:
    for _ in range(50):
        canary = leaks.draw()
        assert len(canary) == leaks.DIGITS
        assert all(abs(int(a) - int(b)) > 1 for a, b in pairwise(canary))


@pytest.mark.parametrize("encoding", ["ascii", "utf-16-le", "utf-32-be"])
def test_a_few_digits_in_a_row_are_found_in_every_width(encoding: str) -> None:
    canary = "4829315706204861"
    data = b"noise" + canary[3:9].encode(encoding) + b"\x00\x00noise"

    assert leaks.finds(data, canary, 6) == ["931570"]
    assert leaks.finds(data, canary, 7) == []


def test_digits_are_found_on_a_sparse_disk_also_across_pieces(tmp_path: Path) -> None:
    disk, canary = tmp_path / "disk", "4829315706204861"
    piece = leaks._PIECE
    with disk.open("wb") as file:
        file.truncate(5 * piece)
        file.seek(2 * piece)
        file.write(b"x" * piece)
        file.seek(3 * piece - 4)
        file.write(canary[:8].encode())
    holes = disk.stat().st_blocks * 512 < disk.stat().st_size

    assert [found.split()[0] for found in leaks.finds_on_disk(disk, canary)] == [canary[:8]]
    assert holes
    assert leaks.finds_on_disk(disk, canary[::-1]) == []


def page(text: str = "", *, fill: str = "white") -> Image.Image:
    picture = Image.new("RGB", (320, 200), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 100, 120, 140), fill=fill)
    draw.text((20, 20), text, fill="black")
    return picture


def test_pictures_are_alike_or_not() -> None:
    assert screen.difference(page("a"), page("a")) == 0
    assert 0 < screen.difference(page("10:41"), page("10:42")) < screen.ALIKE
    assert screen.difference(page(), page(fill="navy")) > screen.ALIKE
    assert screen.difference(page(), page().resize((200, 320))) == 1


def test_a_tap_must_show_where_it_changed_something() -> None:
    before, after = page(), page(fill="navy")

    assert screen.agreement(before, after, after) == 1
    assert screen.agreement(before, after, before) == 0
    assert screen.agreement(before, before, after) == 1
    assert screen.agreement(before, after, after.resize((200, 320))) == 0


def test_blank_and_dark() -> None:
    black, logo = Image.new("RGB", (64, 64)), page(fill="navy")

    assert screen.is_blank(black)
    assert screen.is_dark(black)
    assert not screen.is_blank(logo)
    assert not screen.is_dark(logo)
    assert screen.is_blank(Image.new("RGB", (64, 64), "white"))


def trace(lamps: list[tuple[float, str]], sounds: list[tuple[float, str]]) -> ReaderTrace:
    return ReaderTrace(
        [LampEntry(at, "", lamp, "none") for at, lamp in lamps],  # type: ignore[arg-type]
        [SoundEntry(at, "", sound, "sounder") for at, sound in sounds],  # type: ignore[arg-type]
    )


GOOD = trace([(1, "yellow"), (5, "green"), (20.0, "off"), (20.2, "green"), (21, "yellow")], [(20.1, "good")])


def test_a_good_swipe_blinks_once_and_sounds_once() -> None:
    assert all(check.ok for check in traces.check(GOOD))


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        (trace([], []), "one-good-signal"),
        (trace([(5, "green"), (20, "red")], [(20, "bad")]), "one-good-signal"),
        (trace([(5, "green")], [(20, "good")]), "one-blink"),
        (trace([(5, "yellow"), (20, "off")], [(20, "good")]), "ready-green"),
    ],
)
def test_any_other_swipe_is_told(wrong: ReaderTrace, name: str) -> None:
    assert name in {check.name for check in traces.check(wrong) if not check.ok}


def outcome(**more: object) -> report.Outcome:
    return report.Outcome(name="visit", shows="A visit.", machine="virt", **more)  # type: ignore[arg-type]


GOOD_STEP = report.Step(name="login", ok=True, seconds=1.0)
BAD_CHECK = report.Check(name="no-swap", ok=False, found="/dev/vda5", expected="no swap")


def test_a_scenario_is_judged_by_all_that_it_did() -> None:
    assert outcome(steps=[GOOD_STEP]).judged()
    assert not outcome(steps=[GOOD_STEP], checks=[BAD_CHECK]).judged()
    assert not outcome(steps=[GOOD_STEP], failure="it broke off").judged()
    assert not outcome().judged(), "one that tried nothing has shown nothing"


def test_a_report_is_written_whole_and_said_in_words(tmp_path: Path) -> None:
    bad = outcome(
        checks=[BAD_CHECK], figures={"first_screen_s": 61.5}, failure="Traceback\nTimeoutError: slow"
    )
    whole = report.Report(
        image="i.img.zst", sha256="ab" * 32, qemu="10.0.2", started="", seconds=9, ok=False, scenarios=[bad]
    )
    report.write(bad, tmp_path / "outcome.json")
    words = report.summary(whole)

    assert report.read_outcome(tmp_path / "outcome.json") == bad
    assert "no-swap: /dev/vda5; expected no swap" in words
    assert "first_screen_s = 61.5" in words
    assert "TimeoutError: slow" in words
    assert words.endswith("0 of 1 scenarios in 9 s\n")


def test_the_visit_goes_first_where_its_card_is_needed() -> None:
    visit, full, bare = BY_NAME["visit"], BY_NAME["data-full"], BY_NAME["bare"]

    assert schedule.plan([full], used_there=False) == [visit, full]
    assert schedule.plan([full], used_there=True) == [full]
    assert schedule.plan([bare], used_there=False) == [bare]
    assert schedule.plan([full, visit], used_there=False) == [full, visit]


def test_every_scenario_says_what_it_shows() -> None:
    assert all(scenario.shows.endswith(".") and "\n" not in scenario.shows for scenario in SCENARIOS)


def test_a_report_says_it_when_it_has_all_the_words_of_the_fault() -> None:
    fault = {"code": "settings-wrong", "words": "panel.dpi is 1490; expected a whole number from 72 to 600"}
    other = {"code": "settings-empty", "words": "the file is empty"}
    report = "STOP\r\n  Wrong:  panel.dpi is\r\n          1490\r\n  Needed: a whole number from 72 to 600\r\n"

    assert faulty.says(report, [fault, other], {"settings-wrong"})
    assert not faulty.says(report, [fault, other], {"settings-wrong", "settings-empty"})
    assert not faulty.says(report, [fault], {"settings-empty"})
    assert not faulty.says(report.replace("Needed: a whole number", ""), [fault], {"settings-wrong"})


@pytest.mark.parametrize(
    ("state", "status", "process", "up"),
    [
        ("active", "", "638", True),
        ("activating", services.WAITING, "638", True),
        ("activating", services.WAITING, "0", False),
        ("activating", "", "638", False),
        ("failed", services.WAITING, "0", False),
    ],
)
def test_a_kiosk_is_up_when_it_is_active_or_only_waits_for_a_screen(
    state: str, status: str, process: str, up: bool
) -> None:
    assert services.is_up({"ActiveState": state, "StatusText": status, "MainPID": process}) is up


def test_a_stick_can_be_made_and_read(tmp_path: Path) -> None:
    stick = Fat.made(tmp_path / "stick.img", 64)

    stick.write("settings.txt", b"kept")

    assert stick.names() == ["settings.txt"]
    assert stick.read("settings.txt") == b"kept"
