"""What every room asks: who is here, in which order, and with which family."""

from __future__ import annotations

from datetime import date

import pytest

from carekeeper.db import students as asking
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import class_info, guardians, photos, students


def enrol(class_file: ClassFile, name: str, **values: object) -> int:
    with class_file.writing(name) as unit:
        return unit.insert(students, {"name": name, "sort_key": name, **values})


def names(class_file: ClassFile) -> list[str]:
    with class_file.reading() as unit:
        return [one.name for one in asking.here(unit)]


def test_the_class_stands_by_number_and_those_without_one_by_name(class_file: ClassFile) -> None:
    enrol(class_file, "Zhao")
    enrol(class_file, "Bai")
    enrol(class_file, "Li", class_number=12)
    enrol(class_file, "Wang", class_number=7)
    assert names(class_file) == ["Wang", "Li", "Bai", "Zhao"]


@pytest.mark.parametrize("enrolment", ["moved_away", "suspended", "left", "graduated"])
def test_who_has_left_is_kept_but_not_here(class_file: ClassFile, enrolment: str) -> None:
    enrol(class_file, "李浩然", enrolment=enrolment)
    assert names(class_file) == []
    with class_file.reading() as unit:
        assert [one.archived for one in asking.everyone(unit)] == [True]


def test_a_suspected_drop_out_is_still_here(class_file: ClassFile) -> None:
    enrol(class_file, "李浩然", enrolment="suspected_dropout")
    assert names(class_file) == ["李浩然"]


def test_a_student_in_the_bin_is_nowhere_but_keeps_the_name(class_file: ClassFile) -> None:
    student = enrol(class_file, "王小雨", birth_date=date(2017, 3, 8))
    with class_file.writing("bin") as unit:
        unit.update(students, student, {"binned_at": class_file.now()})
    with class_file.reading() as unit:
        assert asking.by_id(unit) == {}
        assert asking.name_and_birth(unit, student) == ("王小雨", date(2017, 3, 8))
        with pytest.raises(LookupError):
            asking.name_of(unit, student + 1)


def test_the_family_comes_along_in_calling_order(class_file: ClassFile) -> None:
    student = enrol(class_file, "王小雨")
    with class_file.writing("family") as unit:
        for person in (
            {"name": "李秀英", "relation": "mother", "kind": "parent", "away": True},
            {"name": "陈桂兰", "relation": "grandmother_paternal", "kind": "guardian"},
            {"name": "王霞", "relation": "aunt", "binned_at": class_file.now()},
        ):
            unit.insert(guardians, {"student_id": student, "phones": ("13800001207",), **person})
    with class_file.reading() as unit:
        (line,) = asking.here(unit)
    assert [one.name for one in line.family] == ["陈桂兰", "李秀英"]
    assert line.carer == line.family[0]
    assert line.parents_away == ("mother",)
    assert line.phones_digits == "13800001207 13800001207"


def test_what_was_written_is_seen_at_once(class_file: ClassFile) -> None:
    student = enrol(class_file, "王小雨")
    assert names(class_file) == ["王小雨"]
    with class_file.writing("name") as unit:
        unit.update(students, student, {"name": "王晓雨"})
        assert [one.name for one in asking.here(unit)] == ["王晓雨"]
    assert names(class_file) == ["王晓雨"]


def test_small_pictures_come_where_they_are_asked_for(class_file: ClassFile) -> None:
    enrol(class_file, "Li", photo="abc")
    enrol(class_file, "Wang")
    picture = {"sha256": "abc", "width": 2, "height": 2, "thumb": b"small", "data": b"large"}
    with class_file.writing("photo") as unit:
        unit.insert(photos, picture)
    with class_file.reading() as unit:
        lines = asking.with_thumbs(unit, asking.here(unit))
    assert [one.thumb for one in lines] == [b"small", None]


def test_a_class_of_which_nothing_was_written_is_empty(class_file: ClassFile) -> None:
    with class_file.reading() as unit:
        assert asking.school_class(unit).name == ""
    with class_file.writing("class") as unit:
        unit.insert(class_info, {"id": 1, "name": "三（2）班", "teacher": "沈文"})
    with class_file.reading() as unit:
        assert asking.school_class(unit).teacher == "沈文"
