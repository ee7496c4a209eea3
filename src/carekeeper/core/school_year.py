"""School years, terms, grades and the names of classes.

A school year begins on 1 September and is called by the calendar year in which it begins: 2026
means 2026/27. Compulsory school has nine grades; the first three of middle school are 7 to 9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from carekeeper.core.errors import Refused
from carekeeper.core.half_width import half_width
from carekeeper.core.words import mark, tr

_FIRST_MONTH = 9
_LAST_GRADE = 9
_LAST_GRADES = (6, 9)
"""The last grades of primary and of middle school."""

_GRADES = (
    mark("Grade 1"),
    mark("Grade 2"),
    mark("Grade 3"),
    mark("Grade 4"),
    mark("Grade 5"),
    mark("Grade 6"),
    mark("Grade 7"),
    mark("Grade 8"),
    mark("Grade 9"),
)

_NUMERALS = {numeral: n for n, numeral in enumerate("一二三四五六七八九", start=1)}
_NEXT = {
    **dict(pairwise("一二三四五六七八九")),
    **dict(pairwise("123456789")),
}
"""The sign of a grade, and that of the next one."""
_GRADE = r"(?P<middle>初)?(?P<grade>[一二三四五六七八九1-9])"
_CLASS = r"(?P<class>\d{1,2}|[一二三四五六七八九]?十?[一二三四五六七八九]|[一二三四五六七八九]?十)"
# Patterns stay text until they are used: compiled here, they would slow down each start.
_CLASS_FORMS = (
    rf"(?<![\d高]){_GRADE}年?级?\({_CLASS}\)班?",
    rf"(?<![\d高]){_GRADE}(年级|年){_CLASS}班?",
    rf"(?<![\d高]){_GRADE}[.\-·]{_CLASS}班?",
    r"(?<!\d)(?P<grade>[1-9])(?P<class>\d{2})(?!\d)班?",
    rf"(?<![\d高]){_GRADE}(?P<class>[一二三四五六七八九]|(?<!\d)\d{{1,2}})班",
    rf"(?<![\d高]){_GRADE}(年级|(?=\([^\d)]+\)班))",
    r"(?P<middle>初)(?P<grade>[一二三])",
    rf"(级|届|^)\(?{_CLASS}\)?班",
)


class TermSpan(Struct, frozen=True):
    """A term with its first and last school day."""

    number: int
    """1 for the one from September, 2 for the one after the winter holiday."""
    starts_on: date
    ends_on: date


def school_year_of(day: date) -> int:
    """Return the calendar year in which the day's school year began."""
    return day.year if day.month >= _FIRST_MONTH else day.year - 1


def show_school_year(year: int) -> str:
    """Return the name of a school year."""
    return tr("School year {first}–{last}").format(first=year, last=year + 1)


def default_terms(year: int) -> tuple[TermSpan, TermSpan]:
    """Return the usual terms of a school year, until the teacher sets the school's own dates."""
    return (
        TermSpan(1, date(year, 9, 1), date(year + 1, 1, 20)),
        TermSpan(2, date(year + 1, 2, 15), date(year + 1, 7, 5)),
    )


def check_terms(days: Iterable[tuple[date | None, date | None]]) -> None:
    """Hold first and last days of terms against each other.

    Raises `Refused` when a day is missing, a term ends before it begins, or two overlap.
    """
    spans: list[tuple[date, date]] = []
    for first, last in days:
        if first is None or last is None:
            raise Refused(tr("Please fill in the first and the last day of the term."))
        if last <= first:
            raise Refused(tr("A term cannot end before it begins. Please check the dates."))
        spans.append((first, last))
    for (_first, ends), (begins, _last) in pairwise(sorted(spans)):
        if begins <= ends:
            raise Refused(tr("The dates of two terms overlap. Please check them."))


def term_on(terms: Iterable[TermSpan], day: date) -> TermSpan | None:
    """Return the term in which the day lies, or nothing in the holidays."""
    return next((term for term in terms if term.starts_on <= day <= term.ends_on), None)


def term_or_last(terms: Iterable[TermSpan], day: date) -> TermSpan | None:
    """Return the term in which a day lies; in the holidays the one that ended last."""
    begun = [term for term in terms if term.starts_on <= day]
    return max(begun, key=lambda term: term.starts_on, default=None)


def week_of(term: TermSpan, day: date) -> int:
    """Return the school week of a day, from Monday; week 1 holds the first day of the term."""
    return (_monday(day) - _monday(term.starts_on)).days // 7 + 1


def week_shown(term: TermSpan, day: date) -> str:
    """Return which week of the term a day is in, as the teacher says it: 第一学期第 12 周。"""
    number = tr("First term") if term.number == 1 else tr("Second term")
    return tr("{term}, week {n}.").format(term=number, n=week_of(term, day))


def grade_of(entry_year: int, day: date) -> int:
    """Return the grade on a day of the class that entered grade 1 in September of a year."""
    return school_year_of(day) - entry_year + 1


def show_grade(grade: int) -> str:
    """Return the name of a grade; outside of 1 to 9 it says before or after school."""
    if grade < 1:
        return tr("Before grade 1")
    if grade > _LAST_GRADE:
        return tr("After grade 9")
    return tr(_GRADES[grade - 1])


def class_from_name(text: str) -> tuple[int | None, int | None]:
    """Return the grade and the number of a class as its name tells them.

    `三（2）班`, `三年级2班`, `3.2班` and `302班` are grade 3, class 2; `初一(3)班` is grade 7,
    class 3. What the name does not tell is None.
    """
    found = _parts_of(text)
    return (None, None) if found is None else _grade_and_class(found.groupdict())


def next_name(name: str) -> str:
    """Return what a class is called a year later: 三（2）班 becomes 四（2）班.

    A name that tells no grade stays, and so does that of the last grade of a school: whoever is
    in grade 6 or 9 leaves it.
    """
    found, told = _parts_of(name), class_from_name(name)[0]
    if found is None or told is None or is_last_grade(told):
        return name
    sign = found["grade"]
    nth = found.string.count(sign, 0, found.start("grade"))
    after = _NEXT[sign]
    places = [at for at, one in enumerate(name) if half_width(one) == sign]
    at = places[nth]
    risen = after if name[at] == sign else chr(ord(after) + ord(name[at]) - ord(sign))
    return name[:at] + risen + name[at + 1 :]


def is_last_grade(grade: int | None) -> bool:
    """Tell whether a class leaves its school after a grade."""
    return grade in _LAST_GRADES


def _parts_of(name: str) -> re.Match[str] | None:
    plain = re.sub(r"\s", "", half_width(name)).replace("級", "级").replace("年纪", "年级")
    found = (re.search(form, plain) for form in _CLASS_FORMS)
    return next((one for one in found if one is not None), None)


def _grade_and_class(parts: dict[str, str | None]) -> tuple[int | None, int | None]:
    grade = _number(parts.get("grade"))
    if grade is not None and parts.get("middle"):
        grade = grade + 6 if grade <= 3 else None
    return grade, _number(parts.get("class"))


def _number(text: str | None) -> int | None:
    if not text:
        return None
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones, 0)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
