"""The tables of what keeps school and families together: visits, calls, meetings, activities."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Text

from carekeeper.db.columns import (
    binned,
    follow_up,
    long_text,
    numbered,
    partakers,
    several,
    several_photos,
    student,
    text,
)
from carekeeper.db.types import IsoDate

contacts = numbered(
    "contacts",
    student(index=False),
    Column("held_on", IsoDate, nullable=False),
    text("starts_at"),
    text("ends_at"),
    Column("manner", Text, nullable=False, server_default="home"),
    text("visitors"),
    several("met"),
    text("purpose"),
    long_text("home"),
    long_text("child"),
    long_text("told"),
    long_text("wishes"),
    *follow_up(),
    several_photos("photos"),
    binned(),
    Index("ix_contacts_student", "student_id", "held_on", "binned_at"),
    Index("ix_contacts_held_on", "held_on", "student_id", "binned_at"),
)
"""Visits and other contacts with the families."""

parent_calls = numbered(
    "parent_calls",
    student(index=False),
    Column("held_on", IsoDate, nullable=False),
    Column("parent", Text, nullable=False, server_default="mother"),
    Column("way", Text, nullable=False, server_default="video"),
    Column("minutes", Integer),
    long_text("after"),
    binned(),
    Index("ix_parent_calls_student", "student_id", "held_on", "binned_at"),
)
"""Calls of the children with parents who work far away."""

meetings = numbered(
    "meetings",
    Column("held_on", IsoDate, nullable=False),
    text("starts_at"),
    text("ends_at"),
    text("place"),
    Column("kind", Text, nullable=False, server_default="all"),
    text("subject"),
    long_text("minutes"),
    long_text("decisions"),
    *follow_up(),
    several_photos("photos"),
    binned(),
)
"""Meetings of mentors, students and guardians."""

meeting_people = partakers("meeting_people", meetings)
"""Who was at which meeting: students, guardians as they are called, mentors by their names."""

visit_rounds = numbered(
    "visit_rounds",
    Column("held_on", IsoDate, nullable=False),
    text("starts_at"),
    text("visitors"),
    several("stops"),
    binned(),
)
"""Rounds of visits: `stops` are the numbers of the students in walking order."""

hotline_turns = numbered(
    "hotline_turns",
    Column("weekday", Integer, nullable=False),
    text("starts_at"),
    several("students"),
)
"""Who calls home on the class hotline on which day of the week: the numbers of the students."""

letters = numbered(
    "letters",
    student(index=False),
    Column("written_on", IsoDate, nullable=False),
    text("addressed_to"),
    long_text("text"),
    binned(),
    Index("ix_letters_student", "student_id", "written_on", "binned_at"),
)
"""Letters of the class teacher to the parents of a student."""

activities = numbered(
    "activities",
    Column("held_on", IsoDate, nullable=False),
    Column("kind", Text, nullable=False, server_default="class_meeting"),
    text("title"),
    text("place"),
    text("responsible"),
    long_text("record"),
    long_text("plan"),
    *follow_up(),
    several_photos("photos"),
    binned(),
    Index("ix_activities_held_on", "held_on", "binned_at"),
)
"""What the class did or plans to do together."""

activity_students = partakers("activity_students", activities)
"""Who took part in which activity, and with which result."""
