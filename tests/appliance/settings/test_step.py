"""The whole step on whole folder trees: what is handed over, told, kept, and left on the card."""

import stat
from pathlib import Path
from typing import Literal

import pytest

from kiosk.appliance.faults import Fault
from kiosk.appliance.settings.machine import Machine
from kiosk.appliance.settings.main import main
from kiosk.config import load
from kiosk.config.pin import read_digest
from tests.appliance.settings.tree import CHANGES, GOOD, PASSWORD, PIN, Tree, changed
from tests.contract.certificates import LONG_AGO, Authority
from tests.unit.test_config import TEXT


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_good_settings_are_handed_over(tree: Tree) -> None:
    assert tree.start() == []
    settings = load(tree.result / "kiosk.toml")
    assert settings.institution.name == "Paraugs klīnika"
    assert (settings.reader.socket, settings.reader.group) == (
        "/run/polise-reader/reader.sock",
        "polise-kiosk",
    )
    assert settings.reader.taught == "/var/lib/polise/reader/readers.toml"
    assert (settings.printer.socket, settings.printer.group) == (
        "/run/polise-printer/printer.sock",
        "polise-kiosk",
    )
    assert (settings.printer.server, settings.printer.uri) == (
        "/run/cups/cups.sock",
        "ipp://localhost:60000/ipp/print",
    )
    assert settings.ledger.folder == "/var/lib/polise/ledger"
    assert Path(settings.terminal.ca_file).read_bytes() == tree.files["ca.pem"]
    assert Path(settings.terminal.client_certificate).read_bytes() == tree.files["kiosk.pem"]
    assert Path(settings.terminal.client_key) == tree.result / "client-key.pem"
    assert (tree.result / "localtime").readlink() == Path("/usr/share/zoneinfo/Europe/Riga")
    assert "polise_readers_end" in (tree.machine.run / "udev/rules.d/72-polise-keyboards.rules").read_text()
    assert (tree.result / "firewall.nft").read_text().startswith("flush set inet polise terminal4\n")
    assert tree.password_given
    assert tree.key_given
    assert tree.pin_given


def test_what_a_technician_cannot_know_is_the_appliance_s(tree: Tree) -> None:
    tree.write(
        changed(("fullscreen = true", "fullscreen = false"), ('"/run/polise/reader.sock"', '"/tmp/x"'))
    )
    assert tree.start() == []
    settings = load(tree.result / "kiosk.toml")
    assert settings.panel.fullscreen
    assert settings.reader.socket == "/run/polise-reader/reader.sock"


def test_secrets_go_to_the_data_partition_for_root_alone_and_are_blanked_on_the_card(tree: Tree) -> None:
    assert tree.start() == []
    written = f'password = "{PASSWORD}"  # from'
    left = GOOD.replace(written, 'password = "*" # kept          # from')
    left = left.replace('client_key = "kiosk.key"', 'client_key = "*" # kept ')
    left = left.replace(f'pin = "{PIN}"', 'pin = "*"     ')
    assert tree.file.read_text(encoding="utf-8") == left
    assert not (tree.card / "kiosk.key").exists()
    assert mode(tree.machine.secrets) == 0o700
    assert {mode(path) for path in tree.machine.secrets.iterdir()} == {0o600}
    assert mode(tree.machine.run / "wpa_supplicant/wpa_supplicant-wlan0.conf") == 0o600
    assert mode(tree.result / "client-key.pem") == 0o600
    assert PASSWORD.encode() not in tree.told()
    assert b"PRIVATE KEY" not in tree.told()
    assert PIN.encode() not in tree.told() + (tree.machine.secrets / "maintenance-pin.json").read_bytes()
    assert mode(tree.result / "maintenance-pin.json") == 0o600


def test_every_later_start_uses_what_is_kept_and_writes_nothing_on_the_card(tree: Tree) -> None:
    tree.start()
    tree.start()
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in tree.card.iterdir()}
    kept = {path: path.stat().st_mtime_ns for path in tree.data.rglob("*") if path.is_file()}
    assert tree.start() == []
    assert before == {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in tree.card.iterdir()}
    assert kept == {path: path.stat().st_mtime_ns for path in tree.data.rglob("*") if path.is_file()}
    assert tree.password_given
    assert tree.key_given
    assert tree.pin_given


