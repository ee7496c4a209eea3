"""Whose a name, a number or a word is: the one whom the list means, or a doubt; never another.

The lists are made up, each as somebody might write it who knows nothing of the reader.
"""

from __future__ import annotations

import pytest
from tests.lists.reading import person, read, sentences, student, students


def numbers(text: str) -> list[tuple[str, ...]]:
    """Return the numbers that came in, of all persons of the one student."""
    return [one["phones"] for one in student(text).persons if one.get("phones")]


@pytest.mark.parametrize(
    "heading",
    [
        "姓名\t电话\t父亲\t电话\t母亲",  # each number before its name, or behind it
        "姓名\t父亲\t母亲\t电话\t电话",  # both numbers behind both names
    ],
)
def test_two_numbers_that_may_be_either_parents_are_nobodys(heading: str) -> None:
    cells = {"父亲": "陈大勇", "母亲": "周小红", "姓名": "陈一诺"}
    phones = iter(("13800001207", "13900001208"))
    line = "\t".join(cells.get(word) or next(phones) for word in heading.split("\t"))
    one = student(f"{heading}\n{line}\n")
    assert not any(parent.get("phones") for parent in one.persons)
    assert set(one.kept.values()) == {"13800001207", "13900001208"}
    assert sum("whose number" in said for said in sentences(f"{heading}\n{line}\n")) == 2


def test_the_number_of_a_teacher_is_no_guardians() -> None:
    text = (
        "姓名\t班主任\t联系电话\t家长\t家长电话\n陈一诺\t王老师\t13900009999\t陈大勇\t13800001207\n"
    )
    assert numbers(text) == [("13800001207",)]
    assert student(text).kept == {"班主任": "王老师", "联系电话": "13900009999"}
    assert any("whose number" in said for said in sentences(text))


def test_the_students_own_number_is_no_guardians() -> None:
    text = (
        "学生信息\t\t\t监护人信息\t\t\n姓名\t性别\t电话\t姓名\t关系\t电话\n"
        "陈一诺\t女\t13700001111\t陈大勇\t父亲\t13800001207\n"
    )
    assert numbers(text) == [("13800001207",)]
    assert any("whose number" in said for said in sentences(text))


def test_the_number_that_names_another_is_not_the_fathers() -> None:
    one = student("姓名\t父亲姓名\t父亲电话\n陈一诺\t陈大勇\t13800001207（奶奶）\n")
    assert "phones" not in person(one, "father")
    assert one.doubts[0].text == "13800001207（奶奶）"


def test_one_number_for_both_parents_is_a_doubt() -> None:
    one = student("姓名\t家长电话\n陈一诺\t爸爸妈妈13800001207\n")
    assert one.persons == []
    assert "which number is whose" in one.doubts[0].sentence


def test_parents_below_the_word_for_the_family_have_their_own_numbers() -> None:
    one = student(
        "序号,姓名,家长信息,,,\n,,父亲,电话,母亲,电话\n1,陈一诺,陈大勇,13800001207,周小红,13900001208\n"
    )
    assert person(one, "father")["phones"] == ("13800001207",)
    assert person(one, "mother")["phones"] == ("13900001208",)


def test_the_address_below_the_word_for_the_family_is_the_students() -> None:
    one = student("姓名,性别,家庭信息,\n,,住址,电话\n陈一诺,女,青石桥村,13800001207\n")
    assert one.values["home_address"] == "青石桥村"


def test_the_age_and_the_office_of_a_student_are_no_guardians() -> None:
    one = student(
        "姓名\t性别\t年龄\t职务\t监护人\t电话\n陈一诺\t女\t11\t班长\t陈大勇\t13800001207\n"
    )
    assert one.kept == {"年龄": "11", "职务": "班长"}
    (guardian,) = one.persons
    assert "birth_year" not in guardian
    assert "occupation" not in guardian


@pytest.mark.parametrize("heading", ["父亲（电话）", "父亲\n电话", "电话（父）", "父亲 电话"])
def test_headings_of_a_parents_number(heading: str) -> None:
    one = student(f'姓名\t父亲姓名\t"{heading}"\n陈一诺\t陈大勇\t13800001207\n')
    assert person(one, "father")["phones"] == ("13800001207",)


def test_namesakes_of_the_same_sex_stay_two_children() -> None:
    found = students(
        "姓名\t性别\t家长\t电话\n王芳\t女\t王大山\t13800001207\n王芳\t女\t王强\t13800001217\n"
    )
    assert [one.persons[0]["name"] for one in found] == ["王大山", "王强"]


def test_a_numbered_line_without_a_name_is_no_more_of_the_student_above() -> None:
    found = students(
        "序号\t姓名\t家长\t电话\n1\t陈一诺\t陈大勇\t13800001207\n2\t\t王强\t13800001217\n"
    )
    assert found[0].persons[0]["phones"] == ("13800001207",)
    assert "no name" in found[1].doubts[0].sentence


