"""A person as another card has it, and the cards on which a change would hold too."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from carekeeper.core.one_person import OF_THE_CARD, told_anew
from carekeeper.features.guardians.facts.record import Guardian


class OnAnotherCard(Struct, frozen=True):
    """A person as another card has it, with the student of that card."""

    person: Guardian
    student_name: str


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
