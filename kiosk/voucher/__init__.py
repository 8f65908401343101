"""The health-care voucher as a document: a Voucher in, the bytes of an A5 PDF out, the same every time."""
