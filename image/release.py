"""The order of kernels: by the numbers of their releases."""

import re


def release(name: str) -> tuple[int, ...]:
    """Return the numbers in the name of a kernel's file, folder or package, by which releases are ordered."""
    return tuple(int(digits) for digits in re.findall(r"\d+", name))
