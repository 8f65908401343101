"""One copy on its way: what the spooler must remember of it between two looks."""

from dataclasses import dataclass, field

from hw.printer.facts import JobFacts
from hw.printer.trace import Trace


@dataclass(slots=True)
class Copy:
    """A copy that is not final yet.

    Attributes:
        key: its job-name.
        title: the document's name.
        media: the sheet, a PWG self-describing size name.
        document: the PDF, until CUPS has it.
        sent: whether it was handed to CUPS, or found there or at the printer.
        number: CUPS' job-id, or 0 while it is not known.
        uuid: CUPS' job-uuid, or "".
        withdrawn: whether somebody cancelled it.
        cancel_after: monotonic seconds before which CUPS is not asked again to cancel it.
        trace: what was seen of it.
    """

    key: str
    title: str = ""
    media: str = ""
    document: bytes = b""
    sent: bool = False
    number: int = 0
    uuid: str = ""
    withdrawn: bool = False
    cancel_after: float = 0.0
    trace: Trace = field(default_factory=Trace)

    def is_of(self, job: JobFacts | None) -> bool:
        """Tell whether a job of CUPS' is this copy's: job-ids are handed out again after a crash."""
        return job is not None and job.name == self.key and self.uuid in ("", job.uuid)
