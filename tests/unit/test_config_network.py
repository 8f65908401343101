"""[network] and [network.wifi]: each mistake has words and a cure, and a password is never repeated."""

from pathlib import Path

import pytest

from kiosk.config import check, load
from kiosk.config.countries import COUNTRIES
from tests.unit.test_config import TEXT, URL, line_of, saved, told

PASSWORD = "kaut kas slepens"
WIFI = ('ssid = ""', 'ssid = "Paraugs"')
STATIC = ('address = ""\n', 'address = "192.0.2.20/24"\n')
GATEWAY = ('gateway = ""', 'gateway = "192.0.2.1"')
DNS = ("dns = []", 'dns = ["192.0.2.1"]')


def test_without_a_word_the_network_is_by_wire_and_dhcp(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(TEXT[: TEXT.index("[network]")], encoding="utf-8")
    network = load(path).network
    assert (network.address, network.interface, network.wifi.ssid) == ("", None, "")


@pytest.mark.parametrize(
    ("address", "gateway"),
    [
        ("192.0.2.20/24", "192.0.2.1"),
        ("10.0.0.0/31", "10.0.0.1"),
        ("192.0.2.255/23", "192.0.2.1"),
        ("2001:db8::5/64", "fe80::1"),
        ("2001:db8::5/64", "2001:db8::1"),
    ],
)
def test_a_static_address_with_all_that_it_needs_is_good(tmp_path: Path, address: str, gateway: str) -> None:
    changes = (STATIC[0], f'address = "{address}"\n'), (GATEWAY[0], f'gateway = "{gateway}"'), DNS
    network = load(saved(tmp_path, *changes)).network
    assert str(network.interface) == address


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("192.0.2.20", "without its network's size"),
        ("192.0.2.20/255.255.255.0", "without its network's size"),
        ("192.0.2.20/", 'is "192.0.2.20/"; expected an address with'),
        ("192.0.2.20/33", 'is "192.0.2.20/33"; expected an address with'),
        ("dhcp", 'is "dhcp"; expected an address with'),
        ("192.0.2.0/24", "which is the whole network's"),
        ("192.0.2.255/24", "which is everyone's in that network"),
        ("127.0.0.1/8", "which no machine can have"),
        ("224.0.0.5/24", "which no machine can have"),
        ("0.0.0.0/8", "which no machine can have"),
        ("192.0.2.20/0", "which no machine can have"),
    ],
)
def test_an_address_that_no_kiosk_can_have_is_told(tmp_path: Path, address: str, said: str) -> None:
    line, message = told(saved(tmp_path, (STATIC[0], f'address = "{address}"\n')))
    assert line == line_of('address = ""\n')
    assert message.startswith("network.address is")
    assert said in message
    assert 'such as 192.0.2.20/24, or "" for DHCP' in message


@pytest.mark.parametrize(
    ("changes", "setting", "said"),
    [
        (
            (STATIC, DNS),
            "gateway = ",
            "network.gateway is missing, and the terminal service is not known to be",
        ),
        ((STATIC, GATEWAY), "dns = ", "network.dns is missing, and the terminal service is named (terminal."),
        ((GATEWAY,), "gateway = ", 'network.gateway is set though `address` is ""; expected both or'),
        (
            (STATIC, DNS, (GATEWAY[0], 'gateway = "192.0.3.1"')),
            "gateway = ",
            "expected an address within 192.0.2",
        ),
        (
            (STATIC, DNS, (GATEWAY[0], 'gateway = "fe80::1"')),
            "gateway = ",
            "expected an address within 192.0.2",
        ),
        ((STATIC, DNS, (GATEWAY[0], 'gateway = "192.0.2.20"')), "gateway = ", "is the kiosk's own address"),
        ((STATIC, DNS, (GATEWAY[0], 'gateway = "router"')), "gateway = ", 'is "router"; expected an address'),
        (
            ((DNS[0], 'dns = ["dns.example"]'),),
            "dns = ",
            'network.dns[1] is "dns.example"; expected the address',
        ),
        (
            ((DNS[0], 'dns = ["192.0.2.1", "0.0.0.0"]'),),
            "dns = ",
            'network.dns[2] is "0.0.0.0"; expected the',
        ),
        (
            ((DNS[0], 'dns = ["127.0.0.53"]'),),
            "dns = ",
            'network.dns[1] is "127.0.0.53", this machine; expected',
        ),
        (
            (("ntp = []", 'ntp = ["a b"]'),),
            "ntp = ",
            'network.ntp[1] is "a b"; expected the name or the address',
        ),
        (
            (("ntp = []", 'ntp = ["ntp.local"]'),),
            "ntp = ",
            'names "ntp.local", which only multicast DNS knows',
        ),
        ((("ntp = []", 'ntp = "ntp.example"'),), "ntp = ", 'network.ntp is "ntp.example"; expected a list'),
        (
            ((URL, "https://terminal.local"),),
            "url = ",
            'terminal.url names "terminal.local", which only multicast',
        ),
        (
            ((('uri = ""'), 'uri = "ipp://HP01.local/x"'),),
            "uri = ",
            'printer.uri names "hp01.local", which only',
        ),
    ],
)
def test_a_network_that_leads_nowhere_is_told(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], setting: str, said: str
) -> None:
    line, message = told(saved(tmp_path, *changes))
    assert line == line_of(f"\n{setting}") + 1
    assert said in message
    assert "; expected " in message


