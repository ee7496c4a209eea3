"""Reads the progress files of students: results, averages of the class, help and its stages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.enrolment import class_of
from carekeeper.db.students import by_id
from carekeeper.db.study_tables import study_plans, study_results
from carekeeper.db.units import Reading
from carekeeper.features.study.facts.plans import RATINGS
from carekeeper.features.study.facts.progress import Progress, Stage
from carekeeper.features.study.store.scores import Scores

_WORDS = {one.code: one.label for one in RATINGS}


def progress_of(
    class_file: ClassFile, ids: Sequence[int], day: date | None = None
) -> list[Progress]:
    """Return the progress files of some students in this order, for paper with their class."""
    store = Scores(class_file)
    averages, results = store.averages(), store.results_of(ids)
    with class_file.reading() as unit:
        known, helped, stages = by_id(unit), _helped(unit, ids), _stages(unit, ids)
        schools = {number: class_of(unit, number, day) for number in ids if day is not None}
    return [
        Progress(
            student=known.get(number, StudentLine()),
            school=schools.get(number, SchoolClass()),
            results=tuple(results.get(number, ())),
            averages=averages,
            helped=helped.get(number, {}),
            stages=tuple(stages.get(number, ())),
        )
        for number in ids
    ]


def _helped(unit: Reading, ids: Sequence[int]) -> dict[int, dict[str, date]]:
    """Return since when each student was helped first, by subject."""
    plan = study_plans.c
    query = select(plan.student_id, plan.subject, plan.begins_on).order_by(plan.begins_on)
    found: dict[int, dict[str, date]] = {}
    for row in unit.rows(query.where(plan.student_id.in_(ids), plan.binned_at.is_(None))):
        found.setdefault(row.student_id, {}).setdefault(row.subject, row.begins_on)
    return found


def _stages(unit: Reading, ids: Sequence[int]) -> dict[int, list[Stage]]:
    """Return the stage results of each student, the first one first."""
    plan, stage = study_plans.c, study_results.c
    query = (
        select(stage.student_id, stage.checked_on, plan.subject, stage.rating, stage.result)
        .join(study_plans, plan.id == stage.plan_id)
        .where(stage.student_id.in_(ids), stage.binned_at.is_(None), plan.binned_at.is_(None))
        .order_by(stage.checked_on, stage.id)
    )
    found: dict[int, list[Stage]] = {}
    for row in unit.rows(query):
        rating = tr(_WORDS.get(row.rating, ""))
        one = Stage(row.checked_on, row.subject, rating, row.result)
        found.setdefault(row.student_id, []).append(one)
    return found
