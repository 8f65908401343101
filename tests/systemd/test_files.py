"""What lies beside the units: users, folders, CUPS' configuration, and where all of it goes."""

import subprocess
from pathlib import Path

import pytest

from tests.systemd.units import INSTALL, PROJECT, SYSTEMD, UNITS, settings

OTHER_USERS = 'u root 0 "root" /root\nu systemd-timesync 950 - - -\n'
OTHER_GROUPS = "".join(f"g {name} {number}\n" for number, name in enumerate(("video", "audio"), 940))
OTHER_GROUPS += "g input 942\ng render 943\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with our users, and those of Debian's that they have to do with."""
    folder = tmp_path / "root"
    (folder / "etc").mkdir(parents=True)
    place = folder / "usr/lib/sysusers.d"
    place.mkdir(parents=True)
    (place / "basic.conf").write_text(OTHER_USERS + OTHER_GROUPS)
    for file in (SYSTEMD / "sysusers.d").iterdir():
        (place / file.name).write_text(file.read_text())
    made = subprocess.run(
        ["systemd-sysusers", f"--root={folder}"], capture_output=True, text=True, check=True
    )
    assert "polise-kiosk" in made.stderr
    assert "not a valid" not in made.stderr
    return folder


def members(root: Path, group: str) -> set[str]:
    for line in (root / "etc/group").read_text().splitlines():
        name, _, _, listed = line.split(":")
        if name == group:
            return {*filter(None, listed.split(","))}
    raise KeyError(group)


def test_each_user_has_the_number_that_the_data_partition_knows(root: Path) -> None:
    lines = (line.split(":") for line in (root / "etc/passwd").read_text().splitlines())
    numbers = {name: int(number) for name, _, number, *_ in lines if name.startswith("polise-")}
    assert numbers["polise-kiosk"] == 901
    assert sorted(numbers.values()) == list(range(901, 901 + len(numbers)))


def test_nobody_has_a_password_or_a_shell(root: Path) -> None:
    for line in (root / "etc/passwd").read_text().splitlines():
        if line.startswith("polise-"):
            assert line.endswith(":/nonexistent:/usr/sbin/nologin")
    for line in (root / "etc/shadow").read_text().splitlines():
        if line.startswith("polise-"):
            assert line.split(":")[1].startswith("!")


def test_the_readers_are_out_of_the_kiosks_reach(root: Path) -> None:
    assert members(root, "cardreader") == {"polise-reader"}
    assert "polise-kiosk" in members(root, "input") & members(root, "video") & members(root, "render")


def test_only_the_printers_services_speak_with_cups(root: Path) -> None:
    assert members(root, "polise-cups") == {"polise-printer", "polise-queue"}
    said = settings("polise-cups.service")
    assert said["RuntimeDirectoryMode"] == ["0750"]
    assert said["User"] == ["polise-cups"]


def test_every_user_of_a_unit_exists(root: Path) -> None:
    known = {line.split(":")[0] for line in (root / "etc/passwd").read_text().splitlines()}
    for unit in UNITS.glob("*.service"):
        assert {*settings(unit.name)["User"]} <= known


@pytest.mark.parametrize("file", [*(SYSTEMD / "tmpfiles.d").iterdir(), *(SYSTEMD / "data.d").iterdir()])
def test_the_folders_are_made(root: Path, file: Path) -> None:
    copy = root / file.name
    copy.write_text(file.read_text())
    for folder in ("run", "var/lib"):
        (root / folder).mkdir(parents=True)
    command = ["systemd-tmpfiles", "--create", f"--root={root}", str(copy)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (made.returncode, made.stderr) == (0, "")
    paths = [line.split()[1] for line in file.read_text().splitlines() if line.startswith("d ")]
    assert all((root / path.removeprefix("/")).is_dir() for path in paths)


def test_the_journal_of_transactions_belongs_to_the_kiosk_alone() -> None:
    (data,) = (SYSTEMD / "data.d").iterdir()
    rows = {row[1]: row[2:5] for line in data.read_text().splitlines() if (row := line.split())[0] == "d"}
    assert rows["/var/lib/polise/ledger"] == ["0700", "polise-kiosk", "polise-kiosk"]
    assert rows["/var/lib/polise/secrets"] == ["0700", "root", "root"]


def test_cups_understands_its_configuration_and_has_no_door_but_its_socket(tmp_path: Path) -> None:
    head = (SYSTEMD / "cups/cupsd.conf").read_text()
    conf = head + (PROJECT / "hw/printer/forgetful.conf").read_text()
    files = (SYSTEMD / "cups/cups-files.conf").read_text()
    assert [line for line in conf.splitlines() if line.startswith(("Listen", "Port", "SSL"))] == [
        "Listen /run/cups/cups.sock"
    ]
    (tmp_path / "cupsd.conf").write_text(conf.replace("/run/cups", str(tmp_path)))
    (tmp_path / "cups-files.conf").write_text(files.replace("/run/cups", str(tmp_path)))
    for folder in settings("polise-cups.service")["RuntimeDirectory"][0].split():
        (tmp_path / folder.removeprefix("cups").removeprefix("/")).mkdir(exist_ok=True)
    command = ["cupsd", "-t", "-c", str(tmp_path / "cupsd.conf"), "-s", str(tmp_path / "cups-files.conf")]
    tested = subprocess.run(command, capture_output=True, text=True, check=False)
    said = tested.stdout + tested.stderr
    assert tested.returncode == 0, said
    assert said.count(" is OK.") == 2
    assert "Unknown" not in said
    assert "SyncOnClose Yes" in files


def test_cups_would_say_what_it_does_not_understand(tmp_path: Path) -> None:
    (tmp_path / "cupsd.conf").write_text("DirtyCleanIntervall 0\nListen nowhere:x:y\n")
    tested = subprocess.run(
        ["cupsd", "-t", "-c", str(tmp_path / "cupsd.conf")], capture_output=True, text=True, check=False
    )
    assert tested.returncode != 0 or "Unknown" in tested.stdout + tested.stderr


def test_cups_remembers_nothing_that_is_not_in_its_folder_of_the_start() -> None:
    said = settings("polise-cups.service")
    made = {f"/run/{name}" for name in said["RuntimeDirectory"][0].split()}
    assert "RuntimeDirectoryPreserve" not in said
    paths = [
        line.split()[1]
        for line in (SYSTEMD / "cups/cups-files.conf").read_text().splitlines()
        if line.startswith(("ServerRoot", "StateDir", "CacheDir", "RequestRoot", "TempDir"))
    ]
    assert len(paths) == 5
    assert {*paths} <= made


def test_every_folder_has_a_place_in_the_image() -> None:
    folders = {path.name for path in SYSTEMD.iterdir() if path.is_dir()}
    assert folders <= INSTALL["folders"].keys()
    assert len({*INSTALL["folders"].values()}) == len(INSTALL["folders"])


@pytest.mark.parametrize(
    "file", sorted(file for file in SYSTEMD.rglob("*.conf") if file.parent.name.endswith(".conf.d"))
)
def test_a_managers_configuration_is_one_section_of_settings(file: Path) -> None:
    lines = [line for line in file.read_text().splitlines() if line and not line.startswith("#")]
    assert lines[0].startswith("[")
    assert all(line.startswith("[") or "=" in line for line in lines)
