"""Study help plans: their fields, the declarations of plan, session and stage result, the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from carekeeper.core.due import Urgency, by_shown, follow_up_urgency
from carekeeper.core.errors import Invalid
from carekeeper.core.fields import Choice, Field, Kind
from carekeeper.core.place import Place
from carekeeper.core.school_year import TermSpan, term_on
from carekeeper.core.words import mark, tr
from carekeeper.features.study.facts import ICON, NAME
from carekeeper.features.study.facts.record import StudyPlan, StudyResult, StudySession
from carekeeper.records.kind import Dated, Told, choice_of
from carekeeper.room import DueItem, Rate, RecordKind, by_day

PAGE = "plans"
REVIEW = "review"
"""The word with which a place asks for a new stage result of its plan."""

SUBJECTS = (
    *(mark("Chinese language"), mark("Mathematics"), mark("English language")),
    *(mark("Science"), mark("Morality and rule of law")),
)
CAUSES = (
    Choice("foundation", mark("Foundation")),
    Choice("method", mark("Method")),
    Choice("motivation", mark("Motivation")),
    Choice("family", mark("Family")),
    Choice("mind", mark("Mind and mood")),
)
STATES = (
    Choice("running", mark("Running")),
    Choice("reached", mark("Goal reached")),
    Choice("ended", mark("Ended")),
)
RATINGS = (
    Choice("great", mark("Great progress")),
    Choice("some", mark("Some progress")),
    Choice("same", mark("No change")),
    Choice("worse", mark("Fell behind")),
)
MEASURE = (
    Choice("time", mark("When")),
    Choice("content", mark("What is done")),
    Choice("who", mark("Who")),
)


def _is_over(plan: StudyPlan) -> bool:
    return not plan.runs


PLAN_FIELDS: tuple[Field, ...] = (
    Field("subject", mark("Subject"), width=4, counts=True, longest=20),
    Field("focus", mark("What it is about"), width=8, hint=mark("such as reading"), longest=40),
    Field("teacher", mark("Responsible teacher"), width=4, longest=40),
    Field("helper", mark("Study helper"), width=4, longest=40),
    Field("study_group", mark("Study group"), width=4, longest=30),
    Field("begins_on", mark("Begins on"), Kind.DATE, width=4, counts=True),
    Field("ends_on", mark("Runs until"), Kind.DATE, width=4),
    Field("review_on", mark("Review date"), Kind.DATE, width=4),
    Field("causes", mark("Causes"), Kind.CHOICES, width=12, choices=CAUSES),
    Field("analysis", mark("Analysis"), Kind.LONG_TEXT, width=12, longest=5000),
    Field("near_goal", mark("Near goal"), Kind.LONG_TEXT, width=6, longest=1000),
    Field("far_goal", mark("Far goal"), Kind.LONG_TEXT, width=6, longest=1000),
    Field("measures", mark("Measures"), Kind.ROWS, width=12, choices=MEASURE),
    Field("state", mark("State"), Kind.CHOICE, width=12, choices=STATES),
    Field("end_reason", mark("Why it ended"), width=12, applies=_is_over, longest=200),
)
SESSION_FIELDS: tuple[Field, ...] = (
    Field("held_on", mark("Date"), Kind.DATE, width=6, counts=True),
    Field("content", mark("What was done"), Kind.LONG_TEXT, width=12, longest=5000),
    Field("went", mark("How well it went"), Kind.LONG_TEXT, width=12, longest=5000),
)
RESULT_FIELDS: tuple[Field, ...] = (
    Field("checked_on", mark("Date"), Kind.DATE, width=6, counts=True),
    Field("rating", mark("Rating"), Kind.CHOICE, width=12, choices=RATINGS),
    Field("result", mark("How far it has come"), Kind.LONG_TEXT, width=12, longest=5000),
)


def _plan_name(values: Mapping[str, Any]) -> str:
    subject = str(values.get("subject") or "")
    return tr("Study help plan, {subject}").format(subject=subject) if subject else _unnamed()


def _unnamed() -> str:
    return tr("Study help plan")


def called(plan: StudyPlan) -> str:
    """Return what a plan is about: 语文 · 作文与阅读."""
    return " · ".join(filter(None, (plan.subject, plan.focus))) or _unnamed()


def _plan_title(plan: StudyPlan) -> str:
    told = called(plan)
    return told if told == _unnamed() else tr("Study help plan: {about}").format(about=told)


def state_shown(plan: StudyPlan) -> str:
    """Return in words how a plan stands."""
    return choice_of(PLAN, "state", plan)


def rating_shown(result: StudyResult) -> str:
    """Return the rating in words."""
    return choice_of(RESULT, "rating", result)


def _result_title(result: StudyResult) -> str:
    parts = (tr("Stage result"), rating_shown(result))
    return " · ".join(filter(None, parts))


PLAN: Dated[StudyPlan] = Dated(
    kind=RecordKind("study_plans", mark("Study help plan"), PLAN_FIELDS, _plan_name),
    record=StudyPlan,
    room=NAME,
    icon=ICON,
    day="begins_on",
    no_day=mark("Please fill in the date on which the plan begins."),
    texts=(
        *("subject", "focus", "study_group", "teacher", "helper", "analysis"),
        *("near_goal", "far_goal", "measures", "end_reason"),
    ),
    told=("analysis", "near_goal", "far_goal"),
    title=_plan_title,
    about=called,
    main=tuple(field.name for field in PLAN_FIELDS),
    phrased=("analysis",),
    planned=True,
)
"""How a student is helped in a subject (学习帮扶计划)."""

SESSION: Dated[StudySession] = Dated(
    kind=RecordKind(
        "study_sessions",
        mark("Session"),
        SESSION_FIELDS,
        by_day("held_on", mark("Session"), mark("Session of {day}")),
    ),
    record=StudySession,
    room=NAME,
    icon="book-open-text",
    day="held_on",
    no_day=mark("Please fill in the date, such as 11-23."),
    texts=("content", "went"),
    told=("content", "went"),
    title=lambda _session: tr("Study help"),
    main=tuple(field.name for field in SESSION_FIELDS),
)
"""One time that somebody sat down with the student (辅导记录)."""

RESULT: Dated[StudyResult] = Dated(
    kind=RecordKind(
        "study_results",
        mark("Stage result"),
        RESULT_FIELDS,
        by_day("checked_on", mark("Stage result"), mark("Stage result of {day}")),
    ),
    record=StudyResult,
    room=NAME,
    icon="trending-up",
    day="checked_on",
    no_day=mark("Please fill in the date, such as 11-23."),
    texts=("result",),
    told=("result",),
    title=_result_title,
    main=tuple(field.name for field in RESULT_FIELDS),
)
"""What a look at a plan after some time has found (阶段成效)."""

PARTS: tuple[Dated[Any], ...] = (PLAN, SESSION, RESULT)


def told_session(session: StudySession) -> Told:
    """Return what a row says of a session."""
    return Told("", SESSION.icon, session.content, "", session.went)


def told_result(result: StudyResult) -> Told:
    """Return what a row says of a stage result."""
    return Told("", RESULT.icon, rating_shown(result), "", result.result)


# -- the rules

_EARLY = timedelta(days=7)
"""A look at the plan so long before its review day counts as the review."""


def check_span(plan: StudyPlan, terms: Sequence[TermSpan]) -> None:
    """See that a plan ends, and is looked at, when that can be.

    `terms` are those of the school year of the review day.

    Raises:
        Invalid: at the day that cannot be.
    """
    if plan.begins_on is None:
        return
    if plan.ends_on is not None and plan.ends_on < plan.begins_on:
        raise Invalid(tr("The plan would end before it begins. Please check the date."), "ends_on")
    if plan.review_on is None:
        return
    if plan.review_on < plan.begins_on:
        raise Invalid(tr("This date is before the plan begins. Please check it."), "review_on")
    if term_on(terms, plan.review_on) is None:
        raise Invalid(tr("This date is in the holidays. Please choose a school day."), "review_on")


def check_inside(on: date, begun: date | None, field: str) -> None:
    """See that a session or a stage result is not older than its plan; raises `Invalid`."""
    if begun is not None and on < begun:
        raise Invalid(tr("This date is before the plan begins. Please check it."), field)


def ran_in(plan: StudyPlan, first: date, last: date) -> bool:
    """Tell whether a plan ran on some day of a span."""
    ended = None if plan.runs else plan.ends_on
    return PLAN.on(plan) <= last and (ended is None or ended >= first)


def rates(ran: int, unseen: Sequence[StudyPlan], as_of: date) -> list[Rate]:
    """Return of how many plans that ran a stage result was noted; nothing where none ran."""
    if not ran:
        return []
    definition = tr("Study help plans that ran in these days; reviewed: a stage result was noted.")
    missing = tuple(dict.fromkeys(plan.student_id for plan in unseen))
    done = ran - len(unseen)
    label, name = tr("Study plans reviewed"), "plans_reviewed"
    return [Rate(label, done, ran, definition, as_of, missing, name)]


def plan_of(part: Struct) -> int:
    """Return the number of the plan that a session or a stage result belongs to."""
    number: int = getattr(part, "plan_id")  # noqa: B009 - no common struct says it
    return number


class Reviewed(Struct, frozen=True):
    """A running plan of a student who is here, with the last stage result."""

    plan: StudyPlan
    name: str
    last: StudyResult | None = None

    @property
    def is_reviewed(self) -> bool:
        """Tell whether the plan was looked at for its review day, or has none."""
        if self.plan.review_on is None:
            return True
        last = None if self.last is None else self.last.checked_on
        return last is not None and last >= self.plan.review_on - _EARLY


def due_reviews(found: Sequence[Reviewed], day: date) -> list[DueItem]:
    """Return a line of Today for each plan to review soon, now, or without a next day."""
    items = (_due(one, day) for one in found)
    return [item for item in items if item is not None]


def _due(one: Reviewed, day: date) -> DueItem | None:
    plan = one.plan
    about = called(plan)
    if one.is_reviewed:
        if plan.review_on is not None and plan.review_on > day:
            return None
        urgency: Urgency | None = Urgency.OPEN
        title = tr("{about}: set the next review date").format(about=about)
        reason, begin, field = tr("no date set"), "", "review_on"
    else:
        urgency = follow_up_urgency(plan.review_on, day)
        title = tr("{about}: see how far it has come").format(about=about)
        reason, begin, field = by_shown(plan.review_on), REVIEW, ""
    if urgency is None:
        return None
    return DueItem(
        place=Place(NAME, plan.student_id, PLAN.table, plan.id, field=field, begin=begin),
        urgency=urgency,
        group=tr("Study help plans to review"),
        title=title,
        reason=reason,
        student_name=one.name,
        icon=ICON,
        action="write",
        action_label=tr("Write"),
        on=plan.review_on,
    )
