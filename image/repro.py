"""`make image-repro`: two builds under different circumstances must give one and the same disk image."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from image import partitions
from image.build import Places, name
from image.layer import REPO
from image.progress import step


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What differs between the machines, users and days of two builds.

    Attributes:
        processors: how many the build may use; 0 for all.
        shift: how far the build machine's clock is off, as faketime takes it.
    """

    folder: str
    zone: str
    language: str
    umask: str
    processors: int
    shift: str


TWO: Final = (
    Circumstances("first", "UTC", "C.UTF-8", "022", 0, "+0"),
    Circumstances("second", "Pacific/Kiritimati", "lv_LV.UTF-8", "077", 1, "+400d"),
)


def repro(places: Places) -> int:
    """Build twice, from the same packages but with no base from the cache; 0 if the images are the same.

    If not, diffoscope's explanation is written beside them.

    Raises:
        subprocess.CalledProcessError: a build failed.
    """
    folder = places.results / "repro"
    shutil.rmtree(folder, ignore_errors=True)
    images = [_build(places.debs, folder / each.folder, each) for each in TWO]
    if subprocess.run(["cmp", *images], check=False).returncode == 0:
        step(f"the same, byte by byte: {images[0].stat().st_size} bytes")
        shutil.rmtree(folder)
        return 0
    step("the images differ; diffoscope explains")
    _explain(images, folder)
    return 1


def _build(debs: Path, folder: Path, each: Circumstances) -> Path:
    (folder / "tmp").mkdir(parents=True)
    (folder / "debs").symlink_to(debs)
    step(f"a build with {each}")
    few = ["taskset", "--cpu-list", "0"] if each.processors else []
    command = [sys.executable, "-m", "image", "build", "--into", str(folder)]
    clock = ["faketime", "-f", each.shift] if each.shift != "+0" else []
    changed = {"TZ": each.zone, "LANG": each.language, "LC_ALL": each.language, "TMPDIR": str(folder / "tmp")}
    subprocess.run(
        ["sh", "-c", f'umask {each.umask}; exec "$@"', "sh", *few, *clock, *command],
        check=True,
        cwd=REPO,
        env={**os.environ, **changed},
    )
    return folder / f"{name()}.img"


def _explain(images: list[Path], folder: Path) -> None:
    report = folder / "diffoscope.txt"
    for number in partitions.NUMBERS:
        pair = [partitions.extract(image, number, image.with_suffix(f".p{number}")) for image in images]
        with report.open("a") as text:
            subprocess.run(["diffoscope", "--text", "-", *pair], check=False, stdout=text)
    step(f"read {report}")
