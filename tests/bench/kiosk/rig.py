"""Every part around a measured kiosk, real, in a folder that is gone afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.demo.rig import Rig
from kiosk.ui.environment import Panel


@contextmanager
def parts(panel: Panel) -> Iterator[Rig]:
    """Run the parts that `make demo` runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # CUPS' own user must be able to enter it
        with Rig(folder / "parts", folder / "sheets", panel) as rig:
            yield rig
