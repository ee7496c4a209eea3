"""All tables of the class file, as one relational schema.

Core tables, not mapped classes: records are frozen structs that the stores fill by name,
and importing SQLAlchemy without its ORM halves the time to the first window. A change here
comes with a migration; a test holds the two equal. What the journal keeps never gives the number
of a row that is gone to another one (`numbered`), or one student would get the history
of another.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text

from carekeeper.db.care_tables import (
    aid,
    care_goals,
    check_ins,
    diary_entries,
    due_rules,
    due_ticks,
    incidents,
    life_entries,
    mentorings,
    mentors,
    phrases,
    talks,
)
from carekeeper.db.columns import (
    binned,
    day,
    flag,
    long_text,
    metadata,
    numbered,
    photo,
    row_id,
    several,
    student,
    text,
)
from carekeeper.db.education_tables import education_plans, education_reviews
from carekeeper.db.enrolment_tables import class_spans, enrolment_spans
from carekeeper.db.family_tables import (
    activities,
    activity_students,
    contacts,
    hotline_turns,
    letters,
    meeting_people,
    meetings,
    parent_calls,
    visit_rounds,
)
from carekeeper.db.list_tables import column_sets, to_check
from carekeeper.db.move_tables import handover_sections, moves
from carekeeper.db.score_tables import exam_subjects, exams, scores
from carekeeper.db.study_tables import study_plans, study_results, study_sessions
from carekeeper.db.term_tables import term_papers, term_sections
from carekeeper.db.types import IsoDate, IsoTime, TextList

file_facts = Table(
    "facts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the file knows of itself: its identity, when it was made, the recovery recipient."""

class_info = Table(
    "class_info",
    metadata,
    row_id(),
    text("name"),
    text("school"),
    Column("entry_year", Integer),
    text("teacher"),
    text("teacher_phone"),
    text("hotline"),
    text("hotline_person"),
    text("reporting_unit"),
    text("card_title"),
    text("talk_title"),
    several("visit_manners"),
    several("concern_words"),
    Column("keep_years", Integer),
    Column("school_year", Integer),
)

terms = numbered(
    "terms",
    Column("school_year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    day("starts_on"),
    day("ends_on"),
)

staff = numbered(
    "staff",
    text("name"),
    text("subject"),
    text("phone"),
    Column("role", Text, nullable=False, server_default="member"),
)

photos = Table(
    "photos",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("thumb", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""Photos by the digest of their bytes. A row never changes, so the journal needs only the key."""

students = numbered(
    "students",
    text("name"),
    text("name_keys"),
    text("sort_key"),
    text("former_name"),
    text("sex"),
    day("birth_date"),
    text("lunar_birthday"),
    text("id_kind"),
    text("id_number"),
    text("school_number"),
    Column("class_number", Integer),
    text("ethnic_group"),
    photo("photo"),
    day("joined_on"),
    Column("enrolment", Text, nullable=False, server_default="in_class"),
    day("enrolment_on"),
    text("enrolment_reason"),
    flag("left_behind"),
    text("left_behind_since"),
    day("left_behind_ended_on"),
    text("left_behind_end_reason"),
    text("care_situation"),
    day("care_situation_on"),
    text("care_situation_by"),
    flag("key_support"),
    day("key_support_since"),
    text("key_support_reason"),
    text("concern_level"),
    day("concern_since"),
    text("concern_reason"),
    several("categories"),
    text("home_address"),
    text("village_group"),
    text("registered_address"),
    text("registration_kind"),
    text("boarding"),
    text("dormitory"),
    Column("way_home_km", Float),
    text("way_home_means"),
    flag("school_bus"),
    several("family_income"),
    long_text("aid_received"),
    flag("only_child"),
    text("siblings"),
    long_text("bond_with_carer"),
    text("health"),
    long_text("health_notes"),
    long_text("allergies"),
    text("blood_type"),
    Column("height_cm", Float),
    Column("weight_kg", Float),
    day("measured_on"),
    text("disability_kind"),
    text("disability_level"),
    text("disability_certificate"),
    flag("inclusive_learning"),
    text("insurance"),
    text("personality"),
    text("hobbies"),
    text("strengths"),
    text("dreams"),
    long_text("parents_wishes"),
    text("study"),
    text("study_by_subject"),
    day("consent_on"),
    long_text("notes"),
    text("register_extras"),
    binned(),
)

concern_spans = numbered(
    "concern_spans",
    student(),
    Column("what", Text, nullable=False),
    day("since"),
    Column("until", IsoDate, nullable=False),
    text("reason"),
    binned(),
)
"""Key support and levels of concern that have ended; those of today stand in `students`."""

guardians = numbered(
    "guardians",
    student(),
    text("name"),
    text("relation"),
    text("relation_note"),
    text("kind"),
    Column("call_order", Integer),
    several("phones"),
    text("wechat"),
    text("best_time"),
    flag("call_at_work"),
    Column("birth_year", Integer),
    text("occupation"),
    text("education"),
    text("health"),
    text("id_number"),
    flag("same_address"),
    text("address"),
    flag("lives_with"),
    flag("cares"),
    text("cares_since"),
    flag("able_to_care"),
    text("unable_reason"),
    text("gone"),
    several("barred"),
    text("barred_since"),
    text("barred_reason"),
    flag("away"),
    text("away_since"),
    text("away_province"),
    text("away_city"),
    text("workplace"),
    text("workplace_address"),
    text("workplace_phone"),
    text("comes_home"),
    text("next_return"),
    text("entrusted_reason"),
    day("entrusted_on"),
    day("notice_received_on"),
    day("village_told_on"),
    long_text("notes"),
    binned(),
)

card_confirmations = numbered(
    "card_confirmations",
    student(),
    Column("confirmed_on", IsoDate, nullable=False),
    text("manner"),
    text("with_whom"),
)

handouts = Table(
    "handouts",
    metadata,
    row_id(),
    Column("at", IsoTime, nullable=False),
    Column("kind", Text, nullable=False),
    text("layout"),
    text("destination"),
    Column("student_id", ForeignKey("students.id", ondelete="CASCADE"), index=True),
    Column("step_id", Integer, nullable=False, server_default="0"),
)
"""Each time that data left the program: a print, an export, a backup. Never undone."""

steps = numbered(
    "steps",
    Column("at", IsoTime, nullable=False),
    Column("label", Text, nullable=False),
    Column("topics", TextList, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
)
"""One row for one thing that the teacher did; `changes` holds its rows."""

changes = Table(
    "changes",
    metadata,
    row_id(),
    Column("step_id", ForeignKey("steps.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("table_name", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("student_id", Integer),
    Column("operation", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("ix_changes_row", "table_name", "row_id"),
    Index("ix_changes_student", "student_id"),
)

JOURNALED: dict[str, Table] = {
    table.name: table
    for table in (
        class_info,
        class_spans,
        terms,
        staff,
        students,
        concern_spans,
        enrolment_spans,
        guardians,
        card_confirmations,
        mentors,
        mentorings,
        check_ins,
        talks,
        diary_entries,
        contacts,
        parent_calls,
        meetings,
        meeting_people,
        visit_rounds,
        hotline_turns,
        letters,
        activities,
        activity_students,
        life_entries,
        care_goals,
        aid,
        incidents,
        education_plans,
        education_reviews,
        study_plans,
        study_sessions,
        study_results,
        term_papers,
        term_sections,
        exams,
        exam_subjects,
        scores,
        due_rules,
        due_ticks,
        phrases,
        to_check,
        column_sets,
        moves,
        handover_sections,
    )
}
"""The tables whose every change is kept in the journal and can be undone."""
