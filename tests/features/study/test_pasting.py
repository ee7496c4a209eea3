"""What is copied from WPS goes to the students it is about, or a sentence says why it does not."""

from __future__ import annotations

import pytest

from carekeeper.core.ids import StudentId
from carekeeper.core.student_line import StudentLine
from carekeeper.features.study.facts.pasting import Pasted, placed

SUBJECTS = ("语文", "数学", "英语")


def called(*names: str) -> list[StudentLine]:
    """Return students of these names, numbered from 11 on."""
    return [
        StudentLine(id=StudentId(n), name=name, class_number=10 + n)
        for n, name in enumerate(names, start=1)
    ]


CLASS = called("王小雨", "李浩然", "欧阳若曦", "阿依古丽·买买提")


def pasted(text: str, row: int = 0, column: int = 0, people: list[StudentLine] = CLASS) -> Pasted:
    """Paste lines with blanks between the cells."""
    block = [line.split("|") for line in text.split("\n")]
    return placed(block, people, SUBJECTS, row, column)


def test_plain_rows_go_below_each_other_from_the_first_cell_on() -> None:
    found = pasted("64|52\n91|", row=1, column=1)
    assert found == Pasted({(1, 1): "64", (1, 2): "52", (2, 1): "91", (2, 2): ""})


def test_what_is_left_over_is_said() -> None:
    found = pasted("64|52|58|174\n91|96|94|281", row=3)
    assert found.cells == {(3, 0): "64", (3, 1): "52", (3, 2): "58"}
    assert [sentence[:8] for sentence in found.doubts] == ["1 row wa", "1 column"]


@pytest.mark.parametrize(
    "text",
    [
        "李 浩然|64|52|58\n阿依古丽买买提|79|81|88",
        "姓名|语文|数学|英语\n李浩然|64|52|58\n阿依古丽•买买提|79|81|88",
        "学号|姓名|数学|总分|英语|语文\n12|李浩然|52|174|58|64\n14|阿依古丽·买买提|81|248|88|79",
        "12|李浩然|64|52|58\n14|阿依古丽·买买提|79|81|88",
        "１２|64|52|58\n14|79|81|88",
        "学号|语文|数学|英语\n12|64|52|58\n14|79|81|88",
    ],
)
def test_rows_with_names_or_numbers_go_to_these_students(text: str) -> None:
    found = pasted(text, row=2)
    assert found.doubts == ()
    said = [[found.cells[at, column] for column in range(3)] for at in (1, 3)]
    assert said == [["64", "52", "58"], ["79", "81", "88"]]
    assert len(found.cells) == 6


def test_who_is_not_in_the_class_is_said_and_the_others_are_pasted() -> None:
    found = pasted("王小雨|83\n王五|70\n欧阳若曦|85")
    assert found.cells == {(0, 0): "83", (2, 0): "85"}
    assert found.doubts[0].startswith("王五: not in the class")


def test_a_student_who_stands_there_twice_is_said() -> None:
    found = pasted("王小雨|83\n王小雨|38")
    assert found.cells == {(0, 0): "83"}
    assert found.doubts[0].startswith("王小雨: is there twice")


def test_namesakes_are_told_apart_by_their_numbers_or_a_doubt_is_said() -> None:
    people = [
        StudentLine(id=StudentId(1), name="陈悦 (no. 3)", alone="陈悦", class_number=3),
        StudentLine(id=StudentId(2), name="陈悦 (no. 9)", alone="陈悦", class_number=9),
        StudentLine(id=StudentId(3), name="王小雨", class_number=11),
    ]
    found = pasted("9|陈悦|77\n11|王小雨|83", people=people)
    assert found.cells == {(1, 0): "77", (2, 0): "83"}
    doubtful = pasted("陈悦|77\n王小雨|83", people=people)
    assert doubtful.cells == {(2, 0): "83"}
    assert "several of this name" in doubtful.doubts[0]


def test_scores_are_not_taken_for_class_numbers() -> None:
    found = pasted("11|12|13\n12|13|14")
    assert found.cells[0, 0] == "11"
    assert len(found.cells) == 6
