"""`python -m image.boot_test [NAME…]`: boot the built image in QEMU, scenario by scenario, and report."""

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from image.boot_test import report
from image.boot_test.card import unpack
from image.boot_test.guest import qemu_version
from image.boot_test.scenarios.table import BY_NAME, SCENARIOS
from image.boot_test.schedule import run_all
from image.digest import sha256
from tests.panels import PANELS

FOLDER: Final = Path("build/image-test")
IMAGES: Final = Path("build/image")


def main(arguments: list[str]) -> int:
    """Run what is named, or all; 0 if all was as it should be, 1 if not, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    unknown = [name for name in options.names if name not in BY_NAME]
    if unknown:
        sys.stderr.write(f"no such scenario: {' '.join(unknown)}; there are: {' '.join(BY_NAME)}\n")
        return 2
    packed = options.image or newest(IMAGES)
    if packed is None:
        sys.stderr.write(f"no image in {IMAGES}: run `make image` first\n")
        return 2
    started, begun = datetime.now(UTC), time.monotonic()
    version = qemu_version()
    FOLDER.mkdir(parents=True, exist_ok=True)
    image = unpack(packed, FOLDER / "image.img")
    chosen = [BY_NAME[name] for name in options.names] or list(SCENARIOS)
    outcomes = run_all(chosen, image, FOLDER, options.panel, options.jobs)
    whole = report.Report(
        image=packed.name,
        sha256=sha256(packed),
        qemu=version,
        started=started.isoformat(timespec="seconds"),
        seconds=round(time.monotonic() - begun, 1),
        ok=all(one.ok for one in outcomes),
        scenarios=outcomes,
    )
    report.write(whole, FOLDER / "report.json")
    words = report.summary(whole)
    (FOLDER / "report.txt").write_text(words, encoding="utf-8")
    sys.stdout.write(words)
    return 0 if whole.ok else 1


def newest(folder: Path) -> Path | None:
    """Give the image that was built last, if there is one."""
    built = sorted(folder.glob("polise-kiosk-*-arm64.img.zst"), key=lambda path: path.stat().st_mtime)
    return built[-1] if built else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m image.boot_test", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=" ".join(BY_NAME))
    parser.add_argument("--image", type=Path, help=f"the packed image (default: the newest in {IMAGES})")
    parser.add_argument("--panel", choices=sorted(PANELS), default="10in", help="the glass")
    parser.add_argument("--jobs", type=int, default=2, help="how many are booted side by side (default: 2)")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
