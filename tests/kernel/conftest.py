"""Keeps the guest's tests to the guest: the host runs them by `test_ladder`, which boots it."""

import os

import pytest

collect_ignore = [] if "KERNEL_GUEST" in os.environ else ["inside"]


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark of the tests that `make readers` runs."""
    config.addinivalue_line("markers", "exhaustive: tries every point of a swipe; takes many minutes")
