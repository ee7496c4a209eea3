"""Reads and writes who calls home on the class hotline on which day of the week."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from carekeeper.core.partaker import Partaker
from carekeeper.db import students
from carekeeper.db.class_file import ClassFile
from carekeeper.db.family_tables import hotline_turns
from carekeeper.features.visits.facts.hotline import DAYS, Turn, turn_name

_ROWS = select(hotline_turns.c.id, hotline_turns.c.weekday, hotline_turns.c.starts_at)


class Hotline:
    """The turns on the hotline of a class file, one for each day of the week."""

    def __init__(self, class_file: ClassFile) -> None:
        self._file = class_file

    def turns(self) -> list[Turn]:
        """Return the turns from Monday to Sunday; students who have left are in none."""
        with self._file.reading() as unit:
            rows = unit.rows(_ROWS.add_columns(hotline_turns.c.students))
            here = {str(one.id): one.as_partaker() for one in students.here(unit)}
        known = {
            row.weekday: Turn(
                id=row.id,
                weekday=row.weekday,
                starts_at=row.starts_at,
                partakers=tuple(here[number] for number in row.students if number in here),
                absent=tuple(number for number in row.students if number not in here),
            )
            for row in rows
        }
        return [known.get(day, Turn(weekday=day)) for day in DAYS]

    def candidates(self) -> list[Partaker]:
        """Return the left-behind students, who can have a turn."""
        with self._file.reading() as unit:
            return [one.as_partaker() for one in students.here(unit) if one.left_behind]

    def change(self, turn: Turn, field: str, value: Any) -> None:
        """Write the time of a turn, or who calls; a student who is not here keeps the turn."""
        values = {field: value}
        if field == "partakers":
            values = {"students": (*_numbers(value), *turn.absent)}
        with self._file.writing(turn_name({"weekday": turn.weekday})) as unit:
            if turn.id:
                unit.update(hotline_turns, turn.id, values)
            else:
                unit.insert(hotline_turns, {"weekday": turn.weekday, **values})


def _numbers(partakers: Iterable[Partaker]) -> tuple[str, ...]:
    return tuple(str(one.student_id) for one in partakers)
