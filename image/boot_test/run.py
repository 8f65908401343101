"""One scenario's run: its folder, its cards and boots, and what is noted of it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import msgspec

from image.boot_test import card, firmware, inspection, qemu
from image.boot_test.guest import Guest, booted
from image.boot_test.report import Check, Outcome, Step
from image.boot_test.watcher import Watcher
from kiosk.ui.environment import Panel

SHELL_SECONDS: Final = 600.0
SCREEN_SECONDS: Final = 900.0
"""What an emulated boot may take on a busy machine, to the inspection shell and to the first screen."""

_FAULT_FILE: Final = "/run/polise-settings/faults.json"
_FAULT_FILES: Final = f"{_FAULT_FILE} /run/polise-boot/storage.json /run/polise-clock/clock.json"
_PI3_TREE: Final = "bcm2837-rpi-3-b.dtb"
_NO_WATCHDOG: Final = "modprobe.blacklist=bcm2835_wdt"
"""QEMU's Pi resets at the moment at which its watchdog is started."""
_PASSING: Final = ("*.pcap", "*.ppm", "kernel", "initrd", "dtb")


@dataclass
class Run:
    """A run of a scenario.

    Attributes:
        outcome: what is noted.
        image: the unpacked image.
        folder: takes whatever the scenario leaves.
        panel: the glass.
    """

    outcome: Outcome
    image: Path
    folder: Path
    panel: Panel
    _pictures: int = field(default=0, init=False)

    @property
    def shared(self) -> Path:
        """The folder that all scenarios of this run of the test share."""
        return self.folder.parent

    @property
    def written(self) -> Path:
        """A copy of the settings that were written on the card; there may be none."""
        return self.folder / "kiosk.toml"

    def keep_settings(self, disk: card.Card) -> None:
        """Copy what is written on a card before the kiosk takes the secrets from it."""
        if "kiosk.toml" in disk.fat.names():
            disk.fat.unpack("kiosk.toml", self.written)

    def flash(self, name: str = "card", size: int = card.SIZE) -> card.Card:
        """Write the image to a new card."""
        return card.Card.flash(self.image, self.folder / f"{name}.img", size)

    @contextmanager
    def virt(self, disk: card.Card, **options: Any) -> Iterator[Guest]:
        """Boot a card on the machine with a screen; see `qemu.Setup` for the options."""
        words = ("console=ttyAMA0", "systemd.show_status=1", *inspection.words())
        options = {"screen": (self.panel.width, self.panel.height), **options}
        with self._boot(qemu.virt, disk, "pi4", words, **options) as guest:
            yield guest

    @contextmanager
    def pi3(self, disk: card.Card) -> Iterator[Guest]:
        """Boot a card on a Pi 3."""
        words = ("console=ttyS1,115200", "loglevel=6", _NO_WATCHDOG, *inspection.words("/dev/ttyS1"))
        with self._boot(qemu.raspi3b, disk, "pi3", words, screen=None, reader="none") as guest:
            yield guest

    def step(
        self,
        name: str,
        do: Callable[[], object],
        guest: Guest,
        match: Callable[[], float] | None = None,
    ) -> None:
        """Do something, photograph the guest and note both; what it raises goes on."""
        started = time.monotonic()
        step = Step(name=name, ok=False, seconds=0.0)
        self.outcome.steps.append(step)
        try:
            do()
            step.ok = True
        finally:
            step.seconds = round(time.monotonic() - started, 1)
            step.match = round(match(), 5) if match else None
            step.picture = self.photograph(guest, name)

    def photograph(self, guest: Guest, name: str) -> str:
        """Keep what the guest's screen shows beside the report; give the file's name, "" without a screen."""
        picture = guest.picture()
        if picture is None:
            return ""
        self._pictures += 1
        file = f"{self.outcome.name}-{self._pictures:02}-{name}.png"
        picture.save(self.shared / file)
        return file

    def check(self, *checks: Check) -> None:
        """Note checks."""
        self.outcome.checks.extend(checks)

    def expect(self, name: str, expected: str, found: object, *, ok: bool) -> None:
        """Note one check."""
        self.check(Check(name=name, ok=ok, found=str(found), expected=expected))

    def measure(self, **figures: float) -> None:
        """Note measurements."""
        self.outcome.figures.update({name: round(figure, 3) for name, figure in figures.items()})

    def faults(self, guest: Guest) -> list[dict[str, Any]]:
        """Wait until the guest's start has come to a judgement, and give what it says is wrong."""
        wait_until(lambda: not guest.shell.run(f"test -e {_FAULT_FILE}").code, SHELL_SECONDS, "no judgement")
        script = f"for f in {_FAULT_FILES}; do cat $f 2>/dev/null; echo; echo ==; done"
        parts = guest.shell.must(script).split("==\n")
        found = [fault for part in parts if part.strip() for fault in msgspec.json.decode(part)]
        # The kiosk's file has those of the storage too.
        self.outcome.faults = list({msgspec.json.encode(fault): fault for fault in found}.values())
        return self.outcome.faults

    def _note_first_picture(self, watcher: Watcher) -> None:
        if watcher.first is not None and watcher.seconds is not None:
            watcher.first.save(self.shared / f"{self.outcome.name}-00-first-picture.png")
            self.measure(first_picture_s=watcher.seconds)

    @contextmanager
    def _boot(
        self,
        command: Callable[..., list[str]],
        disk: card.Card,
        model: str,
        words: tuple[str, ...],
        **options: Any,
    ) -> Iterator[Guest]:
        files = firmware.boot_files(disk.fat.read("config.txt").decode(), model)
        fat = disk.fat
        setup = qemu.Setup(
            files={
                "kernel": fat.unpack(files.kernel, self.folder / "kernel"),
                "initrd": fat.unpack(files.initramfs, self.folder / "initrd"),
                **({"dtb": fat.unpack(_PI3_TREE, self.folder / "dtb")} if model == "pi3" else {}),
            },
            command_line=firmware.command_line(fat.read(files.command_line).decode(), *words),
            disk=disk.path,
            folder=self.folder,
            **options,
        )
        with booted(command, setup) as guest:
            watcher = Watcher(guest)
            try:
                guest.shell.wait(SHELL_SECONDS)
                yield guest
            except BaseException:
                self.outcome.files = guest.account()
                raise
            finally:
                self._note_first_picture(watcher)
                self.measure(watchdog_strikes=guest.strikes)
        for pattern in _PASSING:
            for file in self.folder.glob(pattern):
                file.unlink()


def wait_until(condition: Callable[[], object], seconds: float, what: str, pause: float = 0.5) -> None:
    """Wait until something holds.

    Raises:
        TimeoutError: it does not in that time; with the words.
    """
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"{what}: not within {seconds:.0f} s")
        time.sleep(pause)
