"""The language of the MSR120 family: commands and answers of one byte, and tracks as bare characters.

Source: Unitech's programmer's manual PM010, section 4, protocol 0, and ID TECH's manual of the EzWriter,
which speaks alike. `ARM` clears the reader's buffers and is acknowledged; a swipe is acknowledged once more,
and its tracks are asked for one by one. While armed, only the abort, the status and the LEDs are allowed, no
beep.
"""

from dataclasses import dataclass

from hw.reader.driver import RawTrack
from hw.reader.iso7811 import END, TrackNumber
from hw.reader.secret import Secret
from hw.service.reader_messages import Lamp, Signal, TrackStatus

ARM, ABORT, ASK_STATUS, AGAIN = b"P", b"\x1b", b"$", b"%"
SEND: dict[TrackNumber, bytes] = {1: b"Q", 2: b"R", 3: b"S"}
# One command each for the green and the red LED; both together are the EzWriter's yellow.
LIGHT: dict[Lamp, tuple[bytes, ...]] = {
    "off": (b"l", b"m"),
    "green": (b"m", b"L"),
    "yellow": (b"L", b"M"),
    "red": (b"l", b"M"),
}
BEEPS: dict[Signal, tuple[bytes, ...]] = {"good": (b"z",), "bad": (b"Z", b"Z")}

ACK, POWER_ON, COMM_ERROR, INVALID, CANNOT = b"^:?!~"
_REPORTS: dict[int, TrackStatus] = {
    ord("+"): "EMPTY",  # no start sentinel was found
    ord("*"): "UNREADABLE",  # end sentinel, parity or check character
    CANNOT: "EMPTY",  # the reader has no head for this track
    INVALID: "DROPPED",
    COMM_ERROR: "DROPPED",
}

ANSWER_TIME = 0.3
SILENCE = 0.25  # within a track; at 9600 baud bytes are 1 ms apart, converters hold them up to 16 ms
QUIET = 0.03  # after what may be all; nothing but a silence ends an answer


@dataclass(frozen=True, slots=True)
class Status:
    """What the reader says of itself.

    Attributes:
        ready: whether it is armed.
        holds: whether it holds a card's data.
    """

    ready: bool
    holds: bool


def status_of(byte: int) -> Status | None:
    """Read the answer to `ASK_STATUS`; None for a byte that is none. Bit 7 may be a parity bit."""
    if byte & 0b11 == 0b11 or byte >> 2 & 0b11 == 0b11:
        return None  # an LED is on, off or flashing
    return Status(ready=bool(byte & 1 << 6), holds=bool(byte & 1 << 5))


def patience(answer: Secret) -> float:
    """Tell how many seconds of silence end an answer of which this much has come."""
    if not len(answer):
        return ANSWER_TIME
    return QUIET if single(answer) is not None or END in answer.view()[-2:] else SILENCE


def single(answer: Secret) -> int | None:
    """Give an answer of one byte that is no character of a track."""
    byte = answer.view()[0] if len(answer) == 1 else None
    return byte if byte == POWER_ON or byte in _REPORTS else None


def track_of(answer: Secret) -> RawTrack:
    """Read the answer to one of `SEND`. Some readers are set to send the check character."""
    byte = single(answer)
    if byte is not None:
        return RawTrack(Secret(0), _REPORTS[byte])
    return RawTrack(answer, has_lrc=len(answer) > 1 and answer.view()[-2] == END)
