"""The settings of the two device services: the tables of kiosk.toml that hw reads, and their types.

kiosk.config composes these types into the whole file, so both sides validate with the same words.
"""

from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from msgspec import Meta, Struct

from hw.service.card_pattern import pattern_words
from hw.service.media import A5, PATTERN, ROLL, size_of
from hw.service.sentinels import affix_words, end_words, start_words
from hw.service.toml_errors import require_fit

Path = Annotated[str, Meta(min_length=1, description="a path")]
IppAddress = Annotated[
    str,
    Meta(pattern=r"^(usb|ipps?://[^\s/].*)?\Z", description='"usb", an address ipp://… or ipps://…, or ""'),
]
Media = Annotated[
    str,
    Meta(pattern=PATTERN, description=f'a PWG size name such as "iso_a5_148x210mm", or "{ROLL}" for a roll'),
]
UsbId = Annotated[
    str, Meta(pattern=r"^[0-9a-f]{4}:[0-9a-f]{4}\Z", description="vendor:product such as 0801:0001")
]
USB_PRINTER: Final = "ipp://localhost:60000/ipp/print"
"""Where ipp-usb makes the first printer on USB speak IPP."""
KNOWN_SERIAL: Final = ("067b:2303",)
"""The USB ids by which a serial reader is found; the table of readers has the same ones, as a test tells."""

