"""One family after another: who cares, whom to call first, who is away."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from carekeeper.core import family
from carekeeper.core.family import Person
from carekeeper.core.ids import GuardianId

FATHER = Person(id=GuardianId(1), name="王建国", relation="father", kind="parent")
MOTHER = Person(id=GuardianId(2), name="李秀英", relation="mother", kind="parent")
GRANDMOTHER = Person(
    id=GuardianId(3), name="陈桂兰", relation="grandmother_paternal", kind="guardian"
)
AUNT = Person(id=GuardianId(4), name="王霞", relation="aunt", kind="emergency")


def away(person: Person) -> Person:
    return replace(person, away=True)


def caring(person: Person) -> Person:
    return replace(person, cares=True)


@pytest.mark.parametrize(
    ("people", "who"),
    [
        pytest.param([away(MOTHER), caring(AUNT), GRANDMOTHER], "王霞", id="who is said to"),
        pytest.param([away(MOTHER), AUNT, GRANDMOTHER], "陈桂兰", id="else the guardian"),
        pytest.param([away(FATHER), replace(MOTHER, away=False)], "李秀英", id="a parent at home"),
        pytest.param([away(FATHER), away(MOTHER)], None, id="nobody cares from far away"),
        pytest.param([away(caring(MOTHER)), GRANDMOTHER], "陈桂兰", id="whatever the card says"),
        pytest.param([replace(caring(GRANDMOTHER), gone="deceased")], None, id="nobody is left"),
        pytest.param([FATHER, MOTHER], None, id="where the parents are is not known"),
    ],
)
def test_who_cares(people: list[Person], who: str | None) -> None:
    carer = family.carer(people)
    assert (carer and carer.name) == who


def test_who_cares_is_called_first_then_guardians_then_parents() -> None:
    people = [MOTHER, GRANDMOTHER, caring(AUNT)]
    assert [one.name for one in family.in_calling_order(people)] == ["王霞", "陈桂兰", "李秀英"]


def test_the_teachers_own_order_goes_before_all_and_the_dead_come_last() -> None:
    people = [replace(caring(GRANDMOTHER), gone="deceased"), FATHER, replace(MOTHER, call_order=1)]
    assert [one.name for one in family.in_calling_order(people)] == ["李秀英", "王建国", "陈桂兰"]


def test_the_first_contact_has_a_phone_and_is_here() -> None:
    reachable = replace(MOTHER, phones=("13800001207",))
    gone = replace(caring(GRANDMOTHER), phones=("13900008841",), gone="lost_contact")
    assert family.first_contact([gone, FATHER, reachable]) == reachable
    assert family.first_contact([gone, FATHER]) is None


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ([away(MOTHER), away(FATHER)], "both parents away"),
        ([away(FATHER), MOTHER], "father away"),
        ([replace(away(FATHER), gone="deceased"), away(MOTHER)], "mother away"),
        ([away(AUNT), GRANDMOTHER], ""),
    ],
)
def test_who_is_away(people: list[Person], words: str) -> None:
    assert family.away_shown(family.parents_away(people)) == words


def test_a_parent_who_is_not_on_the_card_is_one_of_whom_nothing_is_known() -> None:
    father, mother = family.parents([GRANDMOTHER, away(MOTHER)])
    assert not father.present
    assert father.away is None
    assert mother.present
    assert mother.away
