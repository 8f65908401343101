"""kiosk.toml: the example is good, each cross-check bites on its line, and the check tells of it."""

import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from jwcrypto import jwk

from hw.service.settings import CardRule
from hw.service.strict_toml import ConfigError
from kiosk.config import Settings, SupportNow, check, load, support_now

EXAMPLE = Path(__file__).parents[2] / "kiosk.example.toml"
TEXT = EXAMPLE.read_text(encoding="utf-8")
PRIVATE = jwk.JWK.generate(kty="EC", crv="P-256").export_private()
URL = "https://terminal.paraugs.example"

A5 = 'media = "iso_a5_148x210mm"'


def saved(folder: Path, *changes: tuple[str, str]) -> Path:
    """Save the example with each text replaced by another, and return the path."""
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands once in the example"
        text = text.replace(old, new)
    path = folder / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def line_of(text: str) -> int:
    """Return the line of the example that `text` stands on."""
    return TEXT[: TEXT.index(text)].count("\n") + 1


def told(path: Path) -> tuple[int | None, str]:
    with pytest.raises(ConfigError) as caught:
        load(path)
    (fault,) = caught.value.faults
    return fault.line, fault.message


def with_key(folder: Path, **fields: object) -> Path:
    """Save the example with its public key's fields changed; None takes one out."""
    line = next(line for line in TEXT.splitlines() if line.startswith("public_key"))
    key = {**msgspec.json.decode(tomllib.loads(line)["public_key"]), **fields}
    kept = {name: value for name, value in key.items() if value is not None}
    return saved(folder, (line, f"public_key = '{msgspec.json.encode(kept).decode()}'"))


def structs_in(value: object) -> list[msgspec.Struct]:
    if isinstance(value, tuple):
        return [found for one in value for found in structs_in(one)]
    if not isinstance(value, msgspec.Struct):
        return []
    children = [getattr(value, name) for name in value.__struct_fields__]
    return [value, *(found for child in children for found in structs_in(child))]


def missing(kind: type[msgspec.Struct], table: dict[str, Any]) -> list[str]:
    """Return the settings of `kind` that are not in the table, or not with their default."""
    found = []
    for field in msgspec.structs.fields(kind):
        value = table.get(field.encode_name)
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            found += missing(field.type, value or {})
        elif field.encode_name not in table:
            found.append(field.encode_name)
        elif not field.required and msgspec.convert(value, field.type) != field.default:
            found.append(f"{field.encode_name} = {value}, not {field.default}")
    return found


def test_the_example_holds_every_setting_with_its_default() -> None:
    data = tomllib.loads(TEXT)
    assert missing(Settings, data) == []
    # A rule has a field or a pattern, and a field needs a prefix or lengths.
    first, second = data["card"]
    assert missing(CardRule, {**first, "pattern": "", "field": 0, "prefix": []}) == []
    assert first["field"]
    assert first["prefix"]
    assert second["pattern"]


def test_the_example_explains_every_setting_that_has_a_choice_or_a_unit() -> None:
    bare = [
        line
        for above, line in zip(TEXT.splitlines(), TEXT.splitlines()[1:], strict=False)
        if " = " in line and not line.startswith("#") and above.startswith("[") and "[[card]]" not in above
    ]
    assert bare == [], "the first setting of a table has a comment above it"


def test_the_example_passes_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(EXAMPLE) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"{EXAMPLE}: OK\n")
    assert "Paraugs klīnika" in out
    assert "paraugs-polise, izdomats-drosiba" in out
    assert err == ""


@pytest.mark.parametrize("fields", [{}, {"kid": None}, {"use": "enc", "alg": "ECDH-ES"}])
def test_the_check_tells_the_public_key_s_thumbprint_in_groups(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fields: dict[str, object]
) -> None:
    path = with_key(tmp_path, **fields)
    assert check(path) == 0
    shown = re.search(r"  public key: (.+) \(thumbprint, RFC 7638\)\n", capsys.readouterr().out)
    assert shown
    assert shown[1].replace(" ", "") == jwk.JWK.from_json(load(path).terminal.public_key).thumbprint()
    assert {len(group) for group in shown[1].split()} == {4, 3}


