"""Adjudication: what a programme pays of a line, rule by rule."""

from datetime import date

import msgspec
import pytest

from kiosk.sandbox import sample
from kiosk.sandbox.rules import Limit, Past, Programme, Rule, adjudicate, euro
from kiosk.sandbox.wire import messages as m

TODAY = date(2026, 11, 23)
REASONS = sample.load().reasons
VISIT = m.Service(code="V", name="Vizīte", group="visits", price=1005)
TEST = m.Service(code="T", name="Analīze", group="tests", price=620)
PER_DAY = Limit(id="day", name="2 dienā", period="day", count=2)
PER_YEAR = Limit(id="year", name="gadā", period="year", cents=2000)


def pays(*rules: Rule, limits: tuple[Limit, ...] = ()) -> Programme:
    return Programme(id="p", insurer="i", name="P", limit=limits, rule=rules)


def answer(programme: Programme, *bill: m.Service, history: tuple[Past, ...] = ()) -> list[m.Line]:
    return adjudicate(programme, REASONS, bill, history, TODAY)


def reason(line: m.Line) -> tuple[str, str]:
    assert line.reason is not None
    return line.reason.code, line.reason.text


def amounts(lines: list[m.Line]) -> list[tuple[str, int, int]]:
    return [(line.status, line.compensated, line.patient) for line in lines]


def test_a_rule_without_conditions_pays_in_full_and_gives_no_reason() -> None:
    (line,) = answer(pays(Rule(groups=("visits",))), VISIT)
    assert (line.number, line.service, line.name, line.price) == (1, "V", "Vizīte", 1005)
    assert (line.status, line.compensated, line.patient, line.reason) == ("full", 1005, 0, None)


def test_a_service_that_no_rule_names_is_not_covered() -> None:
    (line,) = answer(pays(Rule(groups=("visits",))), TEST)
    assert amounts([line]) == [("refused", 0, 620)]
    assert reason(line) == ("N01", "Programma šo pakalpojumu neapmaksā")


def test_the_first_rule_that_fits_decides() -> None:
    programme = pays(Rule(services=("T",), tariff=500), Rule(groups=("tests",)))
    assert amounts(answer(programme, TEST)) == [("partial", 500, 120)]


def test_a_contract_price_is_all_that_is_paid() -> None:
    (line,) = answer(pays(Rule(services=("T",), tariff=500)), TEST)
    assert reason(line) == ("P01", "Līgumcena 5,00\u00a0€")


@pytest.mark.parametrize("tariff", [620, 700])
def test_a_contract_price_that_is_not_lower_changes_nothing(tariff: int) -> None:
    (line,) = answer(pays(Rule(services=("T",), tariff=tariff)), TEST)
    assert (line.status, line.reason) == ("full", None)


@pytest.mark.parametrize(("percent", "paid"), [(50, 503), (70, 704), (1, 10), (99, 995)])
def test_a_percentage_is_rounded_half_up_to_the_cent(percent: int, paid: int) -> None:
    (line,) = answer(pays(Rule(groups=("visits",), percent=percent)), VISIT)
    assert amounts([line]) == [("partial", paid, 1005 - paid)]
    assert reason(line) == ("P02", f"Programma apmaksā {percent} % no cenas")


def test_a_percentage_is_taken_of_the_contract_price() -> None:
    (line,) = answer(pays(Rule(services=("T",), tariff=500, percent=50)), TEST)
    assert amounts([line]) == [("partial", 250, 370)]


@pytest.mark.parametrize(
    ("use", "code"), [("not-covered", "N01"), ("needs-referral", "N03"), ("needs-guarantee-letter", "N04")]
)
def test_a_refusing_rule_pays_nothing_and_says_why(use: str, code: str) -> None:
    refusing = msgspec.convert({"groups": ["tests"], "refuse": use}, Rule)
    (line,) = answer(pays(refusing), TEST)
    assert amounts([line]) == [("refused", 0, 620)]
    assert reason(line)[0] == code


def test_the_same_service_given_too_often_in_one_bill_uses_the_limit_up() -> None:
    lines = answer(pays(Rule(groups=("tests",), limits=("day",)), limits=(PER_DAY,)), TEST, TEST, TEST)
    assert [line.status for line in lines] == ["full", "full", "refused"]
    assert [line.number for line in lines] == [1, 2, 3]
    assert reason(lines[2]) == ("N02", "Limits izsmelts: 2 dienā")


