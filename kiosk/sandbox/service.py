"""The whole terminal service put together from its state directory and its options."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.sandbox import key, sample
from kiosk.sandbox.app import TerminalService
from kiosk.sandbox.endpoints import endpoint
from kiosk.sandbox.handlers import handlers
from kiosk.sandbox.insurer import Insurer
from kiosk.sandbox.sessions import Clock, Sessions
from kiosk.sandbox.store import Store
from kiosk.sandbox.wire.operations import OPERATIONS


def local_now() -> datetime:
    """Return the wall clock's time in the local zone."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Options:
    """How the service runs.

    Attributes:
        state: the directory of its key and its database, made if missing.
        insurers: with how many insurers the clinic works; None for all.
        token_seconds: how long a session stays open.
        hold_seconds: how long an insurer holds an answer for its confirmation.
        clock: now, aware, in the service's local zone.
    """

    state: Path
    insurers: int | None = None
    token_seconds: int = 8 * 60 * 60
    hold_seconds: int = 120
    clock: Clock = local_now


@dataclass(frozen=True, slots=True)
class Service:
    """The running parts: the application, and what training and tests look into."""

    app: TerminalService
    insurer: Insurer
    store: Store


def build(options: Options) -> Service:
    """Return the service over its state directory."""
    clinic, store = sample.load(options.insurers), Store(options.state)
    lifetime = timedelta(seconds=options.token_seconds)
    sessions = Sessions(store, clinic.operators, clinic.institution, options.clock, lifetime)
    hold = timedelta(seconds=options.hold_seconds)
    insurer = Insurer(store, clinic, key.load(options.state), options.clock, hold)
    by_name = handlers(sessions, insurer, clinic)
    app = TerminalService({o.name: endpoint(o, by_name[o.name], sessions) for o in OPERATIONS})
    return Service(app, insurer, store)
