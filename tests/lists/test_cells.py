"""What single cells hold, in the ways in which people and programs write it."""

from __future__ import annotations

import pytest
from tests.lists.reading import person, student, students

FATHER, MOTHER = "13800001207", "13900001208"


@pytest.mark.parametrize(
    "cell",
    [
        "13800001207（13900001208）",
        "13800001207或13900001208",
        "13800001207\\13900001208",
        "13800001207 （微信）、13900001208*",
        "1.3800001207E10",
        "13800001207。",
    ],
)
def test_one_number_or_two_of_one_person(cell: str) -> None:
    one = student(f"姓名\t父亲\t父亲电话\n陈一诺\t陈大勇\t{cell}\n")
    assert person(one, "father")["phones"] in ((FATHER, MOTHER), (FATHER,))
    assert one.doubts == []


@pytest.mark.parametrize(
    "cell",
    [
        "13800001207爸爸 13900001208妈妈",
        "13800001207父亲、13900001208母亲",
        "13800001207-爸爸，13900001208-妈妈",
    ],
)
def test_the_number_before_its_owner(cell: str) -> None:
    one = student(f"姓名\t家长电话\n陈一诺\t{cell}\n")
    assert person(one, "father")["phones"] == (FATHER,)
    assert person(one, "mother")["phones"] == (MOTHER,)


def test_two_numbers_before_one_owner_are_a_doubt() -> None:
    one = student("姓名\t家长电话\n陈一诺\t13800001207 13900001208妈妈\n")
    assert one.persons == []
    assert one.doubts[0].text == "13800001207 13900001208妈妈"


@pytest.mark.parametrize("cell", ["无电话", "（无）", "没有手机", "暂无联系方式"])
def test_that_there_is_no_number_is_no_doubt(cell: str) -> None:
    one = student(f"姓名\t父亲\t父亲电话\n陈一诺\t陈大勇\t{cell}\n")
    assert "phones" not in person(one, "father")
    assert one.doubts == []


@pytest.mark.parametrize("cell", ["见上", "见备注", "略"])
def test_a_word_in_the_place_of_a_number_is_nobodys_name(cell: str) -> None:
    one = student(f"姓名\t电话\n陈一诺\t{cell}\n")
    assert one.persons == []
    assert one.doubts[0].text == cell


@pytest.mark.parametrize("cell", ["同左", "同户籍地址", "见备注"])
def test_a_cell_that_only_points_to_another_is_a_doubt(cell: str) -> None:
    one = student(f"姓名\t户籍地址\t现住址\n陈一诺\t青石桥村1号\t{cell}\n")
    assert "home_address" not in one.values
    assert one.doubts[0].text == cell


def test_a_place_that_begins_like_a_pointer_is_a_place() -> None:
    assert (
        student("姓名\t现住址\n陈一诺\t同心县青石桥村\n").values["home_address"] == "同心县青石桥村"
    )


@pytest.mark.parametrize(
    ("cell", "name"),
    [("奶奶（陈桂兰）", "陈桂兰"), ("奶奶-陈桂兰", "陈桂兰"), ("奶奶陈桂兰", "陈桂兰")],
)
def test_a_relation_with_the_name_behind_it(cell: str, name: str) -> None:
    one = student(f"姓名\t监护人\n陈一诺\t{cell}\n")
    assert person(one, "grandmother_paternal")["name"] == name


def test_whose_grandfather_it_is_cannot_be_told() -> None:
    one = student("姓名\t监护人\n陈一诺\t陈德福爷爷\n")
    assert one.persons == []
    assert one.doubts[0].text == "陈德福爷爷"


@pytest.mark.parametrize(
    "cell",
    [
        "2015·3·8",
        "2015。3。8",
        "2015,3,8",
        "2015_03_08",
        "2015—3—8",
        "150308",
        "2.0150308E7",
        "08-Mar-2015",
        "8-Mar-15",
        "2015-03-08 星期日",
        "2015-03-08（农历正月十八）",
    ],
)
def test_more_forms_of_a_day(cell: str) -> None:
    assert str(student(f"姓名\t出生日期\n陈一诺\t{cell}\n").values["birth_date"]) == "2015-03-08"


@pytest.mark.parametrize("cell", ["2015.3.8（农历）", "08-Abc-2015", "150338", "Mar-15"])
def test_what_may_be_another_day_is_a_doubt(cell: str) -> None:
    one = student(f"姓名\t出生日期\n陈一诺\t{cell}\n")
    assert "birth_date" not in one.values
    assert one.doubts[0].text == cell


