"""Fuzzes the splitter and the decoder behind it with what a keyboard wedge types."""

import atheris

with atheris.instrument_imports(include=["hw.reader.decode", "hw.reader.iso7811"]):
    from tests.fuzz.target import fuzz, structured

if __name__ == "__main__":
    fuzz(lambda data: structured("typed_lrc" if data[:1] >= b"\x80" else "typed", data[1:]))
