"""The window that is nowhere, which `tests.ui` prepares."""

from tests.ui.conftest import stage as stage
from tests.ui.conftest import start as start
