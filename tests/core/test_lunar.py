"""Lunar birthdays as families say them, and the day on which they fall this year."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core import lunar
from carekeeper.core.errors import Invalid
from carekeeper.core.lunar import LunarDay


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("八月十五", LunarDay(8, 15)),
        ("农历八月十五日", LunarDay(8, 15)),
        ("農曆 臘月 廿三", LunarDay(12, 23)),
        ("腊月初八", LunarDay(12, 8)),
        ("冬月三十", LunarDay(11, 30)),
        ("正月初十", LunarDay(1, 10)),
        ("十二月二十九", LunarDay(12, 29)),
        ("闰六月初一", LunarDay(6, 1, leap=True)),
        ("8-15", LunarDay(8, 15)),
        ("８月１５", LunarDay(8, 15)),
        ("二月二十", LunarDay(2, 20)),
        ("二月十", LunarDay(2, 10)),
    ],
)
def test_a_lunar_day_is_read_as_families_say_it(typed: str, day: LunarDay) -> None:
    assert lunar.parse(typed) == day


@pytest.mark.parametrize(
    "typed", ["十三月初一", "八月三十一", "8-31", "yesterday", "月", "初八", "0-3"]
)
def test_what_is_no_lunar_day_is_said_in_a_sentence(typed: str) -> None:
    with pytest.raises(Invalid):
        lunar.parse(typed)


@pytest.mark.parametrize(
    ("day", "after", "falls_on"),
    [
        (LunarDay(8, 15), date(2026, 9, 1), date(2026, 9, 25)),
        (LunarDay(8, 15), date(2026, 9, 25), date(2026, 9, 25)),
        (LunarDay(12, 8), date(2026, 11, 23), date(2027, 1, 15)),
        (LunarDay(12, 30), date(2026, 1, 1), date(2026, 2, 16)),
        (LunarDay(6, 10, leap=True), date(2025, 7, 1), date(2025, 8, 3)),
        (LunarDay(6, 10, leap=True), date(2026, 7, 1), date(2026, 7, 23)),
    ],
)
def test_the_next_day_is_that_of_the_calendars_on_the_wall(
    day: LunarDay, after: date, falls_on: date
) -> None:
    assert lunar.next_day(day, after) == falls_on


def test_a_year_may_be_without_the_day_and_the_tables_end() -> None:
    assert lunar.this_year("八月十五", date(2026, 11, 23)) == "this year on 25 Sep"
    assert lunar.this_year("what", date(2026, 11, 23)) == ""
    assert lunar.next_day(LunarDay(8, 15), date(2101, 3, 1)) is None


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_day_or_a_sentence(typed: str) -> None:
    with suppress(Invalid):
        found = lunar.parse(typed)
        assert (1 <= found.month <= 12, 1 <= found.day <= 30) == (True, True)


@given(st.integers(1, 12), st.integers(1, 30), st.dates(date(1990, 1, 1), date(2098, 12, 31)))
def test_every_lunar_day_comes_within_thirteen_months(month: int, day: int, after: date) -> None:
    found = lunar.next_day(LunarDay(month, day), after)
    assert found is not None
    assert 0 <= (found - after).days <= 390
