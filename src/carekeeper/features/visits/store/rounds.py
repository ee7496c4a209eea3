"""Reads and writes the rounds of visits; what is noted at a house is a visit like any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select

from carekeeper.core.errors import Invalid
from carekeeper.core.ids import RoundId
from carekeeper.core.words import tr
from carekeeper.db import students
from carekeeper.db.class_file import ClassFile
from carekeeper.db.family_tables import visit_rounds
from carekeeper.db.schema import card_confirmations
from carekeeper.db.units import columns_of
from carekeeper.features.visits.facts import Contact
from carekeeper.features.visits.facts.rounds import House, Round, in_walking_order, round_name
from carekeeper.records.store import Records

_KEPT = visit_rounds.c.binned_at.is_(None)


class Rounds:
    """The rounds of a class file, beside its visits."""

    def __init__(self, class_file: ClassFile, visits: Records[Contact]) -> None:
        self._file = class_file
        self._visits = visits

    def all(self) -> list[Round]:
        """Return all rounds, the last first."""
        query = select(*columns_of(Round, visit_rounds)).where(_KEPT)
        order = (visit_rounds.c.held_on.desc(), visit_rounds.c.id.desc())
        with self._file.reading() as unit:
            return unit.records(Round, query.order_by(*order))

    def get(self, round_id: int) -> Round:
        """Return a round; raises `LookupError` when there is none."""
        found = [one for one in self.all() if one.id == round_id]
        if not found:
            raise LookupError(f"no round {round_id}")
        return found[0]

    def houses(self, made: Round) -> list[House]:
        """Return the houses in walking order, each with what was noted there that day.

        A student who was moved to the recycle bin is left out.
        """
        confirmed_on = card_confirmations.c.confirmed_on
        gone_through = select(card_confirmations.c.student_id).where(confirmed_on == made.held_on)
        with self._file.reading() as unit:
            known = students.by_id(unit)
            noted = unit.records(Contact, self._visits.newest_first(self._at_home(made)))
            confirmed = {row.student_id for row in unit.rows(gone_through)}
        visits = {one.student_id: one for one in reversed(noted)}
        there = [known[number] for number in made.students() if number in known]
        return [House(one, visits.get(one.id), one.id in confirmed) for one in there]

    def _at_home(self, made: Round) -> Select[Any]:
        manner = self._visits.table.c.manner
        return self._visits.query().where(self._visits.day == made.held_on, manner == "home")

    def plan(self, student_ids: Sequence[int]) -> RoundId:
        """Plan a round to the houses of some students, of today, and return its number."""
        with self._file.reading() as unit:
            known = students.by_id(unit)
            teacher = students.school_class(unit).teacher
        order = in_walking_order(known[number] for number in student_ids)
        values = {
            "held_on": self._visits.today(),
            "visitors": teacher,
            "stops": tuple(str(one.id) for one in order),
        }
        with self._file.writing(round_name(values)) as unit:
            return RoundId(unit.insert(visit_rounds, values))

    def change(
        self, made: Round, values: Mapping[str, Any], *, initiator: object | None = None
    ) -> None:
        """Write some fields of a round; raises `Invalid` for a round without a day."""
        if "held_on" in values and values["held_on"] is None:
            raise Invalid(tr("Please fill in the date, such as 11-28."), "held_on")
        label = round_name({"held_on": values.get("held_on", made.held_on)})
        with self._file.writing(label, initiator=initiator) as unit:
            unit.update(visit_rounds, made.id, values)

    def bin(self, made: Round) -> None:
        """Move a round to the recycle bin; the visits that were noted stay."""
        label = round_name({"held_on": made.held_on}) + tr(" moved to the recycle bin")
        with self._file.writing(label) as unit:
            unit.update(visit_rounds, made.id, {"binned_at": self._file.now()})
