"""The client of the terminal service: each call is one HTTP exchange, and ends in one outcome."""

from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING

from kiosk.domain.card import Card
from kiosk.domain.catalogue import Catalogue
from kiosk.domain.transaction import Transaction
from kiosk.ports.terminal import Failure, NotAuthorised, Outcome, SessionOpened
from kiosk.terminal import outcome, payload, reading
from kiosk.terminal.answer import Answer
from kiosk.terminal.answers import CatalogueRead, Session
from kiosk.terminal.messages import Credentials, Void
from kiosk.terminal.outcome import UNREADABLE
from kiosk.terminal.reading import UnreadableError

if TYPE_CHECKING:
    from kiosk.terminal.channel import Channel


class TerminalClient:
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
        self._url, self._ca_file, self._client = url, ca_file, client
        self._seconds = (connect_seconds, answer_seconds)
        self._token = ""

    @cached_property
    def _channel(self) -> "Channel":
        from kiosk.terminal.channel import Channel  # noqa: PLC0415  nobody needs HTTP before the first log-in

        connect, answer = self._seconds
        return Channel(
            self._url,
            ca_file=self._ca_file,
            client=self._client,
            connect_seconds=connect,
            answer_seconds=answer,
        )

    def log_in(self, user: str, password: str) -> SessionOpened | Failure:
        """Open a session and keep its token; `Refused("wrong-credentials")` on a wrong password.

        A session that was open stays the one in use until the new one stands, and is closed then.
        """
        session = self._opened(user, password)
        if not isinstance(session, Session):
            return session
        self.log_out()
        self._token = session.token
        return reading.session_opened(session)

    def vouch(self, user: str, password: str) -> SessionOpened | Failure:
        """Tell whose credentials these are: a session is opened with them, and closed at once."""
        session = self._opened(user, password)
        if not isinstance(session, Session):
            return session
        self._channel.exchange("DELETE", "/v1/session", token=session.token)
        return reading.session_opened(session)

    def _opened(self, user: str, password: str) -> Session | Failure:
        body = payload.encoded(Credentials(user=user, password=password))
        answer = self._channel.exchange("POST", "/v1/session", body=body)
        if not isinstance(answer, Answer):
            return answer
        if answer.status >= HTTPStatus.BAD_REQUEST:
            return outcome.refusal(answer)
        try:
            return outcome.message(answer, HTTPStatus.CREATED, Session)
        except UnreadableError:
            return UNREADABLE

    def log_out(self) -> None:
        """Forget the token, and tell the service if it can be reached."""
        token, self._token = self._token, ""
        if token:
            self._channel.exchange("DELETE", "/v1/session", token=token)

    def catalogue(self) -> Catalogue | Failure:
        """Return the clinic's catalogue."""
        answer = self._exchange("GET", "/v1/catalogue")
        if not isinstance(answer, Answer):
            return answer
        if answer.status >= HTTPStatus.BAD_REQUEST:
            return outcome.failure(answer)
        try:
            return reading.catalogue(outcome.message(answer, HTTPStatus.OK, CatalogueRead))
        except UnreadableError:
            return UNREADABLE

    def payload(self, transaction: Transaction, card: Card) -> bytes:
        """Return the bytes that ask for this transaction's adjudication; pure."""
        return payload.bill_payload(transaction, card)

    def adjudicate(self, transaction: Transaction, payload: bytes) -> Outcome:
        """Ask the insurer. The answer's lines are matched against the bill; a mismatch is no answer."""
        return self._command("PUT", transaction, body=payload)

    def confirm(self, transaction: Transaction) -> Outcome:
        """Accept the insurer's answer."""
        return self._command("POST", transaction, "/confirm")

    def cancel(self, transaction: Transaction) -> Outcome:
        """Drop it; also succeeds for an id that the service has never seen."""
        return self._command("POST", transaction, "/cancel")

    def void(self, transaction: Transaction, reason: str, note: str = "") -> Outcome:
        """Annul a confirmed transaction; `reason` is a code A to H, `note` tells more."""
        return self._command("POST", transaction, "/void", payload.encoded(Void(reason=reason, note=note)))

    def inquire(self, transaction: Transaction) -> Outcome:
        """Ask where the transaction stands."""
        answer = self._exchange("GET", f"/v1/transactions/{transaction.id}")
        return outcome.inquiry_outcome(answer, transaction) if isinstance(answer, Answer) else answer

    def close(self) -> None:
        """Give the connection up."""
        self._channel.close()

    def _command(
        self, method: str, transaction: Transaction, action: str = "", body: bytes | None = None
    ) -> Outcome:
        answer = self._exchange(method, f"/v1/transactions/{transaction.id}{action}", body)
        return outcome.outcome(answer, transaction) if isinstance(answer, Answer) else answer

    def _exchange(self, method: str, path: str, body: bytes | None = None) -> Answer | Failure:
        if not self._token:
            return NotAuthorised()
        return self._channel.exchange(method, path, token=self._token, body=body)
