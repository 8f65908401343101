"""What is to be done about a refused line: a table of data, complete, and shown with whoever has to act."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.domain.money import Split
from kiosk.domain.transaction import Line, LineStatus, Reason
from kiosk.ui import icons
from kiosk.ui.actors import Actor
from kiosk.ui.environment import Panel
from kiosk.ui.next_steps import DATA, NextStep, NextSteps, known, step_for
from tests.gallery.scenes import states
from tests.ui.desk import LANGUAGES, open_desk

PROGRAMMES = Path(__file__).parents[2] / "kiosk/sandbox/data/programmes.toml"
REFUSALS = {"not-covered", "limit-used-up", "needs-referral", "needs-guarantee-letter"}


def refused(code: str, text: str = "Nē") -> Line:
    return Line(1, "K-1", "Konsultācija", Split(100, 0, 100), LineStatus.REFUSED, Reason(code, text))


def in_part(code: str) -> Line:
    return Line(1, "K-1", "Konsultācija", Split(100, 40, 60), LineStatus.PARTIAL, Reason(code, "Daļa"))


def codes_of(insurers: object) -> list[str]:
    return [code for step in known().step if step.insurer == insurers for code in step.codes]


def test_every_reason_for_which_the_embedded_service_refuses_has_a_step_of_its_own() -> None:
    reasons = tomllib.loads(PROGRAMMES.read_text(encoding="utf-8"))["reason"]
    refusals = [reason["code"] for reason in reasons if reason["use"] in REFUSALS]
    assert len(refusals) == len(REFUSALS)
    assert all(step_for(refused(code), "paraugs") is not known().general for code in refusals)


def test_a_part_that_used_up_the_limit_has_one_and_where_the_figures_say_enough_there_is_none() -> None:
    reasons = tomllib.loads(PROGRAMMES.read_text(encoding="utf-8"))["reason"]
    codes = {reason["use"]: reason["code"] for reason in reasons}
    assert step_for(in_part(codes["rest-of-limit"]), "paraugs")
    assert step_for(in_part(codes["tariff"]), "paraugs") is None


def test_each_of_the_three_has_to_act_somewhere_and_has_an_icon() -> None:
    assert {step.who for step in known().step} == set(Actor) - {Actor.TECHNICIAN}
    assert {step.icon for step in known().step} <= icons.names()


def test_no_code_stands_twice() -> None:
    for insurer in {step.insurer for step in known().step}:
        assert len(codes_of(insurer)) == len(set(codes_of(insurer)))


def test_every_step_has_words_in_every_language() -> None:
    for step in (known().general, *known().step):
        words = [getattr(step, language) for language in LANGUAGES]
        assert all(words)
        assert len(set(words)) == len(words)


def test_an_unknown_code_has_the_general_step() -> None:
    assert step_for(refused("X-999"), "paraugs") is known().general


def test_an_insurer_s_own_meaning_of_a_code_goes_before_everybody_s() -> None:
    words: dict[str, Any] = dict.fromkeys(LANGUAGES, "a")
    general = NextStep(who=Actor.PATIENT, **words)
    everybody = NextStep(codes=("7",), who=Actor.CLINIC, **words)
    own = NextStep(codes=("7",), insurer="paraugs", who=Actor.INSURER, **words)
    for steps in ((everybody, own), (own, everybody)):
        table = NextSteps(general, steps)
        assert step_for(refused("7"), "paraugs", table) is own
        assert step_for(refused("7"), "cits", table) is everybody
    assert step_for(refused("7"), "cits", NextSteps(general, (own,))) is general


def test_a_line_that_is_paid_needs_no_step() -> None:
    paid = Line(1, "K-1", "Konsultācija", Split(100, 100, 0), LineStatus.FULL, Reason("N01", "Viss"))
    assert step_for(paid, "paraugs") is None


def test_what_a_code_means_of_a_refusal_is_not_said_of_a_part() -> None:
    assert step_for(in_part("N01"), "paraugs") is None
    assert step_for(refused("P03"), "paraugs") is known().general


@pytest.mark.parametrize("flaw", [{"who": "nobody"}, {"code": "N01"}, {"ru": 7}])
def test_a_slip_in_the_table_is_found(flaw: dict[str, object]) -> None:
    step = {"codes": ["1"], "who": "patient", **dict.fromkeys(LANGUAGES, "a"), **flaw}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"general": step, "step": []}, NextSteps)


def test_the_technician_s_table_is_where_the_kiosk_reads_it() -> None:
    assert DATA.name == "next_steps.toml"


def test_a_refused_line_says_whose_turn_it_is_in_every_language(
    start: Callable[..., Any], panel: Panel
) -> None:
    from kiosk.ui.i18n import tr

    at = open_desk(start, states()["statuses"], panel)
    for language in LANGUAGES:
        tr.lang = language
        at.robot.frames(3)
        line = next(one for one in at.robot.find("lines").children if one.status == "refused")
        assert line.step.endswith(getattr(known().general, language)) or line.step_icon
        assert at.robot.reveal("scroll", line.step)
    assert not any(one.step for one in at.robot.find("lines").children if one.status != "refused")
