"""Individual education plans: their fields, the declarations of plan and review, the rules.

They are of the strictest privacy: the tables are marked as private (`db.columns.PRIVATE`), and
nothing here is told to the story, to a search or to a figure of the class.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct, structs

from carekeeper.core import dates
from carekeeper.core.due import Urgency
from carekeeper.core.errors import Invalid
from carekeeper.core.fields import Choice, Field, Kind
from carekeeper.core.ids import EducationPlanId, EducationReviewId, StudentId
from carekeeper.core.place import Place
from carekeeper.core.school_year import TermSpan, term_on
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.study.facts import NAME
from carekeeper.features.study.facts.plans import MEASURE
from carekeeper.records.kind import Dated, Told, choice_of
from carekeeper.room import DueItem, RecordKind, by_day

PAGE = "education"
ICON = "lock"
USUAL_PAUSE = timedelta(weeks=4)
"""So long after the beginning, or after a review, the next one is proposed."""

REASONS = (
    Choice("study", mark("Serious decline in study")),
    Choice("personality", mark("Personality")),
    Choice("conduct", mark("Conduct")),
    Choice("law", mark("Suspected law-breaking")),
    Choice("other", mark("Another reason")),
)
HOW_TOLD = (
    Choice("visit", mark("At home")),
    Choice("school", mark("At school")),
    Choice("call", mark("By phone")),
    Choice("letter", mark("In writing")),
)
REACHED = (
    Choice("yes", mark("Goals reached")),
    Choice("partly", mark("Partly reached")),
    Choice("no", mark("Not reached")),
)


class EducationPlan(Struct, frozen=True, kw_only=True):
    """What is done for a student in a serious matter (个别教育管理方案).

    A row of `measures` has time, content, and who. `review_on` is the day of the first review;
    each review names the next one.
    """

    id: EducationPlanId = EducationPlanId(0)
    student_id: StudentId = StudentId(0)
    reason: str = ""
    reason_text: str = ""
    begins_on: date | None = None
    review_on: date | None = None
    situation: str = ""
    strengths: str = ""
    tried: str = ""
    near_goal: str = ""
    far_goal: str = ""
    measures: tuple[tuple[str, ...], ...] = ()
    people: tuple[str, ...] = ()
    parents_on: date | None = None
    parents_by: str = ""
    parents_how: str = ""
    parents_answer: str = ""
    ends_on: date | None = None
    reached: str = ""
    outcome: str = ""
    named_on_today: bool | None = None

    @property
    def runs(self) -> bool:
        """Tell whether the plan has not ended."""
        return self.ends_on is None


class EducationReview(Struct, frozen=True, kw_only=True):
    """A look at such a plan: what has come of it, what comes next, and when one looks again."""

    id: EducationReviewId = EducationReviewId(0)
    student_id: StudentId = StudentId(0)
    plan_id: EducationPlanId = EducationPlanId(0)
    held_on: date | None = None
    result: str = ""
    next_step: str = ""
    next_on: date | None = None


def _is_over(plan: EducationPlan) -> bool:
    return not plan.runs or bool(plan.reached or plan.outcome)


def _is_long(name: str, label: str, width: int = 12, **more: Any) -> Field:
    return Field(name, label, Kind.LONG_TEXT, width=width, longest=5000, **more)


PLAN_FIELDS: tuple[Field, ...] = (
    Field("reason", mark("Reason"), Kind.CHOICE, width=12, choices=REASONS),
    _is_long("reason_text", mark("What gave rise to the plan")),
    Field("begins_on", mark("Begins on"), Kind.DATE, width=4, counts=True),
    Field("review_on", mark("First review on"), Kind.DATE, width=4),
    Field("ends_on", mark("Plan ended on"), Kind.DATE, width=4),
    _is_long("situation", mark("How things are")),
    _is_long("strengths", mark("Strengths, and what goes well")),
    _is_long("tried", mark("What was tried before")),
    _is_long("near_goal", mark("Near goal"), 6),
    _is_long("far_goal", mark("Far goal"), 6),
    Field("measures", mark("Measures"), Kind.ROWS, width=12, choices=MEASURE),
    Field("people", mark("Responsible people"), Kind.TEXTS, width=12),
    Field("parents_on", mark("Parents informed on"), Kind.DATE, width=4),
    Field("parents_by", mark("Informed by"), width=4, longest=40),
    Field("parents_how", mark("In which way"), Kind.CHOICE, width=4, choices=HOW_TOLD),
    _is_long("parents_answer", mark("What the parents answered")),
    Field(
        "reached",
        mark("How far the goals were reached"),
        Kind.CHOICE,
        width=12,
        choices=REACHED,
        applies=_is_over,
    ),
    _is_long("outcome", mark("Outcome"), applies=_is_over),
    Field("named_on_today", mark("Today may name the student"), Kind.FLAG, width=12),
)
REVIEW_FIELDS: tuple[Field, ...] = (
    Field("held_on", mark("Date"), Kind.DATE, width=6, counts=True),
    Field("next_on", mark("Next review on"), Kind.DATE, width=6),
    _is_long("result", mark("What has come of it")),
    _is_long("next_step", mark("What comes next")),
)


_plan_name = by_day(
    "begins_on", mark("Individual education plan"), mark("Individual education plan of {day}")
)
"""The short name, which never tells the reason."""


def reason_shown(plan: EducationPlan) -> str:
    """Return the reason in words, for the plan's own page only."""
    return choice_of(PLAN, "reason", plan) or tr("No reason chosen yet")


