"""The quick grid: who is away, who cares, whom to call first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from carekeeper.core.errors import Invalid
from carekeeper.core.places import split_place
from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.facts.rules import with_value
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
    (shown,) = guardians.situations()
    assert replace(shown, phones=()) == filled
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


def test_the_guardian_of_a_list_becomes_the_father_and_not_a_second_one(
    guardians: Guardians, enrol: Enrol
) -> None:
    student = enrol("王小雨")
    guardians.add(student, {"name": "王大山", "phones": ("13800000002",), "kind": "guardian"})
    (before,) = guardians.situations()
    guardians.set_situation(before, with_value(before, "father_away", True))
    (father,) = guardians.of_student(student)
    assert (father.name, father.relation, father.kind, father.away) == (
        "王大山",
        "father",
        "parent",
        True,
    )


def test_who_bears_another_name_stays_and_a_father_is_added(
    guardians: Guardians, enrol: Enrol
) -> None:
    student = enrol("王小雨")
    guardians.add(student, {"name": "陈桂兰", "phones": ("13800000002",), "kind": "guardian"})
    (before,) = guardians.situations()
    guardians.set_situation(before, with_value(before, "father_away", True))
    assert [one.name for one in guardians.of_student(student)] == ["陈桂兰", ""]


def test_a_father_who_is_away_does_not_care_day_by_day(guardians: Guardians, enrol: Enrol) -> None:
    enrol()
    (line,) = guardians.situations()
    away = with_value(line, "father_away", True)
    with pytest.raises(Invalid, match="cannot care"):
        with_value(away, "carer", "father")


def test_the_number_is_that_of_the_person_who_is_named(guardians: Guardians, enrol: Enrol) -> None:
    student = enrol()
    guardians.add(student, {"relation": "father", "phones": ("13800000002",)})
    guardians.add(student, {"relation": "mother", "phones": ("13800000003",)})
    (line,) = guardians.situations()
    assert with_value(line, "first", "mother").phone == "13800000003"
    assert with_value(line, "first", "aunt").phone == ""
