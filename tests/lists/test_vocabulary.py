"""The one vocabulary of headings leads to fields that there are, and each word to one of them."""

from __future__ import annotations

from carekeeper.features.guardians.facts import FIELDS as OF_A_PERSON
from carekeeper.features.students.facts import FIELDS as OF_A_STUDENT
from carekeeper.lists import vocabulary

IN_PARTS = {"away_place"}
"""What stands in one cell of a list and is kept in several fields."""


def test_every_heading_leads_to_a_field_that_there_is() -> None:
    assert set(vocabulary.STUDENT) <= {field.name for field in OF_A_STUDENT}
    assert set(vocabulary.PERSON) - IN_PARTS <= {field.name for field in OF_A_PERSON}


def test_the_words_of_a_field_are_said_in_one_place() -> None:
    for listed in (vocabulary.STUDENT, vocabulary.PERSON):
        said = [head for heads in listed.values() for head in heads.split()]
        assert [head for head in set(said) if said.count(head) > 1] == []
