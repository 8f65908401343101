"""What an unknown card looks like, for the technician who writes a rule for it: never what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

from hw.reader.decode.bank import payment_tracks
from hw.reader.decode.issuer import Rule, claims
from hw.reader.decode.shape import shape_of
from hw.reader.decode.swipe import statuses_of
from hw.reader.decode.track import body_of
from hw.reader.driver import RawSwipe
from hw.reader.iso7811 import TRACKS, TrackNumber
from hw.reader.secret import Secret
from hw.service.reader_messages import TrackStatus


@dataclass(frozen=True, slots=True)
class TrackPortrait:
    """One track.

    Attributes:
        number: which track.
        status: what it is worth.
        shape: its shape: of a good one without the sentinels, of another all that came.
    """

    number: TrackNumber
    status: TrackStatus
    shape: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """A card.

    Attributes:
        tracks: its tracks, and none of a payment card.
        payment: whether it is a payment card.
        issuers: whose card it already is by the rules of the configuration.
    """

    tracks: tuple[TrackPortrait, ...]
    payment: bool = False
    issuers: tuple[str, ...] = ()


def portrait(swipe: RawSwipe, rules: Sequence[Rule]) -> Portrait:
    """Look at a swipe, and zero all of its data."""
    statuses = statuses_of(swipe)
    bodies = {number: body_of(swipe.tracks[number]) for number in TRACKS if statuses[number] == "OK"}
    found = list(claims(rules, bodies))
    try:
        if payment_tracks(bodies):
            return Portrait((), payment=True)
        tracks = [_track(number, statuses[number], bodies.get(number), swipe) for number in TRACKS]
        return Portrait(tuple(tracks), issuers=tuple(sorted({claim.rule.issuer for claim in found})))
    finally:
        swipe.wipe()
        for secret in (*bodies.values(), *(claim.number for claim in found)):
            secret.wipe()


def _track(number: TrackNumber, status: TrackStatus, body: Secret | None, swipe: RawSwipe) -> TrackPortrait:
    if body is None and number in swipe.tracks:
        body = swipe.tracks[number].data
    shape = "" if body is None else shape_of(body)
    return TrackPortrait(number, status, "".join(sign if sign.isprintable() else "·" for sign in shape))
