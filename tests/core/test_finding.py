"""What is typed finds what is kept, however either is written."""

from __future__ import annotations

import pytest

from carekeeper.core import finding, pinyin
from carekeeper.core.texts import Texts


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("談話", "谈话"),
        ("谈话", "談話"),
        ("ＡＢ１２", "ab12"),
        ("阿依古丽买买提", "阿依古丽·买买提"),
        ("阿依古丽.買買提", "阿依古丽·买买提"),
        ("王　芳", "王芳"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, kept: str) -> None:
    assert finding.name_key(typed) == finding.name_key(kept)


def test_words_in_texts_are_found_in_both_ways_of_writing() -> None:
    texts = Texts([("one", "今天談話很順利"), ("two", "今天谈话很顺利")])
    assert texts.holding("谈话 顺利") == ["one", "two"]
    assert texts.holding("談話") == ["one", "two"]


def test_what_is_found_keeps_its_own_characters() -> None:
    assert finding.folded("萬") == "万"
    assert "萬".casefold() == "萬"


@pytest.mark.parametrize(
    "typed", ["lü", "lüping", "LÜ Píng", "lvping", "ｌｖｐ", "呂綠", "吕 萍", "吕绿萍", ""]
)
def test_a_person_is_found_in_any_list_by_any_way_of_writing(typed: str) -> None:
    assert finding.finds("吕绿萍", pinyin.keys("吕绿萍"), typed)


def test_a_line_about_a_person_is_found_by_each_of_its_words() -> None:
    assert finding.finds("吕绿萍　女教师　138 0000 1207", "lv lv ping", "女教師 1207")
    assert not finding.finds("吕绿萍　女教师", "lv lv ping", "男教师")
