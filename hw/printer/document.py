"""What may be printed: one PDF of a sane size, under a key that can be a job-name."""

import base64
import binascii
import re

from hw.service.printer_messages import LARGEST_DOCUMENT

_KEY = re.compile(r"[0-9A-Za-z][0-9A-Za-z/#._-]{0,99}")


class UnfitDocumentError(ValueError):
    """It will not be printed; `keyword` says why, as in JobProgress.detail."""

    def __init__(self, keyword: str) -> None:
        super().__init__(keyword)
        self.keyword = keyword


def document_of(key: str, encoded: str) -> bytes:
    """Return the document that arrived as base64.

    Raises:
        UnfitDocumentError: invalid-key, document-too-large or document-format-error.
    """
    if not _KEY.fullmatch(key):
        raise UnfitDocumentError("invalid-key")
    if len(encoded) > (LARGEST_DOCUMENT + 2) // 3 * 4:
        raise UnfitDocumentError("document-too-large")
    try:
        document = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise UnfitDocumentError("document-format-error") from None
    if not document.startswith(b"%PDF-"):
        raise UnfitDocumentError("document-format-error")
    return document
