"""A private apt for the appliance's architecture: its own sources, indexes and state."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ARCHITECTURE: Final = "arm64"
SUITE: Final = "trixie"
_COMPONENTS: Final = "main non-free-firmware"  # the Pi's firmware is not free
_KEYRING: Final = "/usr/share/keyrings/debian-archive-keyring.gpg"
_CONFIGURATION: Final = """\
Dir::State "{folder}";
Dir::State::status "{folder}/status";
Dir::State::lists "{folder}/lists";
Dir::Cache "{folder}/cache";
Dir::Etc "{folder}/etc";
Dir::Etc::sourceparts "/dev/null";
APT::Architecture "arm64";
APT::Architectures {{ "arm64"; }};
APT::Install-Recommends "false";
APT::Sandbox::User "";
Acquire::Languages "none";
Acquire::Retries "3";
"""


class PrivateApt:
    """apt with a state of its own in `folder`, which it makes."""

    def __init__(self, folder: Path, archives: dict[str, str]) -> None:
        self._folder = folder.resolve()
        for part in ("lists/partial", "cache/archives/partial", "etc/apt.conf.d", "etc/preferences.d"):
            (self._folder / part).mkdir(parents=True, exist_ok=True)
        (self._folder / "status").touch()
        (self._folder / "etc/sources.list").write_text(_sources(archives))
        (self._folder / "apt.conf").write_text(_CONFIGURATION.format(folder=self._folder))

    @property
    def lists(self) -> Path:
        """Where the signed indexes lie after an update."""
        return self._folder / "lists"

    def run(self, *words: str) -> str:
        """Run one of apt's commands and return what it prints.

        Raises:
            subprocess.CalledProcessError: it failed; apt has said why.
        """
        configuration = {"APT_CONFIG": str(self._folder / "apt.conf"), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            words, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **configuration}
        )
        return done.stdout

    def update(self) -> None:
        """Fetch the indexes and check their signatures; any that fails fails all."""
        self.run("apt-get", "update", "-qq", "-o", "APT::Update::Error-Mode=any")

    def resolve(self, names: Sequence[str]) -> dict[str, str]:
        """Return name -> version of all that an installation of `names` on an empty system takes."""
        told = self.run("apt-get", "install", "--simulate", "-qq", "?essential", *names)
        lines = [line.split() for line in told.splitlines() if line.startswith("Inst ")]
        return {words[1].split(":")[0]: words[2].strip("(") for words in lines}


def _sources(archives: dict[str, str]) -> str:
    wanted = [("debian", suite) for suite in (SUITE, f"{SUITE}-updates", f"{SUITE}-backports")]
    wanted.append(("debian-security", f"{SUITE}-security"))
    return "".join(
        f"deb [signed-by={_KEYRING}] {archives[name]} {suite} {_COMPONENTS}\n" for name, suite in wanted
    )
