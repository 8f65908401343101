"""A settings file is taken whole, or every fault in it is told with its line and what was expected."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Meta, Struct

from hw.service.settings import CardRule, PrinterSettings, ReaderSettings, Settings
from hw.service.strict_toml import ConfigError, ConfigErrors, UnfitError, load, load_tables
from hw.service.toml_lines import KeyPath
from hw.service.toml_secrets import SECRET


class Whole(Settings, frozen=True, kw_only=True):
    reader: ReaderSettings
    printer: PrinterSettings
    card: tuple[CardRule, ...] = ()


class ReaderOnly(Settings, frozen=True, kw_only=True):
    reader: ReaderSettings
    card: tuple[CardRule, ...] = ()


class Hours(Settings, frozen=True, kw_only=True):
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise UnfitError((("end",), "is before the start; expected a later one"))


class Even(Settings, frozen=True, kw_only=True):
    number: int

    def __post_init__(self) -> None:
        if self.number % 2:
            raise ValueError("is odd; expected an even number")


class Kinds(Settings, frozen=True, kw_only=True):
    whole: int = 0
    least: Annotated[int, Meta(ge=1)] = 1
    most: Annotated[int, Meta(le=9)] = 1
    share: Annotated[float, Meta(ge=0, le=1)] = 0.5
    flag: bool = False
    word: Literal["red", "green"] = "red"
    code: Annotated[str, Meta(pattern="^[A-Z]{2}$")] = "LV"
    several: Annotated[tuple[int, ...], Meta(min_length=1)] = (1,)
    either: int | bool = 0
    hours: Hours = Hours(start=1, end=2)
    rows: tuple[Hours, ...] = ()
    even: Even = Even(number=2)
    name: str = ""
    day: dt.date = dt.date(2026, 11, 23)


class Loose(Struct, frozen=True):
    reader: "LooseReader"


class LooseReader(Struct, frozen=True):
    device: str


GOOD = """\
[reader]
driver = "serial"
device = "/dev/ttyUSB0"
arm_seconds = 60

[[card]]
insurer = "alfa"
pattern = "^(?P<number>[0-9]+)=.*$"

[[card]]
insurer = "beta"
pattern = "^(?P<number>[0-9]+)$"
lengths = [
  16,  # the newer cards
  19,
]

[printer]
queue = "talons"
"""


def saved(folder: Path, text: str | bytes) -> Path:
    path = folder / "kiosk.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def told(folder: Path, text: str | bytes, kind: type[Struct] = Whole) -> list[str]:
    """What is said of a faulty file, without the folder's name."""
    path = saved(folder, text)
    with pytest.raises(ConfigError) as caught:
        load(path, kind)
    assert all(fault.file == str(path) for fault in caught.value.faults)
    return str(caught.value).replace(str(path), path.name).splitlines()


def test_a_good_file_becomes_typed_settings(tmp_path: Path) -> None:
    whole = load(saved(tmp_path, GOOD), Whole)
    assert whole.reader.arm_seconds == 60
    assert [rule.insurer for rule in whole.card] == ["alfa", "beta"]
    assert whole.card[1].lengths == (16, 19)
    assert whole.printer.media == "iso_a5_148x210mm", "defaults are filled in"


def test_windows_line_ends_are_as_good_as_others(tmp_path: Path) -> None:
    crlf = GOOD.replace("\n", "\r\n")
    assert load(saved(tmp_path, crlf), Whole) == load(saved(tmp_path, GOOD), Whole)
    assert told(tmp_path, crlf.replace("60", "1"))[0].startswith("kiosk.toml:4: reader.arm_seconds is 1;")


def test_an_unknown_key_names_its_nearest_neighbour_and_all_others(tmp_path: Path) -> None:
    assert told(tmp_path, "hours = {start = 1, ende = 2, end = 3}", Kinds) == [
        'kiosk.toml:1: hours.ende is not a setting (did you mean "end"?); expected one of start, end'
    ]
    (said,) = told(tmp_path, GOOD.replace("arm_seconds", "arm_secnds"))
    assert said.startswith('kiosk.toml:4: reader.arm_secnds is not a setting (did you mean "arm_seconds"?);')


def test_an_unknown_table_is_a_fault_of_the_whole_file(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD + "\n[netwrk]\nup = true\n") == [
        "kiosk.toml:21: netwrk is not a setting; expected one of reader, printer, card"
    ]


def test_a_missing_key_points_to_its_tables_header(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD.replace('insurer = "beta"\n', "")) == [
        "kiosk.toml:10: card[2].insurer is missing; expected text that is not empty"
    ]


def test_a_missing_table_has_no_line(tmp_path: Path) -> None:
    said = told(tmp_path, GOOD.replace("[printer]\nqueue", "[reader.more]\nqueue"))
    assert "kiosk.toml: printer is missing; expected a table with the keys queue, server" in said[-1]