def test_a_new_password_over_the_old_one_counts(tree: Tree) -> None:
    tree.start()
    text = tree.file.read_text(encoding="utf-8")
    tree.write(text.replace('password = "*"', 'password = "jauna parole"'))
    assert tree.start() == []
    conf = tree.machine.run / "wpa_supplicant/wpa_supplicant-wlan0.conf"
    assert 'psk="jauna parole"' in conf.read_text(encoding="utf-8")
    assert "jauna parole" not in tree.file.read_text(encoding="utf-8")
    tree.start()
    assert 'psk="jauna parole"' in conf.read_text(encoding="utf-8")


def test_a_new_pin_over_the_old_one_counts(tree: Tree) -> None:
    tree.start()
    tree.write(tree.file.read_text(encoding="utf-8").replace('pin = "*"     ', 'pin = "918273"'))
    assert tree.start() == []
    assert not tree.pin_given
    assert 'pin = "*"' in tree.file.read_text(encoding="utf-8")
    digest = read_digest(tree.result / "maintenance-pin.json")
    assert digest is not None
    assert digest.fits("918273")


def test_without_a_pin_no_menu_is_left_of_an_earlier_one(tree: Tree) -> None:
    tree.start()
    tree.write(tree.file.read_text(encoding="utf-8").replace('pin = "*"     ', 'pin = ""'))
    assert tree.start() == []
    assert not (tree.result / "maintenance-pin.json").exists()
    assert load(tree.result / "kiosk.toml").maintenance.pin == ""
    assert "maintenance:   no PIN is set, so no menu" in tree.report


def test_a_star_for_a_pin_that_nobody_keeps_is_told(tree: Tree) -> None:
    tree.write(GOOD.replace(f'"{PIN}"', '"*"'))
    fault = tree.fault()
    assert (fault.key, fault.severity) == ("[maintenance] pin", "stop")
    assert fault.words.endswith('is "*", but this kiosk keeps no PIN; expected the PIN itself')


def test_a_kept_password_is_told_to_no_other_network(tree: Tree) -> None:
    tree.start()
    tree.write(tree.file.read_text(encoding="utf-8").replace('ssid = "Paraugs"', 'ssid = "Cits"'))
    fault = tree.fault()
    assert (fault.code, fault.key, fault.severity) == ("settings-wrong", "[network.wifi] password", "stop")
    assert fault.words.endswith('the kiosk keeps the password of "Paraugs"; expected that of "Cits"')
    assert not tree.password_given
    assert not (tree.result / "kiosk.toml").exists()


def test_a_star_where_nothing_is_kept_is_told_with_its_line(tree: Tree) -> None:
    text = GOOD.replace(f'"{PASSWORD}"', '"*"').replace('"kiosk.key"', '"*"')
    tree.write(text)
    wifi, key = sorted(tree.start(), key=lambda fault: -fault.line)
    assert wifi.line == text[: text.index("password = ")].count("\n") + 1
    assert wifi.words.startswith('network.wifi.password is "*", but this kiosk keeps no password; expected')
    assert key.line == text[: text.index("client_key = ")].count("\n") + 1
    assert key.words.startswith('terminal.client_key is "*", but this kiosk keeps no key; expected')


def test_a_kept_key_that_is_another_certificate_s_is_told(tree: Tree, authority: Authority) -> None:
    tree.start()
    (tree.card / "kiosk.pem").write_bytes(authority.client("cits.example")[0])
    fault = tree.fault()
    assert fault.key == "[terminal] client_key"
    assert "the key that the kiosk keeps is not that of the certificate" in fault.words


def test_without_a_data_partition_nothing_is_blanked_and_the_kiosk_works(tree: Tree) -> None:
    tree.data.rmdir()
    assert tree.start() == []
    assert tree.file.read_text(encoding="utf-8") == GOOD
    assert (tree.card / "kiosk.key").exists()
    assert tree.password_given
    assert tree.key_given
    assert tree.pin_given
    assert "Data partition: not there" in tree.report


def test_where_secrets_cannot_be_kept_nothing_is_blanked(tree: Tree) -> None:
    tree.machine.secrets.write_text("in the way")
    fault = tree.fault()
    assert (fault.code, fault.severity) == ("secret-not-kept", "warn")
    assert tree.file.read_text(encoding="utf-8") == GOOD
    assert tree.password_given
    assert not tree.machine.last_good.exists()


