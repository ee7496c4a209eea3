"""The quick grid: who is away, who cares, whom to call first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from carekeeper.core.places import split_place
from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.store import Guardians

Enrol = Callable[..., int]


@pytest.mark.parametrize(
    ("typed", "province", "city"),
    [
        ("广东东莞", "广东", "东莞"),
        ("广东省东莞市", "广东", "东莞市"),
        ("广东 东莞", "广东", "东莞"),
        ("广西壮族自治区南宁", "广西", "南宁"),
        ("上海市", "上海", ""),
        ("上海", "上海", ""),
        ("东莞", "", "东莞"),
        ("Dongguan, Guangdong", "Guangdong", "Dongguan"),
        ("Dongguan", "", "Dongguan"),
        ("", "", ""),
    ],
)
def test_a_place_is_parted_into_province_and_city(typed: str, province: str, city: str) -> None:
    assert split_place(typed) == (province, city)


def test_one_line_fills_an_empty_card_and_is_taken_back_at_once(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol
) -> None:
    student = enrol()
    (empty,) = guardians.situations()
    filled = replace(
        empty,
        father_away=True,
        father_since="2024-02",
        father_place="广东东莞",
        mother_away=False,
        carer="grandmother_paternal",
        first="grandmother_paternal",
        phone="13800001207",
    )
    guardians.set_situation(empty, filled)
    assert guardians.situations() == [filled]
    by_relation = {one.relation: one for one in guardians.of_student(student)}
    assert by_relation["father"].away_city == "东莞"
    assert by_relation["father"].kind == "parent"
    assert by_relation["grandmother_paternal"].cares is True
    assert guardians.card(student).first_contact == by_relation["grandmother_paternal"]
    class_file.undo()
    assert guardians.of_student(student) == []


def test_another_carer_and_another_first_contact(guardians: Guardians, enrol: Enrol) -> None:
    student = enrol()
    guardians.add(student, {"relation": "aunt", "phones": ("13800000001",), "cares": True})
    guardians.add(student, {"relation": "father", "phones": ("13800000002", "13800000003")})
    (before,) = guardians.situations()
    assert (before.carer, before.first) == ("aunt", "aunt")
    guardians.set_situation(before, replace(before, carer="father", first="father"))
    (after,) = guardians.situations()
    assert (after.carer, after.first, after.phone) == ("father", "father", "13800000002")
    people = {one.relation: one for one in guardians.of_student(student)}
    assert people["aunt"].cares is False
    assert people["father"].phones == ("13800000002", "13800000003")


def test_the_first_contacts_number_is_changed_and_the_second_number_kept(
    guardians: Guardians, enrol: Enrol
) -> None:
    student = enrol()
    guardians.add(student, {"relation": "father", "phones": ("13800000002", "13800000003")})
    (before,) = guardians.situations()
    guardians.set_situation(before, replace(before, phone="13800000009"))
    (father,) = guardians.of_student(student)
    assert father.phones == ("13800000009", "13800000003")
