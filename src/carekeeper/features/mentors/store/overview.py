"""How the mentors of the class stand on a day, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Row, case, false, func, select

from carekeeper.core.due import DueRule, Period, Urgency, period_on
from carekeeper.core.school_year import TermSpan
from carekeeper.core.student_line import StudentLine
from carekeeper.db.care_tables import check_ins, mentorings
from carekeeper.db.due import asked, period_of, rule_of, terms_of
from carekeeper.db.students import HERE, here, in_order, names, with_thumbs
from carekeeper.db.units import Reading, to_record
from carekeeper.features.mentors.facts import CHECK_IN_RULE, rules
from carekeeper.features.mentors.facts.record import (
    Mentor,
    Mentoring,
    MentorLine,
    PairingLine,
)
from carekeeper.features.mentors.store import rows
from carekeeper.features.mentors.store.reading import PAIRINGS, mentor_of


class Overview(Struct, frozen=True):
    """How the mentors of the class stand on a day."""

    lines: tuple[PairingLine, ...]
    """All pairings of students who are here, the ended ones too, in the order of the class."""
    students: tuple[StudentLine, ...]
    mentors: tuple[Mentor, ...]
    period: str
    """The key of the period that check-ins are due in; `""` in the holidays."""
    urgency: Urgency
    """How pressing a check-in is that is still to come."""
    left: str
    """How many days of that period are left, in words; `""` before the last ones."""
    term: str
    """The key of the term; `""` in the holidays."""
    per: str

    @property
    def running(self) -> tuple[PairingLine, ...]:
        """Return the pairings that go on."""
        return tuple(line for line in self.lines if line.running)

    @property
    def left_behind(self) -> tuple[StudentLine, ...]:
        """Return the left-behind students in class: for them the care plan wants a mentor."""
        return tuple(
            one for one in self.students if one.left_behind and one.enrolment == "in_class"
        )

    @property
    def without(self) -> tuple[StudentLine, ...]:
        """Return the left-behind students in class without any mentor."""
        paired = {line.student.id for line in self.running}
        return tuple(one for one in self.left_behind if one.id not in paired)

    @property
    def missing(self) -> tuple[PairingLine, ...]:
        """Return the pairings whose check-in of this period is still to come."""
        return tuple(line for line in self.lines if line.missing)

    @property
    def by_mentor(self) -> tuple[MentorLine, ...]:
        """Return the mentors with their running pairings, also those without any."""
        found: dict[int, list[PairingLine]] = {one.id: [] for one in self.mentors}
        children: dict[int, str] = {}
        for line in self.lines:
            children[line.mentor.id] = line.child
            if line.running:
                found.setdefault(line.mentor.id, []).append(line)
        return tuple(
            MentorLine(
                mentor=one, child=children.get(one.id, ""), pairings=tuple(found.get(one.id, ()))
            )
            for one in self.mentors
        )


def read_overview(unit: Reading, day: date) -> Overview:
    """Return how the mentors of the class stand on a day."""
    rule = rule_of(unit, CHECK_IN_RULE)
    terms = terms_of(unit, day)
    period = period_of(unit, rule, day)
    term = period_on("term", day, terms)
    known: dict[int, StudentLine] = {one.id: one for one in with_thumbs(unit, here(unit))}
    return Overview(
        lines=tuple(_pairing_lines(unit, known, rule, period, day)),
        students=tuple(known.values()),
        mentors=tuple(rows.everyone(unit)),
        period="" if period is None else period.key,
        urgency=Urgency.DUE if period is None else period.urgency(day),
        left="" if period is None else period.left(day),
        term="" if term is None else term.key,
        per=rule.per,
    )


def _pairing_lines(
    unit: Reading,
    known: Mapping[int, StudentLine],
    rule: DueRule,
    period: Period | None,
    day: date,
) -> list[PairingLine]:
    """Return all pairings of students who are here, with how their check-ins stand on a day."""
    terms = _terms_around(unit, day)
    wanted = frozenset(asked(unit, rule))
    last = func.max(check_ins.c.held_on).label("last")
    inside: ColumnElement[bool] = false()
    if period is not None:
        inside = check_ins.c.held_on.between(period.starts_on, period.ends_on)
    held = func.sum(case((inside, 1), else_=0)).label("held")
    done = (
        select(check_ins.c.mentoring_id, last, held)
        .where(check_ins.c.binned_at.is_(None))
        .group_by(check_ins.c.mentoring_id)
        .subquery()
    )
    query = (
        in_order(PAIRINGS.add_columns(done.c.last, done.c.held))
        .outerjoin(done, done.c.mentoring_id == mentorings.c.id)
        .where(HERE)
        .order_by(mentorings.c.id)
    )
    called = names(unit)
    return [
        replace(
            _line(row, known[row.student_id], wanted, rule, period, terms, day),
            child=called.get(row.by_parent_of, ""),
        )
        for row in unit.rows(query)
    ]


def _line(
    row: Row[Any],
    student: StudentLine,
    wanted: frozenset[int],
    rule: DueRule,
    period: Period | None,
    terms: Sequence[TermSpan],
    day: date,
) -> PairingLine:
    pairing = to_record(Mentoring, row)
    # A pairing of today owes its first check-in in the next period, not before the first talk.
    begun = period is not None and (
        pairing.starts_on is None or pairing.starts_on <= period.starts_on
    )
    owed = pairing.ends_on is None and begun and row.student_id in wanted
    return PairingLine(
        mentoring=pairing,
        mentor=mentor_of(row),
        student=student,
        last=row.last,
        missing=owed and (row.held or 0) < rule.times,
        months=rules.school_months(row.last, day, terms) if row.last else 0,
        per=rule.per,
    )


def _terms_around(unit: Reading, day: date) -> tuple[TermSpan, ...]:
    """Return the terms of a day's school year and of the one before."""
    return (*terms_of(unit, day.replace(year=day.year - 1, day=1)), *terms_of(unit, day))