@pytest.mark.parametrize(
    ("content", "code", "line", "said"),
    [
        (b"", "settings-empty", 0, "the file is empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "settings-empty", 0, "the file is empty"),
        (b"\0" * 2048, "settings-unreadable", 1, "damaged: zero bytes"),
        (GOOD.encode()[:3000] + b"\0" * 1096, "settings-unreadable", None, "damaged: zero bytes"),
        (GOOD.encode("utf-16"), "settings-encoding", 1, "saved as UTF-16; expected UTF-8"),
        (GOOD.encode("utf-16-le"), "settings-encoding", 1, "saved as UTF-16; expected UTF-8"),
        (GOOD.encode("cp1257"), "settings-encoding", None, "is not UTF-8"),
        (GOOD.encode()[: GOOD.encode().index(b"prefix = [") + 12], "settings-unreadable", None, "too early"),
        (b"[terminal]\nurl = https://a.example\n", "settings-wrong", 2, "not TOML: Invalid value"),
        (
            GOOD.replace("rotation = 0", "rotation = 45").encode(),
            "settings-wrong",
            None,
            "panel.rotation is 45",
        ),
        (
            GOOD.replace("ca.pem", "cits.pem").encode(),
            "certificate-wrong",
            None,
            "which is not there; expected",
        ),
    ],
)
def test_what_is_wrong_with_the_file_is_told(
    tree: Tree, content: bytes, code: str, line: int | None, said: str
) -> None:
    tree.write(content)
    fault = tree.fault()
    assert (fault.code, fault.file, fault.severity) == (code, "kiosk.toml", "stop")
    assert fault.line == line if line is not None else fault.line > 1
    assert said in fault.words
    assert not (tree.result / "kiosk.toml").exists()
    assert "THE KIOSK CANNOT WORK" in tree.report
    assert tree.file.read_bytes() == content
    assert PASSWORD not in str(fault)


def test_a_faulty_file_leaves_nothing_of_an_earlier_one_in_force(tree: Tree) -> None:
    tree.start()
    tree.write("")
    tree.start()
    left = sorted(path.name for path in tree.machine.run.rglob("*") if not path.is_dir())
    assert left == ["faults.json", "look.toml"]


def test_a_faulty_file_does_not_touch_what_is_kept(tree: Tree) -> None:
    tree.start()
    kept = {path: path.read_bytes() for path in tree.data.rglob("*") if path.is_file()}
    tree.write(GOOD.replace(PASSWORD, "cita parole").replace("rotation = 0", "rotation = 45"))
    tree.start()
    assert {path: path.read_bytes() for path in tree.data.rglob("*") if path.is_file()} == kept


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "expected it beside config.txt"),
        ("kiosk.example.toml", "expected it beside config.txt"),  # the image's own
        ("kiosk.toml.txt", 'there is "kiosk.toml.txt"; expected that very'),
        ("kiosk (1).toml", 'there is "kiosk (1).toml"; expected that very'),
    ],
)
def test_a_card_without_the_file_is_told_with_what_was_perhaps_meant(
    tree: Tree, name: str, said: str
) -> None:
    tree.file.unlink()
    if name:
        (tree.card / name).write_text(GOOD, encoding="utf-8")
    fault = tree.fault()
    assert (fault.code, fault.severity) == ("settings-missing", "stop")
    assert said in fault.words


def test_a_folder_in_the_file_s_place_is_told(tree: Tree) -> None:
    tree.file.unlink()
    tree.file.mkdir()
    assert tree.fault().words == "kiosk.toml is a folder; expected a file"


def test_a_card_that_is_gone_goes_on_with_the_last_good_settings(tree: Tree) -> None:
    tree.start()
    first = (tree.result / "kiosk.toml").read_bytes()
    tree.card.rename(tree.card.with_name("elsewhere"))
    fault = tree.fault()
    assert (fault.code, fault.severity) == ("boot-partition-missing", "warn")
    assert (tree.result / "kiosk.toml").read_bytes() == first
    assert tree.password_given
    assert tree.key_given
    assert tree.pin_given
    assert (tree.result / "terminal-ca.pem").read_bytes() == tree.files["ca.pem"]


def test_a_file_that_the_card_does_not_give_is_like_a_card_that_is_gone(tree: Tree) -> None:
    tree.start()
    tree.file.unlink()
    tree.file.symlink_to(tree.file)  # reading it is an OSError, as from a worn card
    fault = tree.fault()
    assert (fault.code, fault.severity) == ("boot-partition-missing", "warn")
    assert tree.password_given


