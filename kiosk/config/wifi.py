"""`[network.wifi]`: the wireless network."""

import re
from typing import Annotated, Final

from msgspec import Meta

from hw.service.settings import Settings as Table
from hw.service.strict_toml import require_fit
from hw.service.toml_lines import KeyPath
from hw.service.toml_secrets import SECRET
from kiosk.config.countries import COUNTRIES

KEPT: Final = "*"
"""What stands in place of a secret that the kiosk keeps."""

_LONGEST_NAME: Final = 32
_FORMS: Final = '8 to 63 letters, digits and signs without accents, 64 hex digits, or "" for an open network'
_KEY: Final = re.compile(r"[\x20-\x7e]{8,63}|[0-9A-Fa-f]{64}")

Password = Annotated[str, Meta(description=f"text: {_FORMS}", extra=SECRET)]


class WifiSettings(Table, frozen=True, kw_only=True):
    """`[network.wifi]`: the wireless network.

    Attributes:
        ssid: its name, as it is told to phones; "" for no wireless network.
        password: a secret; KEPT for the one that the kiosk keeps.
        country: where the kiosk stands, so that it keeps to that country's channels: ISO 3166, two letters.
        hidden: whether the network does not tell its name.
    """

    ssid: str = ""
    password: Password = ""
    country: str = "LV"
    hidden: bool = False

    def __repr__(self) -> str:
        return f"WifiSettings(ssid={self.ssid!r}, country={self.country!r}, hidden={self.hidden!r})"

    def __post_init__(self) -> None:
        """Refuse what no wireless network can have.

        Raises:
            UnfitError: with every fault.
        """
        faults: dict[KeyPath, str] = {
            ("ssid",): self._name_fault(),
            ("password",): self._password_fault(),
            ("country",): _country_fault(self.country),
        }
        require_fit(faults)

    def _name_fault(self) -> str:
        if self.password and not self.ssid:
            return 'is "" though a password is set; expected the name of the wireless network'
        if len(self.ssid.encode()) > _LONGEST_NAME or not self.ssid.isprintable():
            return f"is no name of a wireless network; expected up to {_LONGEST_NAME} bytes of visible text"
        return ""

    def _password_fault(self) -> str:
        if self.password in {"", KEPT} or _KEY.fullmatch(self.password):
            return ""
        length = len(self.password)
        return f"has {length} characters, or such as no Wi-Fi password has; expected {_FORMS}"


def _country_fault(country: str) -> str:
    if country in COUNTRIES:
        return ""
    if country == "UK":
        return 'is "UK"; expected "GB", as ISO 3166 has it'
    return f'is "{country}"; expected the two capital letters of a country (ISO 3166) such as LV'
