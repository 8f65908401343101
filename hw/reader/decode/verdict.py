"""Decides what a swipe's tracks, the rules that fit them and a bank card's layout together mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from hw.reader.decode.agreement import contradicted
from hw.reader.decode.issuer import Claim
from hw.reader.decode.shape import shape_of
from hw.reader.iso7811 import TrackNumber
from hw.reader.secret import Secret
from hw.service.reader_messages import SwipeFailed, TrackStatus

Statuses = dict[int, TrackStatus]

# A track that the reader itself calls unreadable says nothing against the others: many cards carry a third
# track in another coding. Every other fault means that characters were lost or changed, on any track.
_HARMLESS: frozenset[TrackStatus] = frozenset({"OK", "EMPTY", "UNREADABLE"})


@dataclass(frozen=True, slots=True)
class Accepted:
    """A card of an issuer whose number is beyond doubt; the secrets are another's to wipe.

    Attributes:
        issuer: the issuer.
        number: the card's number.
        shape: what the track that carries it looks like.
        tracks: the good tracks, without those of a payment card that shares the stripe.
    """

    issuer: str
    number: Secret
    shape: str
    tracks: Mapping[TrackNumber, Secret]


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found out about a swipe.

    Attributes:
        statuses: of each track.
        bodies: the good tracks without their sentinels.
        claims: the issuers' rules that fit.
        payment: the good tracks that are a payment card's.
    """

    statuses: Statuses
    bodies: Mapping[TrackNumber, Secret]
    claims: tuple[Claim, ...]
    payment: frozenset[TrackNumber]


def verdict(found: Findings) -> Accepted | SwipeFailed:
    """Accept the one issuer's card that the findings leave no doubt of, or say why there is none."""
    doubts = _doubts(found)
    if doubts or not _HARMLESS.issuperset(found.statuses.values()):
        return SwipeFailed("unreadable", found.statuses | doubts)
    if not found.claims:
        return _unclaimed(found)
    claim = found.claims[0]
    if any(_differs(claim, other) for other in found.claims):
        return SwipeFailed("ambiguous-card", found.statuses)
    tracks = {
        number: body
        for number, body in found.bodies.items()
        if number not in found.payment or number in {one.rule.track for one in found.claims}
    }
    return Accepted(claim.rule.issuer, claim.number, shape_of(found.bodies[claim.rule.track]), tracks)


def _differs(one: Claim, other: Claim) -> bool:
    return one.rule.issuer != other.rule.issuer or one.number != other.number


def _doubts(found: Findings) -> Statuses:
    """Name the tracks whose numbers fail their check digit, or differ from another track's."""
    unchecked: Statuses = {claim.rule.track: "CHECK" for claim in found.claims if not claim.checked}
    return unchecked or {track: "MISMATCH" for claim in found.claims for track in _contradicted(claim, found)}


def _contradicted(claim: Claim, found: Findings) -> set[int]:
    others: set[int] = {
        other.rule.track
        for other in found.claims
        if other.rule.track != claim.rule.track and other.number != claim.number
    }
    others |= contradicted(claim, found.bodies)
    return others | {claim.rule.track} if others else set()


def _unclaimed(found: Findings) -> SwipeFailed:
    if found.payment:
        return SwipeFailed("bank-card", found.statuses)
    if not found.bodies or "UNREADABLE" in found.statuses.values():
        return SwipeFailed("unreadable", found.statuses)
    shapes: dict[int, str] = {number: shape_of(body) for number, body in found.bodies.items()}
    return SwipeFailed("unknown-card", found.statuses, shapes)