def test_a_limit_in_cents_pays_its_rest_and_then_nothing() -> None:
    programme = pays(Rule(groups=("visits",), limits=("year",)), limits=(PER_YEAR,))
    lines = answer(programme, VISIT, VISIT, VISIT)
    assert amounts(lines) == [("full", 1005, 0), ("partial", 995, 10), ("refused", 0, 1005)]
    assert reason(lines[1]) == ("P03", "Apmaksāts limita atlikums 9,95\u00a0€: gadā")
    assert reason(lines[2]) == ("N02", "Limits izsmelts: gadā")


def test_a_refused_line_uses_no_limit_up() -> None:
    programme = pays(
        Rule(services=("V",), limits=("year",)),
        Rule(services=("T",), refuse="needs-referral", limits=("year",)),
        limits=(PER_YEAR,),
    )
    lines = answer(programme, TEST, VISIT)
    assert [line.status for line in lines] == ["refused", "full"]


def test_services_of_another_limit_do_not_count() -> None:
    programme = pays(Rule(services=("T",), limits=("day",)), Rule(services=("V",)), limits=(PER_DAY,))
    lines = answer(programme, VISIT, VISIT, TEST, TEST)
    assert {line.status for line in lines} == {"full"}


def test_the_tightest_of_two_limits_decides() -> None:
    programme = pays(Rule(groups=("visits",), limits=("day", "year")), limits=(PER_DAY, PER_YEAR))
    lines = answer(programme, VISIT, VISIT, VISIT)
    assert [line.status for line in lines] == ["full", "partial", "refused"]
    assert reason(lines[2])[1] == "Limits izsmelts: 2 dienā"


def test_an_earlier_visit_of_the_day_counts_and_one_of_yesterday_does_not() -> None:
    programme = pays(Rule(groups=("tests",), limits=("day",)), limits=(PER_DAY,))
    before = Past(date(2026, 11, 22), TEST, 620), Past(TODAY, TEST, 620)
    assert [line.status for line in answer(programme, TEST, TEST, history=before)] == ["full", "refused"]


def test_a_yearly_limit_begins_anew_in_january() -> None:
    programme = pays(Rule(groups=("visits",), limits=("year",)), limits=(PER_YEAR,))
    old = Past(date(2025, 12, 31), VISIT, 2000)
    assert [line.status for line in answer(programme, VISIT, history=(old,))] == ["full"]
    assert [line.status for line in answer(programme, VISIT, history=(Past(TODAY, VISIT, 2000),))] == [
        "refused"
    ]


def test_what_was_compensated_counts_and_not_what_was_asked() -> None:
    programme = pays(Rule(groups=("visits",), percent=50, limits=("year",)), limits=(PER_YEAR,))
    (line,) = answer(programme, VISIT, history=(Past(TODAY, VISIT, 1900),))
    assert amounts([line]) == [("partial", 100, 905)]


def test_a_share_that_rounds_to_nothing_is_a_refusal_with_a_reason() -> None:
    penny = m.Service(code="P", name="Sīkums", group="visits", price=1)
    (line,) = answer(pays(Rule(groups=("visits",), percent=1, limits=("year",)), limits=(PER_YEAR,)), penny)
    assert (line.status, line.compensated, reason(line)[0]) == ("refused", 0, "P02")


@pytest.mark.parametrize(
    ("cents", "text"),
    [(0, "0,00\u00a0€"), (5, "0,05\u00a0€"), (500, "5,00\u00a0€"), (123450, "1\u00a0234,50\u00a0€")],
)
def test_amounts_are_written_as_latvians_write_them(cents: int, text: str) -> None:
    assert euro(cents) == text


@pytest.mark.parametrize("programme", sample.load().programmes, ids=lambda programme: programme.id)
def test_every_programme_adds_up_for_every_service_of_the_catalogue(programme: Programme) -> None:
    services = sample.load().services
    for line in adjudicate(programme, REASONS, services * 2, (), TODAY):
        assert line.price == line.compensated + line.patient
        assert line.compensated >= 0
        assert line.patient >= 0
        assert (line.reason is None) == (line.status == "full")
        assert (line.compensated == 0) == (line.status == "refused")
