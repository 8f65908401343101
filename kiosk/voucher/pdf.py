"""A voucher or a day's sums as PDF/A: blocks on pages, and the same bytes for the same on every machine."""

import hashlib
from datetime import datetime
from io import BytesIO
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from reportlab.pdfgen.canvas import Canvas

from kiosk.domain.totals import DaySheet
from kiosk.domain.voucher import Voucher
from kiosk.voucher import roll, sheet, words
from kiosk.voucher.archive import make_archival
from kiosk.voucher.day import document as day_document
from kiosk.voucher.day import roll as day_roll
from kiosk.voucher.day import sheet as day_sheet
from kiosk.voucher.day.document import DayDocument
from kiosk.voucher.document import Document, compose
from kiosk.voucher.fonts import loaded, printable, regular
from kiosk.voucher.layout import Layout
from kiosk.voucher.metadata import About
from kiosk.voucher.pen import Pen

PRODUCER: Final = "polise-kiosk"


class Print(Struct, frozen=True):
    """A copy as it goes to the printer: the PDF, and the size of its pages as a PWG name."""

    pdf: bytes
    media: str


def render(voucher: Voucher, media: str = sheet.MEDIA) -> Print:
    """Return the copy as PDF/A-2b for that media; equal vouchers give equal bytes.

    Args:
        voucher: the copy.
        media: `[printer] media` of kiosk.toml: a roll by its name, anything else means A5.

    Raises:
        NoVoucherError: the insurer has not confirmed the transaction.
        FontMissingError: Roboto is not installed.
        ProfileMissingError: the colour profile is not installed.
    """
    document = compose(voucher)
    if media == roll.MEDIA:
        return _printed(_about(document), roll.lay_out(document))
    return _printed(_about(document), replace(sheet.lay_out(document), media=media))


def render_day(sums: DaySheet, media: str = sheet.MEDIA, mark: str = "") -> Print:
    """Return a day's sums in the same way.

    Args:
        sums: the day's.
        media: as of a voucher.
        mark: goes across one that is not in earnest.

    Raises:
        FontMissingError: Roboto is not installed.
        ProfileMissingError: the colour profile is not installed.
    """
    document = day_document.compose(sums, mark)
    if media == roll.MEDIA:
        return _printed(_about_day(document), day_roll.lay_out(document))
    return _printed(_about_day(document), replace(day_sheet.lay_out(document), media=media))


def digest(pdf: bytes) -> str:
    """Return the SHA-256 of a rendered copy, hexadecimal."""
    return hashlib.sha256(pdf).hexdigest()


def _printed(about: About, layout: Layout) -> Print:
    file = BytesIO()
    canvas = Canvas(
        file,
        pagesize=(layout.width, layout.height),
        pageCompression=1,
        invariant=1,
        initialFontName=loaded(regular(9)),  # or else Helvetica is listed, and not embedded
        lang="lv-LV",
        pdfVersion=(1, 7),
    )
    make_archival(canvas, about)
    canvas.setViewerPreference("PrintScaling", "None")
    for page in layout.pages:
        page.draw(Pen(canvas, layout.width, layout.height), 0)
        canvas.showPage()
    canvas.save()
    return Print(file.getvalue(), layout.media)


def _about(document: Document) -> About:
    return About(
        title=f"{words.TITLE} {document.number}",
        subject=document.copy,
        author=printable(document.institution, regular(9)),
        keywords=document.id,
        producer=PRODUCER,
        moment=datetime.fromisoformat(document.created_at),
    )


def _about_day(document: DayDocument) -> About:
    return About(
        title=document.title,
        subject=document.warning,
        author=printable(document.institution, regular(9)),
        keywords=document.key,
        producer=PRODUCER,
        moment=datetime.fromisoformat(document.made_at),
    )
