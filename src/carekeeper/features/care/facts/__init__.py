"""Life and care of a student: the fields of its four kinds of records, and their declarations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from carekeeper.core import concern, money
from carekeeper.core.fields import Choice, Field, Kind
from carekeeper.core.words import mark, tr
from carekeeper.features.care.facts import duty
from carekeeper.features.care.facts.record import Aid, CareGoal, Incident, LifeEntry
from carekeeper.records.kind import (
    PHOTOS,
    Dated,
    FollowUp,
    Told,
    choice_of,
    follow_up_fields,
)
from carekeeper.room import RecordKind, by_day

NAME, ICON = "care", "heart-pulse"

KINDS = (
    Choice("illness", mark("Illness")),
    Choice("accident", mark("Accident")),
    Choice("self_care", mark("Self-care")),
    Choice("habit", mark("Habits")),
    Choice("boarding", mark("Boarding")),
    Choice("absence", mark("Absence")),
    Choice("mind", mark("Psychological care")),
)
ICONS = {
    "illness": "thermometer",
    "accident": "bandage",
    "self_care": "shirt",
    "habit": "sprout",
    "boarding": "bed-single",
    "absence": "calendar-x-2",
    "mind": "heart",
}
STEPS = (
    Choice("learning", mark("Still learning")),
    Choice("sometimes", mark("Sometimes")),
    Choice("mastered", mark("Can do it")),
)
AID_KINDS = (
    Choice("minimum_living", mark("Minimum living allowance")),
    Choice("temporary", mark("Temporary relief")),
    Choice("medical", mark("Medical aid")),
    Choice("housing", mark("Housing aid")),
    Choice("education", mark("Education aid")),
    Choice("meals", mark("Nutrition meals")),
    Choice("donation", mark("Donation")),
    Choice("other", mark("Other")),
)


def _was_told(entry: LifeEntry) -> bool:
    return bool(entry.told) or entry.told_on is not None


def _may_last(entry: LifeEntry) -> bool:
    return entry.kind in ("illness", "accident", "absence") or bool(entry.lasted)


LIFE_FIELDS: tuple[Field, ...] = (
    Field("kind", mark("Kind"), Kind.CHOICE, width=12, choices=KINDS),
    Field("happened_on", mark("Date"), Kind.DATE, width=6, counts=True),
    Field(
        "lasted",
        mark("How long"),
        width=6,
        applies=_may_last,
        hint=mark("such as half a day"),
        longest=40,
    ),
    Field("text", mark("What happened"), Kind.LONG_TEXT, width=12, longest=5000),
    Field("treatment", mark("What was done"), Kind.LONG_TEXT, width=12, longest=5000),
    Field("told", mark("Whom you told at home"), Kind.TEXTS, width=12),
    Field("told_on", mark("Told on"), Kind.DATE, width=6, applies=_was_told),
    *follow_up_fields(""),
    PHOTOS,
    Field("confidential", mark("Only I see this"), Kind.FLAG, width=6),
)

GOAL_FIELDS: tuple[Field, ...] = (
    Field("goal", mark("What is being learnt"), Kind.TEXT, width=12, counts=True, longest=60),
    Field("begun_on", mark("Still learning since"), Kind.DATE, width=4, counts=True),
    Field("sometimes_on", mark("Sometimes since"), Kind.DATE, width=4),
    Field("mastered_on", mark("Can do it since"), Kind.DATE, width=4),
    Field("note", mark("How it goes"), Kind.LONG_TEXT, width=12, longest=2000),
)

AID_FIELDS: tuple[Field, ...] = (
    Field("kind", mark("Kind of aid"), Kind.CHOICE, width=12, choices=AID_KINDS),
    Field("given_on", mark("Received on"), Kind.DATE, width=6, counts=True),
    Field("amount", mark("Amount"), Kind.MONEY, width=6, unit=mark("yuan")),
    Field("source", mark("From whom"), Kind.TEXT, width=6, longest=60),
    Field("often", mark("How often"), width=6, hint=mark("such as each term"), longest=40),
    Field("used_for", mark("What it is for"), Kind.LONG_TEXT, width=12, longest=2000),
)


def _asked(authority: str) -> Callable[[Incident], bool]:
    return lambda incident: duty.is_asked(incident, authority)


def _told_fields(authority: Choice, label: str) -> tuple[Field, Field, Field]:
    """Return when an authority was told, at what time and by whom; `label` names the day."""
    applies = _asked(authority.code)
    return (
        Field(f"{authority.code}_on", label, Kind.DATE, width=5, applies=applies),
        Field(f"{authority.code}_at", mark("At"), Kind.TIME, width=3, applies=applies),
        Field(f"{authority.code}_by", mark("By whom"), width=4, applies=applies, longest=40),
    )


_POLICE, _EDUCATION, _CIVIL, _SCHOOL = duty.AUTHORITIES

INCIDENT_FIELDS: tuple[Field, ...] = (
    Field("situation", mark("Situation"), Kind.CHOICE, width=12, choices=duty.SITUATIONS),
    Field("found_on", mark("Found on"), Kind.DATE, width=6, counts=True),
    Field("found_at", mark("At"), Kind.TIME, width=6),
    Field("what", mark("What was seen and heard"), Kind.LONG_TEXT, width=12, longest=10_000),
    Field("done", mark("What was done at once"), Kind.LONG_TEXT, width=12, longest=5000),
    *_told_fields(_POLICE, mark("Police told on")),
    *_told_fields(_EDUCATION, mark("Education office told on")),
    *_told_fields(_CIVIL, mark("Civil affairs told on")),
    *_told_fields(_SCHOOL, mark("School told on")),
    Field("reference", mark("Reference number"), width=12, longest=60),
    Field("outcome", mark("Outcome"), Kind.LONG_TEXT, width=12, longest=5000),
    *follow_up_fields("", mark("What is still to be done")),
    Field("confidential", mark("Only I see this"), Kind.FLAG, width=6),
)
_KEPT_OFF = mark("Only I see this: stays off what others read")
_TOLD_ON = tuple(f"{one.code}_on" for one in duty.AUTHORITIES)


def _kind(entry: LifeEntry) -> str:
    return choice_of(LIFE, "kind", entry) or tr("Life and health")


def step_shown(goal: CareGoal) -> str:
    """Return in words which step is reached."""
    return next(tr(step.label) for step in STEPS if step.code == goal.step)


def aid_kind(aid: Aid) -> str:
    """Return in words which aid it is."""
    return choice_of(AID, "kind", aid) or tr("Aid")


def amount_shown(aid: Aid) -> str:
    """Return the amount in words, `""` when none is known."""
    return "" if aid.amount is None else money.shown(aid.amount)


def _aid_title(aid: Aid) -> str:
    parts = (aid_kind(aid), amount_shown(aid), aid.source)
    return " · ".join(part for part in parts if part)


def situation_shown(incident: Incident) -> str:
    """Return the situation in words."""
    return choice_of(INCIDENT, "situation", incident) or tr("Important matter")


LIFE: Dated[LifeEntry] = Dated(
    kind=RecordKind(
        "life_entries",
        mark("Life and health"),
        LIFE_FIELDS,
        by_day("happened_on", mark("Life and health"), mark("Life and health, {day}")),
    ),
    record=LifeEntry,
    room=NAME,
    icon=ICON,
    day="happened_on",
    no_day=mark("Please fill in the date, such as 11-23."),
    texts=("text", "treatment", "told", "follow_up"),
    told=("text", "treatment"),
    title=_kind,
    about=_kind,
    main=(
        *("kind", "happened_on", "lasted", "text", "treatment", "told", "told_on"),
        *("follow_up", "follow_up_by"),
    ),
    days=("told_on",),
    phrased=("text", "treatment"),
    follow_up=FollowUp(
        rule="life_follow_up",
        group=mark("To look after"),
        private=mark("To look after, only for you"),
    ),
    sorted_by="kind",
    photos="photos",
    confidential="confidential",
    kept_off=_KEPT_OFF,
)
"""What happens in a student's life (健康与生活记录)."""

