"""The whole terminal service put together from its state directory and its options."""

from msgspec import Struct

from kiosk.sandbox.app import TerminalService
from kiosk.sandbox.core import Options, core
from kiosk.sandbox.endpoints import endpoint
from kiosk.sandbox.insurer import Insurer
from kiosk.sandbox.store import Store
from kiosk.sandbox.wire.operations import OPERATIONS


class Service(Struct, frozen=True):
    """The running parts: the application, and what tests look into."""

    app: TerminalService
    insurer: Insurer
    store: Store


def build(options: Options) -> Service:
    """Return the service over its state directory."""
    parts = core(options)
    app = TerminalService({o.name: endpoint(o, parts.handlers[o.name], parts.sessions) for o in OPERATIONS})
    return Service(app, parts.insurer, parts.store)
