"""The tables of the teacher's care: mentors, talks, diaries, and what is due of them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    Text,
    and_,
    literal_column,
)

from carekeeper.db.columns import (
    binned,
    day,
    flag,
    follow_up,
    long_text,
    numbered,
    several,
    several_photos,
    student,
    text,
)
from carekeeper.db.types import IsoDate, IsoTime

_NOTHING: ColumnElement[str] = literal_column("''")
"""An empty text, written out: SQLite takes a partial index only for a condition it can read."""

mentors = numbered(
    "mentors",
    text("name"),
    text("name_keys"),
    Column("kind", Text, nullable=False, server_default="teacher"),
    Column("helper_id", ForeignKey("students.id", ondelete="SET NULL")),
    Column("parent_of", ForeignKey("students.id", ondelete="SET NULL")),
    text("occupation"),
    text("subject"),
    text("phone"),
    text("address"),
    long_text("notes"),
    binned(),
)

mentorings = numbered(
    "mentorings",
    Column("mentor_id", ForeignKey("mentors.id", ondelete="CASCADE"), nullable=False, index=True),
    student(),
    day("starts_on"),
    day("ends_on"),
    text("end_reason"),
    day("agreement_signed_on"),
    text("goal"),
    text("check_ins_agreed"),
    long_text("situation_before"),
    long_text("situation_after"),
    long_text("term_summary"),
    binned(),
)

check_ins = numbered(
    "check_ins",
    Column("mentoring_id", ForeignKey("mentorings.id", ondelete="CASCADE"), nullable=False),
    student(index=False),
    Column("held_on", IsoDate, nullable=False),
    text("manner"),
    long_text("content"),
    long_text("effect"),
    text("next_step"),
    day("next_by"),
    day("next_done_on"),
    binned(),
    Index("ix_check_ins_mentoring", "mentoring_id", "held_on", "binned_at"),
    Index("ix_check_ins_student", "student_id", "held_on"),
)
"""The indexes of the records hold what the overviews of a class ask for, texts apart."""

NEXT_OPEN = and_(
    check_ins.c.next_step != _NOTHING,
    check_ins.c.next_done_on.is_(None),
    check_ins.c.binned_at.is_(None),
)
"""What was agreed at a check-in is still to be done."""

Index("ix_check_ins_open", check_ins.c.next_by, sqlite_where=NEXT_OPEN)

talks = numbered(
    "talks",
    student(index=False),
    Column("held_on", IsoDate, nullable=False),
    text("starts_at"),
    text("ends_at"),
    text("place"),
    text("manner"),
    text("talked_by"),
    text("others_there"),
    text("occasion"),
    several("topics"),
    long_text("said"),
    text("mood"),
    long_text("guidance"),
    long_text("effect"),
    *follow_up(),
    flag("confidential"),
    binned(),
    Index("ix_talks_student", "student_id", "held_on", "binned_at"),
    Index("ix_talks_held_on", "held_on", "student_id", "binned_at"),
    Index("ix_talks_place", "place", "binned_at"),
)

TALK_OPEN = and_(
    talks.c.follow_up != _NOTHING,
    talks.c.follow_up_done_on.is_(None),
    talks.c.binned_at.is_(None),
)
"""Something is still to be done after a talk."""

Index("ix_talks_open", talks.c.held_on, sqlite_where=TALK_OPEN)

diary_entries = numbered(
    "diary_entries",
    student(index=False),
    Column("written_on", IsoDate, nullable=False),
    Column("kind", Text, nullable=False, server_default="diary"),
    text("author"),
    long_text("text"),
    text("mood"),
    several("tags"),
    several_photos("photos"),
    *follow_up(),
    binned(),
    Index("ix_diary_entries_student", "student_id", "written_on", "binned_at"),
    Index("ix_diary_entries_written_on", "written_on"),
)

DIARY_OPEN = and_(
    diary_entries.c.follow_up != _NOTHING,
    diary_entries.c.follow_up_done_on.is_(None),
    diary_entries.c.binned_at.is_(None),
)
"""Something is still to be done after a diary entry."""

Index("ix_diary_entries_open", diary_entries.c.follow_up_by, sqlite_where=DIARY_OPEN)

life_entries = numbered(
    "life_entries",
    student(index=False),
    Column("happened_on", IsoDate, nullable=False),
    Column("kind", Text, nullable=False, server_default="illness"),
    text("lasted"),
    long_text("text"),
    long_text("treatment"),
    several("told"),
    day("told_on"),
    *follow_up(),
    flag("confidential"),
    several_photos("photos"),
    binned(),
    Index("ix_life_entries_student", "student_id", "happened_on", "binned_at"),
    Index("ix_life_entries_happened_on", "happened_on", "student_id", "binned_at"),
)
"""What happens in the students' life and health."""

care_goals = numbered(
    "care_goals",
    student(index=False),
    text("goal"),
    Column("begun_on", IsoDate, nullable=False),
    day("sometimes_on"),
    day("mastered_on"),
    long_text("note"),
    binned(),
    Index("ix_care_goals_student", "student_id", "begun_on", "binned_at"),
)
"""What the students learn to do alone, with the day of each step."""

aid = numbered(
    "aid",
    student(index=False),
    Column("given_on", IsoDate, nullable=False),
    text("kind"),
    text("source"),
    Column("amount", Integer),
    text("often"),
    long_text("used_for"),
    binned(),
    Index("ix_aid_student", "student_id", "given_on", "binned_at"),
    Index("ix_aid_given_on", "given_on", "student_id", "binned_at"),
)
"""Aid that the students received; amounts are in fen."""

incidents = numbered(
    "incidents",
    student(index=False),
    Column("found_on", IsoDate, nullable=False),
    text("found_at"),
    text("situation"),
    long_text("what"),
    long_text("done"),
    day("police_on"),
    text("police_at"),
    text("police_by"),
    day("education_on"),
    text("education_at"),
    text("education_by"),
    day("civil_on"),
    text("civil_at"),
    text("civil_by"),
    day("school_on"),
    text("school_at"),
    text("school_by"),
    text("reference"),
    long_text("outcome"),
    *follow_up(),
    Column("confidential", Boolean, server_default="1"),
    binned(),
    Index("ix_incidents_student", "student_id", "found_on", "binned_at"),
)
"""Grave matters, and whom they were reported to."""

due_rules = numbered(
    "due_rules",
    Column("rule", Text, nullable=False, unique=True),
    Column("times", Integer, nullable=False),
    Column("per", Text, nullable=False),
    Column("whom", Text, nullable=False),
)
"""How often each thing is due and for whom, where the teacher has changed it."""

due_ticks = numbered(
    "due_ticks",
    student(index=False),
    Column("rule", Text, nullable=False),
    Column("period", Text, nullable=False),
    day("postponed_to"),
    text("reason"),
    Column("ticked_at", IsoTime, nullable=False),
    Index("ix_due_ticks_rule", "rule", "period"),
)
"""Due items that were ticked off with a reason, or postponed to a day."""

phrases = numbered(
    "phrases",
    Column("place", Text, nullable=False),
    text("text"),
)
"""Phrases of the teacher's own, by the field where they are used."""
