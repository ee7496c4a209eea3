"""Every figure of the report, counted a second time by hand over a made-up year."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.report.lives import (
    FIRST,
    GONE,
    LAST,
    TERMS,
    YEAR,
    Life,
    by_hand,
    days,
    live,
    lives,
    plan_ran,
)

from carekeeper.core.span import Span
from carekeeper.db.class_file import ClassFile
from carekeeper.report.store import Reports
from carekeeper.report.store.counting import Figures
from carekeeper.room import Rate
from carekeeper.rooms import ROOMS

_SHARED = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def told_by(class_file: ClassFile, number: int, as_of: date) -> dict[str, Rate]:
    reports = Reports(class_file, ROOMS, lambda: as_of)
    figures = reports.figures(reports.term(YEAR, number))
    return {one.rate.name: one.rate for one in figures}


@_SHARED
@given(told=lives, number=st.sampled_from((0, 1, 2)), as_of=days)
def test_the_figures_of_a_term_are_those_counted_by_hand(
    class_file: ClassFile, told: list[Life], number: int, as_of: date
) -> None:
    known = dict(zip(live(class_file, told), told, strict=True))
    first = TERMS[1][0] if number == 2 else TERMS[0][0]
    last = TERMS[0][1] if number == 1 else TERMS[1][1]
    as_of = max(first, min(as_of, last))
    rates = told_by(class_file, number, as_of)
    for name, counted in by_hand(known, first, as_of).items():
        rate = rates[name]
        assert (rate.of, set(rate.missing)) == (len(counted.due), counted.missing), name
        assert rate.done == rate.of - len(rate.missing)
        assert rate.as_of == as_of


@_SHARED
@given(told=lives, as_of=days)
def test_each_month_of_the_talks_is_that_counted_by_hand(
    class_file: ClassFile, told: list[Life], as_of: date
) -> None:
    """A talk in the holidays is none of the month whose school days begin after it."""
    known = dict(zip(live(class_file, told), told, strict=True))
    as_of = max(TERMS[0][0], min(as_of, TERMS[1][1]))
    months = told_by(class_file, 0, as_of)["talked_with"].parts
    for part in months:
        begun = max(begin for begin, _end in TERMS if begin <= part.as_of)
        first = max(part.as_of.replace(day=1), begun)
        counted = by_hand(known, first, part.as_of)["talked_with"]
        assert (part.of, set(part.missing)) == (len(counted.due), counted.missing), part.label


@_SHARED
@given(told=lives, last=days)
def test_a_figure_of_the_class_tells_of_the_last_day_whatever_came_later(
    class_file: ClassFile, told: list[Life], last: date
) -> None:
    """She writes last term's summary in the next one; who has left since is still in it."""
    live(class_file, told)
    roll = [one for one in told if one.status(last) not in ("", *GONE)]
    marked = [one for one in roll if one.is_marked(last)]
    paired = [one for one in roll if one.has_mentor(last)]
    span = Span(LAST, FIRST, last)
    names = ("students.here", "students.left_behind", "students.complete", "mentors.pairings")
    numbers = Figures(class_file, ROOMS).numbers(names, span)
    complete = [one for one in marked if not one.lacks]
    assert list(numbers.values()) == [len(one) for one in (roll, marked, complete, paired)]
    ran = [one for one in told if plan_ran(one, FIRST, last)]
    assert Figures(class_file, ROOMS).numbers(["study.plans"], span) == {"study.plans": len(ran)}
