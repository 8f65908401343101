"""`[terminal]`: the address of the terminal service and its public key."""

from typing import Annotated

from msgspec import Meta

from hw.service.settings import Settings as Table
from hw.service.strict_toml import require_fit
from kiosk.config.public_key import public_key_fault
from kiosk.config.tables import Seconds
from kiosk.config.url import url_fault


class TerminalSettings(Table, frozen=True, kw_only=True):
    """`[terminal]`: where the terminal service is and whom the cards are sealed for.

    Attributes:
        url: the address assigned to the clinic; https, or http on this machine only.
        public_key: the terminal service's key as a JWK (RFC 7517): EC, P-256, public part only.
        ca_file: PEM certificates to trust instead of the system's; "" for the system's.
        connect_seconds: how long a connection may take, for each address that the host's name has.
        answer_seconds: how long a whole answer may take, once there is a connection.
    """

    url: Annotated[str, Meta(description="an address such as https://terminal.example")]
    public_key: Annotated[str, Meta(description="a public JWK as JSON text")]
    ca_file: Annotated[str, Meta(description='a path, or "" for the system\'s certificates')] = ""
    connect_seconds: Seconds = 10
    answer_seconds: Seconds = 45

    def __post_init__(self) -> None:
        """Refuse an address or a key that could not be used.

        Raises:
            UnfitError: with every fault.
        """
        require_fit({("url",): url_fault(self.url), ("public_key",): public_key_fault(self.public_key)})
