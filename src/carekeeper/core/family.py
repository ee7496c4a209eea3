"""Who cares for a student, whom to call first, who is away: one answer for all rooms and papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from carekeeper.core import phone
from carekeeper.core.fields import Choice
from carekeeper.core.ids import GuardianId, StudentId
from carekeeper.core.left_behind import ParentFacts
from carekeeper.core.relations import relation_shown
from carekeeper.core.words import mark, tr

PARENTS = ("father", "mother")
CALLED_BY_KIND = ("guardian", "entrusted", "parent", "emergency", "village")
"""As what persons stand on the card, in the order in which they are called."""
_LAST = 99
BARS = (
    Choice("hand_over", mark("Must not be handed the child")),
    Choice("call", mark("Must not be called")),
)
"""What a court or those who have custody have forbidden."""

NOT_TO_BE_CALLED = mark("The card forbids calling this person. Please choose somebody else.")

Parents = tuple[ParentFacts, ParentFacts]
"""What is known of the father and of the mother."""


class Person(Struct, frozen=True, kw_only=True):
    """What every room may know of a person of the contact card; the room of the card knows more."""

    id: GuardianId = GuardianId(0)
    student_id: StudentId = StudentId(0)
    name: str = ""
    relation: str = ""
    relation_note: str = ""
    kind: str = ""
    call_order: int | None = None
    phones: tuple[str, ...] = ()
    best_time: str = ""
    occupation: str = ""
    cares: bool | None = None
    able_to_care: bool | None = None
    away: bool | None = None
    away_since: str = ""
    next_return: str = ""
    gone: str = ""
    barred: tuple[str, ...] = ()


Somebody = TypeVar("Somebody", bound=Person)


def called(person: Person) -> str:
    """Return relation and name, as one says them: 奶奶 陈桂兰."""
    relation = relation_shown(person.relation, person.relation_note)
    return " ".join(part for part in (relation, person.name) if part)


def called_short(person: Person) -> str:
    """Return the short word for a person: 奶奶, else the name."""
    return relation_shown(person.relation, person.relation_note) or person.name


def is_parent(person: Person) -> bool:
    """Tell whether the person is the student's father or mother."""
    return person.relation in PARENTS


def is_here(person: Person) -> bool:
    """Tell whether the person is alive and in contact."""
    return not person.gone


def may_be_called(person: Person) -> bool:
    """Tell whether the person has a number and nothing speaks against calling it."""
    return bool(person.phones) and is_here(person) and "call" not in person.barred


def numbers_to_call(person: Person) -> tuple[str, ...]:
    """Return the numbers under which a person may be called; none where a bar forbids it.

    Whatever is to be dialled, on a screen or on paper, takes its numbers from here.
    """
    return person.phones if may_be_called(person) else ()


def called_with_number(person: Person | None) -> str:
    """Return relation, name and the first number that may be called: 奶奶 陈桂兰 138 0000 1207."""
    if person is None:
        return ""
    numbers = map(phone.shown, numbers_to_call(person)[:1])
    return " ".join(part for part in (called(person), *numbers) if part)


def bars_shown(person: Person) -> tuple[str, ...]:
    """Return in words what is forbidden with the person, to stand before the number."""
    return tuple(tr(bar.label) for bar in BARS if bar.code in person.barred)


def not_handed_to(people: Iterable[Person]) -> tuple[str, ...]:
    """Return to whom the child must not be handed, in short words."""
    return tuple(called_short(one) for one in people if "hand_over" in one.barred)


def is_away(person: Person) -> bool:
    """Tell whether the person is known to work away from home."""
    return person.away is True and not person.gone


def is_parent_at_home(person: Person) -> bool:
    """Tell whether the person is a parent who is known not to be away."""
    return is_parent(person) and person.away is False and is_here(person)


def in_calling_order(people: Iterable[Somebody]) -> list[Somebody]:
    """Return the persons in the order in which they are called; the first is called first."""
    return sorted(people, key=_calling_rank)


def _calling_rank(person: Person) -> tuple[bool, int, int, int]:
    order = person.call_order if person.call_order is not None else _LAST
    return bool(person.gone), order, _kind_rank(person), person.id


def _kind_rank(person: Person) -> int:
    if person.cares:
        return -1
    kinds = CALLED_BY_KIND
    return kinds.index(person.kind) if person.kind in kinds else len(kinds)


def first_contact(people: Iterable[Somebody]) -> Somebody | None:
    """Return whom to call first: the first in calling order who may be called and has a phone."""
    return next((one for one in in_calling_order(people) if may_be_called(one)), None)


def carers(people: Iterable[Somebody]) -> list[Somebody]:
    """Return who is said to care day by day, in calling order; nobody cares from far away."""
    return [one for one in in_calling_order(people) if one.cares and is_here(one) and not one.away]


def carer(people: Sequence[Somebody]) -> Somebody | None:
    """Return who is said to care; else the guardian, else a parent who is known to be at home.

    A person who works away, or is gone, does not care, whatever else the card says.
    """
    here = [one for one in in_calling_order(people) if is_here(one) and not one.away]
    guardians = (one for one in here if one.kind in ("guardian", "entrusted"))
    at_home = (one for one in here if is_parent_at_home(one))
    return next((one for found in (carers(here), guardians, at_home) for one in found), None)


def parents_away(people: Sequence[Person]) -> tuple[str, ...]:
    """Return `father`, `mother` or both, as far as they are known to work away from home."""
    away = {one.relation for one in people if is_away(one)}
    return tuple(role for role in PARENTS if role in away)


def away_shown(parents: Sequence[str]) -> str:
    """Return in words which parents are away; `""` when none is known to be."""
    if len(parents) > 1:
        return tr("both parents away")
    if parents:
        return tr("father away") if parents[0] == "father" else tr("mother away")
    return ""


def parents(people: Iterable[Somebody]) -> Parents:
    """Return what is known of both parents, also of one of whom nothing has been entered."""
    known = in_calling_order(people)
    father, mother = (_parent_facts(role, known) for role in PARENTS)
    return father, mother


def _parent_facts(role: str, people: Sequence[Person]) -> ParentFacts:
    for one in people:
        if one.relation == role:
            known = (one.away, one.away_since, one.able_to_care, one.gone)
            return ParentFacts(role, True, *known)
    return ParentFacts(role, False, None, "", None, "")
