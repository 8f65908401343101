"""`python -m hw probe [--config FILE] [--json]`: what is plugged in, what takes it, and what is wrong."""

import argparse
import sys
from pathlib import Path

import msgspec

from hw.probe import channels, printers, readers, service
from hw.probe.findings import Findings
from hw.probe.words import words
from hw.service.device_tables import DeviceTables, device_tables
from hw.service.strict_toml import ConfigError


def main(arguments: list[str]) -> int:
    """Tell; 0 if there is a reader that can be used, 1 if there is none, 2 for a bad configuration."""
    parser = argparse.ArgumentParser(prog="python -m hw probe", description=__doc__)
    parser.add_argument("--config", type=Path, help="kiosk.toml; without it, what holds where nothing is set")
    parser.add_argument("--json", action="store_true", help="for machines")
    options = parser.parse_args(arguments)
    try:
        findings = _findings(device_tables(options.config))
    except ConfigError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command line's answer
        return 2
    said = msgspec.json.encode(findings).decode() if options.json else words(findings)
    sys.stdout.write(f"{said}\n")
    return 0 if findings.usable else 1


def _findings(config: DeviceTables) -> Findings:
    return Findings(
        service.account(config.reader.socket),
        readers.find(config.reader),
        channels.find(config.reader),
        printers.find(config.printer),
    )
