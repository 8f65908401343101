"""kiosk.toml as it should not be: each mistake is on the kiosk's screen and in report.txt."""

from jwcrypto.jwk import JWK

from image.boot_test import qemu, settings
from image.boot_test.card import Card
from image.boot_test.run import Run
from image.boot_test.scenarios.faulty import see_fault
from kiosk.sandbox.key import Key


def write_sound(card: Card, reader: qemu.ReaderKind = "keyboard") -> None:
    """Put a sound kiosk.toml on a card, for a terminal service that nobody reaches."""
    card.fat.write("kiosk.toml", _sound(reader))


def _sound(reader: qemu.ReaderKind = "keyboard") -> bytes:
    key = Key(JWK.generate(kty="EC", crv="P-256", use="enc")).public()
    return settings.text(key, reader, ca_file="").encode()


def missing(run: Run) -> None:
    """There is no kiosk.toml."""
    card = run.flash()
    if "kiosk.toml" in card.fat.names():
        card.fat.delete("kiosk.toml")
    see_fault(run, card, {"settings-missing"})


def empty(run: Run) -> None:
    """It has no byte, as after a computer that was switched off while it copied."""
    _with(run, b"", {"settings-empty"})


def half(run: Run) -> None:
    """It breaks off in the middle of a line."""
    sound = _sound()
    _with(run, sound[: sound.index(b"[printer]") + 14], {"settings-wrong", "settings-unreadable"})


def garbage(run: Run) -> None:
    """It is no text at all."""
    _with(run, bytes(range(256)) * 16, {"settings-unreadable", "settings-wrong"})


def mistake(run: Run) -> None:
    """One value is wrong: its line and its key are named."""
    text = _sound().replace(b"dpi = 149", b"dpi = 1490")
    line = text[: text.index(b"dpi = 1490")].count(b"\n") + 1
    faults = _with(run, text, {"settings-wrong"})
    places = [(fault.get("line"), fault.get("key")) for fault in faults]
    good = any(at == line and "dpi" in str(key) for at, key in places)
    run.expect("line-and-key", f"line {line}, [panel] dpi", places, ok=good)


def _with(run: Run, content: bytes, codes: set[str]) -> list[dict[str, object]]:
    card = run.flash()
    card.fat.write("kiosk.toml", content)
    return see_fault(run, card, codes)
