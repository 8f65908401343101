"""What networkd, timesyncd and wpa_supplicant read is what they understand: they are asked."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from kiosk.appliance.settings.network_files import networkd, timesyncd
from kiosk.appliance.settings.wireless import wpa_supplicant
from kiosk.config.network import NetworkSettings
from kiosk.config.wifi import WifiSettings
from tests.appliance.namespace import needs_root, run

FOLDER = "/run/systemd/network"
WIFI = WifiSettings(ssid="Paraugs", password="kaut kas slepens")
STATIC = NetworkSettings(
    address="192.0.2.20/24", gateway="192.0.2.1", dns=("192.0.2.1", "192.0.2.2"), ntp=("ntp.paraugs.example",)
)
NETWORKS = {
    "dhcp": NetworkSettings(),
    "static": STATIC,
    "wifi": NetworkSettings(wifi=WIFI, dns=("2001:db8::1",), ntp=("192.0.2.3", "192.0.2.4")),
    "static wifi": NetworkSettings(address="2001:db8::5/64", gateway="fe80::1", wifi=WIFI),
}
NETWORKD = """
mount -t tmpfs tmpfs /run
mkdir -p /run/systemd/network
cp *.network /run/systemd/network
SYSTEMD_LOG_TARGET=console SYSTEMD_LOG_LEVEL=debug timeout 2 /lib/systemd/systemd-networkd 2>&1 || true
"""


@needs_root
@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_networkd_understands_every_line(tmp_path: Path, network: NetworkSettings) -> None:
    files = {**networkd(network), "99-wrong.network": "[Match]\nName=zz*\n[Network]\nWrong=yes\n"}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = run(tmp_path, NETWORKD).stdout
    said = [line for line in told.splitlines() if FOLDER in line]
    assert said == [f"{FOLDER}/99-wrong.network:4: Unknown key 'Wrong' in section [Network], ignoring."]


def test_with_dhcp_nothing_is_fixed() -> None:
    (text,) = networkd(NETWORKS["dhcp"]).values()
    assert "Name=en* eth*\n" in text
    assert "DHCP=yes\n" in text
    assert "RequiredForOnline=no\n" in text
    assert "Address=" not in text
    assert "UseDNS" not in text
    assert timesyncd(NETWORKS["dhcp"]) == ""


def test_a_fixed_address_is_that_of_the_wire_where_there_is_no_wifi() -> None:
    (text,) = networkd(STATIC).values()
    assert "DHCP=no\n" in text
    assert "DNS=192.0.2.1\nDNS=192.0.2.2\nAddress=192.0.2.20/24\n" in text
    assert "[Route]\nGateway=192.0.2.1\n" in text
    assert timesyncd(STATIC) == "[Time]\nNTP=ntp.paraugs.example\nFallbackNTP=\n"


def test_a_fixed_address_is_that_of_the_wifi_where_there_is_one() -> None:
    wired, wireless = networkd(NETWORKS["static wifi"]).values()
    assert "Name=wl*\nType=wlan\n" in wireless
    assert "Address=2001:db8::5/64\n" in wireless
    assert "DHCP=yes\n" in wired
    assert "Address=" not in wired


def test_servers_that_are_named_count_instead_of_those_that_dhcp_tells() -> None:
    for text in networkd(NETWORKS["wifi"]).values():
        assert text.count("UseDNS=no\n") == 3
        assert text.count("UseNTP=no\n") == 2
        assert "DNS=2001:db8::1\n" in text


def supplicant(folder: Path, text: str) -> str:
    """Return what wpa_supplicant tells of that configuration, with the passwords that it has understood."""
    path = folder / "wpa.conf"
    path.write_text(text, encoding="utf-8")
    command = ["timeout", "1", "wpa_supplicant", "-ddK", "-Dnone", "-ilo", f"-c{path}"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("ssid", ["Paraugs", 'Kafejnīca "Pie ķirša"\\ #'])
@pytest.mark.parametrize("password", ["kaut kas slepens", 'say "hush" \\ # now', '"' * 63])
def test_wpa_supplicant_has_the_key_of_this_name_and_password(
    tmp_path: Path, ssid: str, password: str
) -> None:
    told = supplicant(tmp_path, wpa_supplicant(WifiSettings(ssid=ssid, password=password), password))
    key = hashlib.pbkdf2_hmac("sha1", password.encode(), ssid.encode(), 4096, 32)  # IEEE 802.11, J.4
    assert f"PSK (from passphrase) - hexdump(len=32): {key.hex(' ')}\n" in told


def test_wpa_supplicant_takes_a_key_as_it_is(tmp_path: Path) -> None:
    key = "0123456789abcdefABCDEF0123456789" * 2
    told = supplicant(tmp_path, wpa_supplicant(WifiSettings(ssid="Paraugs", password=key), key))
    assert f"PSK - hexdump(len=32): {bytes.fromhex(key).hex(' ')}\n" in told


def test_wpa_supplicant_needs_no_key_where_the_network_is_open(tmp_path: Path) -> None:
    told = supplicant(tmp_path, wpa_supplicant(WifiSettings(ssid="Paraugs", hidden=True), ""))
    assert "key_mgmt: 0x4\n" in told
    assert "scan_ssid=1 (0x1)\n" in told
    assert "PSK" not in told
    assert "Failed to read" not in told


def test_wpa_supplicant_would_tell_of_a_line_that_it_does_not_know(tmp_path: Path) -> None:
    text = wpa_supplicant(WIFI, WIFI.password).replace("scan_ssid", "scan_sid")
    assert "unknown network field 'scan_sid'" in supplicant(tmp_path, text)
