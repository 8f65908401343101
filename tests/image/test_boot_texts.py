"""What the technician reads and writes on the FAT partition."""

from image import boot
from kiosk.appliance.settings.template import is_untouched
from tests.unit.test_config import EXAMPLE


def test_the_settings_are_there_with_every_setting_explained_beside_them() -> None:
    texts = boot.texts()
    assert texts.keys() == {"cmdline.txt", "config.txt", "kiosk.toml", "kiosk.example.toml"}
    assert is_untouched(texts["kiosk.toml"].read_bytes())
    assert texts["kiosk.example.toml"].samefile(EXAMPLE)
    assert "kiosk.example.toml beside this file" in texts["kiosk.toml"].read_text(encoding="utf-8")
