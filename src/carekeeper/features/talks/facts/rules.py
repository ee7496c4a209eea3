"""The year of talks: what each student's month asks for, and which days a talk can have.

A period that is over asks for nothing more in Today, but the grid still shows that it stayed
empty. A talk of any manner fits; what was ticked off with a reason counts as done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from msgspec import Struct, field

from carekeeper.core import dates
from carekeeper.core.due import DueRule, Period, Urgency, periods_between
from carekeeper.core.errors import Invalid
from carekeeper.core.ids import StudentId
from carekeeper.core.school_year import TermSpan, school_year_of, show_school_year
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr, trn

MONTHS = 12


class State(StrEnum):
    """What a month of a student looks like in the grid."""

    HELD = "held"
    TICKED = "ticked"
    MISSING = "missing"
    DUE = "due"
    LATE = "late"
    AHEAD = "ahead"
    NONE = "none"
    """Nothing is asked for: no school days, or not for this student."""


class Cell(Struct, frozen=True):
    """One month of one student; `month` is written as `2026-11`."""

    month: str
    state: State
    held: int = 0
    asked: int = 0
    reason: str = ""
    """Why it was ticked off."""


class GridRow(Struct, frozen=True):
    """One student with the twelve months of a school year, from September to August."""

    student_id: StudentId
    name: str
    asked: bool
    """Whether the rule asks for talks with this student now."""
    cells: tuple[Cell, ...]
    days_since: int | None = None
    """Days since the last talk, whichever year it was in; None when there was none."""


class GridStudent(Struct, frozen=True):
    """What the grid knows of a student: from which day on talks are asked for, if at all."""

    id: StudentId
    name: str
    asked: bool = True
    asked_from: date = date.min
    held: tuple[date, ...] = ()
    ticked: Mapping[str, str] = field(default_factory=dict)
    """Reasons by the keys of the periods that were ticked off."""
    last: date | None = None


class Year(Struct, frozen=True):
    """A school year seen on a day, under one rule."""

    number: int
    day: date
    rule: DueRule
    terms: Sequence[TermSpan]

    def periods(self) -> list[Period]:
        """Return the periods of the rule in the order of the year."""
        return periods_between(self.rule.per, date.min, date.max, self.terms)


def months_of(year: int) -> list[str]:
    """Return the months of a school year from September to August, as `2026-11`."""
    return [f"{year + (n > 12)}-{n - 12 * (n > 12):02d}" for n in range(9, 9 + MONTHS)]


def month_of(day: date) -> str:
    """Return the month of a day as `2026-11`."""
    return day.isoformat()[:7]


@cache
def span_of(month: str) -> tuple[date, date]:
    """Return the first and the last day of a month written as `2026-11`."""
    first = date.fromisoformat(f"{month}-01")
    return first, dates.months_after(first, 1) - timedelta(days=1)


def year_of(month: str) -> int:
    """Return the school year that a month belongs to."""
    return school_year_of(span_of(month)[0])


def rows_of(
    students: Iterable[GridStudent], year: Year, periods: Sequence[Period]
) -> list[GridRow]:
    """Return the lines of students."""
    by_month: dict[str, list[Period]] = {month: [] for month in months_of(year.number)}
    for period in periods:
        month = month_of(period.ends_on)
        if month in by_month:
            by_month[month].append(period)
    now = next((one for one in periods if one.holds(year.day)), None)
    return [_row_of(student, year, by_month, now) for student in students]


def asked_from(student: StudentLine, rule: DueRule) -> date:
    """Return from which day on a rule can have asked for talks with a student."""
    known = [student.joined_on]
    if rule.whom == "left_behind" and student.left_behind_since:
        known.append(dates.loose_first_day(student.left_behind_since))
    if rule.whom == "key_support":
        known.append(student.key_support_since)
    return max((day for day in known if day is not None), default=date.min)


def _row_of(
    student: GridStudent, year: Year, by_month: Mapping[str, Sequence[Period]], now: Period | None
) -> GridRow:
    held = Counter(map(month_of, student.held))
    cells = tuple(
        _cell(student, year, month, held[month], periods, now)
        for month, periods in by_month.items()
    )
    since = None if student.last is None else dates.days_between(student.last, year.day)
    return GridRow(student.id, student.name, student.asked, cells, since)


def _cell(
    student: GridStudent,
    year: Year,
    month: str,
    held: int,
    periods: Sequence[Period],
    now: Period | None,
) -> Cell:
    if not student.asked:
        return Cell(month, State.HELD if held else State.NONE, held)
    first, last = span_of(month)
    mine = [one for one in periods if student.asked_from <= one.ends_on]
    asked = len(mine) * year.rule.times
    if now is not None and first <= year.day <= last and _lacks(student, now, year):
        late = now.urgency(year.day) == Urgency.ENDING
        return Cell(month, State.LATE if late else State.DUE, held, max(asked, year.rule.times))
    if held:
        return Cell(month, State.HELD, held, asked)
    if any(one.ends_on < year.day and _lacks(student, one, year) for one in mine):
        return Cell(month, State.MISSING, 0, asked)
    ticked = next((one.key for one in mine if one.key in student.ticked), None)
    if ticked is not None:
        return Cell(month, State.TICKED, 0, asked, student.ticked[ticked])
    return Cell(month, State.AHEAD if mine and last >= year.day else State.NONE, 0, asked)


def _lacks(student: GridStudent, period: Period, year: Year) -> bool:
    if period.ends_on < student.asked_from or period.key in student.ticked:
        return False
    return sum(period.holds(day) for day in student.held) < year.rule.times


def describe(cell: Cell) -> str:
    """Return the state of a cell in words."""
    if cell.state is State.TICKED:
        return tr("ticked off: {reason}").format(reason=cell.reason or tr("no reason given"))
    if cell.held:
        told = trn("{n} talk held", "{n} talks held", cell.held).format(n=cell.held)
        more = cell.state in (State.DUE, State.LATE) or cell.held < cell.asked
        return tr("{told}, {n} asked for").format(told=told, n=cell.asked) if more else told
    return {
        State.MISSING: tr("no talk was held"),
        State.DUE: tr("not held yet"),
        State.LATE: tr("not held yet, due soon"),
        State.AHEAD: tr("still to come"),
    }.get(cell.state, tr("no talk is due"))


def counts(rows: Collection[GridRow], month: str) -> tuple[int, int]:
    """Return with how many students a talk was held in a month, and how many are still to go."""
    cells = [cell for row in rows for cell in row.cells if cell.month == month]
    open_states = (State.DUE, State.LATE, State.MISSING)
    return sum(cell.held > 0 for cell in cells), sum(cell.state in open_states for cell in cells)


def month_name(month: str) -> str:
    """Return the name of a month such as `2026-11` in words: November, 十一月."""
    return dates.month_in_words(int(month[5:]))


def month_short(month: str) -> str:
    """Return a month for the head of a narrow column: Nov, 11月."""
    return dates.show_month(int(month[5:]))


def day_for(month: str, day: date) -> date:
    """Return the day that a new record of a month begins with: today, or else its last day."""
    first, last = span_of(month)
    return day if first <= day <= last else last


def check_year(held_on: object, year: int) -> None:
    """Raise `Invalid` at the field when a day does not lie in a school year."""
    if isinstance(held_on, date) and school_year_of(held_on) != year:
        sentence = tr("This date is not in the {year}. Please check the year.")
        raise Invalid(sentence.format(year=show_school_year(year)), "held_on")