PLAN: Dated[EducationPlan] = Dated(
    kind=RecordKind("education_plans", mark("Individual education plan"), PLAN_FIELDS, _plan_name),
    record=EducationPlan,
    room=NAME,
    icon=ICON,
    day="begins_on",
    no_day=mark("Please fill in the date on which the plan begins."),
    texts=(),
    told=(),
    title=lambda _plan: tr("Individual education plan"),
    main=tuple(field.name for field in PLAN_FIELDS),
    planned=True,
    private=True,
)
"""What is done for one student in a serious matter (个别教育管理方案)."""

REVIEW: Dated[EducationReview] = Dated(
    kind=RecordKind(
        "education_reviews",
        mark("Review of an individual education plan"),
        REVIEW_FIELDS,
        by_day("held_on", mark("Review"), mark("Review of {day}")),
    ),
    record=EducationReview,
    room=NAME,
    icon="clipboard-check",
    day="held_on",
    no_day=mark("Please fill in the date, such as 11-23."),
    texts=(),
    told=("result", "next_step"),
    title=lambda _review: tr("Review"),
    main=tuple(field.name for field in REVIEW_FIELDS),
    private=True,
)
"""A look at such a plan after some time."""

PARTS: tuple[Dated[Any], ...] = (PLAN, REVIEW)


class PlanOnPaper(EducationPlan, frozen=True, kw_only=True):
    """A plan with its reviews, the first one first, as rows of its sheet."""

    reviews: tuple[tuple[str, ...], ...] = ()


_REVIEW_COLUMNS = (
    Choice("held_on", mark("Date")),
    Choice("result", mark("What has come of it")),
    Choice("next_step", mark("What comes next")),
    Choice("next_on", mark("Next review on")),
)
_SHEET_FIELDS = (
    *(field for field in PLAN_FIELDS if field.name not in ("named_on_today", "outcome")),
    Field("reviews", mark("Reviews"), Kind.ROWS, width=12, choices=_REVIEW_COLUMNS),
    *(field for field in PLAN_FIELDS if field.name == "outcome"),
)
SHEET: Dated[EducationPlan] = structs.replace(
    PLAN,
    kind=RecordKind(PLAN.table, PLAN.kind.label, _SHEET_FIELDS, _plan_name),
    signed=(
        mark("Class teacher's signature ____________"),
        mark("Signature of a parent ____________"),
        mark("Signature of the school ____________"),
        mark("Signed on ____________"),
    ),
)
"""The plan as it is printed."""


def on_paper(plan: EducationPlan, reviews: Sequence[EducationReview]) -> PlanOnPaper:
    """Return a plan with its reviews in rows."""
    return PlanOnPaper(**structs.asdict(plan), reviews=tuple(map(_row, reviews)))


