"""Days as the teacher types and reads them.

A *loose* day is text in ISO order that may stop early: `2021`, `2021-02` or `2021-02-05`, for
facts such as "away since" that a family knows only roughly. Loose days sort as text.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime

from carekeeper.core import words
from carekeeper.core.errors import Invalid
from carekeeper.core.half_width import half_width
from carekeeper.core.words import mark, tr, trc

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_NEAR_DAYS = 300
_ENGLISH_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_MONTH_NAME = rf"(?P<name>{'|'.join(_ENGLISH_MONTHS)})[a-z]*\.?"

_WEEKDAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)

_YEAR, _MONTH, _DAY = r"(?P<year>\d{4})", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
# Patterns stay text until they are used: compiled here, they would slow down each start.
_DAY_FORMS = (
    rf"{_YEAR}([-/.]){_MONTH}\2{_DAY}",
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
    rf"{_YEAR}年{_MONTH}月{_DAY}[日号號]?",
    rf"{_MONTH}月{_DAY}[日号號]?",
    rf"{_MONTH}[-/.]{_DAY}",
    rf"{_DAY}{_MONTH_NAME}{_YEAR}",
    rf"{_MONTH_NAME}{_DAY},{_YEAR}",
    rf"{_DAY}{_MONTH_NAME}",
)
_MONTH_FORMS = (
    rf"{_YEAR}[-/.]{_MONTH}",
    r"(?P<year>\d{4})(?P<month>\d{2})",
    rf"{_YEAR}年{_MONTH}月(份)?",
    rf"{_MONTH_NAME}{_YEAR}",
)
_YEAR_FORM = rf"{_YEAR}年?"


def parse_date(text: str, *, today: date) -> date:
    """Read a day; without a year, it is one of the year of `today`.

    Raises:
        Invalid: the text is no day, or the day does not exist.
    """
    plain = _plain(text)
    for form in _DAY_FORMS:
        if found := re.fullmatch(form, plain, re.IGNORECASE):
            return _date(found, today)
    raise Invalid(tr("This is not a date. Write it like 2026-11-23 or 11-23."))


def parse_loose(text: str, *, today: date) -> str:
    """Read a day, a month or a year and return it as the beginning of an ISO date.

    Raises:
        Invalid: the text is none of them, or the day or month does not exist.
    """
    plain = _plain(text)
    if found := re.fullmatch(_YEAR_FORM, plain):
        return f"{_checked_year(int(found['year'])):04d}"
    for form in _MONTH_FORMS:
        if found := re.fullmatch(form, plain, re.IGNORECASE):
            return _date(found, today).isoformat()[:7]
    for form in _DAY_FORMS:
        if found := re.fullmatch(form, plain, re.IGNORECASE):
            return _date(found, today).isoformat()
    raise Invalid(tr("Write a year, a month or a day, such as 2027, 2027-02 or 2027-02-05."))


def loose_first_day(text: str) -> date:
    """Return the first day that a loose day can mean: 1 February for `2021-02`.

    Raises:
        ValueError: the text is not a loose day as `parse_loose` returns it.
    """
    return date.fromisoformat(text + "0000-01-01"[len(text) :])


def show_date(value: date, language: str | None = None) -> str:
    """Return the day in full, in the language in use or the one named."""
    if _chinese(language):
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {_ENGLISH_MONTHS[value.month - 1]} {value.year}"


def show_short(value: date, language: str | None = None) -> str:
    """Return the day without its year."""
    if _chinese(language):
        return f"{value.month}月{value.day}日"
    return f"{value.day} {_ENGLISH_MONTHS[value.month - 1]}"


def show_near(value: date, today: date) -> str:
    """Return a day that can lie long ago: without its year only within ten months of today."""
    near = abs(days_between(value, today)) < _NEAR_DAYS
    return show_short(value) if near else show_date(value)


def show_loose(text: str, language: str | None = None) -> str:
    """Return a loose day for the eye; an empty text stays empty."""
    if not text:
        return ""
    day = loose_first_day(text)
    if len(text) == 10:
        return show_date(day, language)
    if len(text) == 7:
        month = _ENGLISH_MONTHS[day.month - 1]
        return f"{day.year}年{day.month}月" if _chinese(language) else f"{month} {day.year}"
    return f"{day.year}年" if _chinese(language) else str(day.year)


def show_month(month: int, language: str | None = None) -> str:
    """Return a month of the year as it stands above a narrow column: Nov, 11月."""
    return f"{month}月" if _chinese(language) else _ENGLISH_MONTHS[month - 1]


def month_in_words(month: int) -> str:
    """Return the name of a month from 1 to 12: November, 十一月."""
    names = (
        trc("month in words", "January"),
        trc("month in words", "February"),
        trc("month in words", "March"),
        trc("month in words", "April"),
        trc("month in words", "May"),
        trc("month in words", "June"),
        trc("month in words", "July"),
        trc("month in words", "August"),
        trc("month in words", "September"),
        trc("month in words", "October"),
        trc("month in words", "November"),
        trc("month in words", "December"),
    )
    return names[month - 1]


def show_weekday(value: date) -> str:
    """Return the name of the weekday."""
    return weekday_name(value.weekday())


def weekday_name(number: int) -> str:
    """Return the name of a day of the week, counted from Monday as 0."""
    return tr(_WEEKDAYS[number])


def show_time(value: datetime) -> str:
    """Return the time of day, as on a 24-hour clock."""
    return f"{value.hour:02d}:{value.minute:02d}"


def show_moment(value: datetime, language: str | None = None) -> str:
    """Return the day in full and the time of day."""
    return f"{show_date(value.date(), language)} {show_time(value)}"


def days_between(earlier: date, later: date) -> int:
    """Return the number of days from one day to another, negative when the order is turned."""
    return (later - earlier).days


def months_after(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def age_on(birth: date, day: date) -> int:
    """Return the age in full years on a day; 0 before the birth."""
    years = day.year - birth.year - (day < _birthday_in(birth, day.year))
    return max(years, 0)


def next_birthday(birth: date, day: date) -> date:
    """Return the next birthday, which may be the day itself.

    A child born on 29 February has it on the 28th in common years: families celebrate it in
    the month of birth. Ages are counted the same way.
    """
    this_year = _birthday_in(birth, day.year)
    return this_year if this_year >= day else _birthday_in(birth, day.year + 1)


def _birthday_in(birth: date, year: int) -> date:
    return months_after(birth, 12 * (year - birth.year))


def _plain(text: str) -> str:
    return re.sub(r"\s", "", half_width(text))


def _date(found: re.Match[str], today: date) -> date:
    parts = found.groupdict()
    year = _checked_year(int(parts.get("year") or today.year))
    if name := parts.get("name"):
        month = _ENGLISH_MONTHS.index(name.capitalize()) + 1
    else:
        month = int(parts["month"])
    if not 1 <= month <= 12:
        raise Invalid(tr("There is no month {month}.").format(month=month))
    day = int(parts.get("day") or 1)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise Invalid(
            tr("This date does not exist: {year}-{month} has {last} days.").format(
                year=year, month=f"{month:02d}", last=last
            )
        )
    return date(year, month, day)


def _checked_year(year: int) -> int:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Invalid(tr("The year {year} cannot be right.").format(year=year))
    return year


def _chinese(language: str | None) -> bool:
    return (language or words.language()).startswith("zh")