GOAL: Dated[CareGoal] = Dated(
    kind=RecordKind(
        "care_goals",
        mark("Self-care goal"),
        GOAL_FIELDS,
        lambda values: values.get("goal") or tr("Self-care goal"),
    ),
    record=CareGoal,
    room=NAME,
    icon="target",
    day="begun_on",
    no_day=mark("Please fill in the date on which the goal began."),
    texts=("goal", "note"),
    told=("note",),
    title=lambda goal: tr("{goal}: {step}").format(goal=goal.goal, step=step_shown(goal)),
    main=("goal", "begun_on", "sometimes_on", "mastered_on", "note"),
    days=("sometimes_on", "mastered_on"),
)
"""What a student learns to do alone (自理目标)."""

AID: Dated[Aid] = Dated(
    kind=RecordKind(
        "aid", mark("Aid"), AID_FIELDS, by_day("given_on", mark("Aid"), mark("Aid of {day}"))
    ),
    record=Aid,
    room=NAME,
    icon="hand-coins",
    day="given_on",
    no_day=mark("Please fill in the date on which the aid came."),
    texts=("source", "used_for"),
    told=("used_for",),
    title=_aid_title,
    about=_aid_title,
    main=("kind", "given_on", "amount", "source", "often", "used_for"),
)
"""Aid that was received (资助)."""

