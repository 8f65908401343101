"""Where a key stands, for every way of writing TOML."""

import tomllib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hw.service.toml_lines import KeyPath, lines_of, spans_of

KEYS = ("alpha", "beta-2", "_c", "7", "ķ", "a.b", 'say "hi"', "# no", "[x]", "")
SCALARS = (
    *("5", "0x1F", "1_000.5e3", "true", "inf", "07:30:00", "2026-11-23 07:30:00+02:00"),
    *('"a # b"', '"= ] } ,"', r'"\"\\"', "'[c]'", "'\\'", '""', "''"),
    *(
        '"""x"""',
        '"""\nkey = 1\n[t]\n"""',
        '"""a\\\n  "" b """""',
        r'"""\""""',
    ),
    *("'''\n# '' [[t]]\n'''", "'''''a'''''", '""""quoted" """'),
)


class Writer:
    """Writes TOML and keeps count of where every key went."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.text = ""
        self.lines: dict[KeyPath, int] = {}

    def put(self, text: str) -> None:
        self.text += text

    def note(self, path: KeyPath) -> None:
        self.lines.setdefault(path, self.text.count("\n") + 1)

    def space(self, *choices: str) -> None:
        self.put(self.draw(st.sampled_from(choices)))

    def key(self, key: str) -> None:
        bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
        quoted = '"' + key.replace('"', r"\"") + '"'
        forms = [quoted, *([key] if bare else []), *([f"'{key}'"] if "'" not in key else [])]
        self.space(*forms)

    def value(self, path: KeyPath, depth: int) -> None:
        kind = self.draw(st.sampled_from(["scalar", "scalar", "array", "inline"])) if depth else "scalar"
        {"scalar": self.scalar, "array": self.array, "inline": self.inline}[kind](path, depth)

    def scalar(self, _path: KeyPath, _depth: int) -> None:
        self.space(*SCALARS)

    def array(self, path: KeyPath, depth: int) -> None:
        self.put("[")
        for at in range(self.draw(st.integers(0, 3))):
            self.space("", "\n", "  # ], 'comment'\n\n")
            self.note((*path, at))
            self.value((*path, at), depth - 1)
            self.space(",", " ,", "\n,")
        self.space("", "\n", " # end\n")
        self.put("]")

    def inline(self, path: KeyPath, depth: int) -> None:
        self.put("{")
        for at, key in enumerate(self.some_keys()):
            self.put(", " if at else " ")
            self.pair(path, key, depth - 1)
        self.put(" }")

    def pair(self, table: KeyPath, key: str, depth: int) -> None:
        path = (*table, key)
        self.note(path)
        self.key(key)
        if self.draw(st.booleans()):
            path = (*path, "dotted")
            self.note(path)
            self.space(".dotted", " . dotted", '."dotted"')
        self.space("=", " = ", "\t=")
        self.value(path, depth)

    def pairs(self, table: KeyPath) -> None:
        for key in self.some_keys():
            self.space("", "\n", "# note = [\n", "  ")
            self.pair(table, key, 2)
            self.space("\n", "  # ' tail\n", "\r\n")

    def some_keys(self) -> list[str]:
        keys: list[str] = self.draw(st.lists(st.sampled_from(KEYS), max_size=3, unique=True))
        return keys

    def table(self, path: KeyPath, header: str) -> None:
        self.space("", "\n", "\t")
        for end in range(1, len(path) + 1):
            self.note(path[:end])
        self.put(header)
        self.space("\n", " # table\n")
        self.pairs(path)


@st.composite
def documents(draw: Any) -> tuple[str, dict[KeyPath, int]]:
    writer = Writer(draw)
    writer.pairs(())
    for at in range(draw(st.integers(0, 3))):
        writer.table((f"t{at}",), f"[t{at}]")
        writer.table((f"t{at}", "sub"), f"[ t{at} . 'sub' ]")
    for at in range(draw(st.integers(0, 3))):
        writer.table(("card", at), "[[card]]")
        writer.table(("card", at, "sub"), "[card.sub]")
        writer.table(("card", at, "more", 0), "[[card.more]]")
        writer.table(("card", at, "more", 1), "[[card.more]]")
    return writer.text, writer.lines


def paths_of(data: object, path: KeyPath = ()) -> set[KeyPath]:
    children: list[tuple[str | int, object]] = []
    if isinstance(data, dict):
        children = list(data.items())
    if isinstance(data, list):
        children = list(enumerate(data))
    below = [paths_of(child, (*path, key)) for key, child in children]
    return {(*path, key) for key, _ in children}.union(*below)


@given(documents())
@settings(max_examples=200, deadline=None)
def test_every_key_table_and_element_is_found_on_its_line(document: tuple[str, dict[KeyPath, int]]) -> None:
    text, lines = document
    assert paths_of(tomllib.loads(text)) == set(lines), "the generator is sound"
    assert lines_of(text.replace("\r\n", "\n")) == lines


def scalars_of(data: object, path: KeyPath = ()) -> dict[KeyPath, object]:
    if isinstance(data, dict):
        return {at: one for key, child in data.items() for at, one in scalars_of(child, (*path, key)).items()}
    if isinstance(data, list):
        return {
            at: one for key, child in enumerate(data) for at, one in scalars_of(child, (*path, key)).items()
        }
    return {path: data}


@given(documents(), st.booleans())
@settings(max_examples=200, deadline=None)
def test_every_value_is_found_where_it_stands(
    document: tuple[str, dict[KeyPath, int]], windows: bool
) -> None:
    text = document[0].replace("\r\n", "\n")
    text = text.replace("\n", "\r\n") if windows else text
    found = {at: text[start:end] for at, (start, end) in spans_of(text).items()}
    assert {at: tomllib.loads(f"key = {one}")["key"] for at, one in found.items()} == scalars_of(
        tomllib.loads(text)
    )


def test_a_table_under_an_array_belongs_to_its_last_element() -> None:
    lines = lines_of("[[card]]\n[[card]]\n[card.limits]\nmost = 3\n")
    assert lines["card", 1, "limits", "most"] == 4
