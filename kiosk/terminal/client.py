"""The client of the terminal service over HTTP."""

from kiosk.terminal.commands import TerminalCommands
from kiosk.terminal.late_channel import LateChannel


class TerminalClient(TerminalCommands):
    """kiosk.ports.terminal.Terminal over HTTP, as docs/terminal-api.yaml describes it.

    Args:
        url: the service's address, without `/v1`.
        ca_file: PEM certificates to trust instead of the system's; "" for the system's.
        client: the files of the kiosk's own certificate and of its key, PEM; None where it has none.
        connect_seconds: how long a connection may take, for each address that the host's name has.
        answer_seconds: how long an answer may take in all, once there is a connection.
    """

    def __init__(
        self,
        url: str,
        *,
        ca_file: str = "",
        client: tuple[str, str] | None = None,
        connect_seconds: float = 10,
        answer_seconds: float = 45,
    ) -> None:
        super().__init__(LateChannel(url, ca_file, client, connect_seconds, answer_seconds))
