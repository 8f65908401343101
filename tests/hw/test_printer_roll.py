"""A voucher on a receipt printer: a real CUPS, a printer with a roll, and the job that arrives there."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hw.emulator.printer_rig import PrinterRig, printer_rig
from hw.service.media import ROLL
from kiosk.domain.voucher import Voucher
from kiosk.voucher.pdf import Print, digest, render
from tests.hw.printer_rig import ServiceProcess, new_key, pdf
from tests.unit.voucher_samples import an_original, thirty_long_lines


@pytest.fixture(scope="module")
def receipts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrinterRig]:
    folder = tmp_path_factory.mktemp("receipts")
    with printer_rig(folder / "rig", folder / "out", roll=True) as rig:
        yield rig


@pytest.fixture
def service(receipts: PrinterRig, tmp_path: Path) -> Iterator[ServiceProcess]:
    process = ServiceProcess(receipts, tmp_path)
    process.start()
    yield process
    process.stop()


def printed(service: ServiceProcess, copy: Print) -> dict[str, str]:
    """Print a copy and return what the printer was told of it."""
    key = new_key()
    last = list(service.client.print(key, key, copy.pdf, copy.media))[-1]
    assert (last.state, last.detail) == ("printed", "")
    facts = (json.loads(sheet.read_text()) for sheet in service.rig.printer.sheets())
    (found,) = [one for one in facts if one["job_name"] == key]
    return dict(found)


@pytest.mark.parametrize("voucher", [an_original(), thirty_long_lines()], ids=["short", "thirty lines"])
def test_the_page_is_as_long_as_the_voucher_and_is_cut_behind_it(
    service: ServiceProcess, voucher: Voucher
) -> None:
    copy = render(voucher, ROLL)
    said = printed(service, copy)
    assert said["sha256"] == digest(copy.pdf)
    width, length = map(int, re.findall(r"-dimension=(\d+)", said["media_col"]))
    wanted = re.search(r"_80x(\d+)mm\Z", copy.media)
    assert wanted is not None
    point = 2540 / 72  # CUPS rounds a size without a name of its own to whole points
    assert 8000 - point < width <= 8000
    assert int(wanted[1]) * 100 - point < length <= int(wanted[1]) * 100
    assert (said["finishings"], said["sides"]) == ("trim-after-job", "one-sided")
    assert re.findall(r"margin=(\d+)", said["media_col"]) == ["0"] * 4


def test_a_sheet_is_refused_before_it_is_sent(service: ServiceProcess) -> None:
    key = new_key()
    last = list(service.client.print(key, key, pdf(key), "iso_a5_148x210mm"))[-1]
    assert (last.state, last.detail) == ("failed", "media-not-supported")


def test_what_does_not_say_its_page_gets_one_of_the_roll(service: ServiceProcess) -> None:
    said = printed(service, Print(pdf("anything"), ""))
    assert re.findall(r"-dimension=(\d+)", said["media_col"]) == ["8000", "21000"]
