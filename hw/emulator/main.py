"""`python -m hw emulate DEVICE`: the table of the emulated devices."""

from hw.commands import Command, run

DEVICES = {
    "reader": Command("hw.emulator.reader_main", "a card reader, told on its input what to do"),
    "printer": Command("hw.emulator.printer_rig", "a printer with a CUPS of its own"),
}


def main(arguments: list[str]) -> int:
    """Run one emulated device and give its exit code; 2 for a wrong call."""
    return run("python -m hw emulate", DEVICES, arguments)
