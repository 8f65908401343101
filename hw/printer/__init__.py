"""The voucher printer: CUPS and the printer behind it, the two witnesses of every copy."""
