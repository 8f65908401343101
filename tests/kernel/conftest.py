"""Keeps the guest's tests to the guest: the host runs them by `test_ladder`, which boots it."""

import os

collect_ignore = [] if "KERNEL_GUEST" in os.environ else ["inside"]
