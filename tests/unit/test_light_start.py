"""What is needed only after a log-in is not loaded before: the first screen would have to wait for it."""

import subprocess
import sys

HEAVY = (
    "requests",
    "reportlab",
    "jwcrypto",
    "cryptography.x509",
    "PIL",
    "fastapi",
    "kiosk.demo.rig",
    "difflib",
)


def loaded_after(words: str) -> set[str]:
    code = f"import sys\n{words}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_program_begins_without_what_only_later_needs() -> None:
    loaded = loaded_after("import kiosk.__main__")
    assert "kiosk.bootstrap" in loaded
    assert not loaded & {*HEAVY, "kivy"}


def test_it_looks_for_no_garbage_while_it_starts() -> None:
    code = "import kiosk.__main__, gc; print(gc.isenabled())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


def test_the_picture_begins_without_a_library_for_coroutines() -> None:
    prepared = "from kiosk.ui.environment import Panel, prepare; prepare(Panel(offscreen=True))"
    loaded = loaded_after(f"{prepared}\nimport kiosk.ui.app, os; assert 'KIVY_EVENTLOOP' not in os.environ")
    assert "kivy.core.window" in loaded
    assert not loaded & {"asyncio", "trio"}
