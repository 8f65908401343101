"""Apache PDFBox's Preflight, which judges PDF/A-1b."""

import subprocess
from pathlib import Path

_JARS = ("preflight", "xmpbox", "pdfbox2", "fontbox2", "commons-logging", "javax.activation", "jaxb-api")
_CLASS_PATH = ":".join(f"/usr/share/java/{jar}.jar" for jar in _JARS)
_VALID = "is a valid PDF/A-1b file"


def complaints(files: list[Path]) -> dict[str, set[str]]:
    """Return what is wrong with each file, by the file's name; nothing for a valid one."""
    command = ["java", "-cp", _CLASS_PATH, "org.apache.pdfbox.preflight.Validator_A1b"]
    found = {}
    for file in files:
        done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
        said = {line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()}
        found[file.name] = {line for line in said if _VALID not in line} or set()
        if not said:
            found[file.name] = {"Preflight said nothing"}
    return found
