"""A teacher types the ID numbers of made-up students."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core import id_number
from carekeeper.core.errors import Invalid

TODAY = date(2026, 11, 23)
WEIGHTS = [2 ** (17 - place) % 11 for place in range(17)]


def with_check_digit(first: str) -> str:
    """Return a number of 18 digits, by the formula of ISO 7064 instead of the standard's table."""
    total = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
    check = (12 - total % 11) % 11
    return first + ("X" if check == 10 else str(check))


regions = st.integers(110000, 830000).map(str)
births = st.dates(date(1900, 1, 1), TODAY)
numbers = st.builds(
    lambda region, birth, order: with_check_digit(f"{region}{birth:%Y%m%d}{order:03d}"),
    regions,
    births,
    st.integers(1, 999),
)


def said(text: str) -> str:
    with pytest.raises(Invalid) as caught:
        id_number.parse(text, today=TODAY)
    return caught.value.sentence


def test_the_example_of_the_standard_holds() -> None:
    found = id_number.parse("11010519491231002X")
    assert found == id_number.ResidentId("11010519491231002X", date(1949, 12, 31), "female")


def test_small_x_full_width_digits_and_spaces_are_understood() -> None:
    assert id_number.parse("１１０１０５　1949 1231 002x").text == "11010519491231002X"


@pytest.mark.parametrize("region", ["810000", "820000", "830000", "990000", "156156"])
def test_residence_permits_and_unknown_regions_are_ordinary_numbers(region: str) -> None:
    number = with_check_digit(f"{region}20160229001")
    found = id_number.parse(number, today=TODAY)
    assert (found.birth_date, found.sex) == (date(2016, 2, 29), "male")


@given(numbers)
def test_every_well_made_number_is_read_with_its_birth_date_and_sex(number: str) -> None:
    found = id_number.parse(number, today=TODAY)
    assert f"{found.birth_date:%Y%m%d}" == number[6:14]
    assert found.sex == ("male" if number[16] in "13579" else "female")
    assert id_number.parse(f" {number.lower()} ", today=TODAY) == found


@given(numbers, st.integers(0, 16), st.integers(1, 9))
def test_one_mistyped_digit_never_passes(number: str, place: int, by: int) -> None:
    digit = str((int(number[place]) + by) % 10)
    said(number[:place] + digit + number[place + 1 :])


@given(numbers, st.integers(0, 15))
def test_two_digits_exchanged_never_pass(number: str, place: int) -> None:
    left, right = number[place], number[place + 1]
    if left != right:
        said(number[:place] + right + left + number[place + 2 :])


@given(st.text())
def test_any_other_text_is_answered_with_a_sentence(text: str) -> None:
    assert said(text).endswith(".")


def test_each_mistake_has_its_own_sentence() -> None:
    assert said("1101051949123100") == "A resident ID number has 18 digits; this one has 16."
    assert said("").endswith("this one has 0.")
    assert said("110105194912310021").startswith("The check digit does not match")
    assert said("11010519491331002X").endswith("does not exist: 1949-13-31.")
    assert said("110105000012310021").endswith("does not exist: 0000-12-31.")
    assert said(with_check_digit("11010520261124001")).endswith("in the future: 2026-11-24.")
    assert "only digits" in said("11010519491231002A")
    assert "only digits" in said("1101051949123100X2")
    assert "15 digits" in said("110105491231002")


def test_a_child_born_today_is_not_in_the_future() -> None:
    assert id_number.parse(with_check_digit("11010520261123001"), today=TODAY).sex == "male"


@pytest.mark.parametrize(
    "damaged", ["1.10105E+17", "1.10105194912310E+17", "110105194912310000", "110105194912310000.0"]
)
def test_a_number_that_a_spreadsheet_cut_is_named_as_such(damaged: str) -> None:
    assert "spreadsheet has damaged" in said(damaged)
    assert id_number.looks_damaged(damaged)


def test_a_real_number_ending_in_zeros_is_read_but_an_import_may_ask() -> None:
    number = next(
        text
        for day in range(1, 29)
        if (text := with_check_digit(f"110105201602{day:02d}100")).endswith("000")
    )
    assert id_number.parse(number, today=TODAY).text == number
    assert id_number.looks_damaged(number)
    assert not id_number.looks_damaged("11010519491231002X")


def test_a_list_shows_only_the_last_four() -> None:
    assert id_number.masked("11010519491231002X") == "••••••••••••••002X"
    assert id_number.masked("123") == "•••"
    assert id_number.masked("") == ""


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("passport", " e1234 5678 ", "E12345678"),
        ("hong_kong", "H0000000100", "H0000000100"),
        ("macau", "M00000001", "M00000001"),
        ("taiwan", "00000001", "00000001"),
        ("permanent_residence", "ABC000000000001", "ABC000000000001"),
        ("resident_id", "11010519491231002x", "11010519491231002X"),
        ("hong_kong", "11010519491231002x", "11010519491231002X"),
        ("other", "军官证 001", "军官证 001"),
    ],
)
def test_other_documents_are_kept_in_a_plain_form(kind: str, typed: str, kept: str) -> None:
    assert id_number.valid_document(kind, typed, today=TODAY) == kept


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("passport", "护照"), ("hong_kong", "12"), ("taiwan", "ABC"), ("other", "")],
)
def test_what_cannot_be_such_a_document_is_refused(kind: str, typed: str) -> None:
    with pytest.raises(Invalid, match="does not look like"):
        id_number.valid_document(kind, typed)
