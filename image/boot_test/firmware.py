"""What a Pi's firmware makes of config.txt: which kernel, initramfs and device tree it starts. Pure.

Only what decides on these files is looked at. Source: the config.txt pages of the Raspberry Pi documentation
(conditional filters, boot options).
"""

import re
from dataclasses import dataclass
from typing import Final

MODELS: Final = {
    "pi3": frozenset({"all", "pi3"}),
    "pi02": frozenset({"all", "pi02", "pi0w2"}),
    "pi4": frozenset({"all", "pi4"}),
    "pi5": frozenset({"all", "pi5"}),
}
"""The filters that hold on each board; `[pi3]` holds on a Zero 2 W too, but is not asked for it here."""

_SECTION: Final = re.compile(r"\[([^]]*)\]")
_SETTING: Final = re.compile(r"(\w+)\s*=\s*(.*)")
_INITRAMFS: Final = re.compile(r"initramfs\s+(\S+)(?:\s+\S+)?")


class ConfigTextError(ValueError):
    """config.txt does not say what to start."""


@dataclass(frozen=True, slots=True)
class BootFiles:
    """The files of the FAT partition that a board starts, by their names there.

    Attributes:
        device_tree: "" where the firmware picks it by the board.
    """

    kernel: str
    initramfs: str
    command_line: str
    device_tree: str


def boot_files(config: str, model: str) -> BootFiles:
    """Give what config.txt says for a board.

    Raises:
        ConfigTextError: it names no kernel or no initramfs.
    """
    settings = _settings(config, MODELS[model])
    prefix = settings.get("os_prefix", "")
    for needed in ("kernel", "initramfs"):
        if needed not in settings:
            raise ConfigTextError(f"config.txt names no {needed} for {model}")
    return BootFiles(
        prefix + settings["kernel"],
        prefix + settings["initramfs"],
        prefix + settings.get("cmdline", "cmdline.txt"),
        prefix + settings["device_tree"] if settings.get("device_tree") else "",
    )


def command_line(text: str, *more: str) -> str:
    """Give the command line in cmdline.txt, of which only the first line counts, and more words after it."""
    lines = text.splitlines()
    return " ".join([*(lines[0].split() if lines else []), *more])


def _settings(config: str, filters: frozenset[str]) -> dict[str, str]:
    """Collect the settings that hold; a filter ends at the next one, and the last value of a name counts."""
    settings: dict[str, str] = {}
    holds = True
    for raw in config.splitlines():
        line = raw.split("#", 1)[0].strip()
        if section := _SECTION.fullmatch(line):
            holds = section[1].strip().lower() in filters
        elif holds and (initramfs := _INITRAMFS.fullmatch(line)):
            settings["initramfs"] = initramfs[1]
        elif holds and (setting := _SETTING.fullmatch(line)):
            settings[setting[1]] = setting[2].strip()
    return settings
