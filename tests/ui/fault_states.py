"""What can be wrong while the kiosk works, in every state worth a look: name -> kiosk state."""

from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.flow.places import Unknown
from kiosk.flow.state import Kiosk, Notice, PrinterStatus, ReaderStatus
from tests.gallery import scenes
from tests.ui.visits import ID, looking_at, transaction_of


def states() -> dict[str, Kiosk]:
    """Return every state by its name."""
    review = scenes.states()["unknown-review"]
    unknown = looking_at(Unknown(ID), transaction_of(State.CONFIRM_UNKNOWN, attempts=2))
    well = replace(review, help=True)
    no_paper = PrinterStatus("waiting", ("media-empty",))
    gone = ReaderStatus(online=False, lamp="off", reason="unplugged")
    return {
        "help-well": well,
        "help-no-paper": replace(well, printer=no_paper),
        "help-everything": replace(well, network=False, printer=no_paper, reader=gone),
        "unknown-countdown": replace(unknown, retries={ID: unknown.now.seconds + 8}),
        "unknown-asking-again": replace(review, inquiring=frozenset({ID})),
        "unknown-not-asked": replace(review, notice=Notice("review-not-asked")),
        "unknown-no-answer": replace(review, notice=Notice("review-no-answer")),
        "unknown-nothing-new": replace(review, notice=Notice("review-nothing-new")),
    }
