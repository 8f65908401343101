"""The printer service against a real CUPS and a real IPP printer."""

from tests.hw.printer_rig import ServiceProcess, new_key, pdf, sheets


def test_three_one_copy_jobs_come_out_once_each_byte_for_byte(service: ServiceProcess) -> None:
    keys = [new_key() for _ in range(3)]
    for key in keys:
        end = service.print(key).end()
        assert (end.state, end.detail) == ("printed", "")
        assert end.job_uuid.startswith("urn:uuid:")
    for key in keys:
        (sheet,) = sheets(service.rig, key)
        assert sheet.read_bytes() == pdf(key)
