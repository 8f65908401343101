"""A printer without power and copies called off: every doubt is named, nothing is sent twice."""

from tests.hw.printer_rig import ServiceProcess, new_key, sheets


def test_a_printer_that_was_off_prints_one_copy_once_it_is_on(service: ServiceProcess) -> None:
    service.rig.printer.off()
    copy = service.print(new_key())
    copy.reaches("waiting", reason="offline")
    service.rig.printer.on()
    assert copy.end().state == "printed"
    assert len(sheets(service.rig, copy.key)) == 1


def test_a_printer_switched_off_in_mid_job_leaves_a_doubt_and_nothing_is_sent_again(
    service: ServiceProcess,
) -> None:
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
