"""The sums of a day as PDF: drawn so that nobody takes it for a voucher; equal sheets are equal bytes."""

from io import BytesIO
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from kiosk.domain.totals import DaySheet, Part, Share
from kiosk.voucher import day_words, fonts, words
from kiosk.voucher.block import LEFT, MARGIN, RIGHT, ROOM, Block, space, stack
from kiosk.voucher.document import Amounts, Total
from kiosk.voucher.fonts import loaded, medium, regular
from kiosk.voucher.head import paragraph
from kiosk.voucher.paging import Room, paginate
from kiosk.voucher.pen import BAD, HEIGHT, INK, QUIET, SHADE, WHITE, WIDTH, Box, Pen
from kiosk.voucher.table import MONEY, PADDING, total_block

PRODUCER: Final = "polise-kiosk"
FOOT: Final = 38.0
NAMES: Final = RIGHT - 3 * MONEY - LEFT - 6


def render_day(sheet: DaySheet, mark: str = "") -> bytes:
    """Return the sheet as an A5 PDF; `mark` goes across one that is not in earnest.

    Raises:
        FontMissingError: Roboto is not installed.
    """
    file = BytesIO()
    canvas = Canvas(
        file,
        (WIDTH, HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=loaded(regular(9)),
        lang="lv-LV",
    )
    canvas.setTitle(f"{day_words.TITLE} {day_words.day(sheet.totals.day)}")
    canvas.setAuthor(fonts.printable(sheet.institution.name, regular(9)))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    for page in _pages(sheet):
        pen = Pen(canvas)
        if mark:
            pen.across(mark, medium(min(104.0, 104.0 * 7 / len(mark))), SHADE)
        page.draw(pen, MARGIN)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _pages(sheet: DaySheet) -> list[Block]:
    head, end = _head(sheet), _closing(sheet)
    rows = [_share(share) for share in sheet.totals.shares] or [
        paragraph(day_words.NOTHING, regular(9), LEFT, ROOM)
    ]
    room = HEIGHT - MARGIN - FOOT - head.height
    ranges = paginate([row.height for row in rows], Room(room, room), end.height)
    bodies = [[head, *rows[one.start : one.stop]] for one in ranges]
    bodies[-1].append(end)
    return [_page(stack(body), sheet, at, len(bodies)) for at, body in enumerate(bodies, start=1)]


def _page(body: Block, sheet: DaySheet, number: int, pages: int) -> Block:
    style = regular(7)
    left = f"{day_words.TITLE} {day_words.day(sheet.totals.day)} · {words.moment(sheet.made_at)}"

    def draw(pen: Pen, top: float) -> None:
        body.draw(pen, top)
        pen.rule(LEFT, HEIGHT - FOOT + 10, ROOM)
        pen.text(LEFT, HEIGHT - FOOT + 20, left, style, QUIET)
        pen.right(RIGHT, HEIGHT - FOOT + 20, words.page(number, pages), medium(7), INK)

    return Block(HEIGHT, draw)


def _head(sheet: DaySheet) -> Block:
    """Return a black band where a voucher has none, and the words that say what this is not."""
    style, height = medium(17), 34.0
    day = day_words.day(sheet.totals.day)

    def band(pen: Pen, top: float) -> None:
        pen.fill(Box(LEFT, top, ROOM, height), INK)
        pen.text(LEFT + 12, top + height / 2 + style.size * 0.36, day_words.TITLE.upper(), style, WHITE)
        pen.right(RIGHT - 12, top + height / 2 + style.size * 0.36, day, style, WHITE)

    made = f"{day_words.MADE} {words.moment(sheet.made_at)}, {sheet.operator.name}"
    registration = f"{words.REGISTRATION} {sheet.institution.registration_number}"
    return stack(
        [
            Block(height + 6, band),
            paragraph(day_words.NO_VOUCHER, medium(8.5), LEFT, ROOM, BAD),
            space(4),
            paragraph(sheet.institution.name, medium(9.5), LEFT, ROOM),
            paragraph(registration, regular(8), LEFT, ROOM, QUIET),
            paragraph(made, regular(8), LEFT, ROOM, QUIET),
            space(8),
            _columns(),
        ]
    )


def _columns() -> Block:
    style = medium(6.8)
    height = 2 * style.leading + 5

    def draw(pen: Pen, top: float) -> None:
        bottom = top + height - 5
        pen.text(LEFT, bottom, day_words.PARTIES, style, QUIET)
        for at, label in enumerate(words.COLUMNS[3:]):
            for above, line in enumerate(reversed(label.split(" "))):
                pen.right(RIGHT - (2 - at) * MONEY, bottom - above * style.leading, line, style, QUIET)
        pen.rule(LEFT, top + height, ROOM, 1.0, INK)

    return Block(height, draw)


def _share(share: Share) -> Block:
    provider, insurer = medium(8.5), regular(7.5)
    lines = [
        paragraph(share.provider.name, provider, LEFT, NAMES),
        paragraph(share.insurer.name, insurer, LEFT, NAMES),
    ]
    parts = [_amounts(day_words.counts(share.in_force), share.in_force)]
    if share.voided.transactions:
        parts.append(_amounts(f"{words.VOIDED}: {day_words.counts(share.voided)}", share.voided, voided=True))
    body = stack([space(PADDING), *lines, *parts, space(PADDING)])

    def draw(pen: Pen, top: float) -> None:
        body.draw(pen, top)
        pen.rule(LEFT, top + body.height, ROOM)

    return Block(body.height, draw)


def _amounts(label: str, part: Part, *, voided: bool = False) -> Block:
    style, ink = regular(8), BAD if voided else INK
    text = paragraph(label, regular(7.5), LEFT, NAMES, BAD if voided else QUIET)

    def draw(pen: Pen, top: float) -> None:
        text.draw(pen, top)
        for at, amount in enumerate(_euros(part)):
            pen.right(
                RIGHT - (2 - at) * MONEY,
                top + style.size,
                amount,
                fonts.fitted(amount, style, MONEY - 4),
                ink,
            )

    return Block(max(text.height, style.leading), draw)


def _closing(sheet: DaySheet) -> Block:
    totals = sheet.totals
    sums = [total_block(_total(day_words.IN_FORCE, totals.in_force), strong=True)]
    if totals.voided.transactions:
        sums.append(total_block(_total(day_words.VOIDED_APART, totals.voided), strong=False))
    note = day_words.unsettled(totals.open) if totals.open else ""
    return stack([*sums, space(4), paragraph(note, medium(8.5), LEFT, ROOM, BAD)])


def _total(label: str, part: Part) -> Total:
    return Total(label, day_words.counts(part), _euros(part))


def _euros(part: Part) -> Amounts:
    split = part.split
    return words.euros(split.price), words.euros(split.compensated), words.euros(split.patient)
