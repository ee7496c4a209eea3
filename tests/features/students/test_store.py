"""The teacher keeps the files of her students."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import event, func, select
from sqlalchemy.engine import Engine

from carekeeper.core.changes import Changed
from carekeeper.core.errors import Invalid, Refused
from carekeeper.core.photos import prepare
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import changes, guardians, handouts, photos, steps
from carekeeper.features.students.facts.record import Student
from carekeeper.features.students.store import Students

ID_NUMBER = "330000201703081220"


@pytest.fixture
def students(class_file: ClassFile) -> Students:
    return Students(class_file)


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect the SQL that is run meanwhile."""
    seen: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def a_class(students: Students) -> None:
    students.add_all(
        [
            (
                {"name": "李浩然", "class_number": 12},
                [
                    {"name": "李大山", "relation": "father", "away": True},
                    {
                        "name": "周秀英",
                        "relation": "grandmother_maternal",
                        "cares": True,
                        "phones": ("13800001208",),
                    },
                ],
            ),
            ({"name": "王小雨", "class_number": 7}, []),
            ({"name": "单雨桐"}, []),
            ({"name": "阿依古丽·买买提"}, []),
        ],
        "Class brought in",
    )


def test_the_class_list_is_in_the_order_of_the_class(students: Students) -> None:
    a_class(students)
    assert [line.name for line in students.lines()] == [
        "王小雨",
        "李浩然",
        "阿依古丽·买买提",
        "单雨桐",
    ]


def test_a_line_tells_who_cares_and_is_found_by_phone(students: Students) -> None:
    a_class(students)
    line = students.lines()[1]
    assert line.cared_by == "Mother's mother"
    assert line.parents_away == ("father",)
    assert "13800001208" in line.phones_digits
    assert line.name_keys


def test_the_class_list_takes_four_questions_however_large_the_class(students: Students) -> None:
    a_class(students)
    with statements() as seen:
        students.lines()
    assert len(seen) == 4


def test_a_class_brought_in_is_taken_back_with_one_undo(
    students: Students, class_file: ClassFile
) -> None:
    a_class(students)
    step = class_file.undo()
    assert step is not None
    assert step.label == "Class brought in"
    assert students.lines() == []
    class_file.redo()
    assert len(students.lines()) == 4
    assert students.lines()[1].cared_by == "Mother's mother"


def test_a_student_keeps_a_name(students: Students, chinese: None) -> None:
    student = students.add({"name": "王小雨"})
    with pytest.raises(Invalid, match="请填写学生姓名"):
        students.change(student, "name", "")
    assert students.get(student).name == "王小雨"


def test_a_changed_name_is_found_by_its_new_pinyin(
    students: Students, class_file: ClassFile
) -> None:
    child = students.add({"name": "王小雨"})
    heard: list[Changed] = []
    class_file.listen(heard.append)
    students.change(child, "name", "单雨桐", initiator=self_made)
    line = students.lines()[0]
    assert (line.name, line.name_keys.split("/")[0], line.sort_key) == (
        "单雨桐",
        "shan",
        "shan yu tong",
    )
    assert heard[0].label == "王小雨 · Name"
    assert heard[0].initiator is self_made


self_made = object()


def test_the_label_of_a_change_speaks_chinese(
    students: Students, class_file: ClassFile, chinese: None
) -> None:
    child = students.add({"name": "王小雨"})
    students.change(child, "home_address", "示例镇后吴村三组")
    step = class_file.next_undo()
    assert step is not None
    assert step.label == "王小雨 · 家庭住址"


def test_an_id_number_fills_in_birth_date_and_sex(
    students: Students, class_file: ClassFile
) -> None:
    child = students.add({"name": "王小雨"})
    students.change(child, "id_number", ID_NUMBER)
    file = students.get(child)
    assert (file.birth_date, file.sex) == (date(2017, 3, 8), "female")
    class_file.undo()
    file = students.get(child)
    assert (file.id_number, file.birth_date, file.sex) == ("", None, "")


def test_what_the_teacher_has_filled_in_stays(students: Students) -> None:
    child = students.add({"name": "王小雨", "birth_date": date(2017, 8, 3)})
    students.change(child, "id_number", ID_NUMBER)
    file = students.get(child)
    assert (file.birth_date, file.sex) == (date(2017, 8, 3), "female")


