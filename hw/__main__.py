"""`python -m hw COMMAND`: the table of the device services and of the tools around them."""

import sys

from hw.commands import Command, run

COMMANDS = {
    "probe": Command("hw.probe.main", "tell what is plugged in, what takes it, and what is wrong"),
    "teach": Command(
        "hw.reader.teaching.main", "make an unknown keyboard a reader: swipe a card three times"
    ),
    "shape": Command("hw.service.shape_main", "show what an unknown card looks like, without its number"),
    "magtek-mode": Command("hw.reader.hid.magtek_mode", "show or set a MagTek's mode: HID or keyboard"),
    "udev-rules": Command("hw.reader.discovery.udev_main", "print udev rules for what kiosk.toml names"),
    "console": Command("hw.reader.console", "make the text consoles deaf to every keyboard"),
    "reader": Command("hw.service.reader_main", "run the reader service"),
    "practice": Command(
        "hw.service.practice_main", "run the reader service of training mode, without a device"
    ),
    "printer": Command("hw.service.printer_main", "run the printer service"),
    "queue": Command("hw.service.queue_main", "make the printer's CUPS queue, and see that it stays"),
    "lamps-off": Command("hw.feedback.lamps_off", "darken the lamps that kiosk.toml names"),
    "emulate": Command("hw.emulator.main", "run an emulated reader or printer"),
}


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code; 2 for a wrong call."""
    return run("python -m hw", COMMANDS, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