def test_a_card_that_is_gone_from_the_first_is_a_stop(tree: Tree) -> None:
    tree.card.rename(tree.card.with_name("elsewhere"))
    fault = tree.fault()
    assert (fault.code, fault.severity) == ("boot-partition-missing", "stop")
    assert "there are no earlier settings" in fault.words


def test_a_faulty_file_is_not_passed_over_for_the_last_good_one(tree: Tree) -> None:
    tree.start()
    tree.write(b"")
    assert tree.fault().code == "settings-empty"
    assert not (tree.result / "kiosk.toml").exists()


def test_what_is_remembered_has_only_the_files_that_count(tree: Tree) -> None:
    tree.start()
    assert sorted(path.name for path in tree.machine.last_good.iterdir()) == [
        "ca.pem",
        "kiosk.pem",
        "kiosk.toml",
    ]
    tree.write(changed(*CHANGES[:2]))
    tree.start()
    assert [path.name for path in tree.machine.last_good.iterdir()] == ["kiosk.toml"]


def test_the_page_about_faults_is_turned_as_the_faulty_file_says(tree: Tree) -> None:
    tree.write(GOOD.replace("rotation = 0", "rotation = 90").replace("[reader]", "[raeder]"))
    tree.start()
    assert "rotation = 90" in (tree.result / "look.toml").read_text()
    tree.write(b"")
    tree.start()
    assert "rotation = 0" in (tree.result / "look.toml").read_text()


def test_the_page_about_faults_is_turned_as_the_last_good_file_said(tree: Tree) -> None:
    tree.write(GOOD.replace("rotation = 0", "rotation = 270"))
    tree.start()
    tree.write(b"")
    tree.start()
    assert "rotation = 270" in (tree.result / "look.toml").read_text()


def test_a_certificate_that_has_expired_is_a_warning(tree: Tree, authority: Authority) -> None:
    certificate, key = authority.client("vecs.example", LONG_AGO.replace(year=2021))
    (tree.card / "kiosk.pem").write_bytes(certificate)
    (tree.card / "kiosk.key").write_bytes(key)
    fault = tree.fault()
    assert (fault.code, fault.severity, fault.key) == (
        "certificate-expired",
        "warn",
        "[terminal] client_certificate",
    )
    assert "certificate CN=vecs.example has expired on 2021-01-01; expected a new one" in fault.words
    assert (tree.result / "kiosk.toml").exists()


def test_the_command_tells_the_journal_and_never_fails(tree: Tree, caplog: pytest.LogCaptureFixture) -> None:
    tree.write(GOOD.replace("rotation = 0", "rotation = 45"))
    assert main(["--root", str(tree.machine.root)]) == 0
    line = TEXT[: TEXT.index("rotation = 0")].count("\n") + 1
    assert f"kiosk.toml:{line}: panel.rotation is 45; expected one of 0, 90, 180, 270" in caplog.text
    assert PASSWORD not in caplog.text


def test_on_the_appliance_itself_the_places_are_those_of_the_system() -> None:
    machine = Machine()
    assert machine.is_real
    assert (machine.card, machine.data) == (Path("/boot/firmware"), Path("/var/lib/polise"))
    assert machine.result == Path("/run/polise-settings")
    assert not machine.has_card(), "no test runs where a card is mounted"


@pytest.mark.parametrize("severity", ["stop", "warn"])
def test_how_much_room_there_is_on_the_data_partition_is_told(
    tree: Tree, severity: Literal["stop", "warn"]
) -> None:
    full = Fault(code="storage-full", words="there is no room", severity=severity)
    tree.space = [full]
    assert tree.start() == [full]
    assert "there is no room" in tree.report
    tree.data.rename(tree.data.with_name("elsewhere"))
    tree.write(GOOD)
    assert not [one for one in tree.start() if one == full], (
        "a partition that is not there has no room to be told of"
    )


def test_settings_that_cannot_be_handed_over_are_a_stop(tree: Tree) -> None:
    tree.result.mkdir(parents=True)
    (tree.result / "firewall.nft").mkdir()
    stops = [fault for fault in tree.start() if fault.severity == "stop"]
    assert [fault.code for fault in stops] == ["settings-not-handed-over"]
