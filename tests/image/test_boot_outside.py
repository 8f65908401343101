"""What stands around the booted kiosk, and the settings that lead it there."""

import http.client
import socket
import ssl
from pathlib import Path

import pytest

from image.boot_test import qemu, settings
from image.boot_test.outside import Outside
from kiosk import config
from kiosk.sandbox import key
from tests.panels import PANELS


@pytest.mark.parametrize("reader", ["keyboard", "converter", "none"])
@pytest.mark.parametrize("panel", sorted(PANELS))
def test_the_tests_settings_are_sound(tmp_path: Path, reader: qemu.ReaderKind, panel: str) -> None:
    file = tmp_path / "kiosk.toml"
    public_key = key.load(tmp_path / "terminal").public()
    file.write_text(settings.text(public_key, reader, PANELS[panel], ca_file=""), encoding="utf-8")
    found = config.load(file)

    assert found.terminal.url == "https://10.0.2.100:8443"
    assert found.reader.keyboards == (("0627:0001",) if reader == "keyboard" else ())
    assert (found.panel.width, found.panel.dpi) == (PANELS[panel].width, PANELS[panel].dpi)


def test_terminal_service_and_printer_answer_as_the_guest_will_ask(tmp_path: Path) -> None:
    with Outside(tmp_path / "outside") as outside:
        context = ssl.create_default_context(cadata=outside.authority.decode())
        with (
            socket.create_connection(("127.0.0.1", outside.ports[qemu.TERMINAL])) as plain,
            context.wrap_socket(plain, server_hostname=qemu.TERMINAL[0]) as secured,
        ):
            secured.sendall(b"GET /v1/catalogue HTTP/1.1\r\nHost: terminal\r\nConnection: close\r\n\r\n")
            assert secured.recv(64).startswith(b"HTTP/1.1 401 ")
        printer = http.client.HTTPConnection("127.0.0.1", outside.ports[qemu.PRINTER], timeout=10)
        printer.request("GET", "/")
        assert printer.getresponse().status == 200
        assert outside.sheets() == 0
