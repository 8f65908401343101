"""Tests that run inside the guest, as root of a machine of their own."""

import pytest

pytest.register_assert_rewrite(f"{__name__}.scenarios", f"{__name__}.listening")
