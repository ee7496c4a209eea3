"""A father of two: what a list changes on one card is told of the other, never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from carekeeper import bringing_in
from carekeeper.bringing_in import Class, Fields
from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.store import Guardians
from carekeeper.lists import reader
from carekeeper.rooms import ROOMS

FIELDS = Fields.of(ROOMS)
HEAD = "姓名\t性别\t父亲姓名\t父亲电话\t父亲单位\n"
FIRST = HEAD + (
    "陈大宝\t男\t陈大勇\t13800001207\t某建筑公司\n"
    "陈小宝\t女\t陈大勇\t13800001207\t某建筑公司\n"
    "王浩然\t男\t王建国\t13800001217\t\n"
)


@pytest.fixture
def family(class_file: ClassFile, today: Any) -> ClassFile:
    """The class with a brother and a sister."""
    bring(class_file, FIRST, today)
    return class_file


def compared(class_file: ClassFile, text: str, today: Any) -> Any:
    table = reader.read_text(text).table
    return table, bringing_in.compare(table, FIELDS, Class.read(class_file), today=today)


def others(class_file: ClassFile, text: str, today: Any) -> list[tuple[str, str, str, Any]]:
    _table, found = compared(class_file, text, today)
    told = bringing_in.other_cards(found, Class.read(class_file), FIELDS)
    return [(one.person, one.student, one.field, one.value) for one in told]


def bring(class_file: ClassFile, text: str, today: Any, *, there_too: bool = False) -> None:
    table, found = compared(class_file, text, today)
    known = Class.read(class_file)
    too = bringing_in.other_cards(found, known, FIELDS) if there_too else ()
    bringing_in.write(class_file, bringing_in.drafts(found, table, FIELDS), too)


def numbers(class_file: ClassFile) -> dict[str, tuple[str, ...]]:
    known = Class.read(class_file).students
    return {one.name: one.persons[0]["phones"] for one in known}


def test_a_new_number_of_the_brothers_father_is_told_of_the_sister(
    family: ClassFile, today: Any
) -> None:
    text = HEAD + "陈大宝\t男\t陈大勇\t13900001207\t\n"
    assert others(family, text, today) == [
        ("陈大勇", "陈小宝", "phones", ("13900001207",)),
    ]


def test_what_the_list_says_of_the_sister_herself_is_not_asked(
    family: ClassFile, today: Any
) -> None:
    both = "陈大宝\t男\t陈大勇\t13900001207\t\n陈小宝\t女\t陈大勇\t13900001207\t\n"
    assert others(family, HEAD + both, today) == []
    old = "陈大宝\t男\t陈大勇\t13900001207\t\n陈小宝\t女\t陈大勇\t13800001207\t\n"
    assert others(family, HEAD + old, today) == []


def test_another_father_of_the_same_name_is_another(family: ClassFile, today: Any) -> None:
    bring(family, HEAD + "陈三\t男\t陈大勇\t13700001207\t\n", today)
    text = HEAD + "陈三\t男\t陈大勇\t13700009999\t\n"
    assert others(family, text, today) == []


def test_the_answer_yes_changes_both_cards_and_one_undo_takes_both_back(
    family: ClassFile, today: Any
) -> None:
    text = HEAD + "陈大宝\t男\t陈大勇\t13900001207\t某家具厂\n"
    bring(family, text, today, there_too=True)
    assert numbers(family)["陈小宝"] == ("13900001207",)
    sister = next(one for one in Class.read(family).students if one.name == "陈小宝")
    assert Guardians(family).of_student(sister.id)[0].workplace == "某家具厂"
    family.undo()
    assert numbers(family)["陈大宝"] == numbers(family)["陈小宝"] == ("13800001207",)


def test_the_answer_no_leaves_the_sister_alone(family: ClassFile, today: Any) -> None:
    bring(family, HEAD + "陈大宝\t男\t陈大勇\t13900001207\t\n", today)
    assert numbers(family)["陈小宝"] == ("13800001207",)