@pytest.mark.parametrize(
    ("driver", "device", "said"),
    [
        ("auto", "", "auto, found by its USB id"),
        ("hid", "", "hid, found by its USB id"),
        ("serial", "", "serial, found by the USB id 067b:2303 alone; set `device` for any other"),
        ("serial", "/dev/ttyUSB0", "serial on /dev/ttyUSB0"),
    ],
)
def test_the_check_tells_how_the_reader_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], driver: str, device: str, said: str
) -> None:
    path = saved(
        tmp_path, ('driver = "auto"', f'driver = "{driver}"'), ('\ndevice = ""', f'\ndevice = "{device}"')
    )
    assert check(path) == 0
    assert f"  reader: {said}\n" in capsys.readouterr().out


def test_the_least_that_is_required_is_enough(tmp_path: Path) -> None:
    headers = ("[terminal]", "[institution]", "[support]", "[[card]]", "[reader]", "[printer]")
    required = (
        *("url", "public_key", "name", "address", "contact", "hours", "phone_"),
        *("insurer", "field", "prefix", "pattern", "device", "queue"),
    )
    needed = TEXT[: TEXT.index("[network]")]
    kept = [line for line in needed.splitlines() if line.startswith((*headers, *required))]
    path = tmp_path / "kiosk.toml"
    path.write_text("\n".join(kept), encoding="utf-8")
    least, whole = load(path), load(EXAMPLE)
    assert least.panel == whole.panel
    assert (least.card[0], least.printer, least.time) == (whole.card[0], whole.printer, whole.time)


def test_settings_cannot_be_changed() -> None:
    settings = load(EXAMPLE)
    assert len(structs_in(settings)) == 18
    assert all(struct.__struct_config__.frozen for struct in structs_in(settings))
    assert all(struct.__struct_config__.forbid_unknown_fields for struct in structs_in(settings))


def test_the_check_tells_every_fault_and_exits_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(
        tmp_path, ("rotation = 0", "rotation = 45"), ('zone = "Europe/Riga"', 'zone = "Eirope/Riga"')
    )
    assert check(path) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"{path}:{line_of('rotation = 0')}: panel.rotation is 45; expected one of 0, 90, 180, 270",
        (
            f'{path}:{line_of("zone = ")}: time.zone is "Eirope/Riga";'
            " expected a time zone of the tz database, such as Europe/Riga"
        ),
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example:8443/base",
        "http://127.0.0.1:8000",
        "http://localhost:1",
        "http://[::1]:80",
        URL + "/",
    ],
)
def test_an_address_may_be_https_anywhere_or_http_on_this_machine(tmp_path: Path, url: str) -> None:
    assert load(saved(tmp_path, (URL, url))).terminal.url == url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "http://terminal.paraugs.example",
            "expected https://, since http:// is allowed on this machine only",
        ),
        ("http://127.0.0.1.example", "expected https://"),
        ("ftp://terminal.example", "expected an address such as"),
        ("terminal.example", "expected an address such as"),
        ("https://", "expected an address such as"),
        ("https://a b.example", "expected an address such as"),
        ("https://a.example:port", "expected an address such as"),
        ("https://a.example:0", "expected an address such as"),
        ("https://[::1", "expected an address such as"),
        ("https://klīnika.example", "expected an address such as"),
        ("https://user:secret@a.example", "expected the address alone"),
        ("https://a.example/?x=1", "expected the address alone"),
        ("https://a.example/#x", "expected the address alone"),
    ],
)
def test_an_address_that_is_none_or_not_safe_is_told(tmp_path: Path, url: str, expected: str) -> None:
    line, message = told(saved(tmp_path, (URL, url)))
    assert line == line_of("url = ")
    assert message.startswith(f'terminal.url is "{url}"; {expected}')


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"d": msgspec.json.decode(PRIVATE)["d"]}, "holds a private key, which must never leave"),
        ({"crv": "P-384"}, "is a key of another kind"),
        ({"kty": "oct", "k": "AAAA"}, "holds a private key"),
        ({"use": "sig"}, "is a key of another kind"),
        ({"x": None}, "has an x and y that are no point of the curve"),
        ({"x": "AAAA"}, "has an x and y that are no point of the curve"),
        ({"y": 5}, "has an x and y that are no point of the curve"),
        ({"x": "not base64!"}, "has an x and y that are no point of the curve"),
    ],
)
def test_a_key_that_cannot_seal_a_card_is_told(tmp_path: Path, fields: dict[str, object], said: str) -> None:
    line, message = told(with_key(tmp_path, **fields))
    assert line == line_of("public_key = ")
    assert message.startswith(f"terminal.public_key {said}")
    assert "expected a public JWK: EC, curve P-256" in message


