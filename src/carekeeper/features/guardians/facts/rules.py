"""Which parent is away, who cares, whom to call first: one line for a student, filled in quickly.

The national register knows nothing of this, so it is what a teacher types first after an
import. A line is turned into changes of the persons on the card.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core import family, names, relations
from carekeeper.core.errors import Invalid
from carekeeper.core.family import PARENTS
from carekeeper.core.fields import Field, Kind
from carekeeper.core.ids import GuardianId, StudentId
from carekeeper.core.places import split_place
from carekeeper.core.words import mark, tr
from carekeeper.features.guardians.facts.record import Guardian, away_place, usual_kind


class Situation(Struct, frozen=True, kw_only=True):
    """A student's situation. `carer` and `first` are relations, `""` when not known."""

    student_id: StudentId
    name: str
    father_away: bool | None = None
    father_since: str = ""
    father_place: str = ""
    mother_away: bool | None = None
    mother_since: str = ""
    mother_place: str = ""
    carer: str = ""
    first: str = ""
    phone: str = ""
    """The number of the first contact."""
    phones: tuple[tuple[str, str], ...] = ()
    """The first number of each person who may be called, by relation."""
    not_called: tuple[str, ...] = ()
    """The relations of those whom the card forbids to call."""


SITUATION_FIELDS: tuple[Field, ...] = (
    Field("father_away", mark("Father away"), Kind.FLAG),
    Field("father_since", mark("Since"), Kind.LOOSE_DATE),
    Field("father_place", mark("Where"), Kind.TEXT, longest=50),
    Field("mother_away", mark("Mother away"), Kind.FLAG),
    Field("mother_since", mark("Since"), Kind.LOOSE_DATE),
    Field("mother_place", mark("Where"), Kind.TEXT, longest=50),
    Field("carer", mark("Carer"), Kind.CHOICE, choices=relations.RELATIONS),
    Field("first", mark("First contact"), Kind.CHOICE, choices=relations.RELATIONS),
    Field("phone", mark("Phone"), Kind.PHONE),
)


class Edit(Struct, frozen=True):
    """New values for a person of the card; a person to be added has no number yet."""

    guardian_id: GuardianId | None
    values: Mapping[str, Any]


def situation_of(student_id: StudentId, name: str, guardians: Sequence[Guardian]) -> Situation:
    """Return the situation of a student as the persons of the card tell it."""
    people = family.in_calling_order(guardians)
    carer = next((one for one in people if one.cares), None)
    first = family.first_contact(people)
    parents: dict[str, Any] = {}
    for role in PARENTS:
        parent = _of_relation(people, role)
        if parent is not None:
            parents[f"{role}_away"] = parent.away
            parents[f"{role}_since"] = parent.away_since
            parents[f"{role}_place"] = away_place(parent)
    return Situation(
        student_id=student_id,
        name=name,
        carer="" if carer is None else carer.relation,
        first="" if first is None else first.relation,
        phone="" if first is None else first.phones[0],
        phones=tuple((one.relation, one.phones[0]) for one in people if family.may_be_called(one)),
        not_called=tuple(one.relation for one in people if "call" in one.barred),
        **parents,
    )


def with_value(line: Situation, name: str, value: Any) -> Situation:
    """Return a line with another value, and with what follows from it.

    The number is that of the person whom the line names. Raises `Invalid` for a parent who would
    be away and care day by day, and for somebody to call first whom the card forbids to call.
    """
    after = replace(line, **{name: value})
    for role in PARENTS:
        if after.carer == role and getattr(after, f"{role}_away"):
            raise Invalid(tr("Who is away cannot care for the child day by day."), name)
    if name == "first" and value in line.not_called:
        raise Invalid(tr(family.NOT_TO_BE_CALLED), name)
    if name == "first":
        return replace(after, phone=dict(line.phones).get(value, ""))
    return after


def edits(before: Situation, after: Situation, guardians: Sequence[Guardian]) -> list[Edit]:
    """Return what has to be written so that the card tells the new situation."""
    wanted: dict[str, dict[str, Any]] = {}
    for role in PARENTS:
        values = _parent_values(before, after, role)
        if values:
            wanted.setdefault(role, {}).update(values)
    if after.carer != before.carer:
        if before.carer:
            wanted.setdefault(before.carer, {})["cares"] = False
        if after.carer:
            wanted.setdefault(after.carer, {})["cares"] = True
    for relation, values in _first_values(before, after, guardians).items():
        wanted.setdefault(relation, {}).update(values)
    return [_edit(relation, values, guardians, after.name) for relation, values in wanted.items()]


def _parent_values(before: Situation, after: Situation, role: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, field in ((f"{role}_away", "away"), (f"{role}_since", "away_since")):
        if getattr(after, name) != getattr(before, name):
            values[field] = getattr(after, name)
    place = f"{role}_place"
    if getattr(after, place) != getattr(before, place):
        values["away_province"], values["away_city"] = split_place(getattr(after, place))
    return values


def _first_values(
    before: Situation, after: Situation, guardians: Sequence[Guardian]
) -> dict[str, dict[str, Any]]:
    values: dict[str, dict[str, Any]] = {}
    if not after.first:
        return values
    person = _of_relation(guardians, after.first)
    if after.first != before.first:
        for order, other in enumerate(family.in_calling_order(guardians), start=2):
            if other.relation != after.first:
                values.setdefault(other.relation, {})["call_order"] = order
        values.setdefault(after.first, {})["call_order"] = 1
    kept = person.phones if person is not None else ()
    moved = after.first != before.first and after.phone == before.phone
    if after.phone and not moved and after.phone not in kept[:1]:
        values.setdefault(after.first, {})["phones"] = (after.phone, *kept[1:])
    return values


def _edit(
    relation: str, values: dict[str, Any], guardians: Sequence[Guardian], student: str
) -> Edit:
    person = _of_relation(guardians, relation)
    if person is not None:
        return Edit(person.id, values)
    person = _unnamed(relation, guardians, student)
    if person is not None:
        return Edit(person.id, {"relation": relation, "kind": usual_kind(relation), **values})
    return Edit(None, {"relation": relation, "kind": usual_kind(relation), **values})


def _unnamed(relation: str, guardians: Sequence[Guardian], student: str) -> Guardian | None:
    """Return the one person of the card of whom a list did not say what he or she is.

    A list's 家长 who bears the child's surname is the father when the teacher speaks of him;
    otherwise a second, nameless father would stand on the card.
    """
    open_ones = [one for one in guardians if not one.relation and not one.gone]
    if len(open_ones) != 1:
        return None
    (person,) = open_ones
    surname = names.split_chinese(student)[0]
    same = bool(surname) and names.split_chinese(person.name)[0] == surname
    if relation == "mother":
        return person if person.name and not same else None
    return person if not person.name or same else None


def _of_relation(guardians: Sequence[Guardian], relation: str) -> Guardian | None:
    return next((one for one in guardians if one.relation == relation), None)
