"""A teacher types days, and reads them again."""

from __future__ import annotations

import contextlib
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core import dates
from carekeeper.core.errors import Invalid

TODAY = date(2026, 11, 23)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
languages = st.sampled_from(["zh_CN", "zh_TW", "en"])


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-23",
        "2026/11/23",
        "2026.11.23",
        "20261123",
        "2026年11月23日",
        "2026 年 11 月 23 号",
        "11月23日",
        "11-23",
        "11.23",
        "２０２６－１１－２３",
        "２０２６年１１月２３日",
        " 23 Nov 2026 ",
        "23 november 2026",
        "Nov 23, 2026",
    ],
)
def test_one_day_can_be_typed_in_many_ways(typed: str) -> None:
    assert dates.parse_date(typed, today=TODAY) == TODAY


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026-02-29", "This date does not exist: 2026-02 has 28 days."),
        ("2-29", "This date does not exist: 2026-02 has 28 days."),
        ("2026-13-01", "There is no month 13."),
        ("2026-11-00", "This date does not exist"),
        ("0226-11-23", "The year 226 cannot be right."),
        ("20261", "This is not a date."),
        ("26-11-23", "This is not a date."),
        ("2026-11/23", "This is not a date."),
        ("昨天", "This is not a date."),
        ("", "This is not a date."),
    ],
)
def test_a_day_that_cannot_be_is_said_in_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(Invalid) as caught:
        dates.parse_date(typed, today=TODAY)
    assert caught.value.sentence.startswith(sentence)


def test_29_february_may_be_typed_without_a_year_in_a_leap_year() -> None:
    assert dates.parse_date("2-29", today=date(2028, 1, 5)) == date(2028, 2, 29)


@given(days, languages)
def test_a_day_that_is_shown_can_be_typed_again(day: date, language: str) -> None:
    assert dates.parse_date(dates.show_date(day, language), today=TODAY) == day
    assert dates.parse_date(day.isoformat(), today=TODAY) == day
    assert dates.parse_date(f"{day:%Y%m%d}", today=TODAY) == day
    assert dates.parse_date(dates.show_short(day, language), today=day) == day


@given(days, st.sampled_from([4, 7, 10]), languages)
def test_a_loose_day_that_is_shown_can_be_typed_again(day: date, size: int, language: str) -> None:
    loose = day.isoformat()[:size]
    assert dates.parse_loose(loose, today=TODAY) == loose
    assert dates.parse_loose(dates.show_loose(loose, language), today=TODAY) == loose
    assert dates.loose_first_day(loose) <= day


@given(st.text() | st.text("0123456789年月日-./ Nov"))
def test_any_text_is_a_day_or_gets_a_sentence(text: str) -> None:
    for parse in (dates.parse_date, dates.parse_loose):
        with contextlib.suppress(Invalid):
            assert parse(text, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2021", "2021"),
        ("2021年", "2021"),
        ("2021年2月", "2021-02"),
        ("2021.2", "2021-02"),
        ("2021-2", "2021-02"),
        ("202102", "2021-02"),
        ("２０２１年２月", "2021-02"),
        ("Feb 2021", "2021-02"),
        ("2021年2月5日", "2021-02-05"),
        ("20210205", "2021-02-05"),
        ("2月5日", "2026-02-05"),
    ],
)
def test_a_family_may_know_only_the_month_or_the_year(typed: str, kept: str) -> None:
    assert dates.parse_loose(typed, today=TODAY) == kept


@pytest.mark.parametrize("typed", ["2027年2月初", "去年", "2", "", "2027-02-"])
def test_what_is_too_vague_is_answered_with_an_example(typed: str) -> None:
    with pytest.raises(Invalid, match="such as 2027, 2027-02 or 2027-02-05"):
        dates.parse_loose(typed, today=TODAY)


def test_a_month_that_is_none_is_refused_in_a_loose_day_too() -> None:
    with pytest.raises(Invalid, match="no month 13"):
        dates.parse_loose("202113", today=TODAY)


def test_days_are_shown_in_the_language_asked_for() -> None:
    assert dates.show_date(TODAY, "zh_CN") == "2026年11月23日"
    assert dates.show_date(TODAY, "en") == "23 Nov 2026"
    assert dates.show_short(TODAY, "zh_TW") == "11月23日"
    assert dates.show_short(TODAY, "en") == "23 Nov"
    assert dates.show_loose("2021-02", "zh_CN") == "2021年2月"
    assert dates.show_loose("2021", "en") == "2021"
    assert dates.show_loose("") == ""
    assert dates.show_weekday(TODAY) == "Monday"
    morning = datetime.combine(TODAY, time(7, 5))
    assert dates.show_time(morning) == "07:05"
    assert dates.show_moment(morning, "zh_CN") == "2026年11月23日 07:05"


def test_the_days_since_the_last_talk() -> None:
    assert dates.days_between(date(2026, 10, 31), TODAY) == 23


def test_age_grows_on_the_birthday() -> None:
    birth = date(2015, 11, 23)
    assert dates.age_on(birth, date(2026, 11, 22)) == 10
    assert dates.age_on(birth, date(2026, 11, 23)) == 11
    assert dates.age_on(birth, date(2014, 1, 1)) == 0


def test_a_child_of_29_february_has_its_birthday_on_the_28th_in_common_years() -> None:
    birth = date(2016, 2, 29)
    assert dates.next_birthday(birth, date(2027, 1, 1)) == date(2027, 2, 28)
    assert dates.next_birthday(birth, date(2028, 2, 28)) == date(2028, 2, 29)
    assert dates.age_on(birth, date(2027, 2, 28)) == 11


@given(days, st.dates(date(1900, 1, 1), date(2198, 1, 1)))
def test_the_next_birthday_is_within_a_year_and_adds_one_to_the_age(birth: date, day: date) -> None:
    birthday = dates.next_birthday(birth, day)
    assert 0 <= (birthday - day).days <= 366
    if birth < day:
        before = date.fromordinal(birthday.toordinal() - 1)
        assert dates.age_on(birth, birthday) == dates.age_on(birth, before) + 1


def test_months_end_with_the_month() -> None:
    assert dates.months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert dates.months_after(date(2026, 12, 15), 1) == date(2027, 1, 15)
