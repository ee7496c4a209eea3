"""Students go from one class file into another, once, with all that was written of them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Float, Integer, Table, select
from tests.db.parcels import DAY, LABEL, OF_STUDENTS, WORD, everyone, packed, unpacked
from tests.db.stories import OTHER_KEY, RAW_KEY, rows, student_names, told

from carekeeper.core.errors import Refused, Trouble
from carekeeper.db import moves, parcel
from carekeeper.db.class_file import ClassFile
from carekeeper.db.family_tables import activities, activity_students, meeting_people, meetings
from carekeeper.db.move_tables import moves as moved
from carekeeper.db.parcel import ROWS, Label, keys_of
from carekeeper.db.schema import JOURNALED, changes, class_info, photos, students
from carekeeper.db.types import IsoDate, IsoTime, TextList
from carekeeper.db.units import Writing
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.guardians.store.shared import OnAnotherCard
from carekeeper.features.mentors.store import Mentors

_NEW = {"id", "joined_on", "class_number", "enrolment", "enrolment_on", "enrolment_reason"}


def said(class_file: ClassFile, table: Table, student_id: int) -> Counter[str]:
    """Return what the rows of a student say, without the numbers of rows; with those they name."""
    with class_file.reading() as unit:
        own = table.c.id if table is students else table.c.student_id
        query = select(table).where(own == student_id)
        if table is moved:
            query = query.where(moved.c.move != LABEL.move)
        return Counter(_words(unit, table, row) for row in unit.rows(query))


def _words(unit: Any, table: Table, row: Any) -> str:
    told = dict(row._mapping)
    for column, parent in keys_of(table):
        number = told.pop(column.name)
        if number is not None and parent is not students:
            named = unit.row(select(parent).where(parent.c.id == number))
            told[column.name] = _words(unit, parent, named)
    but = _NEW if table is students else {"id"}
    return str({name: value for name, value in told.items() if name not in but})


STAYS = {
    *("class_info", "class_spans", "column_sets", "due_rules", "handover_sections"),
    *("hotline_turns", "phrases", "staff", "terms", "term_papers", "term_sections"),
    "visit_rounds",
}
"""What is of the class and not of a student; terms come too where the other class has none."""


def fill_up(unit: Writing, student_id: int) -> None:
    """Write a row into each table there is, of this student wherever a student can be named."""
    made = {students.name: student_id}
    for table in ROWS:
        if table is not students:
            named = {column.name: made[parent.name] for column, parent in keys_of(table)}
            plain = [one for one in table.c if one.name not in (*named, "id", "binned_at")]
            values = {one.name: some(one) for one in plain if not one.info.get("photo")}
            made[table.name] = unit.insert(table, {**values, **named})


def some(column: Column[Any]) -> Any:
    """Return a value that a column can hold."""
    of_kind: dict[type, Any] = {
        IsoDate: DAY,
        IsoTime: datetime.fromisoformat("2026-11-23T08:15"),
        TextList: ("一", "二"),
        Boolean: True,
        Integer: 7,
        Float: 7.5,
    }
    return of_kind.get(type(column.type), f"{column.table.name} {column.name}")


def test_a_row_of_each_table_there_is_goes_along(giving: ClassFile, opened: ClassFile) -> None:
    """A new kind of record goes by itself; a table of the class must be named above."""
    child = everyone(giving)[-1]
    with giving.writing("一样一行") as unit:
        fill_up(unit, child)
    moves.receive(opened, unpacked(giving, [child]))
    here = everyone(opened)[-1]
    with giving.reading() as before, opened.reading() as after:
        theirs, ours = parcel.rows_of(before, [child]), parcel.rows_of(after, [here])
        for table in ROWS:
            counts = len(theirs[table.name]), len(ours[table.name]) - (table is moved)
            assert counts[0] == counts[1], table.name
            assert bool(counts[0]) == (table.name not in STAYS), table.name
    for table in OF_STUDENTS:
        if table.name != "handouts":
            assert said(opened, table, here) == said(giving, table, child), table.name


def test_whatever_is_kept_of_a_student_goes_along(giving: ClassFile, opened: ClassFile) -> None:
    ids = everyone(giving)
    found = unpacked(giving, ids)
    moves.receive(opened, found)
    arrived = dict(zip(ids, everyone(opened)[12:], strict=True))
    for table in OF_STUDENTS:
        before = {one: said(giving, table, one) for one in ids}
        after = {one: said(opened, table, arrived[one]) for one in ids}
        if table.name != "handouts":
            assert after == before, table.name


def test_history_and_photos_go_along(giving: ClassFile, opened: ClassFile) -> None:
    (first, second, *_others) = everyone(giving)
    found = unpacked(giving, [second])
    moves.receive(opened, found)
    (here,) = everyone(opened)[12:]
    whose = changes.c.student_id
    with giving.reading() as before, opened.reading() as after:
        old = before.rows(select(changes).where(whose == second).order_by(changes.c.id))
        new = after.rows(select(changes).where(whose == here).order_by(changes.c.id))
        shown = len(after.rows(select(photos)))
        labels = after.rows(select(parcel.steps.c.label).where(parcel.steps.c.kind == "carried"))
    assert len(new) > len(old) > 0
    assert [(a.table_name, a.operation) for a in old] == [
        (b.table_name, b.operation) for b in new[: len(old)]
    ]
    assert all(row.label.startswith(found.from_class) for row in labels)
    assert shown > 1
    assert first not in {row.student_id for row in found.changes}


def test_others_stay_behind_without_a_trace(giving: ClassFile) -> None:
    _first, second, third, *_others = everyone(giving)
    with giving.writing("一起") as unit:
        unit.update(students, third, {"name": "留下来的孩子"})
        meeting = unit.insert(meetings, {"held_on": DAY, "subject": "座谈"})
        for one in (second, third):
            unit.insert(meeting_people, {"record_id": meeting, "student_id": one})
        unit.insert(meeting_people, {"record_id": meeting, "person": "村里的周主任"})
        alone = unit.insert(activities, {"held_on": DAY, "title": "只有他去了"})
        unit.insert(activity_students, {"record_id": alone, "student_id": third})
    found = unpacked(giving, [second])
    assert [row["id"] for row in found.rows["students"]] == [second]
    whose = {row.get("student_id") for name in JOURNALED for row in found.rows[name]}
    assert whose <= {second, None}
    talked = [row for row in found.rows["meetings"] if row["subject"] == "座谈"]
    people = [row for row in found.rows["meeting_people"] if row["record_id"] == talked[0]["id"]]
    assert {(row["student_id"], row["person"]) for row in people} == {
        (second, ""),
        (None, "村里的周主任"),
    }
    assert "只有他去了" not in str(found.rows)
    assert "留下来的孩子" not in str([*found.changes, *found.rows.values()])


def test_it_is_one_undo_and_then_the_parcel_can_be_received_again(
    giving: ClassFile, opened: ClassFile
) -> None:
    found = unpacked(giving, everyone(giving)[:2])
    before = rows(opened.path, RAW_KEY, journaled=True)
    moves.receive(opened, found)
    with pytest.raises(Refused, match="already received"):
        moves.receive(opened, found)
    opened.undo()
    assert rows(opened.path, RAW_KEY, journaled=True) == before
    moves.receive(opened, found)
    assert len(student_names(opened)) == 14


def test_a_mentor_who_is_here_already_is_the_same(giving: ClassFile, opened: ClassFile) -> None:
    child = everyone(giving)[0]
    teacher = {"name": "沈文", "kind": "teacher", "phone": "13800001234"}
    mentors = Mentors(giving)
    mentors.pair(mentors.add(teacher), [child], {"starts_on": DAY})
    mine = Mentors(opened).add({**teacher, "notes": "也教我们班"})
    moves.receive(opened, unpacked(giving, [child]))
    (here,) = everyone(opened)[12:]
    with opened.reading() as unit:
        pairs = JOURNALED["mentorings"]
        whose = unit.rows(select(pairs.c.mentor_id).where(pairs.c.student_id == here))
        called = JOURNALED["mentors"].c.name == "沈文"
        assert len(unit.rows(select(JOURNALED["mentors"]).where(called))) == 1
    assert mine in {row.mentor_id for row in whose}


def test_a_second_parcel_knows_the_meeting_of_the_first(
    giving: ClassFile, opened: ClassFile
) -> None:
    one, other, *_ = everyone(giving)
    with giving.writing("一起") as unit:
        meeting = unit.insert(meetings, {"held_on": DAY, "subject": "座谈"})
        for who in (one, other):
            unit.insert(meeting_people, {"record_id": meeting, "student_id": who})
        unit.insert(meeting_people, {"record_id": meeting, "person": "村里的周主任"})
    moves.receive(opened, unpacked(giving, [one]))
    second = Label("1b" * 16, DAY, "四（2）班")
    moves.receive(opened, parcel.unpack(packed(giving, [other], second), WORD))
    with opened.reading() as unit:
        held = unit.rows(select(meetings.c.id).where(meetings.c.subject == "座谈"))
        assert len(held) == 1
        people = select(meeting_people.c.person).where(meeting_people.c.record_id == held[0].id)
        assert sorted(row.person for row in unit.rows(people)) == ["", "", "村里的周主任"]


def test_no_step_that_goes_along_is_named_after_one_who_stays(giving: ClassFile) -> None:
    goes, stays, *_ = everyone(giving)
    people = Guardians(giving)
    mother = {"name": "周小兰", "relation": "mother", "phones": ("13900008841",)}
    with giving.writing("名") as unit:
        unit.update(students, stays, {"name": "留下来的孩子"})
    mentors = Mentors(giving)
    begins = {"starts_on": DAY}
    (pair,) = mentors.pair_new({"name": "沈文", "kind": "teacher"}, [stays], begins)
    mentors.pair(mentors.pairing(pair).mentor_id, [goes], begins)
    first, second = (people.add(one, mother) for one in (goes, stays))
    both = [
        OnAnotherCard(people.get(first), "要走的"),
        OnAnotherCard(people.get(second), "留下来的孩子"),
    ]
    people.shared.write(both, "occupation", "", "在服装厂")
    labels = [step.label for step in unpacked(giving, [goes]).steps]
    assert [label for label in labels if "留下来的孩子" in label] == []
    assert labels.count("Several changes, not all of them kept here") >= 2


class TestWhoIsHereAlready:
    def test_a_number_is_refused_and_nothing_half_is_written(
        self, giving: ClassFile, opened: ClassFile
    ) -> None:
        ids = everyone(giving)[:3]
        with giving.writing("号") as unit:
            unit.update(students, ids[2], {"school_number": "G510101201609041234"})
        with opened.writing("号") as unit:
            unit.update(students, 5, {"school_number": "G510101201609041234"})
        found = unpacked(giving, ids)
        before = rows(opened.path, RAW_KEY)
        assert [one.known for one in moves.coming(opened, found)][2] == moves.SAME
        with pytest.raises(Refused, match="with the same number"):
            moves.receive(opened, found)
        assert rows(opened.path, RAW_KEY) == before
        moves.receive(opened, parcel.unpack(packed(giving, ids), WORD, only=ids[:2]))
        assert len(student_names(opened)) == 14

    def test_name_and_birthday_are_a_question_and_a_name_alone_is_not(
        self, giving: ClassFile, opened: ClassFile
    ) -> None:
        one, two, *_ = everyone(giving)
        plain = {"id_number": "", "school_number": ""}
        with giving.writing("名") as unit:
            unit.update(students, one, {**plain, "name": "学生1", "birth_date": DAY})
            unit.update(students, two, {**plain, "name": "学生2", "birth_date": DAY})
        with opened.writing("名") as unit:
            unit.update(students, 1, {"birth_date": DAY})
        who = moves.coming(opened, unpacked(giving, [one, two]))
        assert [each.known for each in who] == [moves.ALIKE, moves.NAMESAKE]
        assert "Is it the same child?" in moves.said(who[0])
        assert moves.said(who[1]) == "Another student is called 学生2: both are told apart."


def test_what_cannot_be_read_says_so(giving: ClassFile, backup: Path) -> None:
    path = packed(giving, everyone(giving)[:1])
    with told(Trouble.WRONG_PASSWORD):
        parcel.unpack(path, "不是这个密码")
    with told(Trouble.PASSWORD_NEEDED):
        parcel.unpack(path, "")
    with told(Trouble.NOT_OURS, "no parcel of students"):
        parcel.unpack(backup, OTHER_KEY)
    whole = path.read_bytes()
    for at in range(1000, len(whole), len(whole) // 12):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with told(Trouble.DAMAGED, "ask the other class teacher"):
            parcel.unpack(path, WORD)


def test_a_parcel_carries_the_name_of_its_class_and_nothing_else_of_it(giving: ClassFile) -> None:
    found = unpacked(giving, everyone(giving)[:1])
    with giving.reading() as unit:
        own = unit.row(select(class_info))
    assert own is not None
    assert (found.from_class, found.from_school) == (own.name, own.school)
    assert found.label == LABEL
    for name in ("staff", "phrases", "due_rules", "visit_rounds", "hotline_turns", "list_choices"):
        assert not found.rows.get(name), name
    assert json.dumps(sorted(row["what"] for row in found.rows["concern_spans"]))
