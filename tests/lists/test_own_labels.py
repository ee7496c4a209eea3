"""A column that is headed with the program's own words is known as any school's is."""

from __future__ import annotations

import pytest

from carekeeper.core.fields import Field
from carekeeper.core.words import tr
from carekeeper.features.guardians import facts as guardians
from carekeeper.features.students import facts as students
from carekeeper.lists import vocabulary, words


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("field", students.FIELDS, ids=lambda field: field.name)
def test_a_students_field_is_known_by_its_label(field: Field) -> None:
    if field.name in vocabulary.STUDENT:
        assert words.student_field(tr(field.label)) == field.name


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("field", guardians.FIELDS, ids=lambda field: field.name)
def test_a_persons_field_is_known_by_its_label(field: Field) -> None:
    if field.name in vocabulary.PERSON:
        assert words.person_field(tr(field.label)) == field.name


@pytest.mark.usefixtures("chinese")
def test_a_carers_column_is_known_by_the_word_of_the_card() -> None:
    assert words.person_column(f"{tr('Carer')}姓名") == ("carer", "name")
    assert words.person_column(f"{tr('Entrusted guardian')}电话") == ("entrusted", "phones")
