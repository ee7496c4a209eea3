"""The care of a class as tables of text: who looks after whom, talks, visits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from carekeeper.core import fields as core_fields
from carekeeper.core import mentor_kinds
from carekeeper.core.fields import Field
from carekeeper.core.partaker import Partaker
from carekeeper.core.words import tr
from carekeeper.giving_out.tables import OutTable, Row, Rows, names_of


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


def activities(rows: Rows, fields: Mapping[str, Field], first: date, last: date) -> OutTable:
    """Return what the class did between two days: a row for each who took part, and how."""
    made = [
        (
            who,
            _day(one["held_on"]),
            core_fields.shown(fields["kind"], one["kind"]),
            *(str(one[name]) for name in ("title", "place", "responsible")),
            said,
        )
        for one in _held(rows["activities"], first, last)
        for who, said in _partakers(rows, "activity_students", one["id"])
    ]
    headings = ("学生姓名", "日期", "活动类型", "活动名称", "地点", "负责人", "奖项")
    return OutTable(tr("Activities"), headings, tuple(made))


def meetings(rows: Rows, fields: Mapping[str, Field], first: date, last: date) -> OutTable:
    """Return the meetings between two days: what they were about, and who was there."""
    made = [
        (
            _day(one["held_on"]),
            core_fields.shown(fields["kind"], one["kind"]),
            str(one["subject"]),
            str(one["place"]),
            tr(", ").join(who for who, _said in _partakers(rows, "meeting_people", one["id"])),
        )
        for one in _held(rows["meetings"], first, last)
    ]
    return OutTable(tr("Meetings"), ("日期", "类型", "主题", "地点", "参加人"), tuple(made))


def _held(found: Sequence[Row], first: date, last: date) -> list[Row]:
    """Return what was held between two days, the first in front."""
    held = [one for one in found if first <= one["held_on"] <= last]
    return sorted(held, key=lambda one: (one["held_on"], one["id"]))


def _partakers(rows: Rows, table: str, number: int) -> list[tuple[str, str]]:
    """Return how those who took part are called, and what is said of each; nobody is one, too."""
    names = names_of(rows)
    told = [
        (Partaker(None, "", one["person"], names.get(one["student_id"], "")).called(), one["said"])
        for one in rows[table]
        if one["record_id"] == number
    ]
    return [(who, said) for who, said in told if who] or [("", "")]


def education_plans(rows: Rows, fields: Mapping[str, Field]) -> OutTable:
    """Return the individual education plans, by the fields that their room describes."""
    names = names_of(rows)
    made = [
        (
            names[one["student_id"]],
            *(core_fields.shown(field, one[name]) for name, field in fields.items()),
        )
        for one in sorted(rows["education_plans"], key=lambda one: one["begins_on"])
        if one["student_id"] in names
    ]
    headings = ("学生姓名", *(tr(field.label) for field in fields.values()))
    return OutTable(tr("Individual education plans"), headings, tuple(made))


def _day(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else ""
