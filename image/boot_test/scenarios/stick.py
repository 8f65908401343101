"""What the maintenance menu asks of a booted appliance: the log, and an export onto a USB stick."""

import json
import re
from typing import Any, Final

from image.boot_test.fat import Fat
from image.boot_test.guest import Guest
from image.boot_test.run import Run, wait_until
from image.boot_test.scenarios.bad_settings import write_sound
from image.boot_test.scenarios.faulty import see_screen

_SECONDS: Final = 240.0
_LOG: Final = "/run/polise-logs/log.txt"
_PROGRESS: Final = "/run/polise-export/progress.json"
_MIB: Final = 64
_AS_KIOSK: Final = "setpriv --reuid=polise-kiosk --regid=polise-kiosk --init-groups"
_NEEDED: Final = {"log.txt", "version.txt", "report.txt"}


def export(run: Run) -> None:
    """The log comes to the kiosk, and log and facts go onto a USB stick; where there is none, it says so."""
    card = run.flash()
    write_sound(card)
    stick = run.folder / "stick.img"
    fat = Fat.made(stick, _MIB)
    with run.virt(card, ports=None, reader="none") as guest:
        see_screen(run, guest)
        _wish(guest, "logs-wanted")
        wait_until(lambda: _as_kiosk(guest, f"cat {_LOG}"), _SECONDS, "no log comes", pause=2)
        lines = _as_kiosk(guest, f"cat {_LOG}").splitlines()
        run.expect("log-for-the-kiosk", "ten lines or more", len(lines), ok=len(lines) >= 10)
        ended = _export(guest)
        run.expect("without-a-stick", "no-stick", ended, ok=ended.get("state") == "no-stick")
        guest.plug_stick(stick)
        wait_until(
            lambda: not guest.shell.run("test -b /dev/sda").code, 120, "the stick is not found", pause=2
        )
        ended = _export(guest)
        run.expect("with-a-stick", "done", ended, ok=ended.get("state") == "done")
        mounts = guest.shell.must("cat /proc/self/mounts")
        run.expect("stick-is-free", "not mounted", "/dev/sda" in mounts, ok="/dev/sda" not in mounts)
        guest.power_off()
    _check_stick(run, fat, str(ended.get("detail", "")))


def _wish(guest: Guest, name: str) -> None:
    # As the kiosk's own process does it, which may do nothing else.
    guest.shell.must(f"{_AS_KIOSK} sh -c 'date >/run/polise-kiosk/{name}'")


def _as_kiosk(guest: Guest, command: str) -> str:
    done = guest.shell.run(f"{_AS_KIOSK} {command}")
    return "" if done.code else done.text


def _export(guest: Guest) -> dict[str, Any]:
    guest.shell.run(f"rm -f {_PROGRESS}")
    _wish(guest, "export-wanted")

    def told() -> dict[str, Any]:
        said = _as_kiosk(guest, f"cat {_PROGRESS}")
        found: dict[str, Any] = json.loads(said) if said else {}
        return found

    wait_until(
        lambda: told().get("state", "running") != "running", _SECONDS, "the export does not end", pause=2
    )
    return told()


def _check_stick(run: Run, fat: Fat, folder: str) -> None:
    names = {name.removeprefix(f"{folder}/") for name in fat.names(folder)}
    run.expect("files-on-the-stick", f"at least {sorted(_NEEDED)}", sorted(names), ok=names >= _NEEDED)
    log = fat.read(f"{folder}/log.txt").decode("utf-8", "replace")
    digits = re.findall(r"[0-9]{9,}", log)
    run.expect("log-on-the-stick", "a hundred lines or more", log.count("\n"), ok=log.count("\n") >= 100)
    run.expect("no-long-number", "none", digits[:5], ok=not digits)
