"""What holds for the declaration of every dated record."""

from __future__ import annotations

from typing import Any

import pytest

from carekeeper.features.diary.facts import DIARY
from carekeeper.features.mentors.facts import CHECK_IN
from carekeeper.features.talks.facts import TALK
from carekeeper.features.visits.facts import CONTACT
from carekeeper.records.kind import Dated

DECLARED: tuple[Dated[Any], ...] = (CONTACT, TALK, DIARY, CHECK_IN)


@pytest.mark.parametrize("dated", DECLARED, ids=lambda dated: dated.table)
def test_a_declaration_names_only_fields_that_are_there(dated: Dated[Any]) -> None:
    names = {field.name for field in dated.kind.fields}
    named = {dated.day, *dated.main, *dated.texts, *dated.told, *dated.phrased, *dated.widths}
    named |= {dated.photos, dated.confidential, dated.sorted_by} - {""}
    assert named <= names
    assert names <= set(dated.record.__struct_fields__)
