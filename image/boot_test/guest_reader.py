"""Asks the guest's reader service, as the kiosk's user does and over the same socket."""

import shlex
from typing import Any, Final

import msgspec

from hw.service.reader_messages import ReaderInfo, ReaderTrace
from image.boot_test.shell import Shell

_AS_KIOSK: Final = (
    "cd / && PYTHONPATH=/usr/lib/polise PYTHONDONTWRITEBYTECODE=1"
    " setpriv --reuid=polise-kiosk --regid=polise-kiosk --init-groups python3 -c "
)
_CLIENT: Final = """\
import json, threading, time, tomllib
import msgspec
from hw.service.reader_client import ReaderClient
with open("/etc/polise/kiosk.toml", "rb") as file:
    settings = tomllib.load(file)
client = ReaderClient(settings["reader"].get("socket", "/run/polise/reader.sock"), timeout=30)
def say(what, value):
    print(json.dumps({what: msgspec.to_builtins(value)}), flush=True)
"""
_ASK: Final = """\
say("info", client.info())
say("trace", client.trace())
"""
_SWIPE: Final = """\
done = threading.Event()
def watch():
    for message in client.watch():
        say("event", {"kind": type(message).__name__})
        if type(message).__name__ in ("CardRead", "SwipeFailed"):
            done.set()
threading.Thread(target=watch, daemon=True).start()
while not client.info().online:
    time.sleep(0.5)
client.arm()
say("armed", True)
done.wait(100)
time.sleep(2)
say("info", client.info())
say("trace", client.trace())
"""
SAID: Final = "/run/polise-test-swipe"
"""Where the guest keeps what a swipe has said."""


def ask(shell: Shell) -> tuple[ReaderInfo, ReaderTrace]:
    """Give what the reader is and what its lamp and sounder have done.

    Raises:
        ShellError: the service does not answer, or the kiosk's user may not ask.
    """
    said = lines(shell.must(_AS_KIOSK + shlex.quote(_CLIENT + _ASK), 120))
    return msgspec.convert(said["info"], ReaderInfo), msgspec.convert(said["trace"], ReaderTrace)


def wait_for_swipe(shell: Shell) -> None:
    """Have the guest arm its reader and note what comes, in the background."""
    shell.must(f"({_AS_KIOSK}{shlex.quote(_CLIENT + _SWIPE)}) >{SAID} 2>&1 &")


def lines(text: str) -> dict[str, Any]:
    """Read what was said, a JSON object a line; what is said again counts last, events are gathered."""
    found: dict[str, Any] = {"events": []}
    for line in text.splitlines():
        try:
            said = msgspec.json.decode(line)
        except msgspec.DecodeError:
            continue  # a complaint of Python's
        if "event" in said:
            found["events"].append(said["event"]["kind"])
        found.update(said)
    return found
