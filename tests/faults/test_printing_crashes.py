"""cupsd and the printer service die, hang and come back in mid-print: no copy comes out twice."""

import time

from hw.service.printer_messages import PrinterStatus
from tests.hw.printer_rig import ServiceProcess, eventually, new_key, sheets


def test_after_a_crash_of_cupsd_the_printer_itself_says_what_came_out(service: ServiceProcess) -> None:
    service.rig.printer.slow(2)
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
    service.rig.printer.slow(3)
    copy = service.print(new_key())
    copy.reaches("printing")
    begun = time.time()
    eventually(lambda: time.time() > begun + 1, "the next second: CUPS tells the time no finer")
    service.rig.cups.crash()
    service.rig.cups.start(forget=False)
    assert copy.end().state == "printed"
    eventually(lambda: service.rig.cups.unfinished_jobs() == [], "the job is withdrawn")
    service.rig.printer.slow(0)
    following = service.print(new_key())
    assert following.end().state == "printed"
    assert [len(sheets(service.rig, one.key)) for one in (copy, following)] == [1, 1]


def test_a_restart_of_cupsd_is_not_taken_for_the_end_of_a_copy(service: ServiceProcess) -> None:
    service.rig.printer.slow(2)
    copy = service.print(new_key())
    copy.reaches("printing")
    service.rig.cups.stop()
    service.rig.cups.start(forget=False)
    assert copy.end().state == "printed"
    assert len(sheets(service.rig, copy.key)) == 1


def test_after_a_crash_of_the_service_an_inquiry_finds_the_copy(service: ServiceProcess) -> None:
    service.rig.printer.slow(2)
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
    service.rig.printer.slow(2)
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
