"""Judges a swipe, and wipes every byte of it afterwards."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from hw.reader.decode.bank import is_overlong, payment_tracks
from hw.reader.decode.issuer import Rule, claims
from hw.reader.decode.track import body_of, status_of
from hw.reader.decode.verdict import Accepted, Findings, Statuses, verdict
from hw.reader.driver import RawSwipe, RawTrack
from hw.reader.iso7811 import TRACKS
from hw.reader.secret import Secret
from hw.service.reader_messages import SwipeFailed


@contextmanager
def judged(swipe: RawSwipe, rules: Sequence[Rule]) -> Iterator[Accepted | SwipeFailed]:
    """Judge a swipe by every issuer's rules; at the context's end all of its data is zeroed.

    Args:
        swipe: the swipe.
        rules: the issuers' rules.
    """
    found = _findings(swipe, rules)
    try:
        yield verdict(found)
    finally:
        swipe.wipe()
        for secret in (*found.bodies.values(), *(claim.number for claim in found.claims)):
            secret.wipe()


def _findings(swipe: RawSwipe, rules: Sequence[Rule]) -> Findings:
    statuses = statuses_of(swipe)
    bodies = {number: body_of(swipe.tracks[number]) for number in TRACKS if statuses[number] == "OK"}
    if 1 in bodies and is_overlong(bodies[1]):
        statuses[1] = "TRUNCATED"
    return Findings(statuses, bodies, tuple(claims(rules, bodies)), payment_tracks(bodies))


def statuses_of(swipe: RawSwipe) -> Statuses:
    """Give every track's status; a fault of the whole swipe is one of each track that has none of its own."""
    nothing = RawTrack(Secret(0))
    found: Statuses = {
        number: status_of(number, swipe.tracks.get(number, nothing), swipe.layouts) for number in TRACKS
    }
    if swipe.fault is None:
        return found
    return {number: swipe.fault if status in {"OK", "EMPTY"} else status for number, status in found.items()}
