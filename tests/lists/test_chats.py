"""Lists as they are written in a chat: each number stays with whom the line names.

The lines are made up.
"""

from __future__ import annotations

import pytest
from tests.lists.reading import person, read, sentences, student, students

CHEN = "陈一诺"


def test_the_numbers_of_both_parents_in_one_line() -> None:
    one = student("1. 陈一诺 爸爸13800001207 妈妈13900001208\n")
    assert person(one, "father")["phones"] == ("13800001207",)
    assert person(one, "mother")["phones"] == ("13900001208",)


@pytest.mark.parametrize(
    "line",
    [
        "陈一诺，女，父亲陈大勇，13800001207，母亲周小红，13900001208",
        "陈一诺 女 爸爸 陈大勇 13800001207 妈妈 周小红 13900001208",
        "1、陈一诺（女）爸爸陈大勇13800001207；妈妈周小红13900001208",
    ],
)
def test_the_names_of_both_parents_in_one_line(line: str) -> None:
    one, _other = students(
        f"{line}\n王浩然，男，父亲王建国，13800001217，母亲李秀兰，13900001218\n"
    )
    assert (one.name, person(one, "father")["name"]) == (CHEN, "陈大勇")
    assert person(one, "mother") == person(one, "mother") | {
        "name": "周小红",
        "phones": ("13900001208",),
    }


def test_who_writes_names_the_child_and_the_relation() -> None:
    one, other = students("陈一诺妈妈 13900001208\n王浩然的爷爷：13800001217\n")
    assert (one.name, person(one, "mother")["phones"]) == (CHEN, ("13900001208",))
    assert person(other, "grandfather_paternal")["phones"] == ("13800001217",)


def test_a_line_of_its_own_number_is_a_student_of_its_own() -> None:
    one, other = students("#接龙\n周末返家登记\n1. 陈一诺 爸爸接\n2. 王浩然妈妈 13900001217\n")
    assert (one.name, one.persons) == (CHEN, [])
    assert (other.name, person(other, "mother")["phones"]) == ("王浩然", ("13900001217",))


def test_lines_without_a_number_go_on_with_the_student_above() -> None:
    one, _other = students("1. 陈一诺\n爸爸 13800001207\n妈妈 13900001208\n2. 王浩然\n")
    assert person(one, "mother")["phones"] == ("13900001208",)


def test_a_second_number_that_nothing_explains_is_a_doubt() -> None:
    text = "陈一诺 13800001207 13900001208\n王浩然 13800001217\n"
    assert students(text)[0].persons[0]["phones"] == ("13800001207",)
    assert "13900001208" in students(text)[0].kept.values()
    assert any("second number" in said for said in sentences(text))


def test_what_is_only_talk_is_no_student() -> None:
    found = students(
        "王老师 2026/9/1 08:01\n请接龙\n收到\n陈一诺妈妈 2026/9/1 08:02\n陈一诺 女 13800001207\n"
    )
    assert [one.name for one in found] == [CHEN]
    assert "birth_date" not in found[0].values


def test_words_before_their_values_are_its_headings() -> None:
    found = students(
        "姓名：陈一诺\n性别：女\n家长电话：13800001207\n\n姓名：王浩然\n性别：男\n家长电话：13800001217\n"
    )
    assert [(one.name, one.values["sex"]) for one in found] == [
        (CHEN, "female"),
        ("王浩然", "male"),
    ]
    assert found[1].persons[0]["phones"] == ("13800001217",)


def test_a_line_with_all_the_words_and_values() -> None:
    one, other = students(
        "1. 姓名：陈一诺 性别：女 电话：13800001207\n2. 姓名：王浩然 性别：男 电话：13800001217\n"
    )
    assert (one.name, other.values["sex"]) == (CHEN, "male")


def test_what_is_asked_for_names_the_columns() -> None:
    one, _other = students(
        "#接龙\n请家长接龙：姓名+家长姓名+电话\n1. 陈一诺+陈大勇+13800001207\n"
        "2. 王浩然+王建国+13800001217\n"
    )
    (guardian,) = one.persons
    assert (one.name, guardian["name"], guardian["phones"]) == (CHEN, "陈大勇", ("13800001207",))


@pytest.mark.parametrize(
    "text",
    [
        "1陈一诺 2王浩然 3李思琪 4周子轩",
        "1.陈一诺 2.王浩然\n3.李思琪 4.周子轩\n",
        "1\t陈一诺\t2\t王浩然\n3\t李思琪\t4\t周子轩\n",
        "陈一诺、王浩然、李思琪、周子轩",
    ],
)
def test_several_students_in_one_line(text: str) -> None:
    assert [one.name for one in students(text)] == [CHEN, "王浩然", "李思琪", "周子轩"]


def test_names_in_latin_letters_stay_whole() -> None:
    assert [one.name for one in students("1 John Smith 男\n2 陈一诺 女\n")] == ["John Smith", CHEN]


def test_headings_that_are_answers_are_no_student() -> None:
    reading = read("姓名\t男\t女\n陈一诺\t\t√\n")
    assert [one.name for one in students(reading)] == [CHEN]
