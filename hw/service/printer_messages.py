"""What the printer service says: the printer's state, a copy's progress, and what IPP's reasons mean."""

from collections.abc import Mapping
from typing import Literal, TypeAlias, TypeVar

from msgspec import Struct

Entry = TypeVar("Entry")
PrinterState: TypeAlias = Literal["ready", "printing", "waiting", "offline", "setup"]
JobState: TypeAlias = Literal[
    "queued", "sending", "printing", "waiting", "printed", "unknown", "failed", "absent"
]

LARGEST_DOCUMENT = 4 * 1024 * 1024  # bytes
FINAL: frozenset[JobState] = frozenset({"printed", "unknown", "failed", "absent"})


class PrinterStatus(Struct, frozen=True):
    """The printer as a whole.

    Attributes:
        state: ready; printing; waiting for somebody's hands; offline; setup, which only a technician cures.
        reasons: IPP printer-state-reasons, the gravest first, without suffix unless `other` or unheard-of;
            also `offline`, `service` (the printer service is gone), `cups-not-answering`, `queue-missing`,
            `not-accepting-jobs`.
        raw: the keywords as CUPS and the printer gave them.
    """

    state: PrinterState
    reasons: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()


class JobProgress(Struct, frozen=True):
    """How one copy fares.

    Attributes:
        key: the copy's own key, which is its IPP job-name.
        state: queued in the service; sending to the printer; printing; waiting for somebody; and the final
            ones: printed; unknown (a person must look); failed (nothing came out); absent (an inquiry found
            that it never arrived).
        reasons: why it waits, as in PrinterStatus.
        job_uuid: CUPS' job-uuid, or "" before there is a job. (Job-ids are handed out twice.)
        detail: why it ended so. printed: "", single-witness, cups-forgot, cups-not-answering, cups-canceled.
            unknown: printer-forgot, printer-silent, printer-restarted, held-at-printer, aborted-at-printer,
            canceled-at-printer, media-jam, cups-forgot, canceled, aborted, history-expired, service-lost.
            failed: canceled, aborted, refused, document-format-error, document-too-large,
            media-not-supported, invalid-key, service-gone.
    """

    key: str
    state: JobState
    reasons: tuple[str, ...] = ()
    job_uuid: str = ""
    detail: str = ""

    @property
    def is_final(self) -> bool:
        """Whether nothing more will be heard of this copy."""
        return self.state in FINAL


class PrinterInfo(Struct, frozen=True):
    """What the service prints on.

    Attributes:
        queue: the CUPS queue.
        server: CUPS' address.
        uri: the printer's own IPP address, or "".
        model: printer-make-and-model, or "" while nobody answers.
        media: the media the printer takes, PWG self-describing names.
        witnesses: 2 if the printer itself is asked as well as CUPS, else 1.
    """

    queue: str
    server: str
    uri: str
    model: str
    media: tuple[str, ...]
    witnesses: int


Severity: TypeAlias = Literal["setup", "offline", "blocking", "paused", "hint", "harmless"]


class Reason(Struct, frozen=True):
    """One printer-state-reason: how grave it is and what there is to do.

    Attributes:
        severity: setup, offline, blocking, paused: nothing is printed; hint: soon; harmless: say nothing.
        meaning: what to tell the operator, a keyword which the kiosk words.
    """

    severity: Severity
    meaning: str


# RFC 8011 5.4.12, the PWG registry, CUPS' own (cups-*) and the service's own words.
REASONS: dict[str, Reason] = {
    "service": Reason("offline", "starting"),
    "cups-not-answering": Reason("offline", "starting"),
    "queue-missing": Reason("setup", "call-service"),
    "not-accepting-jobs": Reason("setup", "call-service"),
    "cups-missing-filter": Reason("setup", "call-service"),
    "cups-insecure-filter": Reason("setup", "call-service"),
    "cups-certificate-error": Reason("setup", "call-service"),
    "offline": Reason("offline", "switch-on"),
    "timed-out": Reason("offline", "switch-on"),
    "shutdown": Reason("offline", "switch-on"),
    "hibernate": Reason("offline", "switch-on"),
    "media-jam": Reason("blocking", "clear-jam"),
    "media-empty": Reason("blocking", "add-paper"),
    "media-needed": Reason("blocking", "add-paper"),
    "input-tray-missing": Reason("blocking", "add-paper"),
    "cover-open": Reason("blocking", "close-cover"),
    "door-open": Reason("blocking", "close-cover"),
    "interlock-open": Reason("blocking", "close-cover"),
    "output-area-full": Reason("blocking", "take-sheets"),
    "toner-empty": Reason("blocking", "replace-supply"),
    "marker-supply-empty": Reason("blocking", "replace-supply"),
    "developer-empty": Reason("blocking", "replace-supply"),
    "marker-waste-full": Reason("blocking", "replace-supply"),
    "opc-life-over": Reason("blocking", "replace-supply"),
    "fuser-over-temp": Reason("blocking", "please-wait"),
    "fuser-under-temp": Reason("blocking", "please-wait"),
    "spool-area-full": Reason("blocking", "please-wait"),
    "other": Reason("blocking", "look-at-printer"),
    "paused": Reason("paused", "please-wait"),
    "stopped-partly": Reason("paused", "please-wait"),
    "media-low": Reason("hint", "paper-low"),
    "output-area-almost-full": Reason("hint", "take-sheets"),
    "toner-low": Reason("hint", "supply-low"),
    "marker-supply-low": Reason("hint", "supply-low"),
    "developer-low": Reason("hint", "supply-low"),
    "marker-waste-almost-full": Reason("hint", "supply-low"),
    "opc-near-eol": Reason("hint", "supply-low"),
    "none": Reason("harmless", ""),
    "moving-to-paused": Reason("harmless", ""),
    "stopping": Reason("harmless", ""),
    "connecting-to-device": Reason("harmless", ""),
    "cups-waiting-for-job-completed": Reason("harmless", ""),
    "cups-remote-pending": Reason("harmless", ""),
    "cups-remote-pending-held": Reason("harmless", ""),
    "cups-remote-processing": Reason("harmless", ""),
    "cups-ipp-missing-job-history": Reason("harmless", ""),
    "cups-ipp-conformance-failure": Reason("harmless", ""),
    "identify-printer-requested": Reason("harmless", ""),
}

_SUFFIXES: dict[str, Severity] = {"error": "blocking", "warning": "hint", "report": "harmless"}


def stem(keyword: str) -> str:
    """Return a printer-state-reason without its suffix.

    The suffix says little: a printer that has stopped for want of paper reports `media-empty-warning`.
    """
    head, _, suffix = keyword.rpartition("-")
    return head if suffix in _SUFFIXES else keyword


def looked_up(table: Mapping[str, Entry], keyword: str) -> Entry | None:
    """Return what a table by stems holds for a keyword, if anything.

    A few are called an error by their own name, so the whole keyword is looked up before its stem.
    """
    return table.get(keyword) or table.get(stem(keyword))


def reason(keyword: str) -> Reason:
    """Return what a keyword means; for an unheard-of one the suffix decides, and none at all is an error."""
    known = looked_up(REASONS, keyword)
    if known is not None:
        return known
    severity = _SUFFIXES.get(keyword.rpartition("-")[2], "blocking")
    return Reason(severity, "" if severity == "harmless" else "look-at-printer")
