"""`python -m hw emulate DEVICE`: the table of the emulated devices, each imported only when called."""

import sys
from importlib import import_module

# device -> the module whose main(arguments) runs it and gives the exit code
DEVICES = {
    "reader": "hw.emulator.reader_main",
    "printer": "hw.emulator.printer_rig",
}


def main(arguments: list[str]) -> int:
    """Run one emulated device and give its exit code; 2 for a wrong call."""
    if not arguments or arguments[0] not in DEVICES:
        print(f"usage: python -m hw emulate {{{'|'.join(DEVICES)}}} …", file=sys.stderr)  # noqa: T201 - the answer
        return 2
    run = import_module(DEVICES[arguments[0]]).main
    return int(run(arguments[1:]))
