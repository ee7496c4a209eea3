"""A teacher types phone numbers as they stand in old lists and chats; all are made up."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core import phone
from carekeeper.core.errors import Invalid

mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
landlines = st.from_regex(r"(010|02[0-9]|0[3-9][0-9]{2})-?[0-9]{7,8}", fullmatch=True)
services = st.from_regex(r"[48]00[0-9]{7}", fullmatch=True)
abroad = st.from_regex(r"\+(1|44|852|853|81)[0-9]{8,10}", fullmatch=True)
short = st.from_regex(r"[1-9][0-9]{2,5}|[2-9][0-9]{6,7}", fullmatch=True)
extensions = st.from_regex(r"转[0-9]{1,6}", fullmatch=True)
full = mobiles | landlines | services | abroad
numbers = full | short | st.builds(str.__add__, landlines, extensions)


def said(text: str) -> str:
    with pytest.raises(Invalid) as caught:
        phone.parse(text)
    return caught.value.sentence


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("13800001207", "13800001207", "138 0000 1207"),
        ("138-0000-1207", "13800001207", "138 0000 1207"),
        ("+86 138 0000 1207", "13800001207", "138 0000 1207"),
        ("008613800001207", "13800001207", "138 0000 1207"),
        ("8613800001207", "13800001207", "138 0000 1207"),
        ("(+86)138.0000.1207", "13800001207", "138 0000 1207"),
        ("１３８　００００　１２０７", "13800001207", "138 0000 1207"),
        ("013800001207", "13800001207", "138 0000 1207"),
        ("\u202a138 0000 1207\u202c", "13800001207", "138 0000 1207"),
        ("0572-00006688", "0572-00006688", "0572-0000 6688"),
        ("（0572）0000 6688", "0572-00006688", "0572-0000 6688"),
        ("057200006688", "0572-00006688", "0572-0000 6688"),
        ("+86 572 0000 6688", "0572-00006688", "0572-0000 6688"),
        ("010 0000 6688", "010-00006688", "010-0000 6688"),
        ("0855-0006688", "0855-0006688", "0855-000 6688"),
        ("4001234567", "400-123-4567", "400-123-4567"),
        ("+86 400-123-4567", "400-123-4567", "400-123-4567"),
        ("0572-00006688转8", "0572-00006688转8", "0572-0000 6688 ext. 8"),
        ("0572-00006688 分機 801", "0572-00006688转801", "0572-0000 6688 ext. 801"),
        ("0572-0006688-8", "0572-0006688转8", "0572-000 6688 ext. 8"),
        ("66880000", "66880000", "6688 0000"),
        ("6688000", "6688000", "668 8000"),
        ("661207", "661207", "661207"),
        ("+852 0000 6688", "+85200006688", "+85200006688"),
        ("00853 0000 6688", "+85300006688", "+85300006688"),
    ],
)
def test_a_number_is_kept_plain_and_shown_in_groups(typed: str, kept: str, shown: str) -> None:
    assert phone.parse(typed) == kept
    assert phone.shown(kept) == shown


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1380000120", "A mobile number has 11 digits; this one has 10."),
        ("138000012070", "A mobile number has 11 digits; this one has 12."),
        ("1380000", "A mobile number has 11 digits; this one has 7."),
        ("12800001207", "A mobile number begins with 13 to 19."),
        ("0572-6688", "A landline has its area code and then 7 or 8 digits"),
        ("妈妈13800001207", "A phone number has only digits"),
        ("668800001", "No phone number has 9 digits. Is the area code missing?"),
        ("66", "No phone number has 2 digits."),
        ("+852 1", "A number outside the mainland has its country code"),
        ("　", "There is no phone number here."),
        ("١٣٨٠٠٠٠١٢٠٧", "A phone number has only digits"),
    ],
)
def test_a_mistake_is_said_in_a_sentence(typed: str, sentence: str) -> None:
    assert said(typed).startswith(sentence)


@given(numbers)
def test_what_is_shown_can_be_typed_again(typed: str) -> None:
    kept = phone.parse(typed)
    assert phone.parse(kept) == kept
    assert phone.parse(phone.shown(kept)) == kept


@given(st.text())
def test_any_text_is_a_phone_number_or_gets_a_sentence(text: str) -> None:
    with contextlib.suppress(Invalid):
        kept = phone.parse(text)
        assert phone.parse(phone.shown(kept)) == kept


@given(
    st.lists(full, max_size=4), st.sampled_from(["、", "，", ",", ";", "；", "/", "\n", " ", "／"])
)
def test_several_numbers_in_one_field_are_all_found_once(typed: list[str], between: str) -> None:
    expected = tuple(dict.fromkeys(phone.parse(one) for one in typed))
    assert phone.parse_many(between.join(typed)) == expected


def test_spaces_part_full_numbers_but_not_the_groups_of_one() -> None:
    assert phone.parse_many("138 0000 1207") == ("13800001207",)
    assert phone.parse_many("138 0000 1207 0572 0000 6688、661207") == (
        "13800001207",
        "0572-00006688",
        "661207",
    )


def test_one_wrong_number_among_several_is_not_swallowed() -> None:
    with pytest.raises(Invalid):
        phone.parse_many("13800001207 139 0000 120")
    with pytest.raises(Invalid, match="this one has 10"):
        phone.parse_many("13800001207、1390000120")


def test_an_empty_field_holds_no_numbers() -> None:
    assert phone.parse_many(" \n") == ()


def test_digits_are_for_search_and_leave_the_extension_out() -> None:
    assert phone.digits("0572-00006688转8") == "057200006688"
    assert phone.digits("+85200006688") == "85200006688"


def test_old_text_that_is_no_number_is_shown_as_it_is() -> None:
    assert phone.shown("见村委会") == "见村委会"
    assert phone.shown("") == ""
