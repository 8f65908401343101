"""The network as the kernel tells of it: on this machine, and on made-up ones."""

from pathlib import Path

import pytest

from kiosk.maintenance.links import addresses, link


def interface(root: Path, name: str, *, state: str = "up", kind: str = "1", speed: str = "1000") -> Path:
    folder = root / name
    folder.mkdir(parents=True)
    facts = {"operstate": state, "type": kind, "speed": speed, "address": f"02:00:00:00:00:{len(name):02}"}
    for file, text in facts.items():
        (folder / file).write_text(f"{text}\n")
    return folder


def test_an_interface_that_is_up_is_enough(tmp_path: Path) -> None:
    interface(tmp_path, "lo", state="unknown", kind="772")
    interface(tmp_path, "eth0")
    (interface(tmp_path, "wlan0", state="down", speed="-1") / "wireless").mkdir()
    found = link(tmp_path)
    assert (found.verdict, found.reason) == ("good", "")
    assert found.detail == "eth0 1000 Mb/s 02:00:00:00:00:04, wlan0 Wi-Fi 02:00:00:00:00:05"


@pytest.mark.parametrize(("names", "reason"), [(["eth0"], "no-link"), ([], "no-interface")])
def test_without_a_link_it_says_which_part_is_missing(tmp_path: Path, names: list[str], reason: str) -> None:
    for name in names:
        interface(tmp_path, name, state="down")
    found = link(tmp_path)
    shown = [f"{name} 02:00:00:00:00:04" for name in names]
    assert (found.verdict, found.detail, found.reason) == ("bad", ", ".join(shown), reason)


def test_the_addresses_of_this_machine_are_those_that_the_kernel_has() -> None:
    found = addresses()
    assert found.probe == "addresses"
    assert "127.0.0.1" not in found.detail
    assert "::1/128" not in found.detail
    assert (found.verdict == "good") == (found.reason == "")


def test_ipv6_and_the_router_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.maintenance.links._ipv4", lambda: iter(()))
    (tmp_path / "v6").write_text(
        "20010db8000000000000000000000020 04 40 00 80     eth0\n"
        "00000000000000000000000000000001 01 80 10 80       lo\n"
    )
    (tmp_path / "routes").write_text("Iface Destination Gateway\neth0 00000000 010200C0 0003 0 0 0\n")
    found = addresses(tmp_path / "v6", tmp_path / "routes")
    assert (found.verdict, found.detail) == ("good", "2001:db8::20/64 · gw 192.0.2.1")
    (tmp_path / "v6").write_text("fe8000000000000000fc00fffe000001 04 40 20 80     eth0\n")
    found = addresses(tmp_path / "v6", tmp_path / "none")
    assert (found.verdict, found.reason) == ("bad", "no-address")
    assert found.detail.startswith("fe80::")
