"""What is shown of visits beside the wing's own: the table of the class."""

from __future__ import annotations

from carekeeper.core import dates
from carekeeper.core.words import mark, tr
from carekeeper.features.visits.facts import CONTACT, Contact
from carekeeper.features.visits.facts.calls import whom
from carekeeper.features.visits.facts.rounds import place_order, where
from carekeeper.features.visits.store import VisitLine
from carekeeper.records.asking import PeriodState
from carekeeper.records.class_table import (
    FOLLOW_UP,
    LEFT_BEHIND,
    STUDENT,
    Filter,
    days_column,
)
from carekeeper.records.kind import choice_of
from carekeeper.widgets.columns import Column

_LATE_DAYS = 30


def _is_silent(line: VisitLine) -> bool:
    return line.days is None or line.days > _LATE_DAYS


def _visited(line: VisitLine) -> str:
    last = line.visit
    if line.lacks or last is None or last.held_on is None:
        return tr("not yet") if line.lacks else ""
    day = dates.show_near(last.held_on, line.as_of)
    if last.manner == "home":  # as the column is called
        return day
    return tr("{day}, {manner}").format(day=day, manner=choice_of(CONTACT, "manner", last))


def _spoke(line: VisitLine) -> str:
    if line.call is None or line.call.held_on is None:
        return tr("none noted") if line.student.left_behind else ""
    day = dates.show_near(line.call.held_on, line.as_of)
    return tr("{day}, {manner}").format(day=day, manner=whom(line.call))


COLUMNS = (
    STUDENT,
    Column(
        "village",
        mark("Village and group"),
        120,
        lambda line: where(line.student),
        value=lambda line: place_order(where(line.student)) if where(line.student) else None,
        tone=lambda _line: "second",
    ),
    Column(
        "visited",
        mark("Home visit"),
        180,
        _visited,
        tone=lambda line: "due" if line.lacks else "second",
    ),
    days_column(mark("Days without contact"), _is_silent),
    Column("call", mark("Last call with a parent"), 150, _spoke, tone=lambda _line: "second"),
    FOLLOW_UP,
)

FILTERS = (
    LEFT_BEHIND,
    Filter("to_visit", mark("Still to visit"), lambda line: bool(line.lacks)),
    Filter("silent", mark("No contact for a month"), _is_silent),
)


def summary(period: PeriodState[Contact] | None) -> str:
    """Return the sentence over the class view."""
    if period is None:
        return tr("No home visits are asked for now.")
    asked, to_go = len(period.students), len(period.open())
    words = tr("{n} to be visited, {m} visited")
    return words.format(n=asked, m=asked - to_go)
