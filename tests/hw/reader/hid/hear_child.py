"""Hears a HID reader until enough swipes have come or it is offline, and says what it heard.

Run under umockdev; the cards are invented, so their characters may be shown.
"""

import sys

from hw.reader.driver import Offline, RawSwipe
from hw.reader.hid.driver import HidDriver


def main(device: str, swipes: int) -> None:
    """Hear the reader."""
    driver = HidDriver(device)
    for event in driver.events():
        print(_words(event), flush=True)  # noqa: T201 - what the test reads
        swipes -= isinstance(event, RawSwipe)
        if isinstance(event, Offline) or not swipes:
            driver.close()


def _words(event: object) -> str:
    if not isinstance(event, RawSwipe):
        return repr(event)
    tracks = (track.reported or bytes(track.data.view()).decode() for track in event.tracks.values())
    return " ".join(("swipe", str(event.fault), *tracks))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
