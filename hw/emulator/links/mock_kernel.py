"""A mocked sysfs, /dev and udev for whoever is started with its environment; told what to do on stdin.

A program of its own, for the system's Python, which has python3-gi: it knows how to ask umockdev for things
and nothing of readers. `hw.emulator.links.kernel` is the other end. Lines of JSON:

- in `{"do": "add", subsystem, name, parent, attributes, binary, properties, node}` where `node` is
  `{"path": "/dev/…", "to": "/dev/pts/…", "asked": true}`; out `{"done": "/sys/devices/…"}`
- in `{"do": "cut", "path", "node"}`: every call on the node fails from now on; out `{"done": …}` as above
- in `{"do": "remove", "path", "node"}`; out `{"done": …}`
- out `{"ask": number, "node", "client", "request", "data"}` for every ioctl on a node that is to be asked,
  and with the request 0 for every write; in `{"answer": number, "result", "errno", "data"}`
- out `{"came": client, "node"}` when a node was opened, `{"gone": client, "node"}` when it was closed
"""

import errno
import gc
import itertools
import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import gi  # type: ignore[import-not-found,unused-ignore]  # Debian's, for the system's Python only

gi.require_version("UMockdev", "1.0")
from gi.repository import GLib, UMockdev  # type: ignore[import-not-found,unused-ignore]  # noqa: E402  as above

EVIOCGRAB, EVIOCREVOKE = 0x40044590, 0x40044591
BY_VALUE = {EVIOCGRAB, EVIOCREVOKE}  # their argument is a number, though their code says that it is a pointer


class Node:
    """One device node whose ioctls and writes are asked for.

    Args:
        path: in /dev.
        asking: collects the questions that have no answer yet.
    """

    def __init__(self, path: str, asking: "Asking") -> None:
        self.path = path
        self.is_gone = False
        self._asking = asking
        self._clients: dict[Any, int] = {}
        self.base = UMockdev.IoctlBase()
        self.base.connect("handle-ioctl", self._ioctl)
        self.base.connect("handle-read", self._read)
        self.base.connect("handle-write", self._write)
        self.base.connect("client-connected", self._connected)
        self.base.connect("client-vanished", self._vanished)

    def _ioctl(self, _: Any, client: Any) -> bool:
        if self.is_gone:
            client.complete(-1, errno.ENODEV)
            return True
        request = client.get_request()
        argument = client.get_arg()
        if request not in BY_VALUE:
            argument = argument.resolve(0, request >> 16 & 0x3FFF)
        self._ask(client, request, argument)
        return True

    def _write(self, _: Any, client: Any) -> bool:
        if self.is_gone:
            client.complete(-1, errno.ENODEV)
        else:
            self._ask(client, 0, client.get_arg())
        return True

    def _read(self, _: Any, client: Any) -> bool:
        if self.is_gone:
            client.complete(-1, errno.ENODEV)
        return self.is_gone  # else the read goes to the node itself

    def _ask(self, client: Any, request: int, argument: Any) -> None:
        data = bytes(argument.retrieve()).hex() if argument else ""
        self._asking.ask(
            client, argument, node=self.path, client=self._clients[client], request=request, data=data
        )

    def _connected(self, _: Any, client: Any) -> None:
        self._clients[client] = next(numbers)
        say(came=self._clients[client], node=self.path)

    def _vanished(self, _: Any, client: Any) -> None:
        say(gone=self._clients.pop(client), node=self.path)


class Asking:
    """Questions and the answers they wait for."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[Any, Any]] = {}

    def ask(self, caller: Any, argument: Any, **question: Any) -> None:
        """Ask; the caller waits."""
        number = next(numbers)
        self._open[number] = caller, argument
        say(ask=number, **question)

    def answer(self, answer: dict[str, Any]) -> None:
        """Let the client go on."""
        caller, argument = self._open.pop(answer["answer"])
        data = bytes.fromhex(answer["data"])
        if data:
            argument.update(0, data)
        caller.complete(answer["result"], answer["errno"])


class Kernel:
    """The testbed."""

    def __init__(self) -> None:
        self._bed = UMockdev.Testbed.new()
        self.root = Path(self._bed.get_root_dir())
        self._asking = Asking()
        self._nodes: dict[str, Node] = {}

    def obey(self, order: dict[str, Any]) -> None:
        """Do what a line says."""
        if "answer" in order:
            self._asking.answer(order)
        else:
            say(done={"add": self._add, "cut": self._cut, "remove": self._remove}[order["do"]](order))

    def end(self) -> None:
        """Leave nothing behind: umockdev removes its folder itself, unless somebody still has a node open.

        It aborts when the folder is gone before.
        """
        self._nodes.clear()
        del self._bed
        gc.collect()
        shutil.rmtree(self.root, ignore_errors=True)

    def _add(self, order: dict[str, Any]) -> str:
        # The node is there before its device, whose event makes drivers open it.
        if order["node"]:
            self._make_node(**order["node"])
        path = self._bed.add_device(
            order["subsystem"],
            order["name"],
            order["parent"],
            flat(order["attributes"]),
            flat(order["properties"]),
        )
        if path is None:
            raise ValueError(f"umockdev refuses {order['name']}")
        for name, value in order["binary"].items():
            self._bed.set_attribute_binary(path, name, bytes.fromhex(value))
        return str(path)

    def _make_node(self, path: str, to: str, *, asked: bool) -> None:
        link = self.root / path.lstrip("/")
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(to)
        if asked:
            self._nodes[path] = Node(path, self._asking)
            self._bed.attach_ioctl(path, self._nodes[path].base)

    def _cut(self, order: dict[str, Any]) -> str:
        self._nodes[order["node"]].is_gone = True
        return str(order["path"])

    def _remove(self, order: dict[str, Any]) -> str:
        path, node = order["path"], order["node"]
        if node in self._nodes:
            self._bed.detach_ioctl(node)
            del self._nodes[node]
        if node:
            (self.root / node.lstrip("/")).unlink(missing_ok=True)
        self._bed.uevent(path, "remove")
        self._bed.remove_device(path)
        return str(path)


def flat(pairs: dict[str, str]) -> list[str]:
    """Give names and values in turn, as umockdev wants them."""
    return list(itertools.chain.from_iterable(pairs.items()))


def say(**what: Any) -> None:
    """Say a line."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


numbers = itertools.count(1)


def main() -> None:
    """Listen until the end of the input."""
    kernel = Kernel()
    say(root=str(kernel.root))
    loop = GLib.MainLoop()
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGTERM, loop.quit)
    pending = bytearray()

    def heard(descriptor: int, _: Any) -> bool:
        data = os.read(descriptor, 65536)
        pending.extend(data)
        *lines, rest = bytes(pending).split(b"\n")
        pending[:] = rest
        for line in lines:
            kernel.obey(json.loads(line))
        if not data:
            loop.quit()
        return bool(data)

    GLib.unix_fd_add_full(GLib.PRIORITY_DEFAULT, 0, GLib.IOCondition.IN | GLib.IOCondition.HUP, heard)
    loop.run()
    kernel.end()


if __name__ == "__main__":
    main()
