"""The MSR120 family, asked byte by byte: its language, a dialogue in it, and how a stay with it goes."""
