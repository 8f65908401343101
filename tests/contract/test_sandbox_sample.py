"""The sample data: large enough, consistent, and of invented people."""

import re
from collections import Counter

from kiosk.domain import personal_code
from kiosk.sandbox import sample
from kiosk.sandbox.demo import (
    CARD_PATTERNS,
    DEMO_PASSWORD,
    DEMO_USER,
    SAMPLE_CARDS,
    SUPERVISOR_PASSWORD,
    SUPERVISOR_USER,
)
from kiosk.sandbox.sessions import matches

CLINIC = sample.load()


def luhn(number: str) -> bool:
    doubled = [int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(number))]
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0


def test_the_catalogue_is_as_large_as_a_real_one() -> None:
    assert len(CLINIC.groups) >= 8
    assert len(CLINIC.services) >= 120
    assert len(CLINIC.providers) >= 6
    assert len(CLINIC.insurers) >= 3
    assert len({policy.person for policy in CLINIC.policies}) >= 5


def test_codes_and_names_are_unique_and_every_group_holds_services() -> None:
    for names in (
        [one.code for one in CLINIC.services],
        [one.name for one in CLINIC.services],
        [one.id for one in CLINIC.policies],
        [one.card for one in CLINIC.policies],
    ):
        assert max(Counter(names).values()) == 1
    assert {one.group for one in CLINIC.services} == {one.id for one in CLINIC.groups}
    assert all(0 < one.price < 100_000 for one in CLINIC.services)


def test_some_names_are_too_long_for_one_row() -> None:
    assert sum(len(one.name) > 80 for one in CLINIC.services) >= 3


def test_every_rule_names_what_exists() -> None:
    groups = {one.id for one in CLINIC.groups}
    for programme in CLINIC.programmes:
        limits = {limit.id for limit in programme.limit}
        for rule in programme.rule:
            assert set(rule.services) <= set(CLINIC.service_by_code)
            assert set(rule.groups) <= groups
            assert set(rule.limits) <= limits
            assert rule.refuse is None or rule.refuse in CLINIC.reasons


def test_every_policy_is_of_a_known_insurer_and_programme_and_its_card_fits_the_insurers_pattern() -> None:
    patterns = {one.insurer: one.pattern for one in CARD_PATTERNS}
    for policy in CLINIC.policies:
        assert policy.insurer in CLINIC.insurer_by_id
        assert CLINIC.programme_by_id[policy.programme].insurer == policy.insurer
        number = re.search(r"\(\?P<number>(.*?)\)", patterns[policy.insurer])
        assert number is not None
        assert re.fullmatch(number[1], policy.card)
        assert luhn(policy.card) or policy.insurer != "paraugs"


def test_every_sample_card_is_recognised_by_exactly_its_insurers_pattern() -> None:
    for card in SAMPLE_CARDS.values():
        fitting = [(one, re.search(one.pattern, card.track2)) for one in CARD_PATTERNS]
        found = [(one.insurer, match["number"]) for one, match in fitting if match]
        assert found == [(card.insurer, card.number)]


def test_every_sample_card_but_the_unknown_one_was_issued_to_its_holder() -> None:
    issued = {(one.insurer, one.card): (one.name, one.person) for one in CLINIC.policies}
    for name, card in SAMPLE_CARDS.items():
        holder = issued.get((card.insurer, card.number), ("", ""))
        assert holder == (card.person, card.personal_code), name
    assert SAMPLE_CARDS["unknown"].person == ""


def test_the_personal_codes_are_possible_and_one_of_each_kind_is_among_them() -> None:
    codes = [personal_code.parse(policy.person) for policy in CLINIC.policies]
    assert any(not personal_code.is_new_form(code.digits) for code in codes)
    assert any(code.doubtful for code in codes)
    assert any(personal_code.is_new_form(code.digits) and not code.doubtful for code in codes)


def test_the_demos_log_ins_are_those_of_the_data() -> None:
    stored = {one.user: one for one in CLINIC.operators}
    assert matches(DEMO_PASSWORD, stored[DEMO_USER].password)
    assert matches(SUPERVISOR_PASSWORD, stored[SUPERVISOR_USER].password)
    assert stored[DEMO_USER].role == "receptionist"
    assert stored[SUPERVISOR_USER].role == "supervisor"


def test_the_catalogues_version_changes_with_its_contents() -> None:
    assert sample.load().catalogue.version == CLINIC.catalogue.version
    assert sample.load(insurers=1).catalogue.version != CLINIC.catalogue.version
