"""When persons of two contact cards are one person, and what then holds on both cards."""

from __future__ import annotations

from collections.abc import Iterable

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
        "barred",
        "barred_since",
        "barred_reason",
    }
)
"""What a person is to one student; it says nothing about another card."""


def is_one(
    name: str, phones: Iterable[str], other_name: str, other_phones: Iterable[str] | None
) -> bool:
    """Tell whether two are one person: the same name, and a phone number in common."""
    return bool(name) and name == other_name and not {*phones}.isdisjoint(other_phones or ())


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