Layout = Literal["us", "de", "lt", "ee", "lv", "tr"]
Model = Literal["msr605", "msr120"]
Prefix = Annotated[str, Meta(pattern=r"^[0-9A-Z]+\Z", description="digits or capital letters")]
Affix = Annotated[
    str,
    Meta(pattern=r"^[\x02 -~]{0,32}\Z", description="up to 32 characters without accents, and no line ends"),
]
Sentinel = Annotated[str, Meta(min_length=1, max_length=1, description="one character")]
StartSentinels = Annotated[
    tuple[str, str, str],
    Meta(description='three texts, the start sentinels of track 1, 2 and 3, such as ["%", ";", ";+"]'),
]
CheckDigit = Literal["none", "luhn", "mod11-10", "mod97-10"]


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of kiosk.toml: frozen, and strict about unknown keys."""


class ReaderSettings(Settings, frozen=True, kw_only=True):
    """`[reader]`: which card reader is plugged in and where.

    Attributes:
        driver: the transport, or `auto`: every reader that is known by its USB id is found and used.
        device: the device node, for example `/dev/serial/by-id/usb-…`; "" to find it by its USB id.
        model: the language of a serial reader.
        raw: whether a reader of the MSR605 family is asked for bits, so that parity and check characters are
            judged here too.
        layout: the keyboard layout that a keyboard-wedge reader types for.
        sends_lrc: whether a keyboard-wedge reader sends each track's check character.
        prefix: what readers that type send before every card.
        suffix: what they send after every card, line ends aside.
        start_sentinels: for each track the characters of which one begins it, of readers that type, and of
            HID readers of the usage tables for points of sale.
        end_sentinel: the character that ends every track, of the same readers.
        keyboards: USB ids of keyboards that are readers, beside those that are known.
        taught: the file of the keyboards that the technician's swipe test has shown to be readers.
        lamp_green: an LED of `/sys/class/leds` that is the green lamp, or "" for none.
        lamp_red: the same of the red one.
        beeper: an input device with a beeper (EV_SND), or "" for none.
        socket: the Unix socket the reader service listens on.
        arm_seconds: how long a swipe may be waited for before the reader is disarmed.
        sound: ALSA device for the kiosk's own sounder, or "" for none.
        group: the group whose members may call the service besides its own user, or "" for none.
    """

    driver: Literal["auto", "serial", "hid", "wedge"] = "auto"
    device: str = ""
    model: Model = "msr605"
    raw: bool = False
    layout: Layout = "us"
    sends_lrc: bool = False
    prefix: Affix = ""
    suffix: Affix = ""
    start_sentinels: StartSentinels = ("%", ";", ";+#&!%")
    end_sentinel: Sentinel = "?"
    keyboards: tuple[UsbId, ...] = ()
    taught: Path = "/var/lib/polise/readers.toml"
    lamp_green: str = ""
    lamp_red: str = ""
    beeper: str = ""
    socket: Path = "/run/polise/reader.sock"
    arm_seconds: Annotated[int, Meta(ge=5, le=600)] = 120
    sound: str = "default"
    group: str = ""

    def __post_init__(self) -> None:
        """Refuse a device of which nobody says how to speak with it, and what could be taken in two ways.

        Raises:
            UnfitError: a device is named, and its driver is not; or a sentinel or what stands around a card
                could be taken for something else.
        """
        starts, end = self.start_sentinels, self.end_sentinel
        require_fit(
            {
                ("driver",): self._driver_words(),
                ("start_sentinels",): start_words(starts, end),
                ("end_sentinel",): end_words(end),
                ("prefix",): affix_words(self.prefix, starts, end),
                ("suffix",): affix_words(self.suffix, starts, end),
            }
        )

    def _driver_words(self) -> str:
        if self.device and self.driver == "auto":
            return 'is "auto" though a device is named; expected "serial", "hid" or "wedge"'
        return ""


class CardRule(Settings, frozen=True, kw_only=True):
    """`[[card]]`: how one insurer's cards are recognised and which characters are the card number.

    Attributes:
        insurer: the insurer's id in the terminal's catalogue.
        track: the track that carries the number.
        pattern: a regular expression over the whole track without its sentinels; the named group
            `number` is the card number. "" where `field` says it.
        field: which field of the track is the card number, counted from 1; 0 where `pattern` says it.
        prefix: what the number may begin with; empty for anything.
        lengths: the allowed lengths of the number; empty for any.
        check_digit: how the number's last digit or digits are checked.
        compare: whether what looks like the card's number on another track must be it.
    """

    insurer: Annotated[str, Meta(min_length=1)]
    track: Literal[1, 2, 3] = 2
    pattern: str = ""
    field: Annotated[int, Meta(ge=0, le=20)] = 0
    prefix: tuple[Prefix, ...] = ()
    lengths: tuple[Annotated[int, Meta(ge=4, le=40)], ...] = ()
    check_digit: CheckDigit = "none"
    compare: bool = True

    def __post_init__(self) -> None:
        """Refuse a rule that cannot pick out a number.

        Raises:
            UnfitError: the number's place is said twice or not at all, or so that nothing or anything fits.
        """
        require_fit(
            {
                ("pattern",): pattern_words(self.pattern) if self.pattern else self._missing_words(),
                ("field",): self._field_words(),
                ("prefix",): self._prefix_words(),
            }
        )

    def _missing_words(self) -> str:
        return "" if self.field else "is missing, and so is `field`; expected one of the two"

    def _field_words(self) -> str:
        if self.field and self.pattern:
            return "is set beside `pattern`; expected one of the two"
        if self.field and not self.prefix and not self.lengths:
            return "alone would take every card; expected `prefix` or `lengths` beside it"
        return ""

    def _prefix_words(self) -> str:
        for prefix in self.prefix:
            if self.track == 2 and not prefix.isdigit():
                return f'has "{prefix}"; expected digits only, since track 2 has no letters'
            if self.lengths and len(prefix) > max(self.lengths):
                return f'has "{prefix}", which is longer than the number; expected a shorter one'
        return ""


class PrinterSettings(Settings, frozen=True, kw_only=True):
    """`[printer]`: the CUPS queue that prints vouchers and the printer behind it.

    Attributes:
        queue: the CUPS queue's name.
        server: CUPS' host and port (`127.0.0.1:631`) or its socket's path.
        uri: the printer's own IPP address, asked directly as the second witness, and what the appliance makes
            the queue from; "usb" for a printer on USB that speaks IPP over it, "" when it has none.
        media: the sheet, a PWG self-describing size name, or "roll_80mm" for a roll of receipt paper.
        socket: the Unix socket the printer service listens on.
        group: the group whose members may call the service besides its own user, or "" for none.
    """

    queue: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]+\Z", description="letters, digits, _ and - only")]
    server: Path = "/run/cups/cups.sock"
    uri: IppAddress = ""
    media: Media = "iso_a5_148x210mm"
    socket: Path = "/run/polise/printer.sock"
    group: str = ""

    def __post_init__(self) -> None:
        """Refuse an address that names no host or no port, and a sheet that the voucher does not fit on.

        Raises:
            UnfitError: it does not.
        """
        words = f'is "{self.uri}"; expected an address such as ipp://192.0.2.7/ipp/print'
        unnamed = self.uri and not _names_a_host(self.address)
        require_fit({("uri",): words if unnamed else "", ("media",): self._media_words()})

    def _media_words(self) -> str:
        size = size_of(self.media)
        if self.media == ROLL or (size is not None and size.holds(A5)):
            return ""
        return f'is "{self.media}"; expected a sheet of 148 x 210 mm or more, upright, or "{ROLL}"'

    @property
    def page(self) -> str:
        """The page of a job that does not say its own: the sheet, or so much of the roll as is narrow A5."""
        return "custom_80x210mm_80x210mm" if self.media == ROLL else self.media

    @property
    def address(self) -> str:
        """The printer's own IPP address, also that of one on USB; "" when it has none."""
        return USB_PRINTER if self.uri == "usb" else self.uri


def _names_a_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.port != 0 and parts.username is None
    except ValueError:
        return False
