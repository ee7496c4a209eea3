"""A teacher finds a student by a few letters; all names are made up."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core import pinyin


def finds(typed: str, name: str) -> bool:
    return pinyin.matches(pinyin.keys(name), typed)


@pytest.mark.parametrize(
    "typed",
    ["wxy", "WXY", "w", "wangx", "wangxy", "wang xiao yu", "wang'xiaoyu", "xiaoyu", "xy", "yu", ""],
)
def test_initials_beginnings_and_full_pinyin_find_a_name(typed: str) -> None:
    assert finds(typed, "王小雨")


@pytest.mark.parametrize("typed", ["wy", "ang", "wangxiaoyun", "xw", "z", "王"])
def test_other_letters_do_not(typed: str) -> None:
    assert not finds(typed, "王小雨")


@pytest.mark.parametrize(
    ("surname", "reading"),
    [
        ("单", "shan"),
        ("仇", "qiu"),
        ("解", "xie"),
        ("曾", "zeng"),
        ("查", "zha"),
        ("区", "ou"),
        ("盖", "ge"),
        ("朴", "piao"),
        ("任", "ren"),
        ("翟", "zhai"),
        ("燕", "yan"),
        ("华", "hua"),
        ("缪", "miao"),
        ("纪", "ji"),
        ("员", "yun"),
        ("逄", "pang"),
        ("覃", "qin"),
        ("尉迟", "yu chi"),
        ("万俟", "mo qi"),
        ("單", "shan"),
        ("王", "wang"),
    ],
)
def test_names_are_put_in_order_by_the_surname_s_own_reading(surname: str, reading: str) -> None:
    assert pinyin.sort_key(surname + "小雨") == f"{reading} xiao yu"
    assert finds(reading, surname + "小雨")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("dan", "单小雨"),
        ("tan", "覃小雨"),
        ("chou", "仇小雨"),
        ("ceng", "曾小雨"),
        ("pu", "朴小雨"),
    ],
)
def test_the_common_reading_of_a_surname_finds_it_too(typed: str, name: str) -> None:
    assert finds(typed, name)


def test_a_rare_reading_does_not_bring_every_wang() -> None:
    assert not finds("yux", "王小雨")


@pytest.mark.parametrize("typed", ["lv", "lü", "lu", "lyu", "Lǚ", "lvx"])
def test_a_surname_with_u_umlaut_can_be_typed_in_each_way(typed: str) -> None:
    assert finds(typed, "吕小雨")


def test_a_reading_in_the_given_name_follows_the_name() -> None:
    assert finds("zhangle", "张乐")
    assert finds("zhangyue", "张乐")


def test_names_of_other_peoples_and_scripts_are_found() -> None:
    assert finds("ayguli"[:2], "阿依古丽·买买提")
    assert finds("ayiguli", "阿依古丽·买买提")
    assert finds("maimaiti", "阿依古丽·买买提")
    assert finds("maria", "Anna Maria")
    assert finds("jose", "José")
    assert finds("lianna", "李Anna")


@pytest.mark.parametrize("name", ["王𬱖", "䶮𠅤㛃", "王\U000323aa雨", "", "·", "/", "O'Neil"])
def test_rare_characters_do_not_break_anything(name: str) -> None:
    assert pinyin.matches(pinyin.keys(name), "")
    assert isinstance(pinyin.sort_key(name), str)


def test_a_character_unknown_to_the_dictionary_is_skipped_in_search_and_last_in_order() -> None:
    unknown = "王\U000323aa雨"
    assert finds("wangyu", unknown)
    assert pinyin.sort_key("王卓") < pinyin.sort_key(unknown)


@given(st.text())
def test_any_text_gives_one_line_of_small_letters(name: str) -> None:
    keys = pinyin.keys(name)
    assert "\n" not in keys
    assert not any("A" <= letter <= "Z" for letter in keys)


@given(st.text("王小雨单吕覃阿依Ab· ", max_size=5))
def test_a_name_is_found_by_its_own_order(name: str) -> None:
    assert finds(pinyin.sort_key(name), name)


def test_the_dictionary_is_not_loaded_before_a_name_is_read() -> None:
    code = (
        "import sys; from carekeeper.core import pinyin; pinyin.matches('wang xiao yu', 'wxy');"
        "sys.exit('pypinyin' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
