"""The personal code and the card: what is checked here, before anything is sent."""

from typing import Final, cast

from msgspec.structs import replace

from kiosk.domain import personal_code
from kiosk.domain.errors import PersonalCodeError
from kiosk.domain.operator import Operator
from kiosk.domain.personal_code import LENGTH, PersonalCode
from kiosk.domain.transaction import State, Transaction
from kiosk.flow import draft, repeat
from kiosk.flow.effects import ArmReader, Call, DisarmReader, Effect, Write
from kiosk.flow.events import BackTapped, CardRead, CodeChanged, ReaderDisarmed, SendAgainTapped, SwipeFailed
from kiosk.flow.lifecycle import Command
from kiosk.flow.moves import Result, go, here, keep_transactions, stay
from kiosk.flow.places import Asking, Billing, ChooseInsurer, ChooseProvider, Identify, SameAgain
from kiosk.flow.state import Kiosk

DOUBTFUL: Final = "doubtful"


def change_code(state: Kiosk, event: CodeChanged) -> Result:
    """Take the digits typed so far; once they are a personal code, wait for the card."""
    place = here(state, Identify)
    digits = "".join(one for one in event.digits if one.isascii() and one.isdigit())[:LENGTH]
    problem = _problem(digits)
    armed = len(digits) == LENGTH and problem in {None, DOUBTFUL}
    place = replace(place, code=digits, problem=problem, armed=armed, sure=False)
    repeated = repeat.earlier(state, place) if armed else None
    if repeated is not None:
        return repeat.ask(state, place, repeated)
    return go(state, place, *_arming(armed=armed))


def send_again(state: Kiosk, _event: SendAgainTapped) -> Result:
    """The operator is sure: wait for the card."""
    place = here(state, SameAgain)
    problem = _problem(place.code)
    armed = Identify(place.provider, place.insurer, place.code, problem, armed=True, sure=True)
    return go(state, armed, ArmReader())


def _arming(*, armed: bool) -> tuple[Effect, ...]:
    return (ArmReader(),) if armed else (DisarmReader(),)


def _problem(digits: str) -> str | None:
    if len(digits) < LENGTH:
        return None
    try:
        return DOUBTFUL if personal_code.parse(digits).doubtful else None
    except PersonalCodeError as error:
        return error.reason


def card_read(state: Kiosk, event: CardRead) -> Result:
    """Ask the insurer; a card of another insurer is not sent, and the reader waits for the right one."""
    place = here(state, Identify)
    if not place.armed:
        return stay(state)
    unsettled = draft.place(state)
    if not isinstance(unsettled, Billing):
        return go(state, unsettled, DisarmReader())
    repeated = repeat.earlier(state, place)
    if repeated is not None:
        return repeat.ask(state, place, repeated)
    if event.card.insurer != place.insurer.id:
        return go(state, replace(place, problem="card-of-another-insurer"), ArmReader())
    transaction = _begin(state, place, personal_code.parse(place.code), event.card.last_four)
    state = keep_transactions(replace(state, bill_transaction=transaction.id), (transaction,))
    ask = Call(Command.ADJUDICATE, transaction)
    write = Write((transaction,), card=event.card, then=(ask,))
    return go(state, Asking(transaction.id), DisarmReader(), write)


def _begin(state: Kiosk, place: Identify, person: PersonalCode, last_four: str) -> Transaction:
    return Transaction(
        id=state.now.fresh_id,
        number=1 + max((one.number for one in state.transactions.values()), default=0),
        state=State.ADJUDICATING,
        created_at=state.now.at,
        operator=cast("Operator", state.operator),  # nobody gets here without logging in
        provider=place.provider,
        insurer=place.insurer,
        person=person,
        card_last_four=last_four,
        bill=state.bill.lines,
        replaces=state.bill_replaces,
    )


def swipe_failed(state: Kiosk, event: SwipeFailed) -> Result:
    """Say why; the reader waits for the next swipe."""
    place = here(state, Identify)
    if not place.armed:
        return stay(state)
    return go(state, replace(place, problem=event.reason))


def disarmed(state: Kiosk, _event: ReaderDisarmed) -> Result:
    """The reader stopped waiting while the operator has not: let it wait again."""
    return (state, (ArmReader(),)) if here(state, Identify).armed else stay(state)


def back(state: Kiosk, _event: BackTapped) -> Result:
    """Return to the insurers, or past them where there is only one."""
    one_insurer = state.catalogue is not None and len(state.catalogue.insurers) == 1
    previous = ChooseProvider() if one_insurer else ChooseInsurer(here(state, Identify).provider)
    return go(state, previous, DisarmReader())
