"""The health-care voucher as a document: a Voucher in, the bytes of a PDF out, the same every time."""