def test_a_private_key_is_not_repeated_in_words(tmp_path: Path) -> None:
    secret = msgspec.json.decode(PRIVATE)["d"]
    assert secret not in told(with_key(tmp_path, d=secret))[1]


@pytest.mark.parametrize(
    ("text", "said"), [("{", "is not JSON"), ("[]", "is not a JSON object"), ("[" * 99999, "is")]
)
def test_a_key_that_is_no_jwk_at_all_is_told(tmp_path: Path, text: str, said: str) -> None:
    key = next(line for line in TEXT.splitlines() if line.startswith("public_key"))
    assert told(saved(tmp_path, (key, f"public_key = '{text}'")))[1].startswith(f"terminal.public_key {said}")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'hours = "08:30-17:00"',
            'hours = "17:00-08:30"',
            'support.hours is "17:00-08:30", which ends before',
        ),
        (
            'hours = "08:30-17:00"',
            'hours = "8:30-17:00"',
            'support.hours is "8:30-17:00"; expected hours such',
        ),
        ('hours = "08:30-17:00"', 'hours = "08:30-24:00"', 'support.hours is "08:30-24:00"; expected hours'),
        (
            '"+371 60000000"',
            '"60000000"',
            'support.phone_working_hours is "60000000"; expected a number such as',
        ),
        ('"+371 20000000"', '"+371 2"', 'support.phone_other_hours is "+371 2"; expected a number such as'),
        (
            'default = "lv"',
            'default = "lt"',
            'languages.default is "lt"; expected one of',
        ),
        (
            'offered = ["lv", "ru", "en"]',
            'offered = ["en", "ru"]',
            'languages.default is "lv"; expected one of',
        ),
        (
            'offered = ["lv", "ru", "en"]',
            'offered = ["lv", "lv"]',
            "languages.offered names a language twice",
        ),
        (
            'zone = "Europe/Riga"',
            'zone = "../etc/passwd"',
            'time.zone is "../etc/passwd"; expected a time zone',
        ),
        ('zone = "Europe/Riga"', 'zone = ""', 'time.zone is ""; expected a time zone'),
        ('zone = "Europe/Riga"', 'zone = "Europe"', 'time.zone is "Europe"; expected a time zone'),
        (
            '"/run/polise/printer.sock"',
            '"/run/polise/reader.sock"',
            "printer.socket is the reader's socket too",
        ),
        (
            'queue = "talons"',
            'queue = "my talons"',
            'printer.queue is "my talons"; expected letters, digits,',
        ),
        (
            'uri = ""',
            'uri = "http://x"',
            'printer.uri is "http://x"; expected "usb", an address ipp://… or ipps://…',
        ),
        ('uri = ""', 'uri = "ipp:///x"', 'printer.uri is "ipp:///x"; expected "usb", an address ipp://…'),
        (
            'uri = ""',
            'uri = "ipp://[::1/x"',
            'printer.uri is "ipp://[::1/x"; expected an address such as ipp',
        ),
        (
            'uri = ""',
            'uri = "ipp://a:0/x"',
            'printer.uri is "ipp://a:0/x"; expected an address such as ipp://',
        ),
        (
            'uri = ""',
            'uri = "ipp://u@a/x"',
            'printer.uri is "ipp://u@a/x"; expected an address such as ipp://',
        ),
        (
            'uri = ""',
            'uri = "ipp://a:x/x"',
            'printer.uri is "ipp://a:x/x"; expected an address such as ipp://',
        ),
        (
            A5,
            'media = "A5"',
            'printer.media is "A5"; expected a PWG size name such as "iso_a5_148x210mm", or',
        ),
        (A5, 'media = ""', 'printer.media is ""; expected a PWG size name such as'),
        (A5, 'media = "roll_58mm"', 'printer.media is "roll_58mm"; expected a PWG size name'),
        (
            A5,
            'media = "iso_a6_105x148mm"',
            'printer.media is "iso_a6_105x148mm"; expected a sheet of 148 x 210 mm or more, upright, or',
        ),
        (A5, 'media = "custom_x_210x148mm"', "printer.media is"),
        (A5, 'media = "na_x_5.5x8.5in"', "printer.media is"),
    ],
)
def test_values_that_do_not_fit_are_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert told(saved(tmp_path, (old, new)))[1].startswith(message)


