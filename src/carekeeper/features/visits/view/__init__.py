"""What is shown of visits beside the wing's own: the table of the class."""

from __future__ import annotations

from collections.abc import Callable

from carekeeper.core import dates
from carekeeper.core.words import mark, tr
from carekeeper.features.visits.facts import CONTACT, Contact
from carekeeper.features.visits.facts.calls import whom
from carekeeper.features.visits.facts.rounds import place_order, where
from carekeeper.features.visits.store import VisitState
from carekeeper.records.class_table import (
    FOLLOW_UP,
    LEFT_BEHIND,
    STUDENT,
    Filter,
    days_column,
)
from carekeeper.records.kind import choice_of
from carekeeper.records.overview import ClassLine
from carekeeper.widgets.columns import Column, Tone

_LATE_DAYS = 30


_VILLAGE = Column(
    "village",
    mark("Village and group"),
    120,
    lambda line: where(line.student),
    value=lambda line: place_order(where(line.student)) if where(line.student) else None,
    tone=lambda _line: "second",
)


def _is_silent(line: ClassLine[Contact]) -> bool:
    return line.days is None or line.days > _LATE_DAYS


def columns(state: Callable[[], VisitState]) -> tuple[Column, ...]:
    """Return the columns of the class view; `state` tells how the visits stand."""

    def visited(line: ClassLine[Contact]) -> str:
        last = state().last.get(line.student.id)
        if state().lacks(line) or last is None or last.held_on is None:
            return tr("not yet") if state().lacks(line) else ""
        day = dates.show_near(last.held_on, state().day)
        if last.manner == "home":  # as the column is called
            return day
        return tr("{day}, {manner}").format(day=day, manner=choice_of(CONTACT, "manner", last))

    def tone(line: ClassLine[Contact]) -> Tone:
        return "due" if state().lacks(line) else "second"

    def spoke(line: ClassLine[Contact]) -> str:
        last = state().calls.get(line.student.id)
        if last is None or last.held_on is None:
            return tr("none noted") if line.student.left_behind else ""
        day = dates.show_near(last.held_on, state().day)
        return tr("{day}, {manner}").format(day=day, manner=whom(last))

    call = Column("call", mark("Last call with a parent"), 150, spoke, tone=lambda _: "second")
    visit = Column("visited", mark("Home visit"), 180, visited, tone=tone)
    days = days_column(mark("Days without contact"), _is_silent)
    return (STUDENT, _VILLAGE, visit, days, call, FOLLOW_UP)


def filters(state: Callable[[], VisitState]) -> tuple[Filter, ...]:
    """Return the chips above the class view."""
    return (
        LEFT_BEHIND,
        Filter("to_visit", mark("Still to visit"), lambda line: state().lacks(line)),
        Filter(
            "silent",
            mark("No contact for a month"),
            _is_silent,
        ),
    )


def summary(state: VisitState) -> str:
    """Return the sentence over the class view."""
    if state.period is None:
        return tr("No home visits are asked for now.")
    asked, to_go = len(state.period.students), len(state.period.open())
    words = tr("{n} to be visited, {m} visited")
    return words.format(n=asked, m=asked - to_go)