INCIDENT: Dated[Incident] = Dated(
    kind=RecordKind(
        "incidents",
        mark("Important matter"),
        INCIDENT_FIELDS,
        by_day("found_on", mark("Important matter"), mark("Important matter of {day}")),
    ),
    record=Incident,
    room=NAME,
    icon="siren",
    day="found_on",
    no_day=mark("Please fill in the date on which it was found out."),
    texts=("what", "done", "outcome", "reference", "follow_up"),
    told=("what", "outcome"),
    title=situation_shown,
    about=situation_shown,
    main=(
        *("situation", "found_on", "found_at", "what", "done"),
        *(f"{one.code}_{part}" for one in duty.AUTHORITIES for part in ("on", "at", "by")),
        *("reference", "outcome", "follow_up", "follow_up_by"),
    ),
    days=_TOLD_ON,
    follow_up=FollowUp(
        rule="incident_follow_up",
        group=mark("Important matters"),
        private=mark("To be done after an important matter"),
    ),
    sorted_by="situation",
    confidential="confidential",
    kept_off=_KEPT_OFF,
)
"""A grave matter and its report (重大情况、强制报告)."""


def told(entry: LifeEntry) -> Told:
    """Return what a row of the timeline says of an entry."""
    whom = tr(", ").join(entry.told)
    if whom:
        whom = tr("{who} told").format(who=whom)
    elif entry.told_on is not None:
        whom = tr("Family told")
    icon = ICONS.get(entry.kind, ICON)
    return Told(entry.lasted, icon, _kind(entry), whom, LIFE.said(entry))


SPAN_FIELDS: tuple[Field, ...] = (
    Field("what", mark("Key support or level"), Kind.TEXT),
    Field("since", mark("Since"), Kind.DATE),
    Field("until", mark("Until"), Kind.DATE),
    Field("reason", mark("Reason"), Kind.TEXT),
)


def _span_name(values: Mapping[str, Any]) -> str:
    return concern.shown(str(values.get("what") or ""))


SPAN = RecordKind("concern_spans", mark("Concern before"), SPAN_FIELDS, _span_name)
"""Key support and levels that have ended; the profile writes one when they change."""
