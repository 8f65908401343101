"""The PEM files beside kiosk.toml: found there and checked by what is in them, which is never told."""

import datetime as dt
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from hw.service.strict_toml import ConfigError
from kiosk.config import check, load
from tests.contract.certificates import LONG_AGO, Authority
from tests.unit.test_config import line_of, saved, told

CA = ('ca_file = ""', 'ca_file = "ca.pem"')
CLIENT = ('client_certificate = ""', 'client_certificate = "kiosk.pem"')
KEY = ('client_key = ""', 'client_key = "kiosk.key"')


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def folder(tmp_path: Path, authority: Authority) -> Path:
    """A folder with all the files, as a technician gets them."""
    (tmp_path / "ca.pem").write_bytes(authority.ca_file.read_bytes())
    certificate, key = authority.client("kiosks.example")
    (tmp_path / "kiosk.pem").write_bytes(certificate)
    (tmp_path / "kiosk.key").write_bytes(key)
    return tmp_path


def test_a_name_without_a_folder_is_that_of_a_file_beside(folder: Path) -> None:
    terminal = load(saved(folder, CA, CLIENT, KEY)).terminal
    names = ("ca.pem", "kiosk.pem", "kiosk.key")
    found = (terminal.ca_file, terminal.client_certificate, terminal.client_key)
    assert found == tuple(str(folder / name) for name in names)


def test_a_path_from_the_root_and_none_at_all_stay_as_they_are(tmp_path: Path) -> None:
    assert (
        load(saved(tmp_path, (CA[0], 'ca_file = "/etc/ssl/own.pem"'))).terminal.ca_file == "/etc/ssl/own.pem"
    )
    assert load(saved(tmp_path)).terminal.client_key == ""


def test_the_key_that_the_kiosk_keeps_needs_no_file(folder: Path) -> None:
    assert load(saved(folder, CLIENT, (KEY[0], 'client_key = "*"'))).terminal.client_key == "*"


@pytest.mark.parametrize(
    ("changes", "setting", "said"),
    [
        ((CLIENT,), "client_key", "is missing beside `client_certificate`; expected both or none"),
        ((KEY,), "client_certificate", "is missing beside `client_key`; expected both or none"),
        (((CA[0], 'ca_file = "pem/ca.pem"'),), "ca_file", "expected the name of a file beside kiosk.toml"),
        (((CA[0], r"ca_file = 'C:\ca.pem'"),), "ca_file", "expected the name of a file beside kiosk.toml"),
        (((CA[0], 'ca_file = ".."'),), "ca_file", "expected the name of a file beside kiosk.toml"),
        (((CA[0], 'ca_file = "*"'),), "ca_file", 'is "*"; expected the name of a PEM file'),
        (((CA[0], 'ca_file = "gone.pem"'),), "ca_file", 'is "gone.pem", which is not there; expected a PEM'),
        (((CA[0], 'ca_file = "folder"'),), "ca_file", 'is "folder", which cannot be read (Is a directory)'),
        (
            ((CA[0], 'ca_file = "text"'),),
            "ca_file",
            'is "text", which holds no sound certificate; expected PEM',
        ),
        (((CA[0], 'ca_file = "cut.pem"'),), "ca_file", 'is "cut.pem", which holds no sound certificate'),
        (((CA[0], 'ca_file = "ca.der"'),), "ca_file", 'is "ca.der", which is in DER form; expected PEM'),
        (((CA[0], 'ca_file = "long"'),), "ca_file", 'is "long", which is too long; expected certificates'),
        (
            ((CA[0], 'ca_file = "kiosk.key"'),),
            "ca_file",
            "holds a private key, which belongs into a file of its",
        ),
        (
            (CLIENT, (KEY[0], 'client_key = "text"')),
            "client_key",
            "which holds no sound private key; expected PEM",
        ),
        ((CLIENT, (KEY[0], 'client_key = "locked"')), "client_key", "which is locked with a password"),
        ((CLIENT, (KEY[0], 'client_key = "other"')), "client_key", "which is not that of the certificate in"),
    ],
)
def test_files_that_could_not_be_used_are_told(
    folder: Path, authority: Authority, changes: tuple[tuple[str, str], ...], setting: str, said: str
) -> None:
    certificate = (folder / "ca.pem").read_bytes()
    (folder / "folder").mkdir()
    (folder / "text").write_bytes(b"kaut kas\n")
    (folder / "long").write_bytes(certificate * 4000)
    (folder / "cut.pem").write_bytes(certificate[: len(certificate) // 2])
    ca = x509.load_pem_x509_certificate(certificate)
    (folder / "ca.der").write_bytes(ca.public_bytes(serialization.Encoding.DER))
    (folder / "other").write_bytes(authority.client("others.example")[1])
    key = serialization.load_pem_private_key((folder / "kiosk.key").read_bytes(), None)
    form = serialization.PrivateFormat.PKCS8
    lock = serialization.BestAvailableEncryption(b"parole")
    (folder / "locked").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, lock))
    line, message = told(saved(folder, *changes))
    assert line == line_of(f"\n{setting} = ") + 1
    assert message.startswith(f"terminal.{setting} ")
    assert said in message


def test_a_key_is_looked_at_only_beside_a_sound_certificate(folder: Path) -> None:
    (folder / "kiosk.pem").write_text("kaut kas")
    with pytest.raises(ConfigError) as caught:
        load(saved(folder, CLIENT, KEY))
    assert [fault.path for fault in caught.value.faults] == [("terminal", "client_certificate")]


def test_what_has_expired_is_a_warning(
    folder: Path, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    until = LONG_AGO + dt.timedelta(days=31)
    certificate, key = authority.client("kiosks.example", until)
    (folder / "kiosk.pem").write_bytes(certificate)
    (folder / "kiosk.key").write_bytes(key)
    path = saved(folder, CA, CLIENT, KEY)
    assert check(path) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"{path}: OK\n")
    words = "terminal.client_certificate: certificate CN=kiosks.example has expired on 2020-02-01"
    assert err == f"{path}: warning: {words}\n"
