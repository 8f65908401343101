"""PDF/A-2b (ISO 19005-2): what a PDF needs beside its pages to be read in the same way in decades.

Reportlab embeds the fonts; what it has no words for is here: the colours' meaning, the metadata in XML, and
the line end before each `endstream`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from reportlab.pdfbase.pdfdoc import (
    NoEncryption,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from kiosk.voucher.metadata import About, xmp

PROFILE: Final = Path("/usr/share/color/icc/ghostscript/srgb.icc")
CONDITION: Final = "sRGB IEC61966-2.1"


class ProfileMissingError(Exception):
    """The colour profile is not installed (Debian package libgs-common)."""


class _Stream(bytes):
    """A stream's data, written with the line end after it that is no part of it."""

    def __radd__(self, head: bytes) -> bytes:
        return head + bytes(self) + b"\n"


class _LineEnds(NoEncryption):
    """Takes encryption's place, through which every stream goes last."""

    def encode(self, content: str | bytes) -> _Stream:
        return _Stream(content.encode("latin-1") if isinstance(content, str) else content)


class _Plain(PDFObject):
    """A stream that is not compressed, so that a search finds it without a PDF library."""

    __RefOnly__ = 1

    def __init__(self, kind: Mapping[str, str], content: bytes) -> None:
        self._head = {key: PDFName(name) for key, name in kind.items()}
        self._content = content

    def format(self, document: object) -> bytes:
        head = PDFDictionary({**self._head, "Length": len(self._content)})
        return bytes(head.format(document)) + b"\nstream\n" + self._content + b"\nendstream\n"


def make_archival(canvas: Canvas, about: About) -> None:
    """Have the canvas write PDF/A-2b.

    Raises:
        ProfileMissingError: the colour profile is not installed.
    """
    _tell(canvas, about)
    document = canvas._doc  # noqa: SLF001  reportlab has no other door to any of the three
    document.encrypt = _LineEnds()
    catalog = document.Catalog
    catalog.Metadata = _Plain({"Type": "Metadata", "Subtype": "XML"}, xmp(about))
    catalog.OutputIntents = PDFArray([_intent(document)])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]


def _tell(canvas: Canvas, about: About) -> None:
    canvas.setTitle(about.title)
    canvas.setSubject(about.subject)
    canvas.setAuthor(about.author)
    canvas.setKeywords(about.keywords)
    canvas.setCreator(about.producer)
    canvas.setProducer(about.producer)
    offset = f"{about.moment:%z}" or "+0000"
    canvas.setDateFormatter(lambda *_now: f"D:{about.moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'")


def _intent(document: object) -> PDFDictionary:
    """Return the words for „RGB on this page means sRGB“."""
    if not PROFILE.is_file():
        raise ProfileMissingError(f"{PROFILE} is missing: install libgs-common")
    profile = PDFStream(PDFDictionary({"N": 3}), PROFILE.read_bytes(), [PDFZCompress])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(CONDITION),
            "Info": PDFString(CONDITION),
            "DestOutputProfile": document.Reference(profile),  # type: ignore[attr-defined]
        }
    )
