"""Looks once, with the settings of the command line, and prints what it saw: run with devices plugged in."""

import json
import sys

import msgspec

from hw.reader.discovery.look import Look
from hw.service.settings import ReaderSettings

seen = Look(msgspec.convert(json.loads(sys.argv[1]), ReaderSettings))()
print(  # noqa: T201 - for the test
    json.dumps(
        {
            "readers": [
                {
                    "driver": found.node.transport,
                    "path": found.node.path,
                    "title": found.title,
                    "why": found.why,
                    "layout": found.layout,
                    "sends_lrc": found.sends_lrc,
                }
                for found in seen.readers
            ],
            "strangers": [
                {"path": one.node.path, "reason": one.reason, "why": one.why} for one in seen.strangers
            ],
        }
    )
)
