"""Activities of the class: what was planned and done, who took part and with which result."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from carekeeper.core.due import DueRule
from carekeeper.core.fields import Choice, Field, Kind
from carekeeper.core.ids import ActivityId
from carekeeper.core.partaker import Partaker
from carekeeper.core.words import mark, tr, trn
from carekeeper.records.kind import (
    PHOTOS,
    Asking,
    Dated,
    FollowUp,
    Told,
    choice_of,
    follow_up_fields,
)
from carekeeper.room import RecordKind, by_day

ROOM, ICON = "activities", "trophy"

KINDS = (
    Choice("class_meeting", mark("Class meeting")),
    Choice("team", mark("Team activity")),
    Choice("reading", mark("Reading")),
    Choice("contest", mark("Contest")),
    Choice("speech", mark("Speech contest")),
    Choice("essay", mark("Essay contest")),
    Choice("exhibition", mark("Exhibition")),
    Choice("show", mark("Performance")),
    Choice("practice", mark("Practice")),
    Choice("outing", mark("Outing")),
    Choice("mental_health", mark("Mental health")),
    Choice("safety", mark("Safety")),
    Choice("other", mark("Other")),
)
"""The kinds that a care plan names: class meetings, exhibitions, contests, shows, and the five
parts of "one book, one class meeting, one practice, one essay, one speech contest"."""


class Activity(Struct, frozen=True, kw_only=True):
    """One activity of the class, done or planned. `FIELDS` describes each field."""

    id: ActivityId = ActivityId(0)
    held_on: date | None = None
    kind: str = "class_meeting"
    title: str = ""
    place: str = ""
    responsible: str = ""
    record: str = ""
    partakers: tuple[Partaker, ...] = ()
    plan: str = ""
    follow_up: str = ""
    follow_up_by: date | None = None
    follow_up_done_on: date | None = None
    photos: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = (
    Field("title", mark("Title"), width=8, longest=60),
    Field("kind", mark("Kind"), Kind.CHOICE, width=4, choices=KINDS),
    Field("held_on", mark("Date"), Kind.DATE, width=4, counts=True),
    Field("place", mark("Place"), width=4, longest=60),
    Field("responsible", mark("Responsible"), width=4, longest=60),
    Field("record", mark("How it went"), Kind.LONG_TEXT, width=12, longest=5000),
    Field("partakers", mark("Took part"), Kind.PARTAKERS, width=12),
    Field("plan", mark("Plan"), Kind.LONG_TEXT, width=12, longest=5000),
    *follow_up_fields(""),
    PHOTOS,
)

TAKING_PART = (
    Field("person", mark("Who")),
    Field("said", mark("Prize or part")),
)


_by_day = by_day("held_on", mark("Activity"), mark("Activity of {day}"))


def activity_name(values: Mapping[str, Any]) -> str:
    """Return the short name of an activity from the values of its row."""
    return str(values.get("title") or _by_day(values))


def kind_shown(activity: Activity) -> str:
    """Return the kind of an activity in words."""
    return choice_of(ACTIVITY, "kind", activity)


def is_planned(activity: Activity, day: date) -> bool:
    """Tell whether an activity lies ahead of a day."""
    return activity.held_on is not None and activity.held_on > day


def told(activity: Activity, day: date) -> Told:
    """Return what a row of the list says of an activity, as seen on a day."""
    there = len(activity.partakers)
    counted = trn("{n} student", "{n} students", there).format(n=there) if there else ""
    about = " · ".join(part for part in (kind_shown(activity), counted) if part)
    below = tr("planned") if is_planned(activity, day) else ""
    return Told(below, ICON, ACTIVITY.name(activity), "", about)


def result_of(activity: Activity, student_id: int) -> str:
    """Return what is said of a student who took part, `""` without a word."""
    return next((one.said for one in activity.partakers if one.student_id == student_id), "")


def _titled(activity: Activity) -> str:
    return tr("{kind}: {title}").format(kind=kind_shown(activity), title=ACTIVITY.name(activity))


ACTIVITY: Dated[Activity] = Dated(
    kind=RecordKind("activities", mark("Activity"), FIELDS, activity_name),
    record=Activity,
    room=ROOM,
    icon=ICON,
    day="held_on",
    no_day=mark("Please fill in the date, such as 11-23."),
    texts=("title", "place", "responsible", "record", "plan", "follow_up"),
    told=("record",),
    title=_titled,
    main=("title", "kind", "held_on", "place", "responsible", "record", "partakers"),
    phrased=("record",),
    follow_up=FollowUp(rule="activity_follow_up", group=mark("After activities")),
    sorted_by="kind",
    photos="photos",
    partakers="activity_students",
    planned=True,
)
"""Activities (活动)."""

PARTAKER = RecordKind(
    "activity_students", mark("Taking part"), TAKING_PART, lambda _values: tr("Taking part")
)

TAKEN_PART = Asking(
    rule=DueRule("activity", mark("Takes part in an activity"), 1, "term", "nobody"),
    group={
        "week": mark("Not in any activity this week"),
        "month": mark("Not in any activity this month"),
        "term": mark("Not in any activity this term"),
    },
    rate={
        "week": mark("Took part this week"),
        "month": mark("Took part this month"),
        "term": mark("Took part this term"),
    },
    held={
        "week": mark("{n} took part this week"),
        "month": mark("{n} took part this month"),
        "term": mark("{n} took part this term"),
    },
    title=lambda _day: tr("Ask to an activity"),
    definition=mark(
        "Of the students due for an activity in this period: those who took part in "
        "at least one, or were ticked off with a reason."
    ),
    never=mark("no activity yet"),
    action_label=mark("Choose"),
    figure="took_part",
    over=mark("Took part in at least one, or ticked off with a reason"),
)
