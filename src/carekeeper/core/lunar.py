"""Birthdays by the lunar calendar (农历): kept as they were typed, told by this year's day.

Which day of our calendar a lunar day is comes from borax, whose tables end with the year 2100.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date

from msgspec import Struct

from carekeeper.core import dates
from carekeeper.core.errors import Invalid
from carekeeper.core.words import tr

_MONTHS = "正二三四五六七八九十冬腊"
_DIGITS = "一二三四五六七八九十"
_LUNAR = re.compile(
    r"(?:农历|農曆|阴历|陰曆|旧历|舊曆)?(闰|閏)?(.{1,2}?)[月.\-/](.{1,3}?)[日号號]?"
)
_LAST = 2100


class LunarDay(Struct, frozen=True):
    """A day of the lunar year; with `leap`, of the month that some years have twice."""

    month: int
    day: int
    leap: bool = False


def parse(text: str) -> LunarDay:
    """Return the day that was typed, such as 八月十五, 腊月廿三, 闰六月初十, 8月15 or 8-15.

    Raises:
        Invalid: it is no day of the lunar calendar.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = _LUNAR.fullmatch(plain)
    month = 0 if found is None else _month(found[2])
    day = 0 if found is None else _day(found[3])
    if found is None or not 1 <= month <= 12 or not 1 <= day <= 30:
        sentence = tr("Please fill in a day of the lunar calendar, such as 八月十五 or 8-15.")
        raise Invalid(sentence)
    return LunarDay(month, day, bool(found[1]))


def next_day(lunar: LunarDay, day: date) -> date | None:
    """Return the next day on which it falls, which may be the day itself; None after 2100.

    The thirtieth of a month that ends before it is the last day; a month twice in one year only is
    kept in its usual place in the others.
    """
    days = (_in_year(lunar, year) for year in range(day.year - 1, day.year + 2))
    return next((one for one in days if one is not None and one >= day), None)


def next_birthday(birth: date | None, typed: str, day: date) -> date | None:
    """Return the next birthday, by the lunar calendar where one was typed; None when unknown."""
    with suppress(Invalid):
        return next_day(parse(typed), day)
    return None if birth is None else dates.next_birthday(birth, day)


def this_year(typed: str, day: date) -> str:
    """Return when a lunar birthday falls in the year of a day, in words; `""` when it does not."""
    with suppress(Invalid):
        found = next_day(parse(typed), date(day.year, 1, 1))
        if found is not None and found.year == day.year:
            return tr("this year on {day}").format(day=dates.show_short(found))
    return ""


def _in_year(lunar: LunarDay, year: int) -> date | None:
    """Return the day of a lunar year, which begins in January or February."""
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate

    if year > _LAST:
        return None
    for leap in (1, 0) if lunar.leap else (0,):
        for day in (lunar.day, lunar.day - 1):
            try:
                found: date = LunarDate(year, lunar.month, day, leap).to_solar_date()
            except InvalidLunarDateError:
                continue
            return found
    return None


def _month(text: str) -> int:
    if text.isdecimal() and text.isascii():
        return int(text)
    usual = {"一": 1, "十一": 11, "十二": 12, "臘": 12}
    return usual.get(text, _MONTHS.find(text) + 1 if len(text) == 1 else 0)


def _day(text: str) -> int:
    if text.isdecimal() and text.isascii():
        return int(text)
    if text == "初十":
        return 10
    tens, ones = text[:-1], text[-1]
    begins = {"初": 0, "": 0, "十": 10, "廿": 20, "二十": 20}
    if text in ("二十", "廿十", "三十", "卅"):
        return 30 if text in ("三十", "卅") else 20
    figure = _DIGITS.find(ones) + 1
    return begins[tens] + figure if tens in begins and 1 <= figure <= (10 if not tens else 9) else 0
