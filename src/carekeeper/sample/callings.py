"""What people of the sample class are called in what the teacher writes of them."""

from __future__ import annotations

from collections.abc import Mapping

from carekeeper.core import names
from carekeeper.core.relations import relation_shown
from carekeeper.core.words import mark, tr, trc
from carekeeper.sample.households import Household

MUM, DAD, MUM_AND_DAD = mark("Mum"), mark("Dad"), mark("Mum and dad")


def given_name(household: Household) -> str:
    """Return the given name, or the whole one where that would be a single character."""
    name = household.student.name
    given = names.split_chinese(name)[1] or name
    return given if names.length(given) > 1 else name


def carer(household: Household) -> str:
    """Return what the child calls the one who cares day by day."""
    person = next((one for one in household.guardians if one.cares), household.guardians[0])
    said = {
        "mother": tr(MUM),
        "father": tr(DAD),
        "grandfather_paternal": trc("the father's", "Grandpa"),
        "grandmother_paternal": trc("the father's", "Grandma"),
        "grandfather_maternal": trc("the mother's", "Grandpa"),
        "grandmother_maternal": trc("the mother's", "Grandma"),
        "aunt": trc("the father's", "Auntie"),
    }
    return said.get(person.relation) or relation_shown(person.relation, person.relation_note)


def people_of(household: Household) -> dict[str, str]:
    """Return the child and who cares, as the words of the sample name them."""
    return {"name": given_name(household), "carer": carer(household)}


def said(text: str, people: Mapping[str, str]) -> str:
    """Return a text in the teacher's language, with the people in it."""
    return tr(text).format(**people) if text else ""


def away(household: Household) -> set[str]:
    """Return which of the parents work far from home."""
    return {one.relation for one in household.guardians if one.away and not one.gone}
