"""`python -m hw lamps-off`: no lamp promises what nobody keeps."""

from pathlib import Path

import pytest

from hw.feedback.lamps_off import darken, main


@pytest.fixture
def leds(tmp_path: Path) -> Path:
    for name in ("polise:green", "polise:red", "mmc0"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "brightness").write_text("255")
    return tmp_path


def test_the_named_lamps_are_darkened_and_no_others(leds: Path) -> None:
    assert darken("polise:green", "polise:red", root=leds) == 0
    lit = {led.name: (led / "brightness").read_text() for led in leds.iterdir()}
    assert lit == {"polise:green": "0", "polise:red": "0", "mmc0": "255"}


def test_one_that_is_missing_does_not_keep_the_other_alight(leds: Path) -> None:
    assert darken("gone", "polise:red", root=leds) == 1
    assert (leds / "polise:red" / "brightness").read_text() == "0"


def test_no_lamp_is_none_to_darken(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text("[reader]\n")
    assert main(["--config", str(config)]) == 0


def test_the_lamps_are_those_of_the_settings(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text('[reader]\nlamp_green = "polise:no-such-lamp"\n')
    assert main(["--config", str(config)]) == 1


def test_faulty_settings_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text("[reader]\nlamp_green = 7\n")
    assert main(["--config", str(config)]) == 2
    assert "lamp_green" in capsys.readouterr().err