def test_a_month_is_no_short_day() -> None:
    assert student("姓名\t出生年月\n陈一诺\t201503\n").month == "2015-03"


@pytest.mark.parametrize(
    "line",
    [
        "1陈一诺爸爸陈大勇13800001207",
        "一、陈一诺 爸爸陈大勇 13800001207",
        "三2班陈一诺，爸爸，陈大勇，13800001207",
        "1. 三（2）班 陈一诺爸爸陈大勇 电话：13800001207",
    ],
)
def test_what_is_glued_together_in_a_chat(line: str) -> None:
    one, _other = students(f"{line}\n2. 王浩然 爸爸王建国 13800001217\n")
    father = person(one, "father")
    assert (one.name, father["name"], father["phones"]) == ("陈一诺", "陈大勇", (FATHER,))
    assert one.kept == {}


def test_the_word_for_a_guardian_before_the_name() -> None:
    one, _other = students(
        "1.陈一诺 家长：陈大勇 电话：13800001207\n2.王浩然 监护人：王建国 手机：13800001217\n"
    )
    (guardian,) = one.persons
    assert (one.name, guardian["name"], guardian["phones"]) == ("陈一诺", "陈大勇", (FATHER,))


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("13800001207（陈大勇）", "陈大勇"),
        ("13800001207（父亲陈大勇）", "陈大勇"),
        ("手机13800001207 座机0572-8866688", ""),
    ],
)
def test_what_stands_around_the_numbers_of_one_person(cell: str, name: str) -> None:
    (one,) = student(f"姓名\t联系电话\n陈一诺\t{cell}\n").persons
    assert (one["phones"][0], one.get("name", "")) == (FATHER, name)


def test_two_persons_whose_brackets_stand_close() -> None:
    one = student("姓名\t联系电话\n陈一诺\t陈大勇13800001207（父）周小红13900001208（母）\n")
    assert person(one, "father")["phones"] == (FATHER,)
    assert person(one, "mother")["phones"] == (MOTHER,)


@pytest.mark.parametrize("cell", ["13800001207（停机）", "原13800001207，现13900001208"])
def test_what_is_said_of_a_number_is_not_lost(cell: str) -> None:
    one = student(f"姓名\t联系电话\n陈一诺\t{cell}\n")
    assert one.doubts[0].text == cell


@pytest.mark.parametrize(
    "text",
    [
        "13800001207 爸爸 陈一诺\n13800001217 爸爸 王浩然\n",
        "1. 陈一诺 | 爸爸 | 13800001207\n2. 王浩然 | 爸爸 | 13800001217\n",
        "• 陈一诺 爸爸 13800001207\n• 王浩然 爸爸 13800001217\n",
        "1️⃣陈一诺 爸爸13800001207\n2️⃣王浩然 爸爸13800001217\n",
        "张老师:\n陈一诺 爸爸 13800001207\n王浩然 爸爸 13800001217\n",
    ],
)
def test_lines_of_a_chat_in_other_orders_and_with_other_signs(text: str) -> None:
    one, other = students(text)
    assert (one.name, other.name, one.kept) == ("陈一诺", "王浩然", {})
    assert person(one, "father")["phones"] == (FATHER,)


def test_a_name_below_a_student_is_a_parents() -> None:
    one, _other = students("陈一诺\n父亲：陈大勇 13800001207\n\n王浩然\n父亲：王建国 13800001217\n")
    assert person(one, "father")["name"] == "陈大勇"


@pytest.mark.parametrize("cell", ["……", "↓"])
def test_signs_that_stand_for_the_cell_above_are_no_value(cell: str) -> None:
    found = students(f"姓名\t民族\n陈一诺\t汉\n王浩然\t{cell}\n")
    assert "ethnic_group" not in found[1].values
    assert found[1].doubts[0].text == cell


@pytest.mark.parametrize(
    ("heading", "cell", "said"),
    [("身高", "1.32", "50 and 230 cm"), ("体重", "58000", "5 and 200 kg")],
)
def test_a_height_in_metres_is_no_height_in_centimetres(heading: str, cell: str, said: str) -> None:
    one = student(f"姓名\t性别\t{heading}\n陈一诺\t女\t{cell}\n")
    assert not {"height_cm", "weight_kg"} & one.values.keys()
    (doubt,) = one.doubts
    assert doubt.text == cell
    assert said in doubt.sentence
