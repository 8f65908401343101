"""A secret is taken out of a text without moving anything else."""

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.service.toml_lines import KeyPath
from kiosk.appliance.settings.blank import Patch, UnsafeError, patched, patches

PATH: KeyPath = ("wifi", "password")


def blanked(text: str) -> str:
    raw = text.encode()
    new = patched(raw, patches(raw, [PATH]))
    assert len(new) == len(raw)
    return new.decode()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('password = "12345678"', 'password = "*" # kept'),
        ("password = '12345678'", 'password = "*" # kept'),
        ('password = "1234567"', 'password = "*"      '),
        ('password = "012345678901234567890"', 'password = "*" # kept on the kiosk'),
        ('password = "12345678" # mine', 'password = "*" # kept # mine'),
        ('password = "slepenā"\t# mine', 'password = "*" # kept\t# mine'),
        ('password = """\n12345678"""', 'password = "*" # kept          '[:28]),
        ("password = '''\n12345678'''", 'password = "*" # kept          '[:28]),
        ('"password"="12345678"', '"password"="*" # kept'),
    ],
)
def test_what_stands_in_its_place(line: str, expected: str) -> None:
    expected = expected.ljust(len(line.encode()))[: len(line.encode())]
    assert blanked(f"a = 1\n[wifi]\n{line}\nb = 2\n") == f"a = 1\n[wifi]\n{expected}\nb = 2\n"


def test_within_a_table_in_one_line_there_is_no_comment() -> None:
    assert blanked('wifi = {password = "123456789", a = 1}\n') == 'wifi = {password = "*"        , a = 1}\n'
    assert blanked('wifi = {password = "12345678" } # x') == 'wifi = {password = "*"        } # x'


def test_a_file_of_windows_stays_one() -> None:
    raw = b'\xef\xbb\xbf# \xc4\x81\r\n[wifi]\r\npassword = "12345678"\r\n\r\nb = 2'
    new = patched(raw, patches(raw, [PATH]))
    assert new == raw.replace(b'"12345678"', b'"*" # kept')


@given(st.text(min_size=1), st.sampled_from(["\n", "\r\n"]), st.text(alphabet=" \t"), st.booleans())
def test_any_secret_in_any_text_is_gone_and_all_else_is_as_it_was(
    secret: str, end: str, space: str, bare: bool
) -> None:
    written = json.dumps(secret, ensure_ascii=False).replace("\x7f", "\\u007F")
    head, tail = f"name = 'a'{end}", f"{end}x = [1]{end}"
    if bare:
        text = f"{head}[wifi]{end}password = {written}{space}{tail}"
    else:
        text = f"{head}wifi = {{b = 1, password ={space}{written}{space}}}{tail}"
    new = blanked(text)
    assert tomllib.loads(new)["wifi"]["password"] == "*"
    start = text.index(written)
    assert new[:start] == text[:start]
    assert new.encode().endswith(text[start + len(written) :].encode())


@pytest.mark.parametrize("text", ['[wifi]\npassword = ""', "[wifi]\npassword = 12"])
def test_a_value_without_room_for_the_mark_is_left_alone(text: str) -> None:
    with pytest.raises(UnsafeError):
        patches(text.encode(), [PATH])


def test_a_patch_stands_where_it_says() -> None:
    assert patched(b"abcdef", [Patch(1, b"X"), Patch(4, b"YZ")]) == b"aXcdYZ"
