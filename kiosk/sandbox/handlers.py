"""Each operation of the contract by name, as a function of the call."""

from collections.abc import Mapping
from typing import TypeVar

from kiosk.sandbox.calls import Call, Handler
from kiosk.sandbox.insurer import Insurer
from kiosk.sandbox.sample import Sample
from kiosk.sandbox.sessions import Sessions
from kiosk.sandbox.wire import messages as m
from kiosk.sandbox.wire.operations import Name

T = TypeVar("T", bound=m.Request)


def handlers(sessions: Sessions, insurer: Insurer, sample: Sample) -> Mapping[Name, Handler]:
    """Return the handlers of all operations."""
    return {
        "logIn": lambda call: sessions.open(_body(call, m.Credentials)),
        "logOut": lambda call: sessions.close(call.token),
        "catalogue": lambda _call: sample.catalogue,
        "adjudicate": lambda call: insurer.adjudicate(call.id, call.body, _body(call, m.Bill)),
        "inquire": lambda call: insurer.inquire(call.id),
        "confirm": lambda call: insurer.confirm(call.id),
        "cancel": lambda call: insurer.cancel(call.id),
        "void": lambda call: insurer.void(call.id, _body(call, m.Void)),
        "transactions": lambda call: insurer.on_day(call.day),
    }


def _body(call: Call, message: type[T]) -> T:
    """Return the decoded body, whose type the operation's table has fixed."""
    if not isinstance(call.message, message):
        raise TypeError(f"{message.__name__} was not decoded")
    return call.message
