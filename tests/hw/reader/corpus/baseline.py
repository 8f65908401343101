"""A parser of the usual kind, as tills have it: one regular expression, and the first rule that fits."""

import re

from tests.hw.reader.corpus.swipes import RULES, Transport

_USUAL = re.compile(
    r"(?:%(?P<t1>[^%?]+)\?)?[^;+]*(?:;(?P<t2>[0-9:<>=]+)\?)?[^;+]*(?:[;+](?P<t3>[0-9:<>=]+)\?)?"
)


def decoded(transport: Transport, text: str) -> str:
    """Give `insurer number`, or "" where it finds no card."""
    text = "".join(text.split("\x1b")[2:]) if transport == "msr605" else text
    match = _USUAL.search(text)
    tracks = match.groupdict() if match else {}
    for rule in RULES:
        body = (tracks.get(f"t{rule.track}") or "").encode("latin-1", "replace")
        found = rule.pattern.match(body)
        if found and (not rule.prefix or found["number"].startswith(rule.prefix)):
            return f"{rule.issuer} {found['number'].decode('latin-1')}"
    return ""
