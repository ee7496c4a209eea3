"""What runs for a student ends on the day on which the student leaves, however that is written.

A pairing or a plan that ran on would be counted and printed as if somebody were here who is gone.
What is only noted, such as a follow-up, asks nothing of them and stays as it was written.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from carekeeper.core.enrolment import ARCHIVED
from carekeeper.core.words import tr
from carekeeper.db.care_tables import check_ins, mentorings, mentors
from carekeeper.db.history import unpack
from carekeeper.db.schema import JOURNALED, changes
from carekeeper.db.study_tables import study_plans
from carekeeper.db.units import Writing

_HELD = (
    select(func.max(check_ins.c.held_on))
    .where(check_ins.c.mentoring_id == mentorings.c.id, check_ins.c.binned_at.is_(None))
    .scalar_subquery()
)
_PAIRINGS = select(mentorings.c.id, mentorings.c.starts_on, _HELD).where(
    mentorings.c.ends_on.is_(None), mentorings.c.binned_at.is_(None)
)
_PLANS = select(study_plans.c.id, study_plans.c.begins_on).where(
    study_plans.c.state == "running", study_plans.c.binned_at.is_(None)
)
_LATER = changes.alias()
_GONE = sorted(ARCHIVED)


def end(unit: Writing, student_id: int, on: date) -> None:
    """End the pairings and study help plans of a student, and where the student helps others.

    None ends before it began, or before the last check-in that was noted.
    """
    own = mentorings.c.student_id == student_id
    for reason, whose in (("student_left", own), ("mentor_left", _helped_by(student_id))):
        for number, begun, held in unit.rows(_PAIRINGS.where(whose)):
            last = max(on, begun or on, held or on)
            unit.update(mentorings, number, {"ends_on": last, "end_reason": reason})
    for number, begun in unit.rows(_PLANS.where(study_plans.c.student_id == student_id)):
        values = {"state": "ended", "end_reason": tr("The student left")}
        unit.update(study_plans, number, {**values, "ends_on": max(on, begun)})


def take_back(unit: Writing, student_id: int) -> None:
    """Let go on what ended as the student left, unless it was written on since; it was a slip."""
    for row in unit.rows(_ended_with(student_id)):
        table = JOURNALED[row.table_name]
        unit.update(table, row.row_id, unpack(table, row.before) or {})


def _ended_with(student_id: int) -> Select[tuple[str, int, str]]:
    """Return the query for what ended in the step by which the student left."""
    before, after = (
        func.json_extract(values, "$.enrolment") for values in (changes.c.before, changes.c.after)
    )
    left = select(func.max(changes.c.step_id)).where(
        changes.c.table_name == "students",
        changes.c.row_id == student_id,
        before.not_in(_GONE) & after.in_(_GONE),
    )
    helped = select(mentorings.c.id).where(_helped_by(student_id))
    mine = or_(
        changes.c.student_id == student_id,
        and_(changes.c.table_name == mentorings.name, changes.c.row_id.in_(helped)),
    )
    later = exists().where(
        _LATER.c.table_name == changes.c.table_name,
        _LATER.c.row_id == changes.c.row_id,
        _LATER.c.id > changes.c.id,
    )
    ran = changes.c.table_name.in_((mentorings.name, study_plans.name))
    ended = func.json_extract(changes.c.after, "$.end_reason").is_not(None)
    return select(changes.c.table_name, changes.c.row_id, changes.c.before).where(
        changes.c.step_id == left.scalar_subquery(), ran, mine, ended, ~later
    )


def _helped_by(student_id: int) -> ColumnElement[bool]:
    helper = select(mentors.c.id).where(mentors.c.helper_id == student_id)
    return mentorings.c.mentor_id.in_(helper)
