"""Workbooks as systems and forms on the telephone give them out; made up, in their shapes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter
from tests.lists.reading import person, read, student, students

from carekeeper.lists import reader

Rows = Sequence[Sequence[str | int]]


def workbook(path: Path, sheets: dict[str, Rows], hidden: str = "") -> reader.Reading:
    """Read a workbook of these sheets."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            if name == hidden:
                sheet.hide()
    return reader.read_file(path)


def test_the_list_out_of_sight_is_not_the_one_that_is_meant(tmp_path: Path) -> None:
    heading = ["姓名", "性别"]
    found = workbook(
        tmp_path / "a.xlsx",
        {
            "填表说明": [["请如实填写姓名、性别"]],
            "三2班": [heading, ["陈一诺", "女"]],
            "去年": [heading, ["李思琪", "女"], ["王浩然", "男"], ["周子轩", "男"]],
        },
        hidden="去年",
    )
    assert [one.name for one in students(found)] == ["陈一诺"]
    assert set(found.names) == {"填表说明", "三2班", "去年"}


def test_numbers_that_begin_anew_in_each_class_are_class_numbers(tmp_path: Path) -> None:
    rows: Rows = [
        ["班级", "学号", "姓名"],
        ["三2", 1, "陈一诺"],
        ["三2", 2, "王浩然"],
        ["三3", 1, "张思"],
    ]
    found = workbook(tmp_path / "a.xlsx", {"名单": rows})
    mine = reader.of_class(found.table, "三（2）班")
    at = mine.at("class_number")
    assert at is not None
    assert [line.cells[at] for line in mine.lines] == ["1", "2"]


QUESTIONS = (
    "序号\t提交答卷时间\t来源\t1、学生姓名\t2、学生性别\t3、学生身份证号码：\t4、父亲姓名\t5、父亲手机号码\t"
    "6、父亲是否在外务工？[单选题]\t7、母亲姓名\t8、母亲手机号\n"
    "1\t2026/9/1 18:02:11\t微信\t陈一诺\t女\t330522201503081248\t陈大勇\t13800001207\t是\t"
    "周小红\t13900001208\n"
)


def test_the_answers_of_a_form_on_the_telephone() -> None:
    one = student(QUESTIONS)
    assert (one.name, one.values["id_number"]) == ("陈一诺", "330522201503081248")
    father = person(one, "father")
    assert (father["name"], father["phones"], father["away"]) == ("陈大勇", ("13800001207",), True)
    assert person(one, "mother")["phones"] == ("13900001208",)
    assert one.kept == {"提交答卷时间": "2026/9/1 18:02:11", "来源": "微信"}


def test_a_form_that_asks_the_parent() -> None:
    one = student(
        "1、孩子的姓名\t2、您与孩子的关系\t3、您的姓名\t4、您的手机号\n陈一诺\t父亲\t陈大勇\t13800001207\n"
    )
    (father,) = one.persons
    assert (one.name, father["relation"], father["name"]) == ("陈一诺", "father", "陈大勇")
    assert father["phones"] == ("13800001207",)


@pytest.mark.parametrize("heading", ["学生姓名*", "1.学生姓名（必填）", "（1）姓名", "姓名？"])
def test_what_stands_around_a_heading_is_no_part_of_it(heading: str) -> None:
    found = read(f"{heading}\t性别\n陈一诺\t女\n")
    assert [one.name for one in students(found)] == ["陈一诺"]
