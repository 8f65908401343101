"""Fuzzes the splitter, the parser and the decoder with bytes of any kind, and feeds them nothing known."""

import atheris

with atheris.instrument_imports(include=["hw.reader.decode", "hw.reader.iso7811", "hw.reader.msr605"]):
    from tests.fuzz.mutation import case_of
    from tests.fuzz.target import fuzz, judged_case
    from tests.hw.reader.corpus.counting import Case
    from tests.hw.reader.corpus.faults import Damaged
    from tests.hw.reader.corpus.swipes import TRANSPORTS


def target(data: bytes) -> None:
    """Take an input as what a reader sent: what is accepted must be a sound text.

    Raises:
        FindingError: it is not.
    """
    transport = TRANSPORTS[(data or b"\0")[0] % len(TRANSPORTS)]
    known = case_of(b"", transport)
    case = Case(
        transport, known.swipe, known.other, Damaged("anything", data[1:].decode("latin-1"), glued=True)
    )
    judged_case(case, case.outcomes())


if __name__ == "__main__":
    fuzz(target)
