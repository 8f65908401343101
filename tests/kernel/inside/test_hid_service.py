"""The reader service on a MagTek, from the report on the bus to the sealed card; and the node under it."""

from pathlib import Path

import pytest

from hw.emulator.cards import Card
from hw.emulator.readers.magtek import MagTek
from hw.reader.hid.hidraw import Hidraw
from hw.service.reader_messages import CardRead, ReaderOffline, ReaderOnline, SwipeFailed, SwipeStarted
from tests.hw.reader.hid.test_magtek import report
from tests.hw.reader.rig import GOOD, Watcher, reader_rig, wait_until
from tests.kernel.inside.hid_devices import Recorded

CARD = Card(track_2=GOOD.track_2)


def test_a_swipe_on_the_bus_becomes_a_sealed_card(tmp_path: Path) -> None:
    with Recorded(MagTek()) as device, reader_rig(tmp_path) as rig:
        words = rig.config.read_text(encoding="utf-8").replace('"serial"', '"hid"')
        rig.config.write_text(words.replace(f"{tmp_path}/tty", device.node), encoding="utf-8")
        with rig.service():
            watcher = Watcher(rig.client)
            watcher.next(ReaderOnline, driver="hid", model="Mag-Tek USB Swipe Reader")
            device.swipe(CARD)  # nobody has asked: it is wiped without a word
            wait_until(lambda: "not asked for, wiped" in rig.log.read_text(encoding="utf-8"))
            rig.client.arm()
            device.send(bytes(report({2: GOOD.track_2}, bad=(2,))))
            watcher.next(SwipeStarted)
            watcher.next(SwipeFailed, reason="unreadable")
            device.swipe(CARD)
            assert watcher.next(CardRead).card.last_four == "0002"
            device.unplug()
            watcher.next(ReaderOffline, reason="hung-up")
            device.plug()
            watcher.next(ReaderOnline)
            watcher.close()
        assert "9371" not in rig.log.read_text(encoding="utf-8")


def test_a_report_is_wiped_when_it_has_been_looked_at() -> None:
    with Recorded(MagTek()) as device, Hidraw(device.node) as node:
        device.swipe(CARD)
        assert node.wait(5)
        with node.received() as data:
            assert GOOD.track_2.encode() in bytes(data)
            assert len(data) == 337
        assert not any(bytes(data))


def test_reports_of_a_reader_that_is_gone_are_read_before_it_hangs_up() -> None:
    with Recorded(MagTek()) as device, Hidraw(device.node) as node:
        device.swipe(CARD)
        device.unplug()
        with node.received() as data:
            assert len(data) == 337
        with pytest.raises(Exception, match="hung-up"), node.received():
            pass
