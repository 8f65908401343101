"""What is kept on the data partition, as far as its repair must know it."""

from typing import Final

FORMAT: Final = 1
"""The version of what lies on the partition; a later image that lays it out otherwise counts on."""

FORMAT_FILE: Final = "format"
"""Holds that number; written when the partition is made, so one without it has lost its files."""

LEDGER_FOLDER: Final = "ledger"
LEDGER_FILES: Final = ("ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite.key")
"""What must come through a repair byte for byte."""
