"""The firewall in a real kernel: what it lets out, of whom, and that it lets nothing in."""

import json
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from kiosk.appliance import firewall
from kiosk.config import Settings, load
from tests.appliance.namespace import USERS, needs_root, run
from tests.unit.test_config import URL, saved

RULES = Path(__file__).parents[2] / "systemd/nftables/polise.nft"
WORLD = """
mount -t tmpfs tmpfs /run
ip netns add far
ip link add wire type veth peer name wire netns far
ip address add 192.0.2.20/24 dev wire
ip address add 2001:db8::20/64 dev wire nodad
ip link set wire up
ip -n far address add 192.0.2.9/24 dev wire
ip -n far address add 192.0.2.7/24 dev wire
ip -n far address add 2001:db8::9/64 dev wire nodad
ip -n far link set wire up
sysctl -qw net.ipv4.ip_unprivileged_port_start=0
"""
"""The kiosk, and beyond a wire a machine that is terminal service, printer and all else."""

PROBE = """
import os, socket, sys
uid, family, kind, host, port, own = (int(one) if one.isdigit() else one for one in sys.argv[1:7])
os.setuid(uid)  # before there is a socket: it belongs to whoever has made it
sock = socket.socket(getattr(socket, family), getattr(socket, kind))
sock.settimeout(0.7)
if own:
    sock.bind(("", own))
try:
    sock.connect((host, port))
    if kind == "SOCK_DGRAM":
        sock.send(b"x")
        sock.recv(1)
except ConnectionRefusedError:
    print("passed")  # as far as the machine, which has nobody at that port
except OSError as error:
    print("refused:", error)
"""
ECHO = """
import socket
sock = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
sock.settimeout(0.7)
sock.sendto(bytes((8, 0, 0xF7, 0xFD, 0, 1, 0, 1)), ("192.0.2.20", 0))
try:
    print("an echo" if sock.recv(99) else "")
except TimeoutError:
    print("no echo")
"""
CALL = """
import socket, sys, time
begun = time.monotonic()
try:
    socket.create_connection((sys.argv[1], int(sys.argv[2])), 1.5)
    print("connected")
except OSError as error:
    print("at once:" if time.monotonic() - begun < 1 else "too late:", type(error).__name__)
"""


def settings(folder: Path, url: str = "https://192.0.2.9:8443", uri: str = "ipp://192.0.2.7/ipp") -> Settings:
    return load(saved(folder, (URL, url), ('uri = ""', f'uri = "{uri}"')))


def listed(told: str, kind: str) -> list[dict[str, Any]]:
    """Return what of a kind `nft -j list` has told."""
    return [one[kind] for one in json.loads(told)["nftables"] if kind in one]


def test_the_rules_are_read_on_the_machine_where_the_image_is_built(tmp_path: Path) -> None:
    done = run(tmp_path, f"nft -c -f {RULES}")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_rules_may_be_read_twice(tmp_path: Path) -> None:
    done = run(tmp_path, f"nft -f {RULES}; nft -f {RULES}; nft -j list ruleset")
    assert [table["name"] for table in listed(done.stdout, "table")] == ["polise"]


def test_every_chain_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    done = run(tmp_path, f"nft -f {RULES}; nft -j list ruleset")
    found = {(chain["hook"], chain["policy"]) for chain in listed(done.stdout, "chain")}
    assert found == {("input", "drop"), ("output", "drop"), ("forward", "drop")}


@pytest.mark.parametrize(
    ("url", "uri", "expected"),
    [
        ("https://192.0.2.9", "ipp://192.0.2.7/ipp", ["printer4 192.0.2.7 631", "terminal4 192.0.2.9 443"]),
        (
            "https://192.0.2.9:8443",
            "ipps://192.0.2.7:9/x",
            ["printer4 192.0.2.7 9", "terminal4 192.0.2.9 8443"],
        ),
        ("https://[2001:db8::9]", "usb", ["terminal6 2001:db8::9 443"]),
        ("https://terminal.example", "usb", []),
        ("http://127.0.0.1:80", "", []),
    ],
)
def test_machines_given_by_address_are_in_the_sets_for_good(
    tmp_path: Path, url: str, uri: str, expected: list[str]
) -> None:
    path = tmp_path / "firewall.nft"
    path.write_text(firewall.fixed(settings(tmp_path, url, uri)), encoding="utf-8")
    done = run(tmp_path, f"nft -f {RULES}; nft -f {path}; nft -f {path}; nft -j list sets")
    assert done.stderr == ""
    sets = listed(done.stdout, "set")
    found = [(one["name"], *each["concat"]) for one in sets for each in one.get("elem", [])]
    assert sorted(" ".join(map(str, one)) for one in found) == expected