def test_two_students_never_share_an_id_number(students: Students) -> None:
    students.add({"name": "王小雨", "id_number": ID_NUMBER})
    other = students.add({"name": "李浩然"})
    with pytest.raises(Refused) as refused:
        students.change(other, "id_number", ID_NUMBER)
    assert "王小雨" in refused.value.sentence
    with pytest.raises(Refused):
        students.add_all(
            [({"name": "张思琪"}, []), ({"name": "张思琪", "id_number": ID_NUMBER}, [])], "Class"
        )
    assert [line.name for line in students.lines()] == ["李浩然", "王小雨"]


def test_a_whole_file_can_be_added(students: Students) -> None:
    child = students.add(Student(name="王小雨", sex="female", categories=("single_parent",)))
    assert students.get(child).categories == ("single_parent",)


def test_the_next_number_is_behind_the_last(students: Students) -> None:
    assert students.next_class_number() == 1
    a_class(students)
    assert students.next_class_number() == 13


def test_a_binned_student_is_out_of_sight_and_comes_back(students: Students) -> None:
    child = students.add({"name": "王小雨", "id_number": ID_NUMBER})
    students.bin([child])
    assert students.lines() == []
    assert students.everyone() == []
    students.restore(child)
    assert [line.name for line in students.lines()] == ["王小雨"]


def test_a_student_whose_id_number_was_given_again_stays_in_the_bin(students: Students) -> None:
    child = students.add({"name": "王小雨", "id_number": ID_NUMBER})
    students.bin([child])
    students.add({"name": "王晓雨", "id_number": ID_NUMBER})
    with pytest.raises(Refused):
        students.restore(child)


def test_a_suspected_drop_out_stays_in_the_list_of_those_to_look_after(
    students: Students,
) -> None:
    gone = students.add({"name": "王小雨", "enrolment": "moved_away"})
    students.add({"name": "李浩然", "enrolment": "suspected_dropout"})
    assert [line.id for line in students.lines() if line.archived] == [gone]


def a_photo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (300, 400), "teal").save(stream, "PNG")
    return stream.getvalue()


def test_a_photo_is_kept_shown_and_taken_away(students: Students, class_file: ClassFile) -> None:
    child = students.add({"name": "王小雨"})
    photo = prepare(a_photo())
    students.set_photo(child, photo)
    sha = students.get(child).photo
    assert students.photo(sha) == photo.data
    assert [line.thumb for line in students.with_faces()] == [photo.thumb]
    students.set_photo(child, None)
    assert students.get(child).photo == ""
    class_file.undo()
    assert students.photo(students.get(child).photo) == photo.data
    with pytest.raises(LookupError):
        students.photo("nothing")


def test_a_student_deleted_for_good_leaves_nothing_behind(
    students: Students, class_file: ClassFile
) -> None:
    a_class(students)
    child = students.lines()[1].id
    students.set_photo(child, prepare(a_photo()))
    students.set_photo(child, None)
    with class_file.writing("print") as unit:
        unit.insert(handouts, {"at": class_file.now(), "kind": "print", "student_id": child})
    students.bin([child])
    students.delete_for_good([child])
    with class_file.reading() as unit:
        for table in (guardians, handouts, photos):
            assert unit.value(select(func.count()).select_from(table)) == 0
        own = select(func.count()).select_from(changes).where(changes.c.student_id == child)
        assert unit.value(own) == 0
        labels = [row.label for row in unit.rows(select(steps.c.label))]
    assert labels == ["Several changes, not all of them kept here"]
    assert len(students.lines()) == 3


def test_a_photo_that_another_student_has_too_stays(students: Students) -> None:
    photo = prepare(a_photo())
    first, second = students.add({"name": "王小雨"}), students.add({"name": "王小雪"})
    students.set_photo(first, photo)
    students.set_photo(second, photo)
    students.delete_for_good([first])
    assert students.photo(photo.sha256) == photo.data


def test_the_parents_are_told_for_each_student_in_four_questions(students: Students) -> None:
    a_class(students)
    with statements() as seen:
        parents = students.parents()
    assert len(seen) == 4
    child = students.lines()[1].id
    father, mother = parents[child]
    assert (father.away, mother.present) == (True, False)
    assert students.parents_of(child) == parents[child]
