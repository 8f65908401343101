"""What may be said of a copy that nobody remembers."""

import pytest

from hw.printer.facts import Evidence, Word
from hw.printer.recovery import Times, unheard_of

NOW = 10_000.0


@pytest.mark.parametrize(
    ("times", "cups", "device", "told"),
    [
        # this service was there all the time and was never given it
        (Times(NOW - 500, NOW, NOW - 900, None), "silent", "silent", ("absent", "")),
        # the printer was there all the time and would still list it
        (Times(NOW - 20, NOW, NOW - 5, NOW - 900), "absent", "absent", ("absent", "")),
        (Times(NOW - 56, NOW, NOW - 5, NOW - 900), "absent", "absent", ("unknown", "history-expired")),
        # it was off in between, or will not say
        (Times(NOW - 20, NOW, NOW - 5, NOW - 10), "absent", "absent", ("unknown", "printer-restarted")),
        (Times(NOW - 20, NOW, NOW - 5, NOW - 21), "absent", "absent", ("unknown", "printer-restarted")),
        (Times(NOW - 20, NOW, NOW - 5, None), "absent", "absent", ("unknown", "printer-restarted")),
        # nobody to ask, or not yet
        (Times(NOW - 20, NOW, NOW - 5, None), "absent", "unasked", ("unknown", "single-witness")),
        (Times(NOW - 20, NOW, NOW - 5, None), "absent", "silent", ("waiting", "")),
        (Times(NOW - 20, NOW, NOW - 5, NOW - 900), "silent", "absent", ("waiting", "")),
        # a clock that was set back proves nothing
        (Times(NOW + 20, NOW, NOW - 5, NOW - 900), "absent", "absent", ("unknown", "history-expired")),
    ],
)
def test_absent_needs_proof(times: Times, cups: Word, device: Word, told: tuple[str, str]) -> None:
    verdict = unheard_of(Evidence(cups, device, 0.0), times)
    assert (verdict.state, verdict.detail) == told
