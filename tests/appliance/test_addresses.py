"""Names in the firewall: looked up for real, and kept while they cannot be looked up."""

import json
from pathlib import Path

from kiosk.appliance.addresses import Addresses, main
from kiosk.config.hosts import Peer
from tests.appliance.namespace import run
from tests.appliance.test_firewall import RULES, listed
from tests.unit.test_config import saved

ROOT = Path(__file__).parents[2]
TWICE = """
import subprocess, sys
from kiosk.appliance.addresses import Addresses
from kiosk.config.hosts import Peer
found = Addresses({"terminal": Peer("terminal.paraugs.example", 443)})
print(found.look_up(), found.are_complete)
subprocess.run(["umount", "/etc/hosts"], check=True)
print(found.look_up(), found.are_complete)
"""
HOSTS = (
    "192.0.2.9 terminal.paraugs.example\n2001:db8::9 terminal.paraugs.example\n192.0.2.7 printer.example\n"
)


def test_the_named_machines_are_let_through(tmp_path: Path) -> None:
    (tmp_path / "hosts").write_text(HOSTS, encoding="utf-8")
    path = saved(tmp_path, ('uri = ""', 'uri = "ipp://printer.example/ipp/print"'))
    command = f"cd {ROOT}; $python -m kiosk.appliance addresses --once --config {path}"
    script = f"mount --bind hosts /etc/hosts; nft -f {RULES}; {command}; {command}; nft -j list sets"
    done = run(tmp_path, script)
    assert done.returncode == 0, done.stderr
    found = {
        one["name"]: [each["elem"]["val"]["concat"] for each in one.get("elem", [])]
        for one in listed(done.stdout, "set")
    }
    assert found == {
        "terminal4": [["192.0.2.9", 443]],
        "terminal6": [["2001:db8::9", 443]],
        "printer4": [["192.0.2.7", 631]],
        "printer6": [],
    }


def test_a_name_that_can_no_longer_be_looked_up_is_where_it_was(tmp_path: Path) -> None:
    (tmp_path / "hosts").write_text(HOSTS, encoding="utf-8")
    (tmp_path / "twice.py").write_text(TWICE, encoding="utf-8")
    done = run(tmp_path, f"mount --bind hosts /etc/hosts; PYTHONPATH={ROOT} $python twice.py")
    first, second, rest = done.stdout.split(" True\n")
    assert first == second, done.stderr
    assert "add element inet polise terminal4 { 192.0.2.9 . 443 timeout 12h }" in first
    assert rest == ""
    assert "terminal.paraugs.example cannot be looked up" in done.stderr


def test_a_name_that_never_led_anywhere_opens_nothing() -> None:
    found = Addresses({"terminal": Peer("terminal.invalid", 443), "printer": Peer("localhost", 631)})
    assert "printer4 { 127.0.0.1 . 631 timeout 12h }" in found.look_up()
    assert "terminal" not in found.look_up()
    assert not found.are_complete


def test_faulty_settings_end_it(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(json.dumps("x"), encoding="utf-8")
    assert main(["--once", "--config", str(path)]) == 2
