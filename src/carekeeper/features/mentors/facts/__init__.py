"""Mentors (结对帮扶): the fields of mentor, pairing and check-in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carekeeper.core import fields
from carekeeper.core.due import DueRule
from carekeeper.core.fields import Choice, Field, Kind, Section
from carekeeper.core.mentor_kinds import MENTOR_KINDS
from carekeeper.core.words import mark, tr
from carekeeper.features.mentors.facts.record import (
    CheckIn,
    has_ended,
    has_next_step,
    is_grown_up,
    is_teacher,
)
from carekeeper.records.kind import Dated, FollowUp, Told
from carekeeper.room import RecordKind, by_day

END_REASONS = (
    Choice("goal_reached", mark("Goal reached")),
    Choice("mentor_left", mark("Mentor left")),
    Choice("student_left", mark("Student left")),
    Choice("changed", mark("Changed to another mentor")),
    Choice("year_over", mark("School year over")),
    Choice("other", mark("Other")),
)
MANNERS = (
    Choice("in_person", mark("In person")),
    Choice("home", mark("At home")),
    Choice("phone", mark("By phone")),
    Choice("message", mark("By message")),
)

MENTOR_SECTIONS = (Section("mentor", mark("Mentor")),)

MENTOR_FIELDS: tuple[Field, ...] = (
    Field("name", mark("Name"), Kind.NAME, "mentor", width=4, counts=True, longest=40),
    Field("kind", mark("Role"), Kind.CHOICE, "mentor", width=4, choices=MENTOR_KINDS),
    Field("phone", mark("Phone"), Kind.PHONE, "mentor", width=4, applies=is_grown_up),
    Field("subject", mark("Subject"), Kind.TEXT, "mentor", width=4, longest=20, applies=is_teacher),
    Field(
        "occupation",
        mark("Occupation"),
        Kind.TEXT,
        "mentor",
        width=4,
        longest=40,
        applies=is_grown_up,
    ),
    Field(
        "address", mark("Address"), Kind.TEXT, "mentor", width=8, longest=100, applies=is_grown_up
    ),
    Field("notes", mark("Notes"), Kind.LONG_TEXT, "mentor", width=12, longest=2000),
)

MENTORING_FIELDS: tuple[Field, ...] = (
    Field("starts_on", mark("Starts on"), Kind.DATE, "mentoring", width=4, counts=True),
    Field("goal", mark("Goal"), Kind.TEXT, "mentoring", width=8),
    Field("agreement_signed_on", mark("Agreement signed on"), Kind.DATE, "mentoring", width=4),
    Field(
        "check_ins_agreed", mark("Check-ins agreed"), Kind.TEXT, "mentoring", width=8, longest=40
    ),
    Field(
        "situation_before",
        mark("Situation before"),
        Kind.LONG_TEXT,
        "mentoring",
        width=12,
        longest=2000,
    ),
    Field(
        "term_summary",
        mark("Summary of the term"),
        Kind.LONG_TEXT,
        "mentoring",
        width=12,
        longest=2000,
    ),
    Field("ends_on", mark("Ended on"), Kind.DATE, "mentoring", width=4),
    Field(
        "end_reason",
        mark("Why it ended"),
        Kind.CHOICE,
        "mentoring",
        width=8,
        choices=END_REASONS,
        applies=has_ended,
    ),
    Field(
        "situation_after",
        mark("Situation after"),
        Kind.LONG_TEXT,
        "mentoring",
        width=12,
        longest=2000,
        applies=has_ended,
    ),
)

CHECK_IN_FIELDS: tuple[Field, ...] = (
    Field("held_on", mark("Date"), Kind.DATE, "check_in", width=4, counts=True),
    Field("manner", mark("How"), Kind.CHOICE, "check_in", width=8, choices=MANNERS),
    Field("content", mark("What was done"), Kind.LONG_TEXT, "check_in", width=12, longest=5000),
    Field("effect", mark("Effect"), Kind.LONG_TEXT, "check_in", width=12, longest=2000),
    Field("next_step", mark("Next step"), Kind.TEXT, "check_in", width=8),
    Field("next_by", mark("By when"), Kind.DATE, "check_in", width=4, applies=has_next_step),
    Field("next_done_on", mark("Done on"), Kind.DATE, "check_in", width=4, applies=has_next_step),
)


def _named(values: Mapping[str, Any]) -> str:
    return str(values.get("name") or "")


def _mentoring_name(_values: Mapping[str, Any]) -> str:
    return tr("Pairing")


MENTOR_BY_NAME = fields.by_name(MENTOR_FIELDS)
MENTORING_BY_NAME = fields.by_name(MENTORING_FIELDS)
CHECK_IN_BY_NAME = fields.by_name(CHECK_IN_FIELDS)

MENTOR = RecordKind("mentors", mark("Mentor"), MENTOR_FIELDS, _named)
MENTORING = RecordKind("mentorings", mark("Pairing"), MENTORING_FIELDS, _mentoring_name)
CHECK_IN_RULE = DueRule("check_in", mark("Mentors' check-ins"), 1, "month")
CHECK_IN: Dated[CheckIn] = Dated(
    kind=RecordKind(
        "check_ins",
        mark("Check-in"),
        CHECK_IN_FIELDS,
        by_day("held_on", mark("Check-in"), mark("Check-in of {day}")),
    ),
    record=CheckIn,
    room="mentors",
    icon="handshake",
    day="held_on",
    no_day=mark("Please fill in the date."),
    texts=("content", "effect", "next_step"),
    told=("content", "effect"),
    title=lambda _check_in: tr("Check-in"),
    main=("held_on", "manner", "content", "effect", "next_step", "next_by"),
    follow_up=FollowUp(
        text="next_step",
        by="next_by",
        done="next_done_on",
        rule="mentor_next_step",
        group=mark("Agreed with mentors"),
    ),
)


def told(check_in: CheckIn) -> Told:
    """Return what a row of the timeline says of a check-in."""
    said = check_in.content or tr("Nothing written yet")
    if check_in.effect:
        said += "\n" + tr("Effect: {text}").format(text=check_in.effect)
    manner = fields.shown(CHECK_IN_BY_NAME["manner"], check_in.manner)
    return Told("", CHECK_IN.icon, manner or tr("Check-in"), "", said)
