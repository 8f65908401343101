"""The files that lie beside kiosk.toml: whether they are what the settings say, and where they are."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from hw.service.toml_lines import KeyPath
from kiosk.config.terminal import TerminalSettings, is_beside


def beside_faults(terminal: TerminalSettings, folder: Path) -> dict[KeyPath, str]:
    """Return words for each key whose file in `folder` is wrong; a path from / is not looked at."""
    if not any(map(is_beside, (terminal.ca_file, terminal.client_certificate, terminal.client_key))):
        return {}
    # Most kiosks have no such file, and what reads certificates is large.
    from kiosk.config.certificates import certificates_fault, key_fault  # noqa: PLC0415

    faults: dict[KeyPath, str] = {
        ("terminal", "ca_file"): _fault(folder, terminal.ca_file, certificates_fault),
        ("terminal", "client_certificate"): _fault(folder, terminal.client_certificate, certificates_fault),
    }
    certificate = folder / terminal.client_certificate
    if is_beside(terminal.client_key) and is_beside(terminal.client_certificate) and not any(faults.values()):
        raw = certificate.read_bytes()
        faults["terminal", "client_key"] = _fault(
            folder, terminal.client_key, lambda key: key_fault(key, raw)
        )
    return faults


def beside_warnings(terminal: TerminalSettings, folder: Path, now: datetime) -> dict[KeyPath, str]:
    """Return words for each key whose sound file in `folder` holds certificates that have expired."""
    from kiosk.config.certificates import expired  # noqa: PLC0415  as above

    files = {"ca_file": terminal.ca_file, "client_certificate": terminal.client_certificate}
    return {
        ("terminal", name): "; ".join(expired((folder / file).read_bytes(), now))
        for name, file in files.items()
        if is_beside(file)
    }


def with_paths(terminal: TerminalSettings, folder: Path) -> TerminalSettings:
    """Return the settings with the whole path in place of each name of a file in `folder`."""
    files = {name: getattr(terminal, name) for name in ("ca_file", "client_certificate", "client_key")}
    paths: dict[str, Any] = {
        name: str(folder.absolute() / file) for name, file in files.items() if is_beside(file)
    }
    return msgspec.structs.replace(terminal, **paths)


def _fault(folder: Path, file: str, fault: Callable[[bytes], str]) -> str:
    if not is_beside(file):
        return ""
    try:
        raw = (folder / file).read_bytes()
    except FileNotFoundError:
        return f'is "{file}", which is not there; expected a PEM file beside kiosk.toml'
    except OSError as error:
        return f'is "{file}", which cannot be read ({error.strerror}); expected a PEM file beside kiosk.toml'
    words = fault(raw)
    return f'is "{file}", which {words}' if words else ""
