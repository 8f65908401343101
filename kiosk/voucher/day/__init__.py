"""The sums of a day on paper, drawn so that nobody takes them for a voucher."""