def test_where_all_are_neighbours_no_router_and_no_names_are_needed(tmp_path: Path) -> None:
    near = (URL, "https://192.0.2.9"), ('uri = ""', 'uri = "ipp://192.0.2.7/ipp/print"'), STATIC
    assert load(saved(tmp_path, *near)).network.gateway == ""


@pytest.mark.parametrize(
    "password", ["", "*", "8 signs!", "~" * 63, "0123456789abcdefABCDEF" + "0" * 42, 'with "quotes\\"']
)
def test_a_password_that_a_wifi_can_have_is_good(tmp_path: Path, password: str) -> None:
    wifi = load(saved(tmp_path, WIFI, ('password = ""', f"password = '{password}'"))).network.wifi
    assert wifi.password == password


@pytest.mark.parametrize(
    "written",
    [
        '"seven77"',
        f'"{"x" * 64}"',
        '"slepenā parole"',
        '"slepens\\tkaut kas"',
        "12345678",
        '["slepena parole"]',
        "slepens",
        '"slepens',
    ],
)
def test_a_wrong_password_is_told_and_not_repeated(tmp_path: Path, written: str) -> None:
    line, message = told(saved(tmp_path, WIFI, ('password = ""', f"password = {written}")))
    assert line == line_of("password = ")
    assert not [secret for secret in ("seven77", "xxx", "slepe", "12345678") if secret in message]
    assert "expected" in message


@pytest.mark.parametrize("written", [f'wifi = "{PASSWORD}"', f'wifi = ["{PASSWORD}"]'])
def test_a_password_in_the_table_s_place_is_not_repeated(tmp_path: Path, written: str) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(TEXT[: TEXT.index("[network.wifi]")] + written, encoding="utf-8")
    _, message = told(path)
    assert message.startswith("network.wifi is not as it should be; expected a table with the keys ssid")


def test_a_whole_network_that_is_no_table_is_not_repeated(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(f'network = "{PASSWORD}"\n' + TEXT[: TEXT.index("[network]")], encoding="utf-8")
    _, message = told(path)
    assert message.startswith("network is not as it should be; expected a table with the keys address")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            (('password = ""', f'password = "{PASSWORD}"'),),
            'network.wifi.ssid is "" though a password is set',
        ),
        (((WIFI[0], f'ssid = "{"ā" * 17}"'),), "network.wifi.ssid is no name of a wireless network"),
        (((WIFI[0], 'ssid = "a\\nb"'),), "network.wifi.ssid is no name of a wireless network"),
        ((('country = "LV"', 'country = "UK"'),), 'network.wifi.country is "UK"; expected "GB"'),
        ((('country = "LV"', 'country = "lv"'),), 'network.wifi.country is "lv"; expected the two capital'),
        ((('country = "LV"', 'country = "XX"'),), 'network.wifi.country is "XX"; expected the two capital'),
        ((("hidden = false", 'hidden = "no"'),), 'network.wifi.hidden is "no"; expected true or false'),
    ],
)
def test_what_no_wireless_network_has_is_told(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], said: str
) -> None:
    _, message = told(saved(tmp_path, *changes))
    assert message.startswith(said)
    assert PASSWORD not in message


def test_the_countries_are_those_of_the_time_zone_database() -> None:
    table = Path("/usr/share/zoneinfo/iso3166.tab").read_text(encoding="utf-8")
    assert {line[:2] for line in table.splitlines() if not line.startswith("#")} == COUNTRIES


def test_neither_the_check_nor_a_repr_tells_the_password(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path, WIFI, ('password = ""', f'password = "{PASSWORD}"'))
    assert check(path) == 0
    out, err = capsys.readouterr()
    assert 'network: address by DHCP, by the Wi-Fi "Paraugs" (LV), with a password' in out
    assert PASSWORD not in out + err + repr(load(path))
