"""The same image as an SD card in a Pi 3, by its own device tree: no picture, but USB and all services."""

import contextlib
from typing import Any, Final

import msgspec

from hw.service.reader_messages import ReaderTrace
from image.boot_test import checks, guest_reader, leaks, memory, services, traces
from image.boot_test.guest import Guest
from image.boot_test.run import SCREEN_SECONDS, Run, wait_until
from image.boot_test.scenarios.bad_settings import write_sound
from image.boot_test.shell import Shell
from kiosk.sandbox.demo import SAMPLE_CARDS

_ATTEMPTS: Final = 3
_SECONDS: Final = 2 * SCREEN_SECONDS
"""Slower than the other machine: its USB host takes work every millisecond."""


def swipe(run: Run) -> None:
    """All three services come up, and a card swiped at the USB keyboard is read, with lamp and sound."""
    card = run.flash()
    write_sound(card, "keyboard")
    canary = leaks.draw()
    with run.pi3(card) as guest:
        shell = guest.shell
        services.wait_for_all(shell, _SECONDS)
        run.measure(services_up_s=guest.age)
        run.measure(keyboard_plugged_in=_find_reader(guest))
        guest_reader.wait_for_swipe(shell)
        wait_until(lambda: "armed" in _said(shell), 120, "the reader is not armed", pause=2)
        track = f";{SAMPLE_CARDS['demo'].number}=2912={canary}?"
        run.step("swipe", lambda: guest.keyboard.type(f"{track}\r"), guest)
        wait_until(lambda: "trace" in _said(shell), 180, "nothing was read", pause=2)
        said = _said(shell)
        run.expect("card-read", "CardRead", said["events"], ok="CardRead" in said["events"])
        run.check(*traces.check(msgspec.convert(said["trace"], ReaderTrace)))
        nodes = checks.keyboard_nodes(shell)
        run.expect("reader-nodes-found", "at least one", nodes, ok=bool(nodes))
        run.check(*services.check(shell), *checks.check(shell), *checks.reader_nodes(shell, nodes))
        run.check(*memory.check(guest, canary))
        run.measure(**services.figures(shell))
        model = shell.must("tr -d '\\0' < /proc/device-tree/model")
        run.expect("is-a-pi", "Raspberry Pi 3", model, ok="Raspberry Pi 3" in model)
        run.faults(guest)
        guest.power_off()
    run.check(checks.nothing("no-digit-on-card", leaks.finds_on_disk(card.path, canary), "digit of the card"))


def _find_reader(guest: Guest) -> int:
    """Wait for the reader; give how often the keyboard had to be plugged in.

    The emulated USB host now and then breaks off while a busy machine lets it begin with a device.
    """
    for attempt in range(1, _ATTEMPTS):
        with contextlib.suppress(TimeoutError):
            _await_reader(guest, 45)
            return attempt
        guest.replug_on_pi3()
    _await_reader(guest, 120)
    return _ATTEMPTS


def _await_reader(guest: Guest, seconds: float) -> None:
    wait_until(lambda: guest_reader.ask(guest.shell)[0].online, seconds, "the reader is not found", pause=3)


def _said(shell: Shell) -> dict[str, Any]:
    return guest_reader.lines(shell.run(f"cat {guest_reader.SAID}").text)
