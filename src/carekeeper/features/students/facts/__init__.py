"""A student's file: the record, its fields, and the rules that need nothing but the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carekeeper.core import concern, fields
from carekeeper.core.fields import Field, Kind, Section
from carekeeper.core.student_line import BOARDING, SEX
from carekeeper.core.words import mark, tr
from carekeeper.features.students.facts import answers
from carekeeper.features.students.facts.record import (
    has_concern_level,
    has_gone,
    is_boarder,
    is_disabled,
    is_key_support,
    is_left_behind,
    mark_has_ended,
)
from carekeeper.room import RecordKind

__all__ = ["BY_NAME", "FIELDS", "SECTIONS", "STUDENT", "student_name"]

SECTIONS: tuple[Section, ...] = (
    Section("basics", mark("Basics")),
    Section("left_behind", mark("Left-behind situation")),
    Section("home", mark("Family and home")),
    Section("health", mark("Health")),
    Section("study", mark("Study and character")),
    Section("notes", mark("Notes")),
)

FIELDS: tuple[Field, ...] = (
    Field(
        "name",
        mark("Name"),
        Kind.NAME,
        "basics",
        counts=True,
        longest=40,
    ),
    Field("former_name", mark("Former name"), Kind.NAME, "basics", longest=40),
    Field("sex", mark("Sex"), Kind.CHOICE, "basics", choices=SEX, counts=True),
    Field(
        "ethnic_group",
        mark("Ethnic group"),
        Kind.TEXT,
        "basics",
        longest=20,
    ),
    Field(
        "id_number",
        mark("ID number"),
        Kind.ID_NUMBER,
        "basics",
        width=6,
        counts=True,
        sensitive=True,
    ),
    Field(
        "birth_date",
        mark("Date of birth"),
        Kind.DATE,
        "basics",
        counts=True,
    ),
    Field(
        "lunar_birthday",
        mark("Lunar birthday"),
        Kind.LUNAR,
        "basics",
        hint=mark("such as 八月十五"),
        longest=12,
    ),
    Field(
        "school_number",
        mark("School number"),
        Kind.TEXT,
        "basics",
        width=6,
        sensitive=True,
        longest=30,
    ),
    Field(
        "class_number",
        mark("Class number"),
        Kind.NUMBER,
        "basics",
    ),
    Field("joined_on", mark("Joined on"), Kind.DATE, "basics"),
    Field(
        "enrolment",
        mark("Enrolment"),
        Kind.CHOICE,
        "basics",
        choices=answers.ENROLMENT,
    ),
    Field("enrolment_on", mark("Since"), Kind.DATE, "basics", applies=has_gone),
    Field("enrolment_reason", mark("Reason"), Kind.TEXT, "basics", width=6, applies=has_gone),
    Field(
        "id_kind",
        mark("Kind of document"),
        Kind.CHOICE,
        "basics",
        choices=answers.DOCUMENTS,
        width=4,
    ),
    Field("photo", mark("Photo"), Kind.PHOTO, "basics"),
    Field(
        "left_behind",
        mark("Left-behind (your mark)"),
        Kind.FLAG,
        "left_behind",
        counts=True,
    ),
    Field(
        "left_behind_since",
        mark("Left-behind since"),
        Kind.LOOSE_DATE,
        "left_behind",
        applies=is_left_behind,
    ),
    Field(
        "left_behind_ended_on", mark("Ended on"), Kind.DATE, "left_behind", applies=mark_has_ended
    ),
    Field(
        "left_behind_end_reason",
        mark("Why it ended"),
        Kind.CHOICE,
        "left_behind",
        choices=answers.END_REASONS,
        applies=mark_has_ended,
    ),
    Field(
        "care_situation",
        mark("Care situation"),
        Kind.CHOICE,
        "left_behind",
        width=6,
        choices=answers.CARE_SITUATIONS,
    ),
    Field("care_situation_on", mark("Assessed on"), Kind.DATE, "left_behind"),
    Field("care_situation_by", mark("Assessed by"), Kind.TEXT, "left_behind", longest=40),
    Field(
        "key_support",
        mark("Key support"),
        Kind.FLAG,
        "left_behind",
    ),
    Field(
        "key_support_since",
        mark("Key support since"),
        Kind.DATE,
        "left_behind",
        applies=is_key_support,
    ),
    Field(
        "key_support_reason",
        mark("Reason for key support"),
        Kind.TEXT,
        "left_behind",
        width=6,
        applies=is_key_support,
    ),
    Field(
        "concern_level",
        mark("Concern level"),
        Kind.CHOICE,
        "left_behind",
        choices=concern.LEVELS,
    ),
    Field(
        "concern_since",
        mark("At this level since"),
        Kind.DATE,
        "left_behind",
        applies=has_concern_level,
    ),
    Field(
        "concern_reason",
        mark("Reason for the level"),
        Kind.TEXT,
        "left_behind",
        width=6,
        applies=has_concern_level,
    ),
    Field(
        "categories",
        mark("Other categories"),
        Kind.CHOICES,
        "left_behind",
        width=6,
        choices=answers.CATEGORIES,
    ),
    Field(
        "home_address",
        mark("Home address"),
        Kind.TEXT,
        "home",
        width=9,
        counts=True,
        longest=100,
    ),
    Field("village_group", mark("Village and group"), Kind.TEXT, "home", longest=40),
    Field(
        "registered_address",
        mark("Registered address"),
        Kind.TEXT,
        "home",
        width=9,
        longest=100,
    ),
    Field(
        "registration_kind",
        mark("Registration"),
        Kind.CHOICE,
        "home",
        choices=answers.REGISTRATIONS,
    ),
    Field(
        "boarding",
        mark("Day student or boarder"),
        Kind.CHOICE,
        "home",
        choices=BOARDING,
    ),
    Field(
        "dormitory",
        mark("Dormitory and bed"),
        Kind.TEXT,
        "home",
        applies=is_boarder,
        longest=40,
    ),
    Field(
        "way_home_km",
        mark("Way to school"),
        Kind.NUMBER,
        "home",
        unit=mark("km"),
    ),
    Field(
        "way_home_means",
        mark("Comes to school by"),
        Kind.CHOICE,
        "home",
        choices=answers.WAYS_HOME,
    ),
    Field(
        "school_bus",
        mark("School bus"),
        Kind.FLAG,
        "home",
    ),
    Field(
        "family_income",
        mark("Family lives on"),
        Kind.CHOICES,
        "home",
        width=6,
        sensitive=True,
        choices=answers.INCOMES,
    ),
    Field("only_child", mark("Only child"), Kind.FLAG, "home"),
    Field("siblings", mark("Brothers and sisters"), Kind.TEXT, "home", width=6),
    Field("aid_received", mark("Aid received"), Kind.LONG_TEXT, "home", width=6, longest=2000),
    Field(
        "bond_with_carer",
        mark("How the child gets on with the carer"),
        Kind.LONG_TEXT,
        "home",
        width=6,
        longest=2000,
    ),
    Field(
        "health",
        mark("State of health"),
        Kind.CHOICE,
        "health",
        choices=answers.HEALTH,
        counts=True,
    ),
    Field(
        "blood_type",
        mark("Blood type"),
        Kind.CHOICE,
        "health",
        choices=answers.BLOOD_TYPES,
    ),
    Field("insurance", mark("Insurance"), Kind.TEXT, "health", width=6),
    Field(
        "health_notes",
        mark("Illnesses and medicine"),
        Kind.LONG_TEXT,
        "health",
        width=6,
        sensitive=True,
        longest=2000,
    ),
    Field(
        "allergies",
        mark("Allergies"),
        Kind.LONG_TEXT,
        "health",
        width=6,
        sensitive=True,
        longest=1000,
    ),
    Field("height_cm", mark("Height"), Kind.NUMBER, "health", unit=mark("cm"), bounds=(50, 230)),
    Field("weight_kg", mark("Weight"), Kind.NUMBER, "health", unit=mark("kg"), bounds=(5, 200)),
    Field("measured_on", mark("Measured on"), Kind.DATE, "health"),
    Field(
        "disability_kind",
        mark("Kind of disability"),
        Kind.CHOICE,
        "health",
        choices=answers.DISABILITIES,
        applies=is_disabled,
    ),
    Field(
        "disability_level",
        mark("Level of disability"),
        Kind.TEXT,
        "health",
        applies=is_disabled,
        longest=20,
    ),
    Field(
        "disability_certificate",
        mark("Certificate number"),
        Kind.TEXT,
        "health",
        sensitive=True,
        applies=is_disabled,
        longest=40,
    ),
    Field(
        "inclusive_learning",
        mark("In mainstream class (disability)"),
        Kind.FLAG,
        "health",
        applies=is_disabled,
    ),
    Field("study", mark("Studies"), Kind.CHOICE, "study", choices=answers.STUDY),
    Field("study_by_subject", mark("By subject"), Kind.TEXT, "study", width=9),
    Field("personality", mark("Personality"), Kind.TEXT, "study", width=6),
    Field("hobbies", mark("Hobbies"), Kind.TEXT, "study", width=6),
    Field("strengths", mark("Strengths"), Kind.TEXT, "study", width=6),
    Field("dreams", mark("Dreams"), Kind.TEXT, "study", width=6),
    Field(
        "parents_wishes",
        mark("What the parents wish for the child"),
        Kind.LONG_TEXT,
        "study",
        width=12,
        longest=2000,
    ),
    Field("consent_on", mark("Parents' consent came back on"), Kind.DATE, "notes"),
    Field("notes", mark("Notes"), Kind.LONG_TEXT, "notes", width=12, longest=5000),
)

BY_NAME = fields.by_name(FIELDS)


def student_name(values: Mapping[str, Any]) -> str:
    """Return the short name of a student from the values of its row."""
    return str(values.get("name") or "")


SPAN_FIELDS: tuple[Field, ...] = (
    Field("status", mark("Enrolment"), Kind.CHOICE, choices=answers.ENROLMENT),
    Field("since", mark("Since"), Kind.DATE),
    Field("until", mark("Until"), Kind.DATE),
    Field("reason", mark("Reason"), Kind.TEXT),
)


def enrolment_shown(status: str) -> str:
    """Return in words how a student is enrolled."""
    return next((tr(one.label) for one in answers.ENROLMENT if one.code == status), status)


def _span_name(values: Mapping[str, Any]) -> str:
    return enrolment_shown(str(values.get("status") or ""))


STUDENT = RecordKind("students", mark("Student"), FIELDS, student_name)
SPAN = RecordKind("enrolment_spans", mark("Enrolment before"), SPAN_FIELDS, _span_name)
"""Enrolments that have ended; one is written when the enrolment changes."""
