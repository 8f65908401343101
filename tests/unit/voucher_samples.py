"""Invented vouchers for the tests of their PDF."""

import re
import subprocess
from html import unescape
from io import BytesIO
from typing import NamedTuple

from msgspec.structs import replace
from pypdf import PdfReader

from kiosk.domain.catalogue import Insurer, Provider
from kiosk.domain.money import Split
from kiosk.domain.operator import Institution, Operator, Role
from kiosk.domain.personal_code import PersonalCode
from kiosk.domain.transaction import Adjudication, Line, LineStatus, Reason, State, Transaction
from kiosk.domain.voucher import Copy, Voucher, duplicate, originals
from kiosk.voucher import pdf, roll, sheet

MEDIA = (sheet.MEDIA, roll.MEDIA)
ID = "7d0f4c1e-52b8-4a7e-9f3b-0c6d1a2e8b41"
LIMIT = Reason("L07", "Gada limits šim pakalpojumam ir izsmelts")
NOT_COVERED = Reason("N01", "Pakalpojums nav iekļauts apdrošināšanas programmā")
INSTITUTION = Institution("c-1", "Parauga veselības centrs, SIA", "40000000000")

LINES = (
    Line(1, "01002", "Ārsta speciālista konsultācija", Split(3500, 3500, 0), LineStatus.FULL),
    Line(2, "50111", "Magnētiskās rezonanses izmeklējums ceļa locītavai bez kontrastvielas",
         Split(123450, 100000, 23450), LineStatus.PARTIAL, LIMIT),
    Line(3, "60310", "Ultraskaņas izmeklējums vēdera dobuma orgāniem",
         Split(2990, 2990, 0), LineStatus.FULL),
    Line(4, "90055", "Kosmētiska sejas masāža", Split(4200, 0, 4200), LineStatus.REFUSED, NOT_COVERED),
)  # fmt: skip


class Word(NamedTuple):
    """A word on a page and its box, in points from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')


def a_transaction(lines: tuple[Line, ...] = LINES, insured: str = "Anna Paraugs") -> Transaction:
    """Return a confirmed transaction with those lines."""
    return Transaction(
        id=ID,
        number=123,
        state=State.CONFIRMED,
        created_at="2026-03-07T10:42:09+02:00",
        operator=Operator("op-1", "Ilze Izdomāta", Role.RECEPTIONIST),
        provider=Provider("p-1", "Dr. Jānis Paraugs", "Ārsts radiologs"),
        insurer=Insurer("paraugs", "Parauga apdrošināšana, AAS"),
        person=PersonalCode("32000010003"),
        card_last_four="9417",
        bill=(),
        adjudication=Adjudication("PAR-2026-0001", lines, 120, insured),
    )


def an_original(k: int = 1, transaction: Transaction | None = None) -> Voucher:
    """Return original k of 3."""
    confirmed = transaction or a_transaction()
    return Voucher(INSTITUTION, confirmed, originals(confirmed)[k - 1])


def a_duplicate(so_far: int = 1, *, everything: bool = False, voided: bool = False) -> Voucher:
    """Return the duplicate after `so_far` others."""
    confirmed = a_transaction()
    transaction = replace(confirmed, state=State.VOIDED) if voided else confirmed
    copy: Copy = duplicate(transaction, so_far, everything=everything)
    return Voucher(INSTITUTION, transaction, copy)


def thirty_long_lines() -> Voucher:
    """Return an original whose thirty services all have long names and reasons."""
    name = (
        "Daudzslāņu datortomogrāfijas izmeklējums krūškurvim un vēdera dobumam ar kontrastvielas ievadi vēnā"
    )
    lines = tuple(
        Line(
            k,
            f"50{k:03d}",
            f"{name}, {k}. sērija",
            Split(20000 + k, 15000, 5000 + k),
            LineStatus.PARTIAL,
            LIMIT,
        )
        for k in range(1, 31)
    )
    return an_original(2, a_transaction(lines))


def polyglot() -> Voucher:
    """Return a duplicate with every Latvian and Russian letter, and an insurer's words in three languages."""
    latvian, russian = "AĀBCČDEĒFGĢHIĪJKĶLĻMNŅOPRSŠTUŪVZŽ", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    told = (
        (
            "lv",
            "Gada limits šim pakalpojumam ir izsmelts, un jauns periods sākas tikai nākamajā gadā",
        ),
        ("ru", "Годовой лимит на эту услугу исчерпан; новый период начинается в следующем календарном году"),
        (
            "en",
            "The year's limit for this service is used up; a new period begins with the next calendar year",
        ),
    )
    lines = [
        Line(k, f"5000{k}", name, Split(5000, 2000, 3000), LineStatus.PARTIAL, Reason(code, reason))
        for k, (name, (code, reason)) in enumerate(
            zip((latvian, russian, f"{latvian}{russian}".lower()), told, strict=True), start=1
        )
    ]
    refused = Line(
        4, "90055", "Массаж лица", Split(4200, 0, 4200), LineStatus.REFUSED, Reason("N01", told[1][1])
    )
    transaction = a_transaction((*lines, refused), "Žaņa Ķēniņa-Юрьевская")
    return Voucher(INSTITUTION, transaction, duplicate(transaction, 6, everything=True))


