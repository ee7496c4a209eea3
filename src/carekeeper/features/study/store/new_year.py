"""What becomes of the study help plans when a school year begins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from carekeeper.core.fields import Choice
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.new_year import YearAnswer, YearLine, YearPart
from carekeeper.db.study_tables import study_plans
from carekeeper.db.units import Writing
from carekeeper.features.study.facts.plans import PLAN, called
from carekeeper.features.study.store.plans import StudyPlans

_GOES_ON, _REACHED, _OVER = "running", "reached", "ended"
_ANSWERS = (
    Choice(_GOES_ON, mark("Carried on")),
    Choice(_REACHED, mark("Goal reached")),
    Choice(_OVER, mark("Ended")),
)


def part(class_file: ClassFile, day: date) -> YearPart:
    """Return the running plans, each to be carried on or ended."""
    running = StudyPlans(class_file, lambda: day).running()
    begun = {int(one.plan.id): PLAN.on(one.plan) for one in running}
    reasons = {_OVER: tr("The school year is over")}

    def write(unit: Writing, given: Mapping[int, YearAnswer], since: date) -> None:
        for key, answer in given.items():
            if answer.code != _GOES_ON:
                values = {"state": answer.code, "end_reason": reasons.get(answer.code, "")}
                last = max(min(since, day), begun[key])
                unit.update(study_plans, key, {**values, "ends_on": last})

    return YearPart(
        name="study_plans",
        title=tr("Study help plans"),
        about=tr("A plan that is carried on keeps its goals."),
        lines=tuple(
            YearLine(
                key=one.plan.id,
                student_id=one.plan.student_id,
                who=one.name,
                what=called(one.plan),
                answers=_ANSWERS,
                answer=_GOES_ON,
            )
            for one in running
        ),
        write=write,
    )
