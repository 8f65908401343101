"""The findings in words and columns, for a technician at a terminal."""

from collections.abc import Iterable, Sequence

from hw.probe.findings import ChannelFinding, Findings, PrinterFinding, ReaderFinding

_OWNERS = {"host": "set by the kiosk", "own": "its own", "none": "none", "unknown": "not known"}


def words(findings: Findings) -> str:
    """Tell it all."""
    verdict = "A card can be read." if findings.usable else "NO card can be read."
    return "\n\n".join(
        (
            verdict,
            f"READER SERVICE  {findings.service}",
            _part(
                "READERS", "none: plug one in; docs/readers.md has the table", map(_reader, findings.readers)
            ),
            _part("LAMP AND SOUND OF THE KIOSK", "none", map(_channel, findings.channels)),
            _part("PRINTERS", "none: CUPS has no queue", map(_printer, findings.printers)),
        )
    )


def _part(title: str, nothing: str, entries: Iterable[str]) -> str:
    return "\n".join((title, *(list(entries) or [f"  {nothing}"])))


def _reader(reader: ReaderFinding) -> str:
    head = (
        f"{reader.state.upper():<10}  {reader.driver:<6}  {reader.node:<20}  {reader.usb:<9}  {reader.name}"
    )
    lines = [("why", reader.why), ("do" if reader.state == "left alone" else "trouble", reader.trouble)]
    if reader.state != "left alone":
        lines.append(("feedback", f"lamp {_OWNERS[reader.lamp]}, beeper {_OWNERS[reader.beeper]}"))
    return _entry(head, lines)


def _channel(channel: ChannelFinding) -> str:
    state = ("USED" if channel.works else "FAULTY") if channel.used else "not used"
    return _entry(f"{state:<10}  {channel.channel:<8}  {channel.name}", [("", channel.words)])


def _printer(printer: PrinterFinding) -> str:
    state = "USED" if printer.used else "not used"
    return _entry(f"{state:<10}  {printer.queue or '(all)':<20}  {printer.state}", [("", printer.words)])


def _entry(head: str, lines: Sequence[tuple[str, str]]) -> str:
    told = (f"              {f'{name}: ' if name else ''}{text}" for name, text in lines if text)
    return "\n".join((f"  {head}", *told))
