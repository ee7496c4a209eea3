"""When persons of two cards are one person, and what then holds for both."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from carekeeper.features.guardians.facts.record import Guardian

OF_THE_CARD = frozenset(
    {
        "relation",
        "relation_note",
        "kind",
        "call_order",
        "cares",
        "same_address",
        "lives_with",
        "cares_since",
        "notes",
    }
)
"""What a person is to one student; it says nothing about another card."""


class OnAnotherCard(Struct, frozen=True):
    """A person as another card has it, with the student of that card."""

    person: Guardian
    student_name: str


def is_same_person(one: Guardian, other: Guardian) -> bool:
    """Tell whether two are one person: the same name, and a phone number in common."""
    return bool(one.name) and one.name == other.name and bool({*one.phones} & {*other.phones})


def to_be_told(
    others: Iterable[OnAnotherCard], field: str, before: object, after: object
) -> list[OnAnotherCard]:
    """Return the cards on which a field would change in the same way; none where it differs."""
    if field in OF_THE_CARD:
        return []
    return [
        one
        for one in others
        if told_anew(getattr(one.person, field), before, after) != getattr(one.person, field)
    ]


def told_anew(there: object, before: object, after: object) -> object:
    """Return what becomes of a value of another card when it changes on the first one.

    Of phone numbers those that went go, and new ones take their place; those that only the other
    card has stay. Any other value changes where it was the same.
    """
    if there == before:
        return after
    if not (isinstance(there, tuple) and isinstance(before, tuple) and isinstance(after, tuple)):
        return there
    gone = [one for one in before if one not in after]
    new = [one for one in after if one not in before and one not in there]
    at = min((there.index(one) for one in gone if one in there), default=len(there))
    left = [one for one in there if one not in gone]
    return (*left[:at], *new, *left[at:])
