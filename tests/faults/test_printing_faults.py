"""Paper, power, cupsd and the service itself fail in mid-print: no copy is lost silently, none comes out twice."""

import time

from hw.service.printer_messages import PrinterStatus
from tests.hw.printer_rig import ServiceProcess, eventually, new_key, sheets


def test_a_copy_waits_for_paper_and_comes_out_once_after_the_refill(service: ServiceProcess) -> None:
    service.rig.printer.fault("media-empty-error")
    key = new_key()
    with service.statuses() as heard:
        copy = service.print(key)
        copy.reaches("waiting", reason="media-empty")
        eventually(lambda: heard[-1].state == "waiting" and heard[-1].reasons == ("media-empty",), "status")
        assert sheets(service.rig, key) == []
        service.rig.printer.cure()
        assert copy.end().state == "printed"
        eventually(lambda: heard[-1].state == "ready" and heard[-1].reasons == (), "ready again")
    assert len(sheets(service.rig, key)) == 1


def test_an_open_cover_is_named_and_the_next_copy_is_not_held_up_by_its_memory(service: ServiceProcess) -> None:
    service.rig.printer.fault("cover-open-error")
    first, second = service.print(new_key()), service.print(new_key())
    first.reaches("waiting", reason="cover-open")
    service.rig.printer.cure()
    assert (first.end().state, second.end().state) == ("printed", "printed")
    assert [len(sheets(service.rig, copy.key)) for copy in (first, second)] == [1, 1]


def test_a_printer_that_was_off_prints_one_copy_once_it_is_on(service: ServiceProcess) -> None:
    service.rig.printer.off()
    copy = service.print(new_key())
    copy.reaches("waiting", reason="offline")
    service.rig.printer.on()
    assert copy.end().state == "printed"
    assert len(sheets(service.rig, copy.key)) == 1


def test_a_printer_switched_off_in_mid_job_leaves_a_doubt_and_nothing_is_sent_again(service: ServiceProcess) -> None:
    service.rig.printer.slow(60)
    lost = service.print(new_key())
    lost.reaches("printing")
    service.rig.printer.off()
    lost.reaches("waiting", reason="offline")
    service.rig.printer.slow(0)
    service.rig.printer.on()
    end = lost.end()
    assert end.state == "unknown"
    assert end.detail in ("printer-forgot", "printer-restarted")
    following = service.print(new_key())
    assert following.end().state == "printed"
    assert (sheets(service.rig, lost.key), len(sheets(service.rig, following.key))) == ([], 1)


def test_after_a_crash_of_cupsd_the_printer_itself_says_what_came_out(service: ServiceProcess) -> None:
    service.rig.printer.slow(1)
    copy = service.print(new_key())
    copy.reaches("printing")
    service.rig.cups.crash()
    end = copy.end()
    assert (end.state, end.detail) == ("printed", "cups-not-answering")
    service.rig.cups.start()
    following = service.print(new_key())
    assert following.end().state == "printed"
    assert [len(sheets(service.rig, one.key)) for one in (copy, following)] == [1, 1]


def test_a_cupsd_that_remembers_a_printed_copy_is_kept_from_sending_it_again(service: ServiceProcess) -> None:
    service.rig.printer.slow(1)
    copy = service.print(new_key())
    copy.reaches("printing")
    service.rig.cups.stop()
    eventually(lambda: len(sheets(service.rig, copy.key)) == 1, "the sheet")
    service.rig.cups.start(forget=False)
    service.rig.printer.slow(0)
    assert copy.end().state == "printed"
    following = service.print(new_key())
    assert following.end().state == "printed"
    assert [len(sheets(service.rig, one.key)) for one in (copy, following)] == [1, 1]


def test_after_a_crash_of_the_service_an_inquiry_finds_the_copy(service: ServiceProcess) -> None:
    service.rig.printer.slow(1)
    before = time.time()
    copy = service.print(new_key())
    copy.reaches("printing")
    service.kill()
    assert (copy.end().state, copy.end().detail) == ("unknown", "service-lost")
    service.start()
    eventually(lambda: service.client.inquire(copy.key, before).is_final, "a verdict")
    assert service.client.inquire(copy.key, before).state == "printed"
    assert service.print(copy.key).end().state == "printed"
    assert len(sheets(service.rig, copy.key)) == 1


