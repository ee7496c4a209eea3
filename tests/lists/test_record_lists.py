"""The list of who supports whom, and the record of the visits, come in as the class list does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from carekeeper.bringing_in import Class, Fields, records
from carekeeper.db.class_file import ClassFile
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.students.store import Students
from carekeeper.features.visits.store import Visits
from carekeeper.lists import matching, reader
from carekeeper.lists.matching import Comparison
from carekeeper.lists.reader import Reading
from carekeeper.rooms import ROOMS

FIELDS = Fields.of(ROOMS)
LISTS = records.lists_of(ROOMS)


@pytest.fixture
def school(class_file: ClassFile) -> ClassFile:
    """A class with two of the same name."""
    students = Students(class_file)
    for number, name, born in (
        (1, "陈一诺", date(2015, 3, 8)),
        (2, "王浩然", date(2015, 4, 19)),
        (3, "李思琪", date(2015, 9, 1)),
        (17, "陈一诺", date(2015, 12, 2)),
    ):
        students.add({"name": name, "class_number": number, "birth_date": born})
    return class_file


def held(class_file: ClassFile, reading: Reading, today: date, what: str = "") -> Comparison:
    """Hold a list against the class, as what it looks like or is said to be."""
    kind = records.read(class_file, ROOMS, FIELDS)[what or records.recognised(reading, LISTS)]
    table, kind = records.table_of(reading, kind)
    return records.compare(table, kind, Class.read(class_file), today=today, chosen={})


def bring(class_file: ClassFile, text: str, today: date) -> str:
    reading = reader.read_text(text)
    kind = records.read(class_file, ROOMS, FIELDS)[records.recognised(reading, LISTS)]
    return records.write(class_file, kind, held(class_file, reading, today), today)


def states(found: Comparison) -> list[str]:
    return [one.state for one in found.outcomes]


def sentences(found: Comparison) -> list[str]:
    return [doubt.sentence for one in found.outcomes for doubt in one.proposal.doubts]


def paired(class_file: ClassFile, today: date) -> list[tuple[Any, ...]]:
    lines = Mentors(class_file).overview(today).lines
    return [
        (one.student.name, one.mentor.name, one.mentor.kind, one.mentor.subject, one.mentor.phone)
        for one in lines
    ]


MENTORS = (
    "三（2）班结对帮扶花名册\n"
    "序号\t学生姓名\t帮扶教师\t任教学科\t联系电话\t结对时间\t帮扶目标\n"
    "1\t王浩然\t沈文老师\t语文\t13800001207\t2026-09-05\t按时完成作业\n"
    "2\t李思琪\t沈文\t\t\t2026-09-05\t\n"
)


def test_a_list_of_mentors_is_known_by_its_headings() -> None:
    assert records.recognised(reader.read_text(MENTORS), LISTS) == "mentors"


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("姓名\t性别\t身份证号\t家庭住址\t帮扶教师", "students"),
        ("姓名\t家访日期\t家访方式\t家访内容\t家访人", "contacts"),
        ("学生姓名\t帮扶人\t类别\t开始\t结束", "mentors"),
        ("学生姓名\t日期\t方式\t见面的人\t目的\t家访人", "contacts"),
        ("姓名\t性别\t电话", "students"),
    ],
)
def test_what_a_list_holds_is_told_by_most_of_its_columns(heading: str, what: str) -> None:
    cells = "\t".join(["王浩然", *["1"] * heading.count("\t")])
    assert records.recognised(reader.read_text(f"{heading}\n{cells}\n"), LISTS) == what


def test_mentors_come_in_with_their_students_as_one_step(school: ClassFile, today: date) -> None:
    assert bring(school, MENTORS, today) == "Mentors: 2 imported"
    who = ("沈文", "teacher", "语文", "13800001207")
    assert sorted(paired(school, today)) == [("李思琪", *who), ("王浩然", *who)]
    pairing = Mentors(school).overview(today).lines[0].mentoring
    assert (pairing.starts_on, pairing.goal) == (date(2026, 9, 5), "按时完成作业")
    school.undo()
    assert paired(school, today) == []
    assert Mentors(school).overview(today).mentors == ()


def test_the_same_list_once_more_changes_nothing(school: ClassFile, today: date) -> None:
    bring(school, MENTORS, today)
    assert states(held(school, reader.read_text(MENTORS), today)) == [matching.SAME] * 2


def test_namesakes_are_told_apart_by_number_birthday_or_as_we_write_them(
    school: ClassFile, today: date
) -> None:
    head = "姓名\t{}\t帮扶人\t结对时间\n"
    asked = held(school, reader.read_text(head.format("序号") + "陈一诺\t1\t沈文\t\n"), today)
    assert states(asked) == [matching.UNCLEAR]
    assert "several students" in sentences(asked)[0]
    for beside, cell in (("班内学号", "17"), ("出生日期", "2015-12-02")):
        found = held(
            school, reader.read_text(head.format(beside) + f"陈一诺\t{cell}\t沈文\t\n"), today
        )
        assert [one.known.called for one in found.outcomes if one.known] == ["陈一诺 (no. 17)"]
    text = "学生姓名\t帮扶人\t类别\n陈一诺 (no. 17)\t沈文\t语文老师\n"
    (only,) = held(school, reader.read_text(text), today).outcomes
    assert (only.state, only.known and only.known.called) == (matching.NEW, "陈一诺 (no. 17)")


def test_who_is_not_in_the_class_is_told_and_not_made(school: ClassFile, today: date) -> None:
    found = held(school, reader.read_text("姓名\t帮扶人\t结对时间\n赵六\t沈文\t2026.9.1\n"), today)
    assert states(found) == [matching.UNCLEAR]
    assert sentences(found) == ["There is no student of this name in the class."]


def test_what_cannot_be_told_for_sure_is_a_doubt(school: ClassFile, today: date) -> None:
    text = (
        "姓名\t帮扶人\t类别\t结对时间\n"
        "王浩然\t沈文、李明\t教师\t2026.9.1\n"
        "李思琪\t沈文\t神仙\t2026.9.1\n"
        "王浩然\t\t教师\t2026.9.1\n"
        "李思琪\t沈文\t教师\t2029.9.1\n"
    )
    found = held(school, reader.read_text(text), today)
    assert states(found) == [matching.UNCLEAR] * 4
    assert [one.split(".")[0] for one in sentences(found)][:3] == [
        "Several people are named here",
        "This is none of the answers: Teacher, Parent of another student, Study helper, "
        "Volunteer, Retired cadre, Village cadre",
        "Mentor is missing here, so the row is not imported",
    ]
    assert records.write(school, records.read(school, ROOMS, FIELDS)["mentors"], found, today) == ""


def test_a_mentor_merged_over_several_rows_is_the_mentor_of_each(
    school: ClassFile, tmp_path: Path, today: date
) -> None:
    path = tmp_path / "结对.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for column, text in enumerate(("帮扶人", "帮扶人电话", "学生姓名")):
        sheet.write_string(0, column, text)
    sheet.merge_range(1, 0, 2, 0, "沈文")
    sheet.merge_range(1, 1, 2, 1, "13800001207")
    sheet.write_string(1, 2, "王浩然")
    sheet.write_string(2, 2, "李思琪")
    book.close()
    found = held(school, reader.read_file(path), today)
    assert states(found) == [matching.NEW] * 2
    assert [one.proposal.values["mentor"] for one in found.outcomes] == ["沈文"] * 2


VISITS = (
    "家访记录表\n"
    "姓名\t家访时间\t家访方式\t家访对象\t家庭情况\t家长意见\t家访人\n"
    "王浩然\t2026年10月12日\t入户家访\t奶奶 陈桂兰\t奶奶身体不好\t请老师多关心\t李老师\n"
    "\t2026-11-03\t电话\t父亲 王建国\t\t春节回家\t李老师\n"
    "李思琪\t2026-12-30\t微信\t母亲\t\t\t李老师\n"
)


def test_visits_come_in_and_a_line_without_a_name_goes_on(school: ClassFile, today: date) -> None:
    found = held(school, reader.read_text(VISITS), today)
    assert states(found) == [matching.NEW, matching.NEW, matching.UNCLEAR]
    assert sentences(found) == ["This date is in the future: 2026-12-30."]
    assert bring(school, VISITS, today) == "Visit or contact: 2 imported"
    student = next(one.id for one in Students(school).lines() if one.name == "王浩然")
    second, first = Visits(school).records.of_student(student)
    assert (first.manner, first.held_on, first.met) == (
        "home",
        date(2026, 10, 12),
        ("奶奶 陈桂兰",),
    )
    assert (first.home, first.visitors) == ("奶奶身体不好", "李老师")
    assert (second.manner, second.wishes) == ("phone", "春节回家")
    assert states(held(school, reader.read_text(VISITS), today))[:2] == [matching.SAME] * 2
    school.undo()
    assert Visits(school).records.of_student(student) == []
