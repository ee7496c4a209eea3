"""The register's headings and values are understood as schools write them."""

from __future__ import annotations

import pytest

from carekeeper.core import register
from carekeeper.core.fields import by_name
from carekeeper.features.guardians import facts as guardians
from carekeeper.features.guardians.facts.record import Guardian


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("监护人姓名", ("guardian", "name")),
        ("与学生关系", ("guardian", "relation")),
        ("监护人电话*", ("guardian", "phones")),
        ("父亲 姓名", ("father", "name")),
        ("父亲联系电话（手机）", ("father", "phones")),
        ("母亲", ("mother", "name")),
        ("母亲工作单位", ("mother", "workplace")),
        ("成员1关系", ("member1", "relation")),
        ("成员2联系电话", ("member2", "phones")),
        ("家庭成员或监护人姓名", ("guardian", "name")),
        ("联系电话", ("guardian", "phones")),
        ("父母姓名", None),
        ("学籍号", None),
        ("", None),
    ],
)
def test_a_heading_names_a_person_and_a_field(heading: str, column: tuple[str, str] | None) -> None:
    assert register.person_column(heading) == column


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


def test_what_a_list_tells_of_a_person_has_its_place_on_the_contact_card() -> None:
    card = by_name(guardians.FIELDS)
    assert {field.name for field in register.PERSON_FIELDS} <= set(Guardian.__struct_fields__)
    for field in register.PERSON_FIELDS:
        if field.name != "relation":
            assert card[field.name].kind is field.kind
            assert card[field.name].label == field.label
