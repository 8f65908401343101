"""`python -m image lock|build|repro`: what the Makefile's image targets call."""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Final

from image.build import Places, build
from image.debs import MismatchError
from image.repro import repro
from image.resolve import resolve

RESULTS: Final = Path("build/image")


def main() -> int:
    """Do what the arguments say; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m image", description="The appliance's disk image.")
    parser.add_argument("what", choices=["lock", "build", "repro"])
    parser.add_argument("--into", type=Path, default=RESULTS, help="the folder for all that is made")
    options = parser.parse_args()
    places = Places.under(options.into)
    try:
        match options.what:
            case "lock":
                resolve(options.into / "apt").write()
            case "build":
                build(places)
            case _:
                return repro(places)
    except (MismatchError, LookupError, FileNotFoundError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except subprocess.CalledProcessError as error:
        sys.stderr.write(f"{str(error.cmd)[:200]}… failed with {error.returncode}; its words are above\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
