"""What stands on a day's sums, as texts in their order: nothing yet of fonts, places or pages."""

from collections.abc import Iterator

from msgspec import Struct

from kiosk.domain.totals import DaySheet, DayTotals, Part, Share
from kiosk.voucher import words as voucher_words
from kiosk.voucher.day import words
from kiosk.voucher.document import Total, amounts, registration


class Parties(Struct, frozen=True):
    """One provider's services for one insurer's patients: in force, and below it what was voided."""

    provider: str
    insurer: str
    in_force: Total
    voided: Total | None


class DayDocument(Struct, frozen=True):
    """A whole sheet.

    Attributes:
        key: the job-name under which the printer knows it.
        watermark: a word across every page of one that is not in earnest; empty otherwise.
        warning: that this is no voucher.
        made_at: when it was printed, RFC 3339.
        made: the same in words, and by whom.
        totals: of the whole day, in force and, if there is any, voided.
        unsettled: that the sums are not final; empty if they are.
    """

    key: str
    day: str
    watermark: str
    warning: str
    institution: str
    registration: str
    made_at: str
    made: str
    rows: tuple[Parties, ...]
    totals: tuple[Total, ...]
    unsettled: str

    @property
    def title(self) -> str:
        """What it is, and of which day."""
        return f"{words.TITLE} {self.day}"

    def sums(self) -> Iterator[Total]:
        """Yield the sums of every row."""
        for row in self.rows:
            yield row.in_force
            if row.voided:
                yield row.voided


def compose(sheet: DaySheet, mark: str) -> DayDocument:
    """Return what stands on the sheet."""
    totals = sheet.totals
    return DayDocument(
        key=sheet.key,
        day=words.day(totals.day),
        watermark=mark,
        warning=f"{mark} · {words.NO_VOUCHER}" if mark else words.NO_VOUCHER,
        institution=sheet.institution.name,
        registration=registration(sheet.institution),
        made_at=sheet.made_at,
        made=f"{words.MADE} {voucher_words.moment(sheet.made_at)}, {sheet.operator.name}",
        rows=tuple(_parties(share) for share in totals.shares),
        totals=tuple(_totals(totals)),
        unsettled=words.unsettled(totals.open) if totals.open else "",
    )


def _parties(share: Share) -> Parties:
    in_force = _total("", words.counts(share.in_force), share.in_force)
    voided = _total("", words.voided(share.voided), share.voided) if share.voided.transactions else None
    return Parties(share.provider.name, share.insurer.name, in_force, voided)


def _totals(totals: DayTotals) -> Iterator[Total]:
    yield _total(words.IN_FORCE, words.counts(totals.in_force), totals.in_force)
    if totals.voided.transactions:
        yield _total(words.VOIDED_APART, words.counts(totals.voided), totals.voided)


def _total(label: str, detail: str, part: Part) -> Total:
    return Total(label, detail, amounts(part.split))
