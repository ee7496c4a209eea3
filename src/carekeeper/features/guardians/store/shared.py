"""One person on several cards: a parent of brothers and sisters, or who cares for cousins."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from carekeeper.core.ids import GuardianId
from carekeeper.core.one_person import is_one, told_anew
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians, students
from carekeeper.db.students import NOT_BINNED, names
from carekeeper.db.units import columns_of
from carekeeper.features.guardians import facts
from carekeeper.features.guardians.facts.card import person
from carekeeper.features.guardians.facts.record import Guardian
from carekeeper.features.guardians.facts.shared import OnAnotherCard


class Shared:
    """Finds a person on other cards too, and writes there what was written on one card."""

    def __init__(self, class_file: ClassFile) -> None:
        self._file = class_file

    def elsewhere(self, person: Guardian) -> list[OnAnotherCard]:
        """Return where else a person stands: under the same name, with a number in common."""
        if not person.name or not person.phones:
            return []
        query = (
            select(*columns_of(Guardian, guardians))
            .join(students, students.c.id == guardians.c.student_id)
            .where(NOT_BINNED, guardians.c.binned_at.is_(None), guardians.c.name == person.name)
            .where(guardians.c.student_id != person.student_id)
            .order_by(guardians.c.id)
        )
        with self._file.reading() as unit:
            found = unit.records(Guardian, query)
            called = names(unit)
        return [
            OnAnotherCard(one, called[one.student_id])
            for one in found
            if is_one(one.name, one.phones, person.name, person.phones)
        ]

    def write(
        self, others: Sequence[OnAnotherCard], field: str, before: object, after: object
    ) -> None:
        """Write on other cards what became of a field, as one thing that can be undone."""
        label = tr("{student} · {field} of {person}").format(
            student=tr(", ").join(one.student_name for one in others),
            person=person(others[0].person),
            field=tr(facts.BY_NAME[field].label),
        )
        with self._file.writing(label) as unit:
            for one in others:
                value = told_anew(getattr(one.person, field), before, after)
                unit.update(guardians, GuardianId(one.person.id), {field: value})
