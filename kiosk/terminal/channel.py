"""One HTTP exchange with the terminal service: an answer, or what is known of why there is none."""

import http.client
from http.cookiejar import DefaultCookiePolicy
from typing import Final

import requests
import urllib3
from requests.exceptions import SSLError
from urllib3.exceptions import NameResolutionError

from kiosk.ports.terminal import NoAnswer, NotSent
from kiosk.terminal.answer import Answer
from kiosk.terminal.watch import Watch, WatchedAdapter

MAX_ANSWER_BYTES: Final = 1024 * 1024
_HEADERS: Final = {
    "Accept": "application/json, application/problem+json",
    "Accept-Encoding": "identity",  # a compressed answer could grow beyond every limit
    "User-Agent": "polise-kiosk",
}
_BROKEN_OFF: Final = (http.client.RemoteDisconnected, http.client.IncompleteRead)


class Channel:
    """The way to one address, with at most one request on it at a time.

    It follows no redirect, repeats nothing, minds no proxy or .netrc of the environment, takes no cookies.
    """

    def __init__(
        self,
        url: str,
        *,
        ca_file: str,
        connect_seconds: float,
        answer_seconds: float,
        client: tuple[str, str] | None = None,
    ) -> None:
        self._url = url.rstrip("/")
        self._timeout = (connect_seconds, answer_seconds)
        self._watch = Watch(answer_seconds)
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = ca_file or True
        self._session.cert = client
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.headers.update(_HEADERS)
        self._session.mount("https://", WatchedAdapter(self._watch))
        self._session.mount("http://", WatchedAdapter(self._watch))

    def exchange(
        self, method: str, path: str, *, token: str = "", body: bytes | None = None
    ) -> Answer | NotSent | NoAnswer:
        """Send one request and return its answer; `path` begins with a slash."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        self._watch.begin()
        try:
            answer = self._ask(method, path, headers, body)
        except (
            requests.RequestException,
            urllib3.exceptions.HTTPError,
            http.client.HTTPException,
            OSError,
        ) as error:
            return self._failed(error)
        finally:
            self._watch.end()
        return NoAnswer("timeout") if self._watch.expired else answer

    def _ask(self, method: str, path: str, headers: dict[str, str], body: bytes | None) -> Answer | NoAnswer:
        with self._session.request(
            method,
            self._url + path,
            headers=headers,
            data=body,
            timeout=self._timeout,
            allow_redirects=False,
            stream=True,
        ) as response:
            return _whole(response)

    def _failed(self, error: Exception) -> NotSent | NoAnswer:
        if not self._watch.connected:
            return NotSent(_cause_of_no_connection(error))
        return NoAnswer("timeout" if self._watch.expired else _cause_of_no_answer(error))

    def close(self) -> None:
        """Give the connection up."""
        self._session.close()


def _whole(response: requests.Response) -> Answer | NoAnswer:
    body = b""
    while len(body) <= MAX_ANSWER_BYTES:
        part: bytes = response.raw.read(MAX_ANSWER_BYTES + 1 - len(body), decode_content=False)
        if not part:
            break
        body += part
    encoding = response.headers.get("Content-Encoding", "identity")
    if len(body) > MAX_ANSWER_BYTES or encoding.lower() != "identity":
        return NoAnswer("unreadable")
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Answer(response.status_code, media_type, body)


def _cause_of_no_connection(error: Exception) -> str:
    if isinstance(error, requests.Timeout):
        return "timeout"
    if isinstance(error, SSLError):
        return "tls"
    return "unknown-host" if _beneath(error, NameResolutionError) else "no-connection"


def _cause_of_no_answer(error: Exception) -> str:
    if isinstance(error, requests.Timeout) or _beneath(error, TimeoutError):
        return "timeout"
    if _beneath(error, http.client.HTTPException) and not _beneath(error, *_BROKEN_OFF):
        return "unreadable"
    return "connection-lost"


def _beneath(error: BaseException | None, *kinds: type[BaseException]) -> bool:
    """Tell whether an error is, or was raised because of, one of these; requests and urllib3 wrap them."""
    while error is not None:
        reasons = (error, getattr(error, "reason", None), *error.args)
        if any(isinstance(reason, kinds) for reason in reasons):
            return True
        error = error.__cause__ or error.__context__
    return False
