"""Names as they are typed, with the characters that programs stumble over; all made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core import names


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" 王　芳 ", "王芳"),
        ("王 小\u200b雨", "王小雨"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽・买买提", "阿依古丽·买买提"),
        ("阿依古丽 ‧ 买买提", "阿依古丽·买买提"),
        ("阿依古丽.买买提", "阿依古丽·买买提"),
        ("阿依古丽．买买提", "阿依古丽·买买提"),
        ("Anna   Maria", "Anna Maria"),
        ("Anna M. Berg", "Anna M. Berg"),
        ("Jose\u0301", "José"),
        ("王𬱖", "王𬱖"),
        ("談 語", "談語"),
        ("", ""),
    ],
)
def test_the_accidents_of_typing_go_and_the_name_stays(typed: str, kept: str) -> None:
    assert names.clean(typed) == kept


@given(st.text() | st.text("王芳 ·.•　Ab"))
def test_a_clean_name_stays_as_it_is(text: str) -> None:
    assert names.clean(names.clean(text)) == names.clean(text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王小雨", "小雨"),
        ("欧阳浩然", "浩然"),
        ("王𬱖", "𬱖"),
        ("陈𠅤㛃", "𠅤㛃"),
        ("阿依古丽·买买提", "阿"),
        ("anna", "A"),
        ("王", "王"),
        ("", ""),
    ],
)
def test_a_student_without_a_photo_has_a_short_name(name: str, shown: str) -> None:
    assert names.initials_for_avatar(name) == shown


def test_length_counts_what_a_reader_sees() -> None:
    assert names.length("王𬱖") == 2
    assert names.length("Jose\u0301") == 4
    assert names.length("葛\U000e0100") == 1


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("王小雨", ("王", "小雨")),
        ("欧阳浩然", ("欧阳", "浩然")),
        ("歐陽娜", ("歐陽", "娜")),
        ("欧阳", ("欧", "阳")),
        ("䶮𠅤", ("䶮", "𠅤")),
        ("阿依古丽·买买提", ("", "阿依古丽·买买提")),
        ("Anna", ("", "Anna")),
        ("", ("", "")),
    ],
)
def test_surnames_of_two_characters_are_known(name: str, parts: tuple[str, str]) -> None:
    assert names.split_chinese(name) == parts
