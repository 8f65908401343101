"""The window that is nowhere, which `tests.ui` prepares."""

from tests.ui.conftest import stage, start

__all__ = ["stage", "start"]
