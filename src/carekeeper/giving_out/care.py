"""The care of a class as tables of text: who looks after whom, talks, visits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from carekeeper.core import fields as core_fields
from carekeeper.core import mentor_kinds
from carekeeper.core.fields import Field
from carekeeper.core.words import tr
from carekeeper.giving_out.tables import OutTable, Rows, names_of


def mentors(rows: Rows) -> OutTable:
    """Return who looks after whom, and since when."""
    known = {one["id"]: one for one in rows["mentors"]}
    names = names_of(rows)
    made = [
        (
            names.get(one["student_id"], ""),
            str(known[one["mentor_id"]]["name"]),
            mentor_kinds.mentor_kind_shown(
                known[one["mentor_id"]]["kind"], known[one["mentor_id"]]["subject"]
            ),
            _day(one["starts_on"]),
            _day(one["ends_on"]),
        )
        for one in rows["mentorings"]
        if one["mentor_id"] in known and one["student_id"] in names
    ]
    return OutTable(tr("Mentors"), ("学生姓名", "帮扶人", "类别", "开始", "结束"), tuple(made))


def talks(rows: Rows, first: date, last: date) -> OutTable:
    """Return the talks between two days, without what was said in confidence."""
    names = names_of(rows)
    made = [
        (
            names.get(one["student_id"], ""),
            _day(one["held_on"]),
            str(one["place"]),
            str(one["talked_by"]),
        )
        for one in sorted(rows["talks"], key=lambda one: one["held_on"])
        if first <= one["held_on"] <= last and one["student_id"] in names
    ]
    return OutTable(tr("Talks"), ("学生姓名", "日期", "地点", "谈话人"), tuple(made))


def visits(rows: Rows, fields: Mapping[str, Field], first: date, last: date) -> OutTable:
    """Return the visits and contacts between two days, without what was seen and said.

    `fields` are those of a contact, as its room describes them.
    """
    names = names_of(rows)
    made = [
        (
            names[one["student_id"]],
            _day(one["held_on"]),
            core_fields.shown(fields["manner"], one["manner"]),
            tr(", ").join(one["met"]),
            core_fields.shown(fields["purpose"], one["purpose"]),
            str(one["visitors"]),
        )
        for one in sorted(rows["contacts"], key=lambda one: one["held_on"])
        if first <= one["held_on"] <= last and one["student_id"] in names
    ]
    headings = ("学生姓名", "日期", "方式", "见面的人", "目的", "家访人")
    return OutTable(tr("Visits and contacts"), headings, tuple(made))


def education_plans(rows: Rows, fields: Mapping[str, Field]) -> OutTable:
    """Return the individual education plans, by the fields that their room describes."""
    names = names_of(rows)
    made = [
        (
            names[one["student_id"]],
            *(core_fields.shown(field, one[name]) for name, field in fields.items()),
        )
        for one in sorted(rows["education_plans"], key=lambda one: one["starts_on"])
        if one["student_id"] in names
    ]
    headings = ("学生姓名", *(tr(field.label) for field in fields.values()))
    return OutTable(tr("Individual education plans"), headings, tuple(made))


def _day(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else ""
