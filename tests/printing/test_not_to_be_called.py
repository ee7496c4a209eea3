"""A number that must not be called stands on the teacher's own card, and on no other paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from tests.printing.test_every_paper import TODAY, Way, closed, drawn, ways

from carekeeper.core import phone
from carekeeper.core.words import speaking
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians, mentors
from carekeeper.sample import hard

LANGUAGE = "zh_CN"
WITH_THE_CARD = {("cards", "full"), ("file", "full")}
"""What prints the whole card, with the bar before the number."""


@pytest.fixture(scope="module")
def nobody_may_be_called(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClassFile]:
    """The hard class, in which the card of everyone forbids every call."""
    path = tmp_path_factory.mktemp("barred") / "barred.carebook"
    hard.make(path, today=TODAY, language=LANGUAGE)
    class_file = ClassFile.open(path)
    with class_file.reading() as unit:
        people = [row.id for row in unit.rows(select(guardians.c.id))]
    with class_file.writing("bars") as unit:
        for person in people:
            unit.update(guardians, person, {"barred": ("call",)})
    yield class_file
    class_file.close()


@pytest.mark.parametrize(
    "way", [way for way in ways() if (way.paper, way.layout) not in WITH_THE_CARD], ids=str
)
def test_no_paper_gives_a_number_that_must_not_be_called(
    nobody_may_be_called: ClassFile, way: Way
) -> None:
    with nobody_may_be_called.reading() as unit:
        of_mentors = {row.phone for row in unit.rows(select(mentors.c.phone))}
        kept = [row.phones for row in unit.rows(select(guardians.c.phones))]
    numbers = {one for each in kept for one in each} - of_mentors
    with speaking(LANGUAGE):
        said = drawn(nobody_may_be_called, way).said
        assert {one for one in numbers if closed(phone.shown(one)) in said} == set()
