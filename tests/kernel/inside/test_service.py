"""The reader service as a process on a USB serial converter, from the wire to the sealed card."""

from pathlib import Path

from hw.emulator.reader import EmulatedReader
from hw.service.reader_messages import CardRead, ReaderOffline, ReaderOnline, SwipeStarted
from tests.hw.reader.rig import NUMBER, Rig, Watcher
from tests.kernel.inside.outside import Outside
from tests.kernel.inside.readers import UsbSerial
from tests.kernel.inside.scenarios import CARD


def test_a_swipe_is_read_sealed_and_told_and_a_pulled_plug_too(outside: Outside, tmp_path: Path) -> None:
    reader = UsbSerial(outside)
    rig = Rig(tmp_path, EmulatedReader(tmp_path / "unused"))
    (tmp_path / "tty").symlink_to(reader.device)
    with reader, rig.service():
        watcher = Watcher(rig.client)
        watcher.next(ReaderOnline, driver="serial")
        rig.client.arm()
        reader.swipe(CARD)
        watcher.next(SwipeStarted)
        assert watcher.next(CardRead).card.last_four == NUMBER[-4:]
        reader.unplug()
        watcher.next(ReaderOffline)
        reader.plug()
        watcher.next(ReaderOnline)
        watcher.close()
    assert NUMBER not in rig.log.read_text(encoding="utf-8")
