"""The printer service against a real CUPS and a real IPP printer, when nothing breaks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hw.emulator.printer_rig import PrinterRig
from hw.service.printer_messages import LARGEST_DOCUMENT, JobProgress
from tests.hw.printer_rig import ServiceProcess, eventually, new_key, pdf, sheets


@pytest.fixture
def single_witness(rig: PrinterRig, tmp_path: Path) -> Iterator[ServiceProcess]:
    process = ServiceProcess(rig, tmp_path, uri=False)
    process.start()
    yield process
    process.stop()


def test_three_one_copy_jobs_come_out_once_each_byte_for_byte(service: ServiceProcess) -> None:
    keys = [new_key() for _ in range(3)]
    for key in keys:
        end = service.print(key).end()
        assert (end.state, end.detail) == ("printed", "")
        assert end.job_uuid.startswith("urn:uuid:")
    for key in keys:
        (sheet,) = sheets(service.rig, key)
        assert sheet.read_bytes() == pdf(key)


def test_copies_given_all_at_once_come_out_in_order(service: ServiceProcess) -> None:
    service.rig.printer.slow(0.2)
    copies = []
    for _ in range(3):
        copies.append(service.print(new_key()))
        copies[-1].reaches("queued", "sending", "printing")
    assert [copy.end().state for copy in copies] == ["printed"] * 3
    order = [sheets(service.rig, copy.key)[0].name for copy in copies]
    assert order == sorted(order)


def test_the_same_key_given_twice_is_one_sheet_and_two_followers(service: ServiceProcess) -> None:
    key = new_key()
    one, other = service.print(key), service.print(key)
    assert (one.end().state, other.end().state) == ("printed", "printed")
    assert len(sheets(service.rig, key)) == 1
    assert service.print(key).heard is not None
    assert service.client.inquire(key, 0.0).state == "printed"


def test_a_big_document_arrives_whole(service: ServiceProcess) -> None:
    key = new_key()
    document = pdf("x" * (LARGEST_DOCUMENT - 1000))
    assert service.print(key, document).end().state == "printed"
    assert sheets(service.rig, key)[0].read_bytes() == document


def test_what_cannot_be_a_copy_is_refused(service: ServiceProcess) -> None:
    unfit = [
        ("1/1#a1", b"not a PDF", "document-format-error"),
        ("1/1#a1", b"", "document-format-error"),
        ("1/1#a1", b"%PDF-" + bytes(LARGEST_DOCUMENT), "document-too-large"),
        ("", pdf("x"), "invalid-key"),
        ("two words", pdf("x"), "invalid-key"),
        ("x" * 101, pdf("x"), "invalid-key"),
    ]
    for key, document, detail in unfit:
        assert list(service.client.print(key, "x", document)) == [JobProgress(key, "failed", (), "", detail)]


def test_a_sheet_that_the_printer_does_not_take_is_refused_before_it_is_sent(service: ServiceProcess) -> None:
    key = new_key()
    heard = list(service.client.print(key, key, pdf(key), "na_letter_8.5x11in"))
    assert (heard[-1].state, heard[-1].detail) == ("failed", "media-not-supported")
    assert sheets(service.rig, key) == []


def test_without_the_printers_address_cups_word_must_do_and_says_so(single_witness: ServiceProcess) -> None:
    key = new_key()
    end = single_witness.print(key).end()
    assert (end.state, end.detail) == ("printed", "single-witness")
    assert len(sheets(single_witness.rig, key)) == 1
    info = single_witness.client.info()
    assert info is not None
    assert info.witnesses == 1


def test_a_single_witness_sees_the_paper_run_out_too(single_witness: ServiceProcess) -> None:
    single_witness.rig.printer.fault("media-empty-error")
    with single_witness.statuses() as heard:
        copy = single_witness.print(new_key())
        copy.reaches("waiting", reason="media-empty")
        single_witness.rig.printer.cure()
        assert copy.end().state == "printed"
        eventually(lambda: heard[-1].state == "ready", "ready")
    assert single_witness.print(new_key()).end().state == "printed"


def test_the_service_says_what_it_prints_on(service: ServiceProcess) -> None:
    info = service.client.info()
    assert info is not None
    assert (info.queue, info.witnesses) == ("voucher", 2)
    eventually(lambda: (info := service.client.info()) is not None and "Virtual" in info.model, "the model")


def test_the_service_ends_cleanly_on_sigterm(rig: PrinterRig, tmp_path: Path) -> None:
    process = ServiceProcess(rig, tmp_path)
    process.start()
    assert process.stop() == 0
    assert not process.socket.exists()