def test_all_faults_are_told_in_the_files_order(tmp_path: Path) -> None:
    text = GOOD.replace("60", '"60"').replace("  19,", "  true,").replace('"talons"', '"a b"')
    path = saved(tmp_path, text)
    with pytest.raises(ConfigErrors) as caught:
        load(path, Whole)
    assert [fault.line for fault in caught.value.faults] == [4, 15, 19]
    assert caught.value.line == 4
    assert str(caught.value).count("\n") == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('whole = "7"', 'whole is "7"; expected a whole number, without quotation marks'),
        ("whole = 7.0", "whole is 7.0; expected a whole number"),
        ("whole = true", "whole is true; expected a whole number"),
        ("whole = 2026-11-23", "whole is 2026-11-23; expected a whole number"),
        ("least = 0", "least is 0; expected a whole number, 1 or more"),
        ("most = 10", "most is 10; expected a whole number, 9 or less"),
        ("share = 1.5", "share is 1.5; expected a number from 0 to 1"),
        ("share = nan", "share is nan; expected a number from 0 to 1"),
        ("flag = 'true'", 'flag is "true"; expected true or false, without quotation marks'),
        ("word = 'gren'", 'word is "gren" (did you mean "green"?); expected one of "green", "red"'),
        ("word = 5", 'word is 5; expected one of "green", "red"'),
        ("code = 'lv'", 'code is "lv"; expected text of the form ^[A-Z]{2}$'),
        ("code = []", "code is a list; expected text of the form ^[A-Z]{2}$"),
        (
            "several = []",
            "several is a list; expected a list with 1 or more elements, each of them a whole number",
        ),
        ("several = [1, 'x']", 'several[2] is "x"; expected a whole number'),
        ("either = 'x'", 'either is "x"; expected a whole number or true or false'),
        ("hours = 5", "hours is 5; expected a table with the keys start, end"),
        ("hours = {start = 2, end = 1}", "hours.end is before the start; expected a later one"),
        ("rows = [{start = 1, end = 2}, {start = 1}]", "rows[2].end is missing; expected a whole number"),
        ("[even]\nnumber = 3", "even is odd; expected an even number"),
        ("name = 5", "name is 5; expected text, in quotation marks"),
        ("day = 5", "day is 5; expected a value of another kind"),
        (
            "[rows]",
            "rows is a table; expected a list of tables, each under a header in double brackets [[…]]",
        ),
        (f"code = '{'x' * 99}'", f'code is "{"x" * 59}…; expected text of the form ^[A-Z]{{2}}$'),
    ],
)
def test_a_bad_value_is_told_with_what_was_expected(tmp_path: Path, text: str, said: str) -> None:
    assert told(tmp_path, text, Kinds) == [f"kiosk.toml:1: {said}"]


def test_a_pattern_must_pick_out_the_number(tmp_path: Path) -> None:
    broken = GOOD.replace("^(?P<number>[0-9]+)=.*$", "(").replace("^(?P<number>[0-9]+)$", "^[0-9]+$")
    first, second = told(tmp_path, broken)
    assert first.startswith("kiosk.toml:8: card[1].pattern is not a regular expression: ")
    assert second == "kiosk.toml:12: card[2].pattern has no group `number`; expected (?P<number>…) in it"


def test_a_service_reads_only_its_own_tables(tmp_path: Path) -> None:
    path = saved(tmp_path, GOOD.replace('queue = "talons"', "quueue = 5") + "\n[other]\nx = 1\n")
    assert load_tables(path, ReaderOnly).reader.device == "/dev/ttyUSB0"


def test_a_service_is_strict_inside_its_own_tables(tmp_path: Path) -> None:
    path = saved(tmp_path, GOOD.replace("device", "devise"))
    with pytest.raises(ConfigError, match="did you mean"):
        load_tables(path, ReaderOnly)


def test_a_struct_that_allows_other_keys_gets_its_way(tmp_path: Path) -> None:
    assert load_tables(saved(tmp_path, GOOD), Loose).reader.device == "/dev/ttyUSB0"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "kiosk.toml: the file is empty;"),
        (b" \n\t\n", "kiosk.toml: the file is empty;"),
        (b"\xef\xbb\xbf \r\n", "kiosk.toml: the file is empty;"),
        ("[reader]\n".encode("utf-16"), "kiosk.toml:1: saved as UTF-16; expected UTF-8"),
        ("[reader]\n".encode("utf-16-le"), "kiosk.toml:1: saved as UTF-16; expected UTF-8"),
        ("[reader]\n".encode("utf-16-be"), "kiosk.toml:1: saved as UTF-16; expected UTF-8"),
        ("# ķēdē šūnā\n".encode("utf-16-le"), "kiosk.toml:1: saved as UTF-16; expected UTF-8"),
        (b"\0" * 512, "kiosk.toml:1: damaged: zero bytes in the file;"),
        (bytes(range(256)) * 16, "kiosk.toml:1: damaged: zero bytes in the file;"),
        ("[reader]\ndevice = 'ķ'\n".encode("cp1257"), "kiosk.toml:2: the byte 0xed is not UTF-8;"),
        (b"[reader]\n" + b"\0" * 512, "kiosk.toml:2: damaged: zero bytes in the file;"),
        (b"[reader]\ndevice = /dev/x\n", "kiosk.toml:2: not TOML: Invalid value; expected a table [name]"),
        (b"[reader]\ndevice = 'a'\ndevice = 'b'\n", "kiosk.toml:3: not TOML: Cannot overwrite a value;"),
        (b"[reader]\nx = 1" + b"1" * 5000, "kiosk.toml: not TOML: "),
        (b"x = " + b"[" * 30000, "kiosk.toml: brackets nested too deep;"),
    ],
)
def test_what_is_no_settings_file_at_all_is_told_as_what_it_is(tmp_path: Path, raw: bytes, said: str) -> None:
    (line,) = told(tmp_path, raw)
    assert line.startswith(said)


