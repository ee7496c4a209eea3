"""A figure over a term, a school year or a month: who was asked, and of whom there is enough.

Asked is whoever was in class, and one of those whom the rule is for, on any school day of these
days: who was left behind in September only is counted in the term, and in no figure of November.
Of a rule that asks of nobody, the report tells how it stands with the left-behind students.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core import dates
from carekeeper.core.due import DueRule, periods_between
from carekeeper.core.ids import StudentId
from carekeeper.core.span import Span
from carekeeper.core.words import mark, tr
from carekeeper.db.cared_for import asked_in
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import rule_of, terms_of, ticks
from carekeeper.db.units import Reading
from carekeeper.records.kind import Asking
from carekeeper.room import Rate

Days = Mapping[int, Sequence[date]]
"""The days of what counts, by student."""

_DUE = {
    "left_behind": mark("left-behind students in class on any school day of these days"),
    "key_support": mark("students under key support in class on any school day of these days"),
    "all": mark("students in class on any school day of these days"),
}
DEFINITION = mark("{counted} ÷ {due}")


class Counting(Struct, frozen=True, kw_only=True):
    """What is counted: its name for scripts, by which rule, in which words; the days of it.

    `within` narrows who is asked between two days, such as to those with a mentor then, and `due`
    says so, with the place of whom it narrows.
    """

    name: str
    rule: DueRule
    words: str
    days: Days
    due: str = "{due}"
    within: Callable[[date, date], Collection[int]] | None = None


def asked_over(class_file: ClassFile, asking: Asking, days: Days, span: Span) -> list[Rate]:
    """Return the figure of what a rule asks for over a span; by month where it asks by month."""
    name = asking.figure or asking.rule.name
    words = tr(asking.over or asking.definition)
    counted = Counting(name=name, rule=asking.rule, words=words, days=days)
    with class_file.reading() as unit:
        return counted_over(unit, counted, span)


def counted_over(unit: Reading, counted: Counting, span: Span) -> list[Rate]:
    """Return a figure over a span, and by month where its rule asks by week or month."""
    rule = rule_of(unit, counted.rule)
    if rule.whom == "nobody":
        rule = replace(rule, whom="left_behind")
    rule = replace(rule, times=max(rule.times, 1))
    ticked = _ticked(unit, rule.name)
    whole = _over(unit, counted, rule, ticked, span)
    if rule.per == "term":
        return [whole]
    first, last = span.stretch
    months = periods_between("month", first, last, terms_of(unit, first))
    parts = (
        replace(
            _over(unit, counted, rule, ticked, Span(span.as_of, one.starts_on, one.ends_on)),
            label=dates.show_month(one.starts_on.month),
        )
        for one in months
    )
    return [replace(whole, parts=tuple(parts))]


def _over(unit: Reading, counted: Counting, rule: DueRule, ticked: Days, span: Span) -> Rate:
    first, last = span.stretch
    asked = asked_in(unit, rule.whom, span)
    if counted.within is not None:
        within = counted.within(first, last)
        asked = [one for one in asked if one in within]

    def count(days: Days, student_id: int) -> int:
        return sum(first <= day <= last for day in days.get(student_id, ()))

    missing = [
        StudentId(one)
        for one in asked
        if count(counted.days, one) < rule.times and not count(ticked, one)
    ]
    return Rate(
        label=tr(rule.label),
        done=len(asked) - len(missing),
        of=len(asked),
        definition=_defined(counted, rule),
        as_of=last,
        missing=tuple(missing),
        name=counted.name,
    )


def _ticked(unit: Reading, rule: str) -> Days:
    found: dict[int, list[date]] = {}
    for one in ticks(unit):
        if one.rule == rule and one.postponed_to is None and one.on is not None:
            found.setdefault(one.student_id, []).append(one.on)
    return found


def _defined(counted: Counting, rule: DueRule) -> str:
    words = counted.words
    if rule.times > 1:
        words = tr("{counted}, at least {n} times").format(counted=words, n=rule.times)
    due = counted.due.format(due=tr(_DUE[rule.whom]))
    return tr(DEFINITION).format(counted=words, due=due)
