"""The order in which the persons of a card are called."""

from __future__ import annotations

from collections.abc import Sequence

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians
from carekeeper.features.guardians.facts.record import Guardian


def move(
    class_file: ClassFile, label: str, people: Sequence[Guardian], guardian_id: int, place: int
) -> None:
    """Put a person at a place, counted from 0.

    All persons of the card are numbered anew, so that no two are ever called at the same place.
    """
    order: list[int] = [one.id for one in people if one.id != guardian_id]
    order.insert(place, guardian_id)
    with class_file.writing(label) as unit:
        for number, one in enumerate(order, start=1):
            unit.update(guardians, one, {"call_order": number})
