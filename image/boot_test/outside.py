"""What stands around the guest's kiosk: the terminal service over HTTPS and the printer, on this machine."""

import ipaddress
import shutil
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from cryptography import x509

from hw.emulator.printer import VirtualPrinter
from image.boot_test import qemu
from kiosk.demo.child import Child, ChildError
from kiosk.sandbox import key
from tests.contract.certificates import Authority

_START_SECONDS: Final = 60.0


class Outside:
    """Started by `with`; ended with it, whatever happened.

    Args:
        folder: where state and sheets stay.

    Attributes:
        printer: the virtual printer.
        public_key: the terminal service's, a JWK.
        authority: the certificate of who vouches for the terminal service, PEM.
        ports: for `qemu.Setup`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        # What runs as another user must be able to enter the printer's folder, wherever the project lies.
        self._short = Path(tempfile.mkdtemp(prefix="polise-"))
        self._short.chmod(0o755)
        self.printer = VirtualPrinter(self._short, folder / "sheets")
        self.public_key = key.load(folder / "terminal").public()
        authority = Authority(self._short)
        authority.server_context(x509.IPAddress(ipaddress.ip_address(qemu.TERMINAL[0])))
        self.authority = authority.ca_file.read_bytes()
        self._terminal: Child | None = None
        self.ports: dict[tuple[str, int], int] = {}

    def __enter__(self) -> Self:
        """Start both.

        Raises:
            ChildError: the terminal service does not start.
            RuntimeError: the printer does not.
        """
        try:
            self.printer.on()
            self.ports = {qemu.TERMINAL: self._start_terminal(), qemu.PRINTER: self.printer.port}
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End both."""
        self._end()

    def sheets(self) -> int:
        """Tell how many sheets have come out of the printer."""
        return len(self.printer.sheets())

    def _start_terminal(self) -> int:
        ready = self._short / "terminal-port"
        paths = (self._folder / "terminal", self._short / "server.pem", ready)
        log = self._folder / "terminal.log"
        child = self._terminal = Child(log, "image.boot_test.terminal", *map(str, paths))
        end = time.monotonic() + _START_SECONDS
        while not ready.exists():
            child.check()
            if time.monotonic() > end:
                raise ChildError(f"the terminal service has not started within {_START_SECONDS:.0f} s")
            time.sleep(0.05)
        return int(ready.read_text())

    def _end(self) -> None:
        if self._terminal:
            self._terminal.stop()
        self.printer.off()
        shutil.rmtree(self._short, ignore_errors=True)
