"""The words above the columns, as schools write them: in other words, in groups, broken in two."""

from __future__ import annotations

import pytest
from tests.lists.reading import person, sentences, student, students

from carekeeper.lists import words

FATHER, MOTHER = ("13800001207",), ("13900001208",)


@pytest.mark.parametrize(
    ("word", "who"),
    [
        ("监护人", "guardian"),
        ("隔代监护人", "guardian"),
        ("法定监护责任人", "guardian"),
        ("现监护人", "carer"),
        ("共同生活的监护人", "carer"),
        ("主要抚养人", "carer"),
        ("养育人", "carer"),
        ("看护人", "carer"),
        ("委托照料人", "entrusted"),
        ("代监护人", "entrusted"),
        ("代管人", "entrusted"),
        ("姥姥", "grandmother_maternal"),
    ],
)
def test_whoever_looks_after_a_child_in_whichever_words(word: str, who: str) -> None:
    assert words.person_column(f"{word}姓名") == (who, "name")
    assert words.person_of(f"{word}情况") == who


@pytest.mark.parametrize("heading", ["被监护人姓名", "子女姓名", "该生姓名"])
def test_who_is_looked_after_is_the_student(heading: str) -> None:
    assert words.is_name(heading)


@pytest.mark.parametrize("heading", ["是否有监护人", "父母监护人", "帮扶责任人", "代理家长"])
def test_other_words_name_no_guardian(heading: str) -> None:
    assert words.person_column(heading) is None


@pytest.mark.parametrize(
    "heading", ["同学生关系", "和孩子的关系", "与其关系", "与该生的关系", "家庭关系"]
)
def test_a_relation_to_the_child_in_whichever_words(heading: str) -> None:
    one = student(f"姓名\t监护人\t{heading}\t电话\n陈一诺\t陈桂兰\t奶奶\t13800001207\n")
    assert person(one, "grandmother_paternal")["phones"] == FATHER


@pytest.mark.parametrize(
    "heading", ["父亲打工所在地", "父亲外出务工所在地", "父亲现务工地", "父亲务工省、市"]
)
def test_a_place_of_work_in_whichever_words(heading: str) -> None:
    one = student(f"姓名\t父亲姓名\t{heading}\n陈一诺\t陈大勇\t广东东莞\n")
    assert person(one, "father")["away_city"] == "东莞"


@pytest.mark.parametrize(
    "heading", ["现家庭住址", "家庭详细住址", "家庭常住地址", "实际居住地址", "家庭现居住地"]
)
def test_an_address_in_whichever_words(heading: str) -> None:
    assert (
        student(f"姓名\t{heading}\n陈一诺\t青石桥村1号\n").values["home_address"] == "青石桥村1号"
    )


@pytest.mark.parametrize("heading", ["本人身份证号", "二代身份证号", "居民身份证", "身份证编号"])
def test_an_id_number_in_whichever_words(heading: str) -> None:
    assert words.student_field(heading) == "id_number"


def test_a_parent_below_the_word_for_a_field_has_that_field() -> None:
    one = student(
        "序号\t姓名\t父母姓名\t\t务工地点\t\t联系电话\t\n\t\t父亲\t母亲\t父亲\t母亲\t父亲\t母亲\n"
        "1\t陈一诺\t陈大勇\t周小红\t广东东莞\t在家\t13800001207\t13900001208\n"
    )
    father, mother = person(one, "father"), person(one, "mother")
    assert (father["name"], father["phones"], father["away_city"]) == ("陈大勇", FATHER, "东莞")
    assert (mother["name"], mother["phones"], mother["away"]) == ("周小红", MOTHER, False)


def test_the_word_for_both_parents_over_a_group_for_each() -> None:
    text = (
        "姓名\t父母外出务工情况\t\t\t\t委托监护人情况\t\n\t父亲\t\t母亲\t\t姓名\t与儿童关系\n"
        "\t姓名\t务工地点\t姓名\t务工地点\t\t\n陈一诺\t陈大勇\t广东东莞\t周小红\t在家\t陈桂兰\t奶奶\n"
    )
    one = student(text)
    assert (person(one, "father")["away"], person(one, "mother")["away"]) == (True, False)
    assert person(one, "grandmother_paternal")["kind"] == "entrusted"
    assert sentences(text) == []


def test_the_number_beside_a_parent_below_the_word_for_both() -> None:
    one = student(
        "留守儿童登记表\n序号\t留守儿童基本信息\t\t家庭住址\t父母情况\t\t\t\t备注\n"
        "\t姓名\t性别\t\t父亲姓名\t联系电话\t母亲姓名\t联系电话\t\n"
        "1\t陈一诺\t女\t青石桥村1号\t陈大勇\t13800001207\t周小红\t13900001208\t班长\n"
    )
    assert (person(one, "father")["phones"], person(one, "mother")["phones"]) == (FATHER, MOTHER)
    assert (one.values["home_address"], one.values["notes"]) == ("青石桥村1号", "班长")


def test_a_word_that_is_broken_over_two_rows() -> None:
    one = student("姓名\t出生\t父亲\t\n\t日期\t姓名\t电话\n陈一诺\t2015-3-8\t陈大勇\t13800001207\n")
    assert one.values["birth_date"].isoformat() == "2015-03-08"
    assert person(one, "father")["phones"] == FATHER


