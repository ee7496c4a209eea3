"""What can be counted of study help plans, sessions and stage results."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core.span import Span
from carekeeper.core.words import mark, tr
from carekeeper.features.study.facts.plans import PLAN, called
from carekeeper.records.figures import record_figure
from carekeeper.records.kind import place_of
from carekeeper.room import Countable, Counted, Found

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.study.store.plans import StudyPlans


def _plans(class_file: ClassFile) -> StudyPlans:
    from carekeeper.features.study.store.plans import StudyPlans

    return StudyPlans(class_file)


def _ran(class_file: ClassFile, span: Span) -> Counted:
    found = _plans(class_file).ran(*span.stretch)
    told = tr("{name}: {what}")
    behind = (
        Found(
            place_of(PLAN, one.record),
            told.format(name=one.name, what=called(one.record)),
            "",
            one.record.begins_on,
        )
        for one in found
    )
    return Counted(len(found), tuple(behind))


def planned(class_file: ClassFile, span: Span) -> list[Found]:
    """Return the reviews of running plans that lie in the days of a span."""
    running = [one for one in _plans(class_file).plans.newest() if one.record.runs]
    last = span.ends_on or span.as_of
    return [
        Found(
            place_of(PLAN, one.record),
            tr("{name}: {what}").format(name=one.name, what=tr("review of the study help plan")),
            "",
            on,
        )
        for one in running
        if (on := one.record.review_on) and (span.starts_on or date.min) <= on <= last
    ]


FIGURES = (
    Countable(
        "study.plans",
        mark("Study help plans"),
        mark("Study help plans that ran in these days, of students in the class then."),
        _ran,
    ),
    record_figure(
        "study.sessions",
        mark("Sessions of study help"),
        mark("Sessions of study help plans in these days."),
        lambda class_file: _plans(class_file).sessions,
    ),
    record_figure(
        "study.results",
        mark("Stage results"),
        mark("Stage results of study help plans that were noted in these days."),
        lambda class_file: _plans(class_file).results,
    ),
)
READ = frozenset({"students", "enrolment_spans", "study_plans", "study_sessions", "study_results"})
