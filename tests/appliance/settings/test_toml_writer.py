"""What is written is read back as it was."""

import tomllib

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from kiosk.appliance.settings.toml_writer import written
from kiosk.config import load
from tests.unit.test_config import EXAMPLE

PLAIN = st.one_of(st.text(), st.integers(-(2**63), 2**63 - 1), st.booleans(), st.lists(st.text()))
NAMES = st.text(alphabet="abc_", min_size=1, max_size=4)
TABLES = st.dictionaries(NAMES, PLAIN, max_size=3)
NESTED = st.dictionaries(
    NAMES, st.one_of(PLAIN, TABLES, st.lists(TABLES, min_size=1, max_size=3)), max_size=4
)


@given(st.dictionaries(NAMES, NESTED, max_size=3))
def test_any_tables(tables: dict[str, object]) -> None:
    assert tomllib.loads(written(tables)) == tables


def test_the_whole_of_the_settings() -> None:
    tables = msgspec.json.decode(msgspec.json.encode(load(EXAMPLE)))
    assert tomllib.loads(written(tables)) == tables
