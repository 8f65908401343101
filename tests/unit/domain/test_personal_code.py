"""Personal codes in both forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import PersonalCodeError
from kiosk.domain.personal_code import check_digit, parse

OLD_BODY = "010190-1000".replace("-", "")
OLD = OLD_BODY + check_digit(OLD_BODY)


def test_a_code_is_shown_grouped_and_masked() -> None:
    code = parse("320000-10003")
    assert (code.grouped, code.masked) == ("320000-10003", "320000-•••••")
    assert not code.doubtful


def test_a_code_does_not_stand_in_its_own_repr() -> None:
    assert "10003" not in repr(parse("32000010003"))


@given(st.integers(min_value=0, max_value=9), st.from_regex(r"3[2-9][0-9]{8}", fullmatch=True))
def test_a_new_code_is_never_refused(last: int, body: str) -> None:
    code = parse(f"{body}{last}")
    assert code.doubtful == (str(last) != check_digit(body))


def test_an_old_code_with_its_check_digit_is_taken() -> None:
    assert parse(OLD).digits == OLD


@given(st.integers(min_value=1, max_value=9))
def test_an_old_code_with_another_last_digit_is_refused(shift: int) -> None:
    wrong = OLD[:10] + str((int(OLD[10]) + shift) % 10)
    with pytest.raises(PersonalCodeError) as error:
        parse(wrong)
    assert error.value.reason == "checksum"


@pytest.mark.parametrize("text", ["", "3200001000", "320000100031", "32000O10003", "٣٢٠٠٠٠١٠٠٠٣"])
def test_what_is_not_eleven_digits_is_incomplete(text: str) -> None:
    with pytest.raises(PersonalCodeError) as error:
        parse(text)
    assert error.value.reason == "incomplete"


@pytest.mark.parametrize("text", ["31029010000", "00019010000", "01139010000", "01019030000"])
def test_an_old_code_needs_a_real_date_and_century(text: str) -> None:
    with pytest.raises(PersonalCodeError) as error:
        parse(text)
    assert error.value.reason == "date"