def test_the_answers_below_a_question_are_no_student() -> None:
    one, _other = students(
        "序号\t姓名\t性别\t\t电话\n\t\t男\t女\t\n1\t陈一诺\t\t√\t13800001207\n2\t王浩然\t√\t\t\n"
    )
    assert (one.name, one.kept) == ("陈一诺", {"性别 女": "√"})


@pytest.mark.parametrize(
    "heading", ["家长姓名\t关系\t电话", "家长姓名\t关系\t家长电话", "监护人\t与学生关系\t联系电话"]
)
def test_the_same_three_columns_again_are_another_guardians(heading: str) -> None:
    text = (
        f"姓名\t{heading}\t{heading}\n"
        "陈一诺\t陈大勇\t父亲\t13800001207\t周小红\t母亲\t13900001208\n"
    )
    one = student(text)
    assert (person(one, "father")["phones"], person(one, "mother")["phones"]) == (FATHER, MOTHER)
    assert sentences(text) == []


def test_two_guardians_have_their_own_numbers() -> None:
    one = student(
        "姓名\t家长\t家长电话\t监护人\t监护人电话\n陈一诺\t陈大勇\t13800001207\t陈桂兰\t13900001208\n"
    )
    assert [(who["name"], who["phones"]) for who in one.persons] == [
        ("陈大勇", FATHER),
        ("陈桂兰", MOTHER),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "姓名\t家长\t监护人\t电话\n陈一诺\t陈大勇\t陈桂兰\t13700001111\n",
        "姓名\t电话\t家长\t家长电话\n陈一诺\t13700001111\t陈大勇\t13800001207\n",
    ],
)
def test_a_number_that_may_be_of_two_is_no_guardians(text: str) -> None:
    assert any("whose number" in said for said in sentences(text))
    assert student(text).kept == {"电话": "13700001111"}


def test_the_same_words_in_english_below_are_part_of_the_heading() -> None:
    text = "姓名\t性别\t家长电话\nName\tGender\tPhone\n陈一诺\t女\t13800001207\n"
    one = student(text)
    assert (one.values["sex"], one.persons[0]["phones"]) == ("female", FATHER)
    assert sentences(text) == []


def test_a_heading_with_a_long_note_is_one() -> None:
    note = "请填写到乡镇、村、组、门牌号，例如某某镇某某村某组某号，城区学生请填写到小区楼栋房号"
    one = student(f"姓名\t性别\t家庭住址（{note}）\n陈一诺\t女\t青石桥村1号\n")
    assert (one.values["sex"], one.values["home_address"]) == ("female", "青石桥村1号")


@pytest.mark.parametrize("heading", ["家庭成员\t姓名", "称呼\t家长姓名", "家长\t姓名"])
def test_a_column_of_nothing_but_relations_before_the_names(heading: str) -> None:
    text = (
        f"姓名\t{heading}\t电话\n陈一诺\t父亲\t陈大勇\t13800001207\n\t母亲\t周小红\t13900001208\n"
    )
    one = student(text)
    assert (person(one, "father")["phones"], person(one, "mother")["phones"]) == (FATHER, MOTHER)
    assert person(one, "mother")["name"] == "周小红"
    assert sentences(text) == []


@pytest.mark.parametrize("number", ["13800001207", "13700001111"])
def test_the_number_of_the_register_beside_those_of_its_members(number: str) -> None:
    member = "姓名\t关系\t联系电话\t是否监护人"
    heads = "\t".join(f"成员{n}{head}" for n in (1, 2) for head in member.split("\t"))
    text = (
        f"姓名\t性别\t联系电话\t邮政编码\t{heads}\n"
        f"陈一诺\t2\t{number}\t313100\t陈大勇\t51\t13800001207\t1\t周小红\t52\t13900001208\t0\n"
    )
    one = student(text)
    assert (person(one, "father")["phones"], person(one, "mother")["phones"]) == (FATHER, MOTHER)
    assert [who["phones"] for who in one.persons if not who["relation"]] == (
        [] if number in FATHER else [(number,)]
    )
    assert sentences(text) == []


def test_who_filled_in_a_form_on_the_telephone_is_no_guardian() -> None:
    one = student(
        "填写人\t填写时间\t1.学生姓名\t2.监护人姓名\t3.与学生关系\t4.联系电话\n"
        "小红\t2026/9/1\t陈一诺\t陈桂兰\t奶奶\t13800001207\n"
    )
    assert person(one, "grandmother_paternal")["phones"] == FATHER
    assert one.kept == {"填写人": "小红", "填写时间": "2026/9/1"}


def test_two_numbers_of_each_parent() -> None:
    text = (
        "姓名\t父亲姓名\t联系电话1\t联系电话2\t母亲姓名\t联系电话1\t联系电话2\n"
        "陈一诺\t陈大勇\t13800001207\t0572-8866688\t周小红\t13900001208\t\n"
    )
    one = student(text)
    assert person(one, "father")["phones"] == (*FATHER, "0572-8866688")
    assert sentences(text) == []


def test_the_number_of_the_house_is_no_parents() -> None:
    one = student(
        "姓名\t父亲姓名\t手机\t家庭电话\t母亲姓名\t手机\n"
        "陈一诺\t陈大勇\t13800001207\t0572-8866688\t周小红\t13900001208\n"
    )
    assert (person(one, "father")["phones"], person(one, "mother")["phones"]) == (FATHER, MOTHER)
