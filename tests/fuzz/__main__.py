"""`python -m tests.fuzz --runs N`: runs every target and prints what came of all the mutated swipes.

Exits with 1 where a target found a wrong number, a refused sound swipe or an exception.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.hw.reader.corpus.swipes import SWIPES

# target -> its part of all the runs
PARTS = {
    "frames": 0.15,
    "hid_frames": 0.1,
    "typed": 0.35,
    "tracks": 0.15,
    "anything": 0.1,
    "hid_report": 0.1,
    "hid_descriptor": 0.05,
}
_SHOWN = 4000  # characters of what a target says that has found something


def main(arguments: list[str]) -> int:
    """Run the targets, two at a time, and give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--runs", type=int, default=1_000_000, help="mutated swipes in all")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="where chance begins")
    parser.add_argument(
        "--findings", type=Path, default=Path("build/fuzz"), help="folder for inputs that fail"
    )
    options = parser.parse_args(arguments)
    options.findings.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda target: _run(target, options), PARTS))
    return _told(results, options.seed, time.monotonic() - begun)


def _run(target: str, options: argparse.Namespace) -> Counter[str] | str:
    """Run one target; give its counts, or what it said of its finding."""
    with tempfile.TemporaryDirectory() as folder:
        counts, seeds = Path(folder, "counts.json"), Path(folder, "seeds")
        _save_seeds(seeds)
        command = [
            *(
                sys.executable,
                "-m",
                f"tests.fuzz.{target}",
                f"-atheris_runs={round(options.runs * PARTS[target])}",
            ),
            *(
                f"-seed={options.seed}",
                f"-artifact_prefix={options.findings}/{target}-",
            ),
            *(("-verbosity=0", str(seeds)) if target == "anything" else ("-verbosity=0",)),
        ]
        environment = {**os.environ, "FUZZ_COUNTS": str(counts)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode or not counts.exists():
            return f"{target}: exit code {done.returncode}\n{(done.stdout + done.stderr)[-_SHOWN:]}"
        return Counter(json.loads(counts.read_text(encoding="utf-8")))


def _save_seeds(folder: Path) -> None:
    """Save some sound texts, so that not even the sentinels need be found by chance."""
    folder.mkdir()
    for swipe in SWIPES[::5]:
        for number, text in enumerate(swipe.texts().values()):
            (folder / f"{swipe.name[:3]}-{number}").write_bytes(bytes((number,)) + text.encode("latin-1"))


def _told(results: list[Counter[str] | str], seed: int, seconds: float) -> int:
    total: Counter[str] = Counter()
    for target, result in zip(PARTS, results, strict=True):
        if isinstance(result, str):
            print(result, file=sys.stderr)  # noqa: T201 - the program's answer
        else:
            total.update(result)
            print(f"{target:14}", _words(result))  # noqa: T201 - the same
    print(f"{'in all':14}", _words(total), f"in {seconds:.0f} s, seed {seed}")  # noqa: T201 - the same
    return int(any(isinstance(result, str) for result in results))


def _words(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
