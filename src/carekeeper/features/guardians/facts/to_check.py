"""To whom of a card a value of a list belongs that waits to be checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from carekeeper.core.family import PARENTS
from carekeeper.core.to_check import Waiting
from carekeeper.features.guardians.facts.record import Guardian

_ANYBODY = frozenset({"", "guardian", "carer", "member1", "member2", "member3"})
"""Columns that do not say which relative they are about."""


def whose(waiting: Waiting, people: Sequence[Guardian]) -> Guardian | None:
    """Return the person to whom a value belongs; None when nobody of the card can be meant."""
    role = waiting.role
    if role == "parents":
        return next((one for one in people if one.relation in PARENTS), None)
    named = [one for one in people if role and role in (one.relation, one.kind)]
    caring = [one for one in people if role == "carer" and one.cares]
    if named or caring:
        return (named or caring)[0]
    if role not in _ANYBODY:
        return None
    others = [one for one in people if one.relation not in PARENTS]
    return next(iter(others or people), None)


def of_person(
    found: Iterable[Waiting], person: Guardian, people: Sequence[Guardian]
) -> dict[str, list[Waiting]]:
    """Return what waits at a person, by the field that it belongs to."""
    at: dict[str, list[Waiting]] = {}
    for one in found:
        owner = whose(one, people)
        if owner is not None and owner.id == person.id:
            at.setdefault(one.field, []).append(one)
    return at


def of_nobody(found: Iterable[Waiting], people: Sequence[Guardian]) -> list[Waiting]:
    """Return what waits for a person who is not on the card yet."""
    return [one for one in found if whose(one, people) is None]
