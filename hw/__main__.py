"""`python -m hw SERVICE`: the table of the device services and emulators, each imported only when called."""

import sys
from importlib import import_module

# sub-command -> the module whose main(arguments) runs it and gives the exit code
COMMANDS = {
    "reader": "hw.service.reader_main",
    "magtek-mode": "hw.reader.hid.magtek_mode",
    "printer": "hw.service.printer_main",
    "shape": "hw.service.shape_main",
    "emulate": "hw.emulator.main",
    "udev-rules": "hw.reader.discovery.udev_main",
    "probe": "hw.probe.main",
    "teach": "hw.reader.teaching.main",
}


def main(arguments: list[str]) -> int:
    """Run one sub-command and give its exit code; 2 for a wrong call."""
    if not arguments or arguments[0] not in COMMANDS:
        print(f"usage: python -m hw {{{'|'.join(COMMANDS)}}} …", file=sys.stderr)  # noqa: T201  the command line's answer
        return 2
    run = import_module(COMMANDS[arguments[0]]).main
    return int(run(arguments[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