def test_a_half_written_file_is_told_with_its_last_line(tmp_path: Path) -> None:
    cut = GOOD[: GOOD.index("16,") + 1]
    (said,) = told(tmp_path, cut)
    assert said.startswith("kiosk.toml:14: the file ends too early")
    assert "was it all copied?" in said


@given(at=st.integers(0, len(GOOD) - 2))
@settings(max_examples=100, deadline=None)
def test_a_file_cut_anywhere_is_a_told_fault_and_never_a_crash(tmp_path_factory: Any, at: int) -> None:
    path = saved(tmp_path_factory.mktemp("cut"), GOOD[:at])
    try:
        load(path, Whole)
    except ConfigError as error:
        assert error.faults  # noqa: PT017 - a cut after the last setting is a good file
    else:
        assert 'queue = "' in GOOD[:at]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file; expected") as caught:
        load(tmp_path / "none.toml", Whole)
    assert caught.value.line is None


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot be read .*Is a directory.*; expected a readable file"):
        load(tmp_path, Whole)


def test_a_file_that_gives_no_bytes_is_told() -> None:
    with pytest.raises(ConfigError, match=r"cannot be read .*Input/output error"):
        load(Path("/proc/self/mem"), Whole)


DAMAGES: dict[str, Callable[[str, str], str]] = {
    "renamed": lambda key, value: f"{key}_x = {value}",
    "retyped": lambda key, _value: f"{key} = 2026-11-23",
    "wrapped": lambda key, value: f"{key} = [[{value}]]",
    "doubled": lambda key, value: f"{key} = {value}\n{key} = {value}",
}
KEYED = [at for at, line in enumerate(GOOD.splitlines()) if " = " in line and "[" not in line.split(" = ")[1]]


@given(at=st.sampled_from(KEYED), damage=st.sampled_from(sorted(DAMAGES)), above=st.integers(0, 3))
@settings(max_examples=150, deadline=None)
def test_a_damaged_key_is_told_with_its_line(tmp_path_factory: Any, at: int, damage: str, above: int) -> None:
    lines = GOOD.splitlines()
    key, value = lines[at].split(" = ")
    lines[at] = DAMAGES[damage](key, value)
    text = "# [note] = ]\n" * above + "\n".join(lines)
    path = saved(tmp_path_factory.mktemp("damaged"), text)
    with pytest.raises(ConfigError) as caught:
        load(path, Whole)
    expected = at + 1 + above + (damage == "doubled")
    assert expected in [fault.line for fault in caught.value.faults], str(caught.value)


class Guarded(Settings, frozen=True, kw_only=True):
    secret: Annotated[str, Meta(max_length=3, extra=SECRET)] = ""
    several: tuple[Annotated[str, Meta(max_length=3, extra=SECRET)], ...] = ()


class House(Settings, frozen=True, kw_only=True):
    number: int = 0
    door: Guarded = Guarded()


@pytest.mark.parametrize(
    "text",
    ['door = "hush"', "[door]\nsecret = 'hush'", "[door]\nsecret = 4711", "[door]\nseveral = ['a', 'hush']"],
)
def test_a_secret_is_not_repeated_in_words(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(saved(tmp_path, text), House)
    assert "is not as it should be; expected" in caught.value.message
    assert "hush" not in caught.value.message
    assert "4711" not in caught.value.message


def test_what_else_must_hold_is_asked_only_of_good_settings(tmp_path: Path) -> None:
    def also(house: House) -> dict[KeyPath, str]:
        return {("number",): "is odd; expected an even one" if house.number % 2 else ""}

    assert load(saved(tmp_path, "number = 2"), House, also).number == 2
    with pytest.raises(ConfigError, match=r"kiosk\.toml:2: number is odd; expected an even one") as caught:
        load(saved(tmp_path, "\nnumber = 3"), House, also)
    assert caught.value.path == ("number",)
    with pytest.raises(ConfigError, match="is not a setting"):
        load(saved(tmp_path, "number = 3\nx = 1"), House, also)


def test_a_fault_bears_the_path_of_its_key(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(saved(tmp_path, "door = {secret = 1}\nnumber = 'a'"), House)
    assert [fault.path for fault in caught.value.faults] == [("door", "secret"), ("number",)]
    assert caught.value.path == ("door", "secret")
