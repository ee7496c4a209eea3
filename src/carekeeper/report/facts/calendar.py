"""The calendar of a work plan: the months of the term, and what is to be done in each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from carekeeper.core import dates
from carekeeper.core.due import DueRule
from carekeeper.core.words import tr
from carekeeper.report.facts.term import ReportTerm
from carekeeper.room import Found

_MOST = 8
"""So many planned things of a month are named; the others stand in their own lists."""


def months_of(term: ReportTerm) -> list[date]:
    """Return the first day of each month of a term, its own first day for the first of them."""
    found = [term.starts_on]
    while (after := dates.months_after(found[-1].replace(day=1), 1)) <= term.ends_on:
        found.append(after)
    return found


def calendar(term: ReportTerm, rules: Sequence[DueRule], planned: Sequence[Found]) -> str:
    """Return the lines of the calendar: a month, and what is to be done in it."""
    months = months_of(term)
    lines = []
    for place, month in enumerate(months):
        mine = [one for one in planned if one.on and _same_month(one.on, month)]
        said = [*_due(term, rules, place, len(months)), *_named(mine)]
        lines.append(row(dates.show_month(month.month), tr("; ").join(said)))
    return "\n".join(lines)


def row(when: str, what: str) -> str:
    """Return a line of the calendar."""
    return tr("{when}: {what}").format(when=when, what=what)


def rows_of(body: str) -> list[tuple[str, str]]:
    """Return the rows of a calendar as the teacher has written it; a line may have no when."""
    found = []
    for line in filter(None, (one.strip() for one in body.splitlines())):
        when, sign, what = line.replace("：", ":", 1).partition(":")
        at = len(when) + 1
        found.append((when.strip(), line[at:].strip()) if sign and what.strip() else ("", line))
    return found


def _due(term: ReportTerm, rules: Sequence[DueRule], place: int, last: int) -> Iterator[str]:
    """Yield what the rules ask for in a month: what is asked once a term begins in the second."""
    if place == 0:
        yield tr("the term begins on {day}").format(day=dates.show_short(term.starts_on))
        yield tr("work plan and work group, files and contact cards looked through")
    asked = [one for one in rules if one.whom != "nobody" and one.times > 0]
    often = [tr(one.label) for one in asked if one.per != "term"]
    once = [tr(one.label) for one in asked if one.per == "term"]
    if often:
        yield tr(", ").join(often)
    if once and place == min(1, last - 1):
        yield tr("begin with: {what}").format(what=tr(", ").join(once))
    if place == last - 1:
        yield tr("work summary, lists and backup for the school")
        yield tr("the term ends on {day}").format(day=dates.show_short(term.ends_on))


def _named(planned: Sequence[Found]) -> Iterator[str]:
    for one in planned[:_MOST]:
        assert one.on is not None
        yield tr("{day} {what}").format(day=dates.show_short(one.on), what=one.title)


def _same_month(day: date, other: date) -> bool:
    return (day.year, day.month) == (other.year, other.month)