def _row(review: EducationReview) -> tuple[str, ...]:
    held = "" if review.held_on is None else dates.show_date(review.held_on)
    return held, review.result, review.next_step, _next_shown(review)


def _next_shown(review: EducationReview) -> str:
    on = review.next_on
    return "" if on is None else tr("next review {day}").format(day=dates.show_short(on))


def told_review(review: EducationReview) -> Told:
    """Return what a row of the plan's own page says of a review."""
    return Told("", REVIEW.icon, _next_shown(review), "", REVIEW.said(review))


# -- the rules


def check_review_day(
    on: date | None, begun: date | None, terms: Sequence[TermSpan], field: str
) -> None:
    """See that a day for a review can be; `terms` are those of its school year.

    Raises:
        Invalid: when it is before the plan begins, or in the holidays.
    """
    if on is None:
        return
    if begun is not None and on < begun:
        raise Invalid(tr("This date is before the plan begins. Please check it."), field)
    if term_on(terms, on) is None:
        raise Invalid(tr("This date is in the holidays. Please choose a school day."), field)


def check_past(plan: EducationPlan, today: date) -> None:
    """See that a plan has ended, and the parents were told, when that can be; raises `Invalid`."""
    if plan.ends_on is not None and plan.begins_on is not None and plan.ends_on < plan.begins_on:
        raise Invalid(tr("The plan would end before it begins. Please check the date."), "ends_on")
    for name in ("ends_on", "parents_on"):
        on: date | None = getattr(plan, name)
        if on is not None and on > today:
            raise Invalid(tr("This date is in the future. Please check it."), name)


def check_only_one(plan: EducationPlan, others: Sequence[EducationPlan]) -> None:
    """See that no other plan runs for the same reason; raises `Invalid` at the reason."""
    same = (one for one in others if one.id != plan.id and one.reason == plan.reason)
    if plan.runs and plan.reason and any(one.runs for one in same):
        sentence = tr(
            "A plan for this reason is already running. Please write into it, or end it first."
        )
        raise Invalid(sentence, "reason")


def proposed(after: date, terms: Sequence[TermSpan]) -> date | None:
    """Return the day proposed for the next review: in four weeks, never in the holidays."""
    on = after + USUAL_PAUSE
    later = [max(on, term.starts_on) for term in terms if term.ends_on >= on]
    return min(later, default=None)


class Waiting(Struct, frozen=True):
    """A running plan of a student who is here, with the last review."""

    plan: EducationPlan
    name: str
    last: EducationReview | None = None

    @property
    def next_on(self) -> date | None:
        """The day of the next review, None when none is set."""
        return self.plan.review_on if self.last is None else self.last.next_on

    def is_due(self, day: date) -> bool:
        """Tell whether the review has come, or has no day."""
        return self.next_on is None or self.next_on <= day


def due_items(running: Sequence[Waiting], day: date) -> list[DueItem]:
    """Return the lines of Today: that a review is due, and of whom only where she wants it.

    Nothing is said of the student to the class list, the head of a page or another room's paper:
    the place names the plan, and only the way to its own page looks up whose it is.
    """
    due = [one for one in running if one.is_due(day)]
    named = [one for one in due if one.plan.named_on_today]
    rest = [one for one in due if not one.plan.named_on_today]
    called = tr("{name}: a review is due")
    items = [_item(one, called.format(name=one.name), day) for one in named]
    if rest:
        told = trn("A review is due", "{n} reviews are due", len(rest)).format(n=len(rest))
        items.append(_item(rest[0], told, day))
    return items


def _item(one: Waiting, title: str, day: date) -> DueItem:
    late = one.next_on is not None and one.next_on < day
    return DueItem(
        place=Place(NAME, None, PLAN.table, one.plan.id),
        urgency=Urgency.LATE if late else Urgency.DUE,
        group=tr("Reviews"),
        title=title,
        icon=ICON,
        action="review",
        action_label=tr("Open"),
        on=one.next_on,
    )
