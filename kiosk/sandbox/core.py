"""The terminal service without any wire: what its operations do, over its state directory."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct

from kiosk.sandbox import key, sample
from kiosk.sandbox.calls import Handler
from kiosk.sandbox.handlers import handlers
from kiosk.sandbox.insurer import Insurer
from kiosk.sandbox.sessions import Clock, Sessions
from kiosk.sandbox.store import Store
from kiosk.sandbox.wire.operations import Name


def local_now() -> datetime:
    """Return the wall clock's time in the local zone."""
    return datetime.now().astimezone()


class Options(Struct, frozen=True):
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


class Core(Struct, frozen=True):
    """The parts: the operations by name, and what they work on."""

    handlers: Mapping[Name, Handler]
    sessions: Sessions
    insurer: Insurer
    store: Store


def core(options: Options) -> Core:
    """Return the service's operations over its state directory."""
    clinic, store = sample.load(options.insurers), Store(options.state)
    lifetime = timedelta(seconds=options.token_seconds)
    sessions = Sessions(store, clinic.operators, clinic.institution, options.clock, lifetime)
    hold = timedelta(seconds=options.hold_seconds)
    insurer = Insurer(store, clinic, key.load(options.state), options.clock, hold)
    return Core(handlers(sessions, insurer, clinic), sessions, insurer, store)
