"""The one connection to CUPS. Used by one thread only: pycups hangs when threads share a connection."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import cups

from hw.printer.facts import JobFacts, Queue, QueueFacts, best, job_keyword

log = logging.getLogger(__name__)

# CUPS passes a document of this type on to a PDF printer byte for byte; as application/pdf its
# filters would rewrite it, and the voucher's hash would no longer be that of the paper.
_UNTOUCHED_PDF = "application/vnd.cups-pdf"
_QUEUE = [
    *("printer-state", "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs"),
    *("printer-make-and-model", "media-supported", "finishings-supported"),
]
_JOB = [
    "job-id",
    "job-name",
    "job-state",
    "job-state-reasons",
    "job-uuid",
    "job-printer-uri",
    "time-at-processing",
]
_FIRST_SERVER_ERROR = 0x0500  # RFC 8011 appendix B: server-error-*


class CupsSilentError(OSError):
    """CUPS cannot be reached, or is not in a state to answer."""


class CupsRefusedError(Exception):
    """CUPS answered that it will not do this; `status` is IPP's status-code."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(f"{words} ({status:#06x})")
        self.status = status


class CupsQueue:
    """One queue of one CUPS server.

    Args:
        server: CUPS' `host:port`, or its socket's path.
        queue: the queue's name.
    """

    def __init__(self, server: str, queue: str) -> None:
        self._server = server
        self._name = queue
        self._connection: Any = None

    def facts(self) -> Queue:
        """Ask how the queue is; "silent" or "missing" in place of an answer."""
        try:
            with self._calls() as connection:
                given = connection.getPrinterAttributes(self._name, requested_attributes=_QUEUE)
        except CupsSilentError as error:
            log.debug("CUPS is silent: %s", error)
            return "silent"
        except CupsRefusedError as error:
            log.debug("queue %s: %s", self._name, error)
            return "missing"
        return _queue_facts(given)

    def submit(self, key: str, title: str, document: bytes, ticket: dict[str, str]) -> int:
        """Send one copy with its job attributes and return its job-id.

        Raises:
            CupsSilentError: CUPS went silent; whether it has the job must be found out.
            CupsRefusedError: CUPS did not take it, and nothing will be printed.
        """
        with self._calls() as connection:
            number = int(connection.createJob(self._name, key, ticket))
            try:
                connection.startDocument(self._name, number, title, _UNTOUCHED_PDF, 1)
                connection.writeRequestData(document, len(document))
                connection.finishDocument(self._name)
            except cups.IPPError:
                connection.cancelJob(number)
                raise
        return number

    def job(self, number: int) -> JobFacts | None:
        """Ask for a job by its id; None if CUPS has none. It may be another's: compare the name.

        Raises:
            CupsSilentError: CUPS did not answer.
        """
        try:
            with self._calls() as connection:
                return _job_facts(number, connection.getJobAttributes(number, requested_attributes=_JOB))
        except CupsRefusedError as error:
            if error.status == cups.IPP_NOT_FOUND:
                return None
            raise CupsSilentError(str(error)) from error

    def find(self, key: str) -> JobFacts | None:
        """Look for a job by its name, in the history too.

        Raises:
            CupsSilentError: CUPS did not answer.
        """
        found = None
        for job in self._jobs("all"):
            if job.name == key:
                found = best(found, job)
        return found

    def unfinished(self) -> list[JobFacts]:
        """List the queue's jobs that have not ended.

        Raises:
            CupsSilentError: CUPS did not answer.
        """
        return list(self._jobs("not-completed"))

    def cancel(self, number: int) -> None:
        """Ask CUPS to cancel a job; one that has ended already is left alone.

        Raises:
            CupsSilentError: CUPS did not answer.
        """
        try:
            with self._calls() as connection:
                connection.cancelJob(number)
        except CupsRefusedError as error:
            log.info("job %d not cancelled: %s", number, error)

    def enable(self) -> None:
        """Let a paused queue go on.

        Raises:
            CupsSilentError: CUPS did not answer.
        """
        try:
            with self._calls() as connection:
                connection.enablePrinter(self._name)
        except CupsRefusedError as error:
            log.warning("queue %s stays paused: %s", self._name, error)

    def _jobs(self, which: str) -> Iterator[JobFacts]:
        with self._calls() as connection:
            listed = connection.getJobs(which_jobs=which, requested_attributes=_JOB)
        for number, given in listed.items():
            if str(given.get("job-printer-uri", "")).endswith(f"/{self._name}"):
                yield _job_facts(number, given)

    @contextmanager
    def _calls(self) -> Iterator[Any]:
        try:
            if self._connection is None:
                self._connection = _connected(self._server)
            yield self._connection
        except cups.IPPError as error:
            status, words = error.args
            if status < _FIRST_SERVER_ERROR:
                raise CupsRefusedError(status, words) from None
            self._connection = None
            raise CupsSilentError(f"{words} ({status:#06x})") from None
        except (cups.HTTPError, RuntimeError) as error:
            self._connection = None
            raise CupsSilentError(str(error)) from None


def queue_names(server: str) -> list[str]:
    """List the queues of a CUPS server.

    Raises:
        CupsSilentError: CUPS does not answer.
    """
    try:
        return sorted(_connected(server).getPrinters())
    except (cups.IPPError, cups.HTTPError, RuntimeError) as error:
        raise CupsSilentError(str(error)) from None


def _connected(server: str) -> Any:
    """Connect to CUPS.

    Some calls of pycups look at libcups' default server instead of their connection, so that is set too.
    It belongs to the thread, not to the process: it must be set by the thread that makes the calls.
    """
    host, _, port = server.rpartition(":")
    if server.startswith("/"):
        cups.setServer(server)
    else:
        cups.setServer(host)
        cups.setPort(int(port))
    return cups.Connection()


def _queue_facts(given: dict[str, Any]) -> QueueFacts:
    return QueueFacts(
        state=int(given.get("printer-state", 0)),
        reasons=_tuple(given.get("printer-state-reasons")),
        message=str(given.get("printer-state-message", "")),
        accepting=bool(given.get("printer-is-accepting-jobs", True)),
        model=str(given.get("printer-make-and-model", "")),
        media=_tuple(given.get("media-supported")),
        finishings=tuple(map(int, _tuple(given.get("finishings-supported")))),
    )


def _job_facts(number: int, given: dict[str, Any]) -> JobFacts:
    return JobFacts(
        name=str(given.get("job-name", "")),
        state=job_keyword(int(given.get("job-state", 0))),
        number=number,
        uuid=str(given.get("job-uuid", "")),
        reasons=_tuple(given.get("job-state-reasons")),
        started=int(given.get("time-at-processing") or 0),
    )


def _tuple(value: object) -> tuple[str, ...]:
    """Return the values of an attribute; pycups gives a single one without its list."""
    if value is None:
        return ()
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else (str(value),)
