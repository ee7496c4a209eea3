"""What becomes of the pairings when a school year begins."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from carekeeper.core.words import tr
from carekeeper.db.care_tables import check_ins, mentorings
from carekeeper.db.class_file import ClassFile
from carekeeper.db.new_year import YearPart, carried_on
from carekeeper.db.students import here
from carekeeper.db.units import Writing
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.store.reading import supports


def part(class_file: ClassFile, day: date) -> YearPart:
    """Return the running pairings, each to be carried on or ended."""
    with class_file.reading() as unit:
        known = {one.id: one.name for one in here(unit)}
        running = supports(unit, running=True)

    def end(unit: Writing, key: int, since: date) -> None:
        values = {"ends_on": _end(unit, key, min(since, day)), "end_reason": "year_over"}
        unit.update(mentorings, key, values)

    return carried_on(
        "mentors",
        tr("Mentors and pairings"),
        tr("Pairings without a tick end with the old school year."),
        (
            (one.mentoring.id, one.mentoring.student_id, who, rules.called(one.mentor, one.child))
            for one in running
            if (who := known.get(one.mentoring.student_id, ""))
        ),
        end,
    )


def _end(unit: Writing, mentoring_id: int, day: date) -> date:
    """Return the day on which a pairing ends: not before it began, or before what was noted."""
    held = select(func.max(check_ins.c.held_on)).where(
        check_ins.c.mentoring_id == mentoring_id, check_ins.c.binned_at.is_(None)
    )
    begun = select(mentorings.c.starts_on).where(mentorings.c.id == mentoring_id)
    return max(day, unit.value(held) or day, unit.value(begun) or day)
