"""Paper, covers, jams and the queue: the operator is told, and no copy is lost or repeated."""

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


def test_an_open_cover_is_named_and_the_next_copy_is_not_held_up_by_its_memory(
    service: ServiceProcess,
) -> None:
    service.rig.printer.fault("cover-open-error")
    first, second = service.print(new_key()), service.print(new_key())
    first.reaches("waiting", reason="cover-open")
    service.rig.printer.cure()
    assert (first.end().state, second.end().state) == ("printed", "printed")
    assert [len(sheets(service.rig, copy.key)) for copy in (first, second)] == [1, 1]


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


def test_the_printer_is_told_the_sheet_and_the_key_and_no_number_of_copies(service: ServiceProcess) -> None:
    copy = service.print(new_key())
    copy.end()
    (sheet,) = sheets(service.rig, copy.key)
    facts = sheet.with_suffix(".json").read_text()
    assert f'"job_name": "{copy.key}"' in facts
    assert "x-dimension=14800 y-dimension=21000" in facts
    assert '"copies": ""' in facts
