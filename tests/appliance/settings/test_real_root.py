"""The step on `/` itself, in mounts of its own: the card opened for a moment, and the key for the kiosk."""

import json
import shutil
from pathlib import Path

from tests.appliance.namespace import needs_root, run
from tests.appliance.settings.tree import GOOD, PASSWORD, Tree

ROOT = Path(__file__).parents[3]
STAGE = """
for folder in /boot /var/lib /run; do mount -t tmpfs tmpfs $folder; done
mkdir -p /boot/firmware /var/lib/polise
mount -t tmpfs tmpfs /boot/firmware
cp card/* /boot/firmware/
{ cat /etc/group; echo polise-kiosk:x:901:; } > group
mount --bind group /etc/group
"""
STEP = f"""
mount -o remount,ro /boot/firmware
(cd {ROOT}; $python -m kiosk.appliance settings)
"""
TELL = """
grep -o '/boot/firmware tmpfs r.' /proc/mounts
stat -c '%a %G' /run/polise-settings/client-key.pem /run/polise-settings/kiosk.toml
cp -r /boot/firmware after
cp /run/polise-settings/faults.json .
ls /var/lib/polise
"""


def staged(folder: Path, tree: Tree, data: str) -> tuple[list[str], str]:
    """Run the step with the tree's card; return what is told of it, and the file that is left on the card."""
    shutil.copytree(tree.card, folder / "card")
    done = run(folder, STAGE + data + STEP + TELL)
    assert done.returncode == 0, done.stderr
    assert PASSWORD not in done.stderr
    return done.stdout.splitlines(), (folder / "after/kiosk.toml").read_text(encoding="utf-8")


@needs_root
def test_the_card_is_writable_only_while_it_is_written(tmp_path: Path, tree: Tree) -> None:
    told, left = staged(tmp_path, tree, "mount -t tmpfs tmpfs /var/lib/polise\n")
    assert told == ["/boot/firmware tmpfs ro", "640 polise-kiosk", "644 root", "secrets", "settings"]
    assert json.loads((tmp_path / "faults.json").read_text()) == []
    assert PASSWORD not in left
    assert 'password = "*" # kept' in left
    assert "RESULT: OK." in (tmp_path / "after/report.txt").read_text()


@needs_root
def test_a_bare_folder_is_no_data_partition(tmp_path: Path, tree: Tree) -> None:
    told, left = staged(tmp_path, tree, "")
    assert told == ["/boot/firmware tmpfs ro", "640 polise-kiosk", "644 root"], (
        "nothing is put where it would be lost"
    )
    assert left == GOOD
