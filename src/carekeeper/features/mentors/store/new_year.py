"""What becomes of the pairings when a school year begins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select

from carekeeper.core.fields import Choice
from carekeeper.core.words import mark, tr
from carekeeper.db.care_tables import check_ins, mentorings
from carekeeper.db.class_file import ClassFile
from carekeeper.db.new_year import YearAnswer, YearLine, YearPart
from carekeeper.db.students import by_id, here
from carekeeper.db.units import Writing
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.store.reading import supports

_GOES_ON, _OVER, _LEFT = "goes_on", "year_over", "student_left"


def part(class_file: ClassFile, day: date) -> YearPart:
    """Return the running pairings, each to be carried on or ended."""
    with class_file.reading() as unit:
        known = by_id(unit)
        present = {one.id for one in here(unit)}
        running = [
            one for one in supports(unit, running=True) if one.mentoring.student_id in present
        ]
    lines = tuple(
        YearLine(
            key=one.mentoring.id,
            student_id=one.mentoring.student_id,
            who=known[one.mentoring.student_id].name,
            what=rules.called(one.mentor, one.child),
            answers=(Choice(_GOES_ON, mark("Carried on")), Choice(_OVER, mark("Ended"))),
            answer=_GOES_ON,
            if_gone=_LEFT,
        )
        for one in running
    )

    def write(unit: Writing, given: Mapping[int, YearAnswer], since: date) -> None:
        for key, answer in given.items():
            if answer.code != _GOES_ON:
                values = {"ends_on": _end(unit, key, min(since, day)), "end_reason": answer.code}
                unit.update(mentorings, key, values)

    about = tr("Pairings without a tick end with the old school year.")
    return YearPart(
        name="mentors", title=tr("Mentors and pairings"), about=about, lines=lines, write=write
    )


def _end(unit: Writing, mentoring_id: int, day: date) -> date:
    """Return the day on which a pairing ends: not before it began, or before what was noted."""
    held = select(func.max(check_ins.c.held_on)).where(
        check_ins.c.mentoring_id == mentoring_id, check_ins.c.binned_at.is_(None)
    )
    begun = select(mentorings.c.starts_on).where(mentorings.c.id == mentoring_id)
    return max(day, unit.value(held) or day, unit.value(begun) or day)
