"""`python -m kiosk.appliance COMMAND`: the steps of the appliance's start, each a unit of its own."""

import sys

from hw.commands import Command, run

COMMANDS = {
    "splash": Command("kiosk.appliance.splash", "show the logo on the bare screen"),
    "storage": Command("kiosk.appliance.storage.main", "find, adopt, make or repair the data partition"),
    "settings": Command(
        "kiosk.appliance.settings.main", "check kiosk.toml and hand its settings to the system"
    ),
    "clock": Command("kiosk.appliance.clock", "set the system's time forward to the last time known"),
    "export": Command("kiosk.appliance.export.main", "write logs and facts onto a USB stick"),
    "logs": Command("kiosk.appliance.logs", "write the journal's end without personal data"),
    "addresses": Command("kiosk.appliance.addresses", "let the firewall know the addresses of names"),
}


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code; 2 for a wrong call."""
    return run("python -m kiosk.appliance", COMMANDS, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
