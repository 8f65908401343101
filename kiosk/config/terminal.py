"""`[terminal]`: the address of the terminal service, its public key, and who proves what to whom."""

import re
from typing import Annotated

from msgspec import Meta

from hw.service.settings import Settings as Table
from hw.service.strict_toml import require_fit
from kiosk.config.public_key import public_key_fault
from kiosk.config.tables import Seconds
from kiosk.config.url import url_fault
from kiosk.config.wifi import KEPT

PemFile = Annotated[
    str, Meta(description='a PEM file: its name if it is beside kiosk.toml, or its path from /; or ""')
]


class TerminalSettings(Table, frozen=True, kw_only=True):
    """`[terminal]`: where the terminal service is and whom the cards are sealed for.

    Attributes:
        url: the address assigned to the clinic; https, or http on this machine only.
        public_key: the terminal service's key as a JWK (RFC 7517): EC, P-256, public part only.
        ca_file: PEM certificates to trust instead of the system's; "" for the system's.
        client_certificate: PEM certificate by which the kiosk proves who it is, and those up to its
            authority's; "" where the service asks for none.
        client_key: PEM private key of it, a secret; KEPT for the one that the kiosk keeps.
        connect_seconds: how long a connection may take, for each address that the host's name has.
        answer_seconds: how long a whole answer may take, once there is a connection.
    """

    url: Annotated[str, Meta(description="an address such as https://terminal.example")]
    public_key: Annotated[str, Meta(description="a public JWK as JSON text")]
    ca_file: PemFile = ""
    client_certificate: PemFile = ""
    client_key: PemFile = ""
    connect_seconds: Seconds = 10
    answer_seconds: Seconds = 45

    def __post_init__(self) -> None:
        """Refuse an address, a key or files that could not be used.

        Raises:
            UnfitError: with every fault.
        """
        require_fit(
            {
                ("url",): url_fault(self.url),
                ("public_key",): public_key_fault(self.public_key),
                ("ca_file",): _file_fault(self.ca_file),
                ("client_certificate",): _file_fault(self.client_certificate) or self._certificate_fault(),
                ("client_key",): _file_fault(self.client_key, KEPT) or self._key_fault(),
            }
        )

    def _certificate_fault(self) -> str:
        alone = self.client_key and not self.client_certificate
        return "is missing beside `client_key`; expected both or none" if alone else ""

    def _key_fault(self) -> str:
        alone = self.client_certificate and not self.client_key
        return "is missing beside `client_certificate`; expected both or none" if alone else ""


def is_beside(file: str) -> bool:
    """Tell whether a setting names a file that lies beside kiosk.toml."""
    return bool(file) and file != KEPT and not file.startswith("/")


def _file_fault(file: str, *allowed: str) -> str:
    if not is_beside(file) or file in allowed:
        return "" if file != KEPT or file in allowed else 'is "*"; expected the name of a PEM file'
    if re.search(r"[/\\:*?\"<>|\x00-\x1f]", file) or file in {".", ".."}:
        return f'is "{file}"; expected the name of a file beside kiosk.toml, without a folder'
    return ""
