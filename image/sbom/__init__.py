"""The list of what is in the image, as SPDX 2.3 tells it: every package and file, by hash, with its licence.

`document.document` makes it of the lock, the unpacked root and the product's layer. The same image always
gives the same bytes.
"""
