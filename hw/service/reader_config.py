"""The tables of kiosk.toml that the reader service needs, made ready for use."""

from pathlib import Path

from msgspec import Struct

from hw.reader.decode.issuer import Rule, RuleError, compiled
from hw.reader.seal import KeyUnfitError, Seal, SealError
from hw.service.settings import CardRule, ReaderSettings
from hw.service.strict_toml import ConfigError, load_tables


class TerminalKey(Struct, frozen=True, kw_only=True):
    """The part of `[terminal]` that sealing needs; the rest is the kiosk's.

    Attributes:
        public_key: the terminal service's public key, a P-256 JWK as JSON.
    """

    public_key: str


class ReaderFile(Struct, frozen=True, kw_only=True):
    """The tables of kiosk.toml that the reader service reads."""

    reader: ReaderSettings
    card: tuple[CardRule, ...]
    terminal: TerminalKey


class ReaderConfig(Struct, frozen=True):
    """What the service runs on."""

    reader: ReaderSettings
    rules: tuple[Rule, ...]
    seal: Seal


def load(path: Path) -> ReaderConfig:
    """Read and check the configuration.

    Raises:
        ConfigError: the file, a card rule or the key is not as it should be.
    """
    file = load_tables(path, ReaderFile)
    try:
        return ReaderConfig(file.reader, tuple(map(compiled, file.card)), _seal(file.terminal.public_key))
    except RuleError as error:
        raise ConfigError(str(path), None, f"[[card]]: {error}") from error
    except (KeyUnfitError, SealError) as error:
        raise ConfigError(str(path), None, f"[terminal] public_key: {error}") from error


def _seal(public_key: str) -> Seal:
    """Make the seal, and show that it can seal: the first time takes longest, and no card waits for it."""
    seal = Seal(public_key)
    seal.warm_up()
    return seal