@pytest.mark.parametrize("media", ["iso_a4_210x297mm", "na_letter_8.5x11in", "roll_80mm"])
def test_the_voucher_goes_on_any_sheet_that_holds_it_and_on_a_roll(tmp_path: Path, media: str) -> None:
    printer = load(saved(tmp_path, (A5, f'media = "{media}"'))).printer
    assert printer.media == media
    assert printer.page == ("custom_80x210mm_80x210mm" if media == "roll_80mm" else media)


def test_a_printer_on_usb_is_said_in_one_word(tmp_path: Path) -> None:
    printer = load(saved(tmp_path, ('uri = ""', 'uri = "usb"'))).printer
    assert (printer.uri, printer.address) == ("usb", "ipp://localhost:60000/ipp/print")
    named = load(saved(tmp_path, ('uri = ""', 'uri = "ipps://192.0.2.7/ipp/print"'))).printer
    assert named.address == named.uri == "ipps://192.0.2.7/ipp/print"


def test_a_default_language_that_is_not_offered_is_told_on_its_line(tmp_path: Path) -> None:
    line, _ = told(saved(tmp_path, ('offered = ["lv", "ru", "en"]', 'offered = ["en"]')))
    assert line == line_of("default = ")


def test_an_insurer_with_two_kinds_of_card_has_two_rules(tmp_path: Path) -> None:
    rules = load(saved(tmp_path, ("izdomats-drosiba", "paraugs-polise"))).card
    assert [rule.insurer for rule in rules] == ["paraugs-polise", "paraugs-polise"]


def test_a_kiosk_without_card_rules_is_told(tmp_path: Path) -> None:
    head, rest = TEXT.split("\n[[card]]\n", 1)
    path = tmp_path / "kiosk.toml"
    path.write_text(head + rest[rest.index("[reader]") :], encoding="utf-8")
    assert told(path) == (
        None,
        "card is missing; expected a list of tables, each under a header in double brackets [[…]]",
    )


@pytest.mark.parametrize(
    ("at", "working"),
    [
        ("2026-11-23T08:29:59", False),  # a Monday
        ("2026-11-23T08:30:00", True),
        ("2026-11-23T16:59:59", True),
        ("2026-11-23T17:00:00", False),
        ("2026-11-27T12:00:00", True),  # Friday
        ("2026-11-28T12:00:00", False),  # Saturday
        ("2026-11-29T12:00:00", False),
    ],
)
def test_the_number_to_call_follows_the_working_hours(at: str, *, working: bool) -> None:
    support = load(EXAMPLE).support
    phone = "+371 60000000" if working else "+371 20000000"
    assert support_now(support, datetime.fromisoformat(at)) == SupportNow(phone, working)


def test_the_working_hours_are_those_of_the_clock_on_the_wall() -> None:
    support, zone = load(EXAMPLE).support, ZoneInfo("Europe/Riga")
    utc = datetime.fromisoformat("2026-11-23T06:45:00+00:00")
    assert support_now(support, utc.astimezone(zone)).working_hours


@pytest.mark.parametrize("seconds", ["39", "1801", '"long"'])
def test_a_lock_that_comes_too_soon_or_never_is_a_fault(tmp_path: Path, seconds: str) -> None:
    line = "lock_after_seconds = 120"
    at, words = told(saved(tmp_path, (line, f"lock_after_seconds = {seconds}")))
    assert at == line_of(line)
    assert "40" in words
    assert "1800" in words