def with_names(count: int, name: str) -> Voucher:
    """Return an original of so many services of one name, at a price that needs room."""
    lines = tuple(
        Line(k, f"50{k:03d}", name, Split(123456789, 123456789, 0), LineStatus.FULL)
        for k in range(1, count + 1)
    )
    return an_original(1, a_transaction(lines))


def extreme() -> Voucher:
    """Return a voucher in which everything that may be long is."""
    endless = "Nepārtrauktais" * 20
    transaction = replace(a_transaction(), provider=Provider("p", endless, "Ārsts " * 40))
    institution = Institution("c", f"{endless} SIA", "4" * 90)
    return Voucher(institution, transaction, an_original().copy)


def long(word: str, length: int) -> str:
    """Return the word as often as it takes to that length, after each other."""
    return (f"{word} " * length)[:length]


def with_long_names(length: int) -> Voucher:
    """Return a voucher whose every name has that length: of the clinic, its address, all parties."""
    confirmed = a_transaction(insured=long("Annija", length))
    transaction = replace(
        confirmed,
        operator=replace(confirmed.operator, name=long("Ilzes", length)),
        provider=Provider("p-1", long("Jānis", length), long("radiologs", length)),
        insurer=Insurer("i-1", long("Apdrošinātava", length)),
    )
    institution = Institution("c-1", long("Klīnika", length), "40000000000", long("Rīga", length))
    return Voucher(institution, transaction, an_original().copy)


def with_patient(name: str) -> Voucher:
    """Return a voided duplicate of a patient of that name, with mark and everything."""
    transaction = replace(a_transaction(insured=name), state=State.VOIDED)
    copy = replace(duplicate(transaction, 0, everything=True), voided=True)
    return replace(Voucher(INSTITUTION, transaction, copy), mark="DEMONSTRĀCIJA")


VOUCHERS = {
    "original": an_original(),
    "everything": a_duplicate(everything=True),
    "thirty long lines": thirty_long_lines(),
    "one endless name": with_names(2, "Izmeklējums " * 300),
    "one endless word": with_names(1, "Ļ" * 3000),
    "extreme": extreme(),
    "names that fill the head": with_long_names(150),
    "a patient's name of 700 letters": with_patient(long("Annija", 700)),
    "three languages": polyglot(),
    "voided": a_duplicate(everything=True, voided=True),
    "demonstration": replace(an_original(2), mark="DEMONSTRĀCIJA"),
}


def render(voucher: Voucher, media: str = sheet.MEDIA) -> bytes:
    """Return a voucher's PDF."""
    return pdf.render(voucher, media).pdf


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page as a reader of the PDF finds it."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def text_of(voucher: Voucher, media: str = sheet.MEDIA) -> str:
    """Return the text of a voucher's copy, line breaks and no-break spaces read as spaces."""
    return " ".join("\n".join(pages_of(render(voucher, media))).split())


def words_of(pdf: bytes) -> list[list[Word]]:
    """Return each page's words with the boxes in which they stand."""
    command = ["pdftotext", "-bbox", "-", "-"]
    html = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return [
        [Word(unescape(text), *map(float, box)) for *box, text in WORD.findall(page)]
        for page in html.split("<page ")[1:]
    ]
