"""`[maintenance]`: which PINs are refused, that none is ever told, and what knows one."""

from pathlib import Path

import msgspec
import pytest

from hw.service.strict_toml import ConfigError
from kiosk.config import check, load
from kiosk.config.maintenance import MaintenanceSettings
from kiosk.config.pin import FILE, digest_of, pin_of, read_digest
from tests.unit.test_config import line_of, saved


@pytest.mark.parametrize(
    "pin", ["12345", "1234567890123", "20468a", "٢٠٤٦٨١", "111111", "345678", "987654", "890123"]
)
def test_what_is_no_pin_is_refused_and_not_repeated(tmp_path: Path, pin: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(saved(tmp_path, ('pin = ""', f'pin = "{pin}"')))
    (fault,) = caught.value.faults
    assert fault.line == line_of('pin = ""')
    assert fault.message.startswith("maintenance.pin has ")
    assert pin not in fault.message


def test_a_pin_that_is_a_number_is_refused_and_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(saved(tmp_path, ('pin = ""', "pin = 204681")))
    assert "204681" not in str(caught.value)


@pytest.mark.parametrize("pin", ["204681", "*", "909090909090"])
def test_a_good_pin_is_taken_and_never_shown(
    tmp_path: Path, pin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path, ('pin = ""', f'pin = "{pin}"'))
    settings = load(path)
    assert settings.maintenance.pin == pin
    assert pin not in repr(settings.maintenance)
    assert check(path) == 0
    out = capsys.readouterr().out
    assert "maintenance: menu behind " in out
    assert pin not in out


def test_without_a_pin_the_check_says_that_there_is_no_menu(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(saved(tmp_path)) == 0
    assert "maintenance: no PIN is set, so no menu" in capsys.readouterr().out


def test_a_digest_fits_its_pin_alone_and_is_another_each_time() -> None:
    one, other = digest_of("204681"), digest_of("204681")
    assert one.fits("204681")
    assert not one.fits("204682")
    assert not one.fits("")
    assert one.digest != other.digest
    assert "204681" not in repr(one)


@pytest.mark.parametrize("content", [None, b"", b"{}", b"[1, 2]"])
def test_a_digest_that_cannot_be_read_is_none(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "pin.json"
    if content is not None:
        path.write_bytes(content)
    assert read_digest(path) is None


def test_a_pin_in_the_clear_is_known_as_it_is_and_not_told() -> None:
    known = pin_of(MaintenanceSettings(pin="204681"))
    assert known is not None
    assert known.fits("204681")
    assert not known.fits("204682")
    assert "204681" not in repr(known)
    assert pin_of(MaintenanceSettings()) is None


def test_a_kept_pin_is_found_beside_the_file_that_the_settings_are_a_link_to(tmp_path: Path) -> None:
    kept = MaintenanceSettings(pin="*")
    (tmp_path / "run").mkdir()
    (tmp_path / "etc").mkdir()
    link = tmp_path / "etc" / "kiosk.toml"
    link.symlink_to(tmp_path / "run" / "kiosk.toml")
    (tmp_path / "run" / "kiosk.toml").touch()
    assert pin_of(kept, link) is None
    (tmp_path / "run" / FILE).write_bytes(msgspec.json.encode(digest_of("204681")))
    known = pin_of(kept, link)
    assert known is not None
    assert known.fits("204681")
    assert pin_of(kept) is None
