"""The serial driver on a real USB converter: what only a kernel's port can show."""

from hw.reader.driver import Lit, Offline
from tests.hw.reader.rig import wait_until
from tests.kernel.inside.listening import Listening
from tests.kernel.inside.outside import Outside
from tests.kernel.inside.readers import UsbSerial
from tests.kernel.inside.scenarios import listened, reads, ready


def test_the_lamp_is_lit_at_the_reader_s_end(outside: Outside) -> None:
    reader = UsbSerial(outside)
    with listened(reader) as listening:
        assert listening.next(Lit) == Lit("green")
        listening.driver.show("red")
        assert listening.next(Lit) == Lit("red")
        wait_until(lambda: outside.reader()["lamp"] == "red")
        reads(reader, listening)
        assert outside.reader()["oddities"] == []


def test_a_missing_supply_is_told_and_its_return_too(outside: Outside) -> None:
    reader = UsbSerial(outside)
    outside.power(on=False)
    try:
        with reader, Listening(reader.driver()) as listening:
            wait_until(lambda: Offline("no-answer") in listening.events)
            outside.power(on=True)
            ready(listening)
            reads(reader, listening)
    finally:
        outside.power(on=True)