@pytest.mark.parametrize("word", ["离异", "失联", "改嫁", "空号"])
def test_a_word_about_a_parent_is_no_name(word: str) -> None:
    one = student(f"姓名\t父亲\t父亲电话\n陈一诺\t{word}\t13800001207\n")
    assert "name" not in person(one, "father")
    assert one.doubts[0].text == word


@pytest.mark.parametrize("word", ["同父亲", "离异", "服刑"])
def test_a_word_about_a_parent_is_no_place(word: str) -> None:
    one = student(f"姓名\t母亲\t母亲务工地点\n陈一诺\t周小红\t{word}\n")
    assert "away" not in person(one, "mother")
    assert one.doubts[0].text == word


@pytest.mark.parametrize(
    ("cell", "relations"),
    [
        ("奶奶", ["grandmother_paternal"]),
        ("爷爷奶奶", ["grandfather_paternal", "grandmother_paternal"]),
        ("父母", ["father", "mother"]),
        ("奶奶陈桂兰", ["grandmother_paternal"]),
    ],
)
def test_guardians_named_by_their_relation(cell: str, relations: list[str]) -> None:
    one = student(f"姓名\t监护人\n陈一诺\t{cell}\n")
    assert [guardian["relation"] for guardian in one.persons] == relations
    assert [guardian.get("name", "") for guardian in one.persons] in (
        [""] * len(relations),
        ["陈桂兰"],
    )


@pytest.mark.parametrize(
    ("cell", "name"),
    [("陈一诺（转）", "陈一诺"), ("*陈一诺", "陈一诺"), ("陈一诺、王浩然", "陈一诺、王浩然")],
)
def test_what_stands_beside_a_name_is_told(cell: str, name: str) -> None:
    one = student(f"姓名\t性别\n{cell}\t女\n")
    assert one.name == name
    assert one.doubts[0].text == cell


def test_a_number_before_the_name_is_the_number_of_the_line() -> None:
    one, other = students("姓名\t性别\n1陈一诺\t女\n02 王浩然\t男\n")
    assert [(one.name, one.number), (other.name, other.number)] == [("陈一诺", 1), ("王浩然", 2)]


def test_a_count_below_the_list_is_no_student() -> None:
    reading = read("序号\t姓名\t性别\n1\t陈一诺\t女\n\t男生0人 女生1人\t\n")
    assert [one.name for one in students(reading)] == ["陈一诺"]
    assert reading.table.titles == ("男生0人 女生1人",)


def test_a_parent_of_whom_only_the_absence_is_told_is_there() -> None:
    one = student("姓名\t父亲外出\t母亲外出\n陈一诺\t√\t×\n")
    assert (person(one, "father")["away"], person(one, "mother")["away"]) == (True, False)


@pytest.mark.parametrize(
    "below",
    [
        "合 计\t\t1",
        "平均分\t\t88",
        "2026年9月1日\t\t",
        "校长：李校长\t\t13900009999",
        "教师姓名\t学科\t电话\n王老师\t语文\t13900009999",
    ],
)
def test_what_stands_below_a_list_is_no_student(below: str) -> None:
    reading = read(f"姓名\t性别\t电话\n陈一诺\t女\t13800001207\n{below}\n")
    assert [one.name for one in students(reading)] == ["陈一诺"]
    assert len(reading.table.titles) == below.count("\n") + 1


@pytest.mark.parametrize(
    ("cell", "away"), [("外出", True), ("在家", False), ("广东东莞", True), ("1", True)]
)
def test_a_parents_absence_in_other_words_than_yes_and_no(cell: str, *, away: bool) -> None:
    one = student(f"姓名\t父亲是否外出\n陈一诺\t{cell}\n")
    assert person(one, "father")["away"] is away


def test_where_a_student_went_is_no_place_of_a_guardian() -> None:
    one = student("姓名\t性别\t转出时间\t去向\n陈一诺\t女\t2026.9\t外校\n")
    assert one.persons == []
    assert one.kept == {"转出时间": "2026.9", "去向": "外校"}


@pytest.mark.parametrize(
    ("cell", "phones"),
    [("13900001208（微信同号）", ("13900001208",)), ("无", ()), ("同微信", ()), ("同左", ())],
)
def test_what_stands_beside_or_for_a_number(cell: str, phones: tuple[str, ...]) -> None:
    one = student(f"姓名\t母亲姓名\t母亲电话\n陈一诺\t周小红\t{cell}\n")
    mother = person(one, "mother")
    assert (mother["name"], mother.get("phones", ())) == ("周小红", phones)


def test_a_list_may_begin_with_the_day_of_birth() -> None:
    one = student("出生日期\t姓名\t性别\n2015年3月8日\t陈一诺\t女\n")
    assert one.name == "陈一诺"
