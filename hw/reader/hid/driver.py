"""The driver of readers on a hidraw node."""

from collections.abc import Iterator
from dataclasses import replace

from hw.reader.device import DeviceError
from hw.reader.device_driver import DeviceDriver
from hw.reader.driver import DriverEvent, Online, Started
from hw.reader.hid import magtek, pos_msr
from hw.reader.hid.hidraw import Hidraw
from hw.reader.hid.msr605x import Msr605xPort, speaks_frames
from hw.reader.hid.power import keep_awake
from hw.reader.hid.swipe_report import SwipeReport, swipe_report
from hw.reader.iso7811 import LAYOUTS, Layouts
from hw.reader.msr605.language import LIGHT
from hw.reader.msr605.session import Session
from hw.service.reader_messages import Lamp


class HidDriver(DeviceDriver):
    """MagTek's readers in HID mode, the MSR605X, and readers of the HID usage tables for points of sale.

    Which of them a device is, its report descriptor says, not its USB id: 0801:0003 is a MagTek by its id and
    an MSR605X by its reports. Only the MSR605X has a lamp of its own, and is deaf while it is not armed; the
    others send every swipe, which the service wipes when it has asked for none.

    Args:
        device: the device node.
        layouts: the sentinels of a reader of the usage tables, which say nothing of them; MagTek's are fixed.
    """

    name = "hid"

    def __init__(self, device: str, layouts: Layouts = LAYOUTS) -> None:
        super().__init__(device)
        self._layouts = layouts

    def stay(self) -> Iterator[DriverEvent]:
        """Speak with the reader for as long as it is there."""
        self.lamps = frozenset()
        with Hidraw(self.device) as node:
            for event in self._events_of(node):
                if isinstance(event, Online):
                    keep_awake(node.fileno())
                yield event

    def _events_of(self, node: Hidraw) -> Iterator[DriverEvent]:
        if magtek.encrypts(node.description):
            raise DeviceError("encrypted")
        if not speaks_frames(node.description):
            return self._listen(node)
        self.lamps = frozenset[Lamp](LIGHT)
        return Session(Msr605xPort(node), self).events()

    def _listen(self, node: Hidraw) -> Iterator[DriverEvent]:
        """Give the swipes of a reader that sends each of them in one report.

        Raises:
            DeviceError: it is no such reader, or it went away.
        """
        report = self._report_of(node)
        yield Online(node.identity.name)
        while self.goes_on():
            if node.wait(None, self.wake):
                yield from self._heard(node, report)

    def _heard(self, node: Hidraw, report: SwipeReport) -> Iterator[DriverEvent]:
        with node.received() as data:
            swipe = report.swipe(data) if report.carries(data) else None
        if swipe is not None:
            yield Started()
            yield swipe

    def _report_of(self, node: Hidraw) -> SwipeReport:
        for usages in (magtek.USAGES, replace(pos_msr.USAGES, layouts=self._layouts)):
            report = swipe_report(node.description, usages)
            if report is not None:
                return report
        raise DeviceError("no-answer")
