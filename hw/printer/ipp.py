"""Asks the printer itself over IPP, past CUPS; pycups serves only as the codec."""

import http.client
import io
import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import cups

from hw.printer.facts import DeviceFacts, JobFacts, best, job_keyword

_PRINTER = (
    "printer-state",
    "printer-state-reasons",
    "printer-up-time",
    "printer-make-and-model",
    "media-supported",
)
_JOB = ("job-id", "job-name", "job-state", "job-state-reasons", "job-uuid")
_FIRST_ERROR = 0x0400  # RFC 8011 appendix B: client-error-* and above
_WALL_CLOCK = 1_000_000_000  # an up-time beyond this is CUPS or a printer that gives the time of day

Attributes = dict[str, list[Any]]


class PrinterSilentError(OSError):
    """The printer cannot be reached, or answers with an error."""


class Printer:
    """The printer at an `ipp://` or `ipps://` address.

    Args:
        uri: the printer-uri.
        timeout: seconds to wait for a connection and for each answer.
    """

    def __init__(self, uri: str, timeout: float = 2.0) -> None:
        parts = urlsplit(uri)
        self._uri = uri
        self._host, self._port = parts.hostname or "localhost", parts.port or 631
        self._path = parts.path or "/"
        self._tls = parts.scheme == "ipps"
        self._timeout = timeout

    def facts(self) -> DeviceFacts:
        """Ask how the printer is.

        Raises:
            PrinterSilentError: it did not say.
        """
        wanted = (_keywords("requested-attributes", _PRINTER),)
        groups = self._ask(cups.IPP_OP_GET_PRINTER_ATTRIBUTES, wanted, cups.IPP_TAG_PRINTER)
        return _printer_facts(groups[0] if groups else {})

    def jobs(self) -> dict[str, JobFacts]:
        """Ask for every job the printer still knows, by job-name.

        Raises:
            PrinterSilentError: it did not say.
        """
        found: dict[str, JobFacts] = {}
        for which in ("not-completed", "completed"):
            wanted = (_keywords("which-jobs", (which,)), _keywords("requested-attributes", _JOB))
            for group in self._ask(cups.IPP_OP_GET_JOBS, wanted, cups.IPP_TAG_JOB):
                job = _job_facts(group)
                found[job.name] = best(found.get(job.name), job)
        return found

    def _ask(self, operation: int, extra: Iterable[Any], group: int) -> list[Attributes]:
        try:
            return self._exchange(operation, extra, group)
        except (OSError, http.client.HTTPException, cups.IPPError, RuntimeError) as error:
            raise PrinterSilentError(f"{self._host}:{self._port}: {type(error).__name__}") from error

    def _exchange(self, operation: int, extra: Iterable[Any], group: int) -> list[Attributes]:
        with closing(self._connect()) as connection:
            body = _encoded(operation, self._uri, extra)
            connection.request("POST", self._path, body, {"Content-Type": "application/ipp"})
            answer = connection.getresponse()
            content = io.BytesIO(answer.read())
        if answer.status != http.client.OK:
            raise PrinterSilentError(f"HTTP {answer.status}")
        response = cups.IPPRequest()
        response.readIO(content.read)
        if response.statuscode >= _FIRST_ERROR:
            raise PrinterSilentError(f"IPP status {response.statuscode:#06x}")
        return list(_groups(response, group))

    def _connect(self) -> http.client.HTTPConnection:
        if not self._tls:
            return http.client.HTTPConnection(self._host, self._port, timeout=self._timeout)
        # Printers sign their certificates themselves. Nothing secret is sent, and job-names are read back.
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return http.client.HTTPSConnection(self._host, self._port, timeout=self._timeout, context=context)


def boot_time(facts: DeviceFacts, now: float) -> float | None:
    """Return when the printer was switched on, on the clock that gave `now`; None if it does not say."""
    return None if facts.up_time is None else now - facts.up_time


def _printer_facts(group: Attributes) -> DeviceFacts:
    up_time = int(_first(group, "printer-up-time", 0))
    return DeviceFacts(
        state=int(_first(group, "printer-state", 0)),
        reasons=_words(group, "printer-state-reasons"),
        up_time=up_time if 0 < up_time < min(_WALL_CLOCK, time.time()) else None,
        model=str(_first(group, "printer-make-and-model", "")),
        media=_words(group, "media-supported"),
    )


def _job_facts(group: Attributes) -> JobFacts:
    return JobFacts(
        name=str(_first(group, "job-name", "")),
        state=job_keyword(int(_first(group, "job-state", 0))),
        number=int(_first(group, "job-id", 0)),
        uuid=str(_first(group, "job-uuid", "")),
        reasons=_words(group, "job-state-reasons"),
    )


def _first(group: Attributes, name: str, default: object) -> Any:
    values = group.get(name)
    return values[0] if values else default


def _words(group: Attributes, name: str) -> tuple[str, ...]:
    return tuple(str(value) for value in group.get(name, ()))


def _keywords(name: str, values: tuple[str, ...]) -> Any:
    return cups.IPPAttribute(cups.IPP_TAG_OPERATION, cups.IPP_TAG_KEYWORD, name, list(values))


def _encoded(operation: int, uri: str, extra: Iterable[Any]) -> bytes:
    request = cups.IPPRequest(operation)
    for tag, name, value in (
        (cups.IPP_TAG_CHARSET, "attributes-charset", "utf-8"),
        (cups.IPP_TAG_LANGUAGE, "attributes-natural-language", "en"),
        (cups.IPP_TAG_URI, "printer-uri", uri),
        (cups.IPP_TAG_NAME, "requesting-user-name", "polise-kiosk"),
    ):
        request.add(cups.IPPAttribute(cups.IPP_TAG_OPERATION, tag, name, value))
    for attribute in extra:
        request.add(attribute)
    buffer = io.BytesIO()
    request.writeIO(buffer.write)
    return buffer.getvalue()


def _groups(response: Any, wanted: int) -> Iterator[Attributes]:
    """Yield the attribute groups of one kind; a name that comes again begins the next one."""
    group: Attributes = {}
    for attribute in response.attributes:
        fits = attribute.group_tag == wanted and attribute.name
        if group and (not fits or attribute.name in group):
            yield group
            group = {}
        if fits:
            group[attribute.name] = attribute.values
    if group:
        yield group
