"""Where one training lives: a folder that goes with it, the practice key, and the practice reader."""

import os
import shutil
import tempfile
from pathlib import Path

from kiosk.sandbox import key
from kiosk.training.reader import PracticeReader


class Home:
    """Made when training begins, gone when it ends; a power cut takes it too, where the folder is in memory.

    Raises:
        OSError: there is no room for it.
    """

    def __init__(self) -> None:
        # On the appliance the one place that this user may write to, and that is no disk.
        runtime = os.environ.get("RUNTIME_DIRECTORY", "").partition(":")[0]
        self.folder = Path(tempfile.mkdtemp(prefix="training-", dir=runtime or None))
        self._lessons = 0
        try:
            self.reader = PracticeReader(self.folder, key.load(self.folder / "key").public())
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def lesson_folder(self) -> Path:
        """Make an empty folder for a lesson, with the key that the practice reader seals for."""
        self._lessons += 1
        folder = self.folder / str(self._lessons)
        shutil.copytree(self.folder / "key", folder / "terminal")
        return folder

    def close(self) -> None:
        """End the reader, and remove everything."""
        self.reader.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
