"""The register's values are understood as schools write them."""

from __future__ import annotations

import pytest

from carekeeper.core import register


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("sex", "1-男", "male"),
        ("sex", "2", "female"),
        ("health", "10 健康或良好", "good"),
        ("boarding", "住校", "boarder"),
        ("registration_kind", "1", "rural"),
        ("left_behind", "2-双亲留守儿童", "1"),
        ("left_behind", "0", "0"),
        ("ethnic_group", "01 汉族", "汉族"),
        ("ethnic_group", "02", "蒙古族"),
        ("ethnic_group", "汉", "汉族"),
        ("ethnic_group", "毛难族", "毛南族"),
        ("ethnic_group", "穿青人", "穿青人"),
        ("home_address", "1-1号楼", "1-1号楼"),
    ],
)
def test_codes_words_and_both_together_are_understood(field: str, text: str, value: str) -> None:
    assert register.plain_value(field, text) == value


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("奶奶", ("grandmother_paternal", "")),
        ("51-父亲", ("father", "")),
        ("母女", ("mother", "")),
        ("舅舅", ("uncle", "舅舅")),
        ("干妈", ("other", "干妈")),
        ("", ("", "")),
    ],
)
def test_a_relation_keeps_the_familys_own_word(text: str, relation: tuple[str, str]) -> None:
    assert register.relation_from(text) == relation


def test_there_are_fifty_six_ethnic_groups() -> None:
    assert len(set(register.ETHNIC_GROUPS)) == 56
