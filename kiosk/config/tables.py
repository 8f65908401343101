"""The kiosk's own tables of kiosk.toml: institution, languages, panel, limits, privacy, and so on."""

import zoneinfo
from typing import Annotated, Literal

from msgspec import Meta

from hw.service.settings import Settings as Table
from hw.service.strict_toml import UnfitError, require_fit

Text = Annotated[str, Meta(min_length=1)]
FilePath = Annotated[str, Meta(min_length=1, description="a path")]
Language = Literal["lv", "ru", "en"]
Pixels = Annotated[int, Meta(ge=320, le=7680)]
Seconds = Annotated[int, Meta(ge=1, le=300)]


class InstitutionSettings(Table, frozen=True, kw_only=True):
    """`[institution]`: the clinic's name and address as they stand on the voucher."""

    name: Text
    address: Text


class LanguageSettings(Table, frozen=True, kw_only=True):
    """`[languages]`: which languages staff may choose, and the one at the start."""

    default: Language = "lv"
    offered: Annotated[tuple[Language, ...], Meta(min_length=1)] = ("lv", "ru", "en")

    def __post_init__(self) -> None:
        """Refuse a default that is not offered, and a language offered twice.

        Raises:
            UnfitError: with every fault.
        """
        offered = ", ".join(f'"{language}"' for language in self.offered)
        missing = f'is "{self.default}"; expected one of the languages offered: {offered}'
        repeated = "names a language twice; expected each once"
        require_fit(
            {
                ("default",): "" if self.default in self.offered else missing,
                ("offered",): "" if len(set(self.offered)) == len(self.offered) else repeated,
            }
        )

    @property
    def in_order(self) -> tuple[Language, ...]:
        """The languages offered, the one at the start first."""
        return tuple(dict.fromkeys((self.default, *self.offered)))


class PanelSettings(Table, frozen=True, kw_only=True):
    """`[panel]`: the touch screen: its size in pixels before rotation, its density, how it is mounted.

    Attributes:
        dpi: pixels per inch, so that millimetres stay millimetres.
        rotation: degrees clockwise by which the picture is turned.
        fullscreen: false for a window on a desktop.
    """

    width: Pixels = 1280
    height: Pixels = 800
    dpi: Annotated[int, Meta(ge=72, le=600)] = 149
    rotation: Literal[0, 90, 180, 270] = 0
    fullscreen: bool = True

    @property
    def millimetres(self) -> tuple[int, int]:
        """The width and height of the picture before rotation."""
        return round(self.width / self.dpi * 25.4), round(self.height / self.dpi * 25.4)


class LimitSettings(Table, frozen=True, kw_only=True):
    """`[limits]`: when the screens speak up.

    Attributes:
        slow_answer_seconds: after so much waiting a screen says what one can do.
        hold_warning_seconds: so long before the insurer's hold ends the status screen warns.
    """

    slow_answer_seconds: Seconds = 8
    hold_warning_seconds: Seconds = 20


class PrivacySettings(Table, frozen=True, kw_only=True):
    """`[privacy]`: what keeps the patients' data from whoever passes by.

    Attributes:
        lock_after_seconds: so long after the last touch the screen is locked; the last 20 of them are
            counted down on it.
    """

    lock_after_seconds: Annotated[int, Meta(ge=40, le=1800)] = 120


class AccessSettings(Table, frozen=True, kw_only=True):
    """`[access]`: how the kiosk looks to whoever comes to it; each operator may choose otherwise.

    Attributes:
        contrast: `high` for text of at least 7 to 1.
        text: `large` for text a quarter larger.
        reach: `low` pulls what is touched down to the lower part of a panel that is higher than wide.
        speech: how the swipe and the answer stand is said aloud, never a code, a name or an amount.
    """

    contrast: Literal["normal", "high"] = "normal"
    text: Literal["normal", "large"] = "normal"
    reach: Literal["whole", "low"] = "whole"
    speech: bool = False


class LedgerSettings(Table, frozen=True, kw_only=True):
    """`[ledger]`: the folder of the journal and of its key."""

    folder: FilePath = "/var/lib/polise/ledger"


class TimeSettings(Table, frozen=True, kw_only=True):
    """`[time]`: the time zone of the clocks on screen and on paper."""

    zone: Annotated[str, Meta(description="a time zone such as Europe/Riga")] = "Europe/Riga"

    def __post_init__(self) -> None:
        """Refuse a zone that this machine does not know.

        Raises:
            UnfitError: there is none of that name.
        """
        try:
            zoneinfo.ZoneInfo(self.zone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            words = f'is "{self.zone}"; expected a time zone of the tz database, such as Europe/Riga'
            raise UnfitError((("zone",), words)) from None
