"""A parent of brothers and sisters: what a list changes on one card, and what it leaves on another.

A list that names only one of them, or only one with the new number, says nothing of the other
card; whether it changes there too is asked, never guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from msgspec import Struct

from carekeeper.core.one_person import OF_THE_CARD, is_one, told_anew
from carekeeper.lists.matching import Comparison, Known, Outcome


class OnOtherCard(Struct, frozen=True):
    """A value on the card of another student that would change in the same way."""

    student: str
    person: str
    guardian_id: int
    field: str
    value: Any


def on_other_cards(
    comparison: Comparison, known: Sequence[Known], rows_wanted: Collection[int] | None = None
) -> list[OnOtherCard]:
    """Return what would change on the cards of others; None for the rows means all of the list.

    What the list itself says of the person on the other card is not asked about.
    """
    said = set(_said(comparison))
    found: dict[tuple[int, str], OnOtherCard] = {}
    for outcome in comparison.outcomes:
        if outcome.goes_in and (rows_wanted is None or outcome.proposal.row in rows_wanted):
            for one in _of(outcome, known):
                if (one.guardian_id, one.field) not in said:
                    found.setdefault((one.guardian_id, one.field), one)
    return list(found.values())


def _said(comparison: Comparison) -> Iterator[tuple[int, str]]:
    for outcome in comparison.outcomes:
        for at, guardian_id in outcome.persons.items():
            if guardian_id is not None:
                for name in outcome.proposal.persons[at]:
                    yield guardian_id, name


def _of(outcome: Outcome, known: Sequence[Known]) -> Iterator[OnOtherCard]:
    for change in outcome.changes:
        guardian_id = outcome.persons.get(change.person)
        if outcome.known is None or guardian_id is None or change.name in OF_THE_CARD:
            continue
        before = next(one for one in outcome.known.persons if one["id"] == guardian_id)
        for student in known:
            if student.id == outcome.known.id:
                continue
            for person in student.persons:
                there = person.get(change.name)
                value = told_anew(there, change.old, change.new)
                same = is_one(
                    before["name"], before["phones"] or (), person["name"], person["phones"]
                )
                if same and value != there:
                    yield OnOtherCard(
                        student.called, person["name"], person["id"], change.name, value
                    )