def test_a_key_of_a_former_life_is_followed_not_printed_again(service: ServiceProcess) -> None:
    copy = service.print(new_key())
    copy.end()
    service.kill()
    service.start()
    assert service.print(copy.key).end().state == "printed"
    assert len(sheets(service.rig, copy.key)) == 1


def test_only_a_copy_that_surely_never_arrived_is_absent(service: ServiceProcess) -> None:
    before = time.time() - 5
    service.rig.printer.off()
    assert service.client.inquire(new_key(), before).state == "waiting"
    service.rig.printer.on()
    eventually(lambda: service.client.inquire(new_key(), before).is_final, "a verdict")
    restarted = service.client.inquire(new_key(), before)
    assert (restarted.state, restarted.detail) == ("unknown", "printer-restarted")
    assert service.client.inquire(new_key(), time.time()).state == "absent"


def test_a_frozen_cupsd_is_named_and_the_copy_goes_on_when_it_thaws(service: ServiceProcess) -> None:
    service.rig.printer.slow(1)
    frozen = PrinterStatus("offline", ("cups-not-answering",))
    with service.statuses() as heard:
        copy = service.print(new_key())
        copy.reaches("printing")
        service.rig.cups.freeze()
        eventually(lambda: heard[-1] == frozen, "the status says so")
        copy.reaches("waiting", reason="cups-not-answering")
        service.rig.cups.thaw()
        assert copy.end().state == "printed"
        eventually(lambda: heard[-1].state == "ready", "ready again")
    assert len(sheets(service.rig, copy.key)) == 1


def test_a_copy_cancelled_before_it_was_sent_surely_failed(service: ServiceProcess) -> None:
    service.rig.printer.off()
    copy = service.print(new_key())
    copy.reaches("waiting", reason="offline")
    service.client.cancel(copy.key)
    assert (copy.end().state, copy.end().detail) == ("failed", "canceled")
    service.rig.printer.on()
    assert service.print(new_key()).end().state == "printed"
    assert sheets(service.rig, copy.key) == []


def test_a_copy_cancelled_at_the_printer_is_in_doubt(service: ServiceProcess) -> None:
    service.rig.printer.fault("media-empty-error")
    copy = service.print(new_key())
    copy.reaches("waiting", reason="media-empty")
    service.client.cancel(copy.key)
    service.rig.printer.cure()
    assert copy.end().state == "unknown"
    assert len(sheets(service.rig, copy.key)) <= 1


def test_a_jam_leaves_the_copy_in_doubt_whatever_is_said_afterwards(service: ServiceProcess) -> None:
    service.rig.printer.fault("media-jam-error")
    copy = service.print(new_key())
    copy.reaches("waiting", reason="media-jam")
    service.rig.printer.cure()
    assert (copy.end().state, copy.end().detail) == ("unknown", "media-jam")


def test_a_paused_queue_is_set_going_again(service: ServiceProcess) -> None:
    service.rig.cups.pause("voucher")
    with service.statuses() as heard:
        assert service.print(new_key()).end().state == "printed"
        eventually(lambda: heard[-1].state == "ready", "ready")


def test_a_missing_queue_is_a_matter_for_the_technician(service: ServiceProcess) -> None:
    service.rig.cups.remove_queue("voucher")
    with service.statuses() as heard:
        eventually(lambda: bool(heard) and heard[-1].state == "setup", "setup")
        assert heard[-1].reasons == ("queue-missing",)
        copy = service.print(new_key())
        copy.reaches("waiting", reason="queue-missing")
        service.rig.cups.add_queue("voucher", service.rig.printer.uri)
        assert copy.end().state == "printed"


def test_a_watching_client_sees_the_service_go_and_come_back(service: ServiceProcess) -> None:
    with service.statuses() as heard:
        eventually(lambda: bool(heard) and heard[-1].state == "ready", "ready")
        service.kill()
        eventually(lambda: heard[-1] == PrinterStatus("offline", ("service",)), "gone")
        copy = service.print(new_key())
        copy.reaches("waiting", reason="service")
        service.start()
        assert copy.end().state == "printed"
        eventually(lambda: heard[-1].state == "ready", "back")


def test_the_printer_is_told_the_sheet_and_the_key_and_no_number_of_copies(service: ServiceProcess) -> None:
    copy = service.print(new_key())
    copy.end()
    (sheet,) = sheets(service.rig, copy.key)
    facts = sheet.with_suffix(".json").read_text()
    assert f'"job_name": "{copy.key}"' in facts
    assert "x-dimension=14800 y-dimension=21000" in facts
    assert '"copies": ""' in facts
