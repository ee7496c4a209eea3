"""Pages that are filled in for one student each: what stands beside a word is its answer."""

from __future__ import annotations

import pytest
from tests.lists.reading import person, read, student, students


def page(*rows: str) -> str:
    """Return a form as it is copied out of a sheet; `/` parts its cells."""
    return "学生情况登记表\n" + "".join(row.replace("/", "\t") + "\n" for row in rows)


def test_the_relation_beside_its_word_is_the_guardians() -> None:
    one = student(
        page(
            "姓名/陈一诺/性别/女",
            "父亲姓名/陈大勇/联系电话/13800001207",
            "监护人姓名/刘桂芳/与学生关系/奶奶/联系电话/13700001499",
        )
    )
    grandmother = person(one, "grandmother_paternal")
    assert (grandmother["name"], grandmother["phones"]) == ("刘桂芳", ("13700001499",))


@pytest.mark.parametrize(
    ("word", "answer", "field", "value"),
    [
        ("就读方式", "住校", "boarding", "boarder"),
        ("是否留守儿童", "留守", "left_behind", True),
        ("证件类型", "身份证", "id_kind", "resident_id"),
        ("健康状况", "健康", "health", "good"),
    ],
)
def test_an_answer_that_is_a_word_of_headings_too(
    word: str, answer: str, field: str, value: object
) -> None:
    for row in (f"{word}/{answer}", f"{word}/{answer}/民族/汉族", f"民族/汉族/{word}/{answer}"):
        one = student(page("姓名/陈一诺/性别/女", "家庭住址/青石桥村1号", row))
        assert one.values[field] == value


def test_who_cares_said_by_the_relation_alone() -> None:
    one = student(page("姓名/陈一诺/性别/女", "监护人/奶奶/监护人电话/13700001499"))
    assert person(one, "grandmother_paternal")["phones"] == ("13700001499",)


def test_a_form_that_was_left_blank_says_nothing() -> None:
    one = student(
        page(
            "姓名/陈一诺/性别/女", "监护人//父亲/陈大勇/母亲/", "与学生关系//母亲电话/", "民族/汉族"
        )
    )
    assert [(guardian["relation"], guardian.get("name")) for guardian in one.persons] == [
        ("father", "陈大勇")
    ]


def test_words_in_a_row_are_still_the_heading_of_the_family() -> None:
    one = student(
        page(
            "姓名/陈一诺/性别/女",
            "家庭成员/姓名/关系/联系电话",
            "/陈大勇/父亲/13800001207",
            "/刘桂芳/奶奶/13700001499",
        )
    )
    assert person(one, "grandmother_paternal")["name"] == "刘桂芳"


def test_whoever_is_something_else_in_the_family_comes_too() -> None:
    one = student(
        page(
            "姓名/陈一诺/性别/女",
            "家庭成员/姓名/关系/联系电话",
            "/陈大勇/父亲/13800001207",
            "/赵玉梅/其他/13700001488",
        )
    )
    phones = {guardian["phones"] for guardian in one.persons}
    assert phones == {("13800001207",), ("13700001488",)}


def test_pages_one_below_the_other() -> None:
    both = page(
        "姓名/陈一诺/性别/女", "与户主关系/孙女", "监护人姓名/刘桂芳/与学生关系/奶奶"
    ) + page("姓名/李浩然/性别/男", "与户主关系/孙子", "监护人姓名/王秀英/与学生关系/外婆")
    first, second = students(read(both))
    assert person(first, "grandmother_paternal")["name"] == "刘桂芳"
    assert person(second, "grandmother_maternal")["name"] == "王秀英"


def test_the_number_in_the_fathers_row_is_the_fathers() -> None:
    one = student(
        page(
            "姓名/陈一诺/性别/女",
            "父亲姓名/陈大勇/联系电话/13800001207",
            "母亲姓名/周小红/职业/务农",
        )
    )
    assert person(one, "father")["phones"] == ("13800001207",)
    assert person(one, "mother")["occupation"] == "务农"


def test_the_number_behind_two_names_is_nobodys() -> None:
    one = student(
        page("姓名/陈一诺/性别/女", "父亲姓名/陈大勇/母亲姓名/周小红/联系电话/13800001207")
    )
    assert not any("phones" in guardian for guardian in one.persons if guardian["relation"])


def test_words_of_the_school_that_we_do_not_know_are_kept() -> None:
    one = student(
        page(
            "姓名/陈一诺/性别/女",
            "家庭住址/青石桥村1号/民族/汉族",
            "班级职务/学习委员/宗教信仰/无",
            "父亲姓名/陈大勇/联系电话/13800001207",
            "填表人/王老师/填表日期/2026.9.1",
        )
    )
    assert one.kept["班级职务"] == "学习委员"
    assert person(one, "father")["phones"] == ("13800001207",)