def test_an_address_found_again_counts_anew_and_others_run_out(tmp_path: Path) -> None:
    text = firewall.refreshed("terminal", map(ip_address, ["192.0.2.9", "2001:db8::9"]), 443)
    (tmp_path / "again.nft").write_text(text, encoding="utf-8")
    two = "192.0.2.9 . 443 timeout 10s, 192.0.2.8 . 443 timeout 10s"
    old = f"nft add element inet polise terminal4 '{{ {two} }}'"
    done = run(tmp_path, f"nft -f {RULES}; {old}; nft -f again.nft; nft -f again.nft; nft -j list sets")
    assert done.stderr == ""
    sets = {one["name"]: [each["elem"] for each in one.get("elem", [])] for one in listed(done.stdout, "set")}
    left = {each["val"]["concat"][0]: each["expires"] for each in sets["terminal4"]}
    assert left["192.0.2.9"] > 11 * 3600
    assert left["192.0.2.8"] <= 10
    assert [each["val"]["concat"] for each in sets["terminal6"]] == [["2001:db8::9", 443]]


TERMINAL = ("AF_INET", "SOCK_STREAM", "192.0.2.9", "8443", "0")
TERMINAL6 = ("AF_INET6", "SOCK_STREAM", "2001:db8::9", "8443", "0")
PRINTER = ("AF_INET", "SOCK_STREAM", "192.0.2.7", "631", "0")
DNS = ("AF_INET", "SOCK_DGRAM", "192.0.2.9", "53", "0")
DNS_BY_TCP = ("AF_INET", "SOCK_STREAM", "192.0.2.9", "53", "0")
NTP = ("AF_INET", "SOCK_DGRAM", "192.0.2.9", "123", "0")
DHCP = ("AF_INET", "SOCK_DGRAM", "192.0.2.9", "67", "68")
WEB = ("AF_INET", "SOCK_STREAM", "192.0.2.9", "80", "0")
OPEN = {
    TERMINAL: {"polise-kiosk"},
    TERMINAL6: {"polise-kiosk"},
    PRINTER: {"polise-printer", "polise-cups", "polise-queue"},
    DNS: {"systemd-resolve"},
    DNS_BY_TCP: {"systemd-resolve"},
    NTP: {"systemd-timesync"},
    DHCP: {"systemd-network"},
    WEB: set[str](),
}


@needs_root
def test_each_comes_out_only_where_it_has_to(tmp_path: Path) -> None:
    (tmp_path / "probe.py").write_text(PROBE, encoding="utf-8")
    (tmp_path / "firewall.nft").write_text(firewall.fixed(settings(tmp_path)), encoding="utf-8")
    users = {"root": 0, **USERS}
    tries = [(at, name) for at in OPEN for name in users]
    lines = [WORLD, f"nft -f {RULES}", "nft -f firewall.nft"]
    lines += ["nft add element inet polise terminal6 '{ 2001:db8::9 . 8443 }'"]
    lines += [f"$python probe.py {users[name]} {' '.join(at)}" for at, name in tries]
    done = run(tmp_path, "\n".join(lines))
    assert done.stderr == ""
    told = dict(zip(tries, done.stdout.splitlines(), strict=True))
    assert {at: {name for name in users if told[at, name] == "passed"} for at in OPEN} == OPEN


@needs_root
def test_nothing_comes_in_and_whoever_is_refused_is_told_at_once(tmp_path: Path) -> None:
    for name, text in {"echo.py": ECHO, "call.py": CALL}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    attack = """
        ip netns exec far $python echo.py
        ip netns exec far $python call.py 192.0.2.20 5000
    """
    listen = "import socket, time; s = socket.create_server((str(), 5000)); time.sleep(9)"
    server = f"$python -c '{listen}' & sleep 0.5\n"
    last = "$python call.py 192.0.2.9 80\nkill $!"
    done = run(tmp_path, f"{WORLD}{server}{attack}nft -f {RULES}\n{attack}{last}")
    before, behind = ["an echo", "connected"], ["no echo", "too late: TimeoutError"]
    assert done.stdout.splitlines() == [*before, *behind, "at once: OSError"], done.stderr


def test_settings_know_their_peers(tmp_path: Path) -> None:
    found = firewall.peers(settings(tmp_path, "https://terminal.example", "usb"))
    assert {name: tuple(peer) for name, peer in found.items()} == {"terminal": ("terminal.example", 443)}
