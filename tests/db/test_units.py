"""The two doors of the class file: reading, and writing as one unit of work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.db.stories import RAW_KEY, Halfway, add_student, beside, break_off, student_names

from carekeeper.core.changes import CLASS_LIST, EVERYTHING, Changed
from carekeeper.db.class_file import ClassFile
from carekeeper.db.history import unpack
from carekeeper.db.schema import changes, class_info, guardians, photos, steps, students


def test_values_come_back_as_they_went_in(opened: ClassFile) -> None:
    values = {
        "name": "𬱖阿依古丽·买买提",
        "birth_date": date(2017, 5, 20),
        "left_behind": False,
        "categories": ("low_income", "orphan"),
        "way_home_km": 3.5,
        "class_number": 49,
    }
    with opened.writing("新同学") as unit:
        student = unit.insert(students, values)
    with opened.reading() as unit:
        row = unit.row(students.select().where(students.c.id == student))
    assert row is not None
    assert {name: row._mapping[name] for name in values} == values


def test_a_unit_that_fails_writes_nothing_and_tells_nobody(opened: ClassFile) -> None:
    heard: list[Changed] = []
    opened.listen(heard.append)
    before = student_names(opened)
    with pytest.raises(Halfway):
        break_off(opened, {"name": "没写完"})
    assert student_names(opened) == before
    assert heard == []
    step = opened.next_undo()
    assert step is not None
    assert step.label == "照片"


def test_writing_the_same_again_is_no_change(opened: ClassFile) -> None:
    heard: list[Changed] = []
    opened.listen(heard.append)
    with opened.writing("一样") as unit:
        assert not unit.update(students, 1, {"notes": "喜欢画画"})
    assert heard == []
    assert not opened.changed_since_open
    step = opened.next_undo()
    assert step is not None
    assert step.label == "照片"


def test_a_change_tells_what_was_written_of_whom_and_who_began_it(opened: ClassFile) -> None:
    heard: list[Changed] = []
    opened.listen(heard.append)
    view = object()
    with opened.writing("两样", initiator=view) as unit:
        unit.update(students, 1, {"notes": "新"})
        unit.update(guardians, 1, {"notes": "新"})
    tables, students_ = frozenset({"students", "guardians"}), frozenset({1})
    step = opened.next_undo()
    assert step is not None
    assert heard == [Changed(tables, students_, view, "两样", step.id)]
    assert opened.changed_since_open
    opened.announce_everything()
    assert heard[-1].tables == {EVERYTHING}
    assert heard[-1].touches(7)


def test_undo_and_redo_tell_the_same_as_the_change(opened: ClassFile) -> None:
    heard: list[Changed] = []
    opened.listen(heard.append)
    with opened.writing("奶奶") as unit:
        unit.insert(guardians, {"student_id": 1, "name": "奶奶"})
    opened.undo()
    opened.redo()
    assert [(one.tables, one.students) for one in heard] == [({"guardians"}, {1})] * 3


def test_only_who_is_here_and_how_they_are_called_is_told_as_another_class_list(
    opened: ClassFile,
) -> None:
    heard: list[Changed] = []
    opened.listen(heard.append)
    for values in ({"home_address": "后吴村"}, {"enrolment": "moved_away"}):
        with opened.writing("档案") as unit:
            unit.update(students, 1, values)
        opened.undo()
    assert [CLASS_LIST in one.tables for one in heard] == [False, False, True, True]


def test_what_depends_on_one_table_is_read_again_only_when_that_is_written(
    opened: ClassFile,
) -> None:
    asked: list[str] = []

    def look() -> None:
        with opened.reading() as unit:
            unit.kept("terms", lambda: asked.append("terms"), frozenset({"terms"}))
            unit.kept("all", lambda: asked.append("all"))

    look()
    with opened.writing("一个") as unit:
        unit.update(students, 1, {"notes": "再写"})
    look()
    opened.announce_everything()
    look()
    assert asked == ["terms", "all", "all", "terms", "all"]


def test_what_is_erased_or_nobodys_is_told_too(opened: ClassFile) -> None:
    heard: list[Changed] = []
    opened.listen(heard.append)
    with opened.writing("奶奶走了") as unit:
        unit.erase(guardians, 1)
    with opened.writing("班级") as unit:
        unit.insert(class_info, {"name": "三（2）班"})
    with opened.writing("照片没了") as unit:
        unit.execute(photos.delete())
    assert [(one.tables, one.students) for one in heard] == [
        ({"guardians"}, {1}),
        ({"class_info"}, None),
        ({"photos"}, None),
    ]


def test_what_was_read_of_a_student_is_read_again_when_it_was_written(opened: ClassFile) -> None:
    asked: list[int] = []

    def names(ids: Sequence[int]) -> dict[int, str]:
        asked.extend(ids)
        return {student_id: f"{student_id}" for student_id in ids}

    def look() -> None:
        with opened.reading() as unit:
            unit.kept_of("names", [1, 2], names)

    look()
    look()
    with opened.writing("一个") as unit:
        unit.update(students, 1, {"notes": "再写"})
    look()
    with opened.writing("学期") as unit:
        unit.insert(class_info, {"name": "三（2）班"})
    look()
    assert asked == [1, 2, 1, 1, 2]


def test_one_unit_is_one_step(opened: ClassFile) -> None:
    with opened.writing("全家") as unit:
        student = unit.insert(students, {"name": "小满"})
        unit.insert(guardians, {"student_id": student, "name": "爷爷"})
        unit.insert(guardians, {"student_id": student, "name": "奶奶"})
    undone = opened.undo()
    assert undone is not None
    assert undone.label == "全家"
    assert "小满" not in student_names(opened)
    redone = opened.redo()
    assert redone is not None
    with opened.reading() as unit:
        query = select(guardians.c.name).where(guardians.c.student_id == student)
        assert [row.name for row in unit.rows(query)] == ["爷爷", "奶奶"]


def test_the_journal_keeps_when_and_what(opened: ClassFile) -> None:
    opened.now = lambda: datetime.fromisoformat("2026-11-23T08:15:00.123456")
    with opened.writing("备注") as unit:
        unit.update(students, 2, {"notes": "会游泳"})
    with opened.reading() as unit:
        step = unit.row(steps.select().order_by(steps.c.id.desc()))
        assert step is not None
        row = unit.row(changes.select().where(changes.c.step_id == step.id))
    assert row is not None
    assert step.at == datetime.fromisoformat("2026-11-23T08:15:00.123456")
    assert (row.table_name, row.row_id, row.student_id) == ("students", 2, 2)
    assert unpack(students, row.before) == {"notes": ""}
    assert unpack(students, row.after) == {"notes": "会游泳"}


def test_a_row_that_is_not_there_is_a_mistake_of_ours(opened: ClassFile) -> None:
    with pytest.raises(LookupError), opened.writing("x") as unit:
        unit.update(students, 999, {"notes": "x"})
    with pytest.raises(LookupError), opened.writing("x") as unit:
        unit.delete(students, 999)


def test_one_unit_does_not_begin_inside_another(opened: ClassFile) -> None:
    with (
        pytest.raises(RuntimeError, match="inside another"),
        opened.writing("x"),
        opened.writing("y"),
    ):
        pass
    assert add_student(opened, "之后还能写")


def test_a_reading_may_lie_inside_a_writing(opened: ClassFile) -> None:
    with opened.writing("x") as unit:
        unit.insert(students, {"name": "刚写的"})
        assert student_names(opened)[-1] == "刚写的"


def test_a_student_deleted_for_good_leaves_no_trace_in_the_journal(opened: ClassFile) -> None:
    with opened.writing("彻底删除") as unit:
        unit.execute(students.delete().where(students.c.id == 3))
        unit.forget_student(3)
    with opened.reading() as unit:
        kept = str(unit.rows(changes.select()))
        labels = [row.label for row in unit.rows(steps.select())]
    assert "学生3'" not in kept
    assert '"学生3"' not in kept
    assert "奶奶3" not in kept
    assert "第 3 名学生" not in labels
    assert "第 4 名学生" in labels


def test_the_number_of_a_student_who_is_gone_is_never_given_again(opened: ClassFile) -> None:
    """Or one child would get the history of another."""
    first = add_student(opened, "小满")
    opened.undo()
    assert add_student(opened, "小雨") > first


def test_facts_are_kept_beside_the_history(opened: ClassFile) -> None:
    assert opened.fact("nothing") == ""
    opened.set_fact("greeting", "您好")
    opened.set_fact("greeting", "大家好")
    assert opened.fact("greeting") == "大家好"
    step = opened.next_undo()
    assert step is not None
    assert step.label == "照片"


def test_a_closed_file_is_alone_in_its_folder(filled: Path) -> None:
    with ClassFile.open(filled, RAW_KEY) as class_file:
        add_student(class_file, "小满")
    assert beside(filled) == {"三2班.carebook"}


def test_each_class_file_has_an_identity_of_its_own(tmp_path: Path) -> None:
    seen = set()
    for name in ("a", "b"):
        with ClassFile.create(tmp_path / name / f"{name}.carebook") as made:
            seen.add(made.fact("identity"))
            assert not made.encrypted
    assert len(seen) == 2
    assert "" not in seen
