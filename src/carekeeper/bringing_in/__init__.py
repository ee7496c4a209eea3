"""Bringing a list in: the reader, the fields of the rooms and the class file, put together.

The window and the command line use this in the same way: read, look at what would become of it,
write it as one step.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core import concern, names
from carekeeper.core import fields as core_fields
from carekeeper.core.enrolment import ARCHIVED
from carekeeper.core.fields import Choice, Field
from carekeeper.core.words import tr
from carekeeper.db import bring_in as kept
from carekeeper.db.bring_in import Draft, ToCheck
from carekeeper.db.class_file import ClassFile
from carekeeper.db.students import names as names_of
from carekeeper.db.students import school_class
from carekeeper.lists import class_names, matching, reader, remarks, rows, vocabulary
from carekeeper.lists.matching import Comparison, Known, Outcome
from carekeeper.lists.other_cards import OnOtherCard, on_other_cards
from carekeeper.lists.progress import Report, quiet
from carekeeper.lists.proposals import Doubt
from carekeeper.lists.table import AS_TOLD, KEEP, LEAVE_OUT, Table
from carekeeper.room import Room

_STUDENT, _PERSON, _LEVEL = "students", "guardians", "concern_level"

_ELSEWHERE = vocabulary.ELSEWHERE


class Fields(Struct, frozen=True):
    """The fields that a list may fill: of the student's file, and of a person of the card."""

    student: Mapping[str, Field]
    person: Mapping[str, Field]

    @classmethod
    def of(cls, rooms: Sequence[Room]) -> Fields:
        """Return the fields as the rooms describe them."""
        kinds = {kind.table: kind for room in rooms for kind in room.kinds}
        return cls(
            core_fields.by_name(kinds[_STUDENT].fields), core_fields.by_name(kinds[_PERSON].fields)
        )


class Class(Struct, frozen=True):
    """What the class has before the list is brought in."""

    name: str
    students: tuple[Known, ...]
    levels: tuple[Choice, ...] = concern.LEVELS
    """The levels of concern in the school's words."""

    @classmethod
    def read(cls, class_file: ClassFile) -> Class:
        """Read the class from its file."""
        with class_file.reading() as unit:
            called = names_of(unit)
            levels = concern.levels(school_class(unit).concern_words)
        known = tuple(
            Known(one.id, one.values, one.kept, one.persons, called[one.id])
            for one in kept.everyone(class_file)
        )
        return cls(kept.class_name(class_file), known, levels)


class ChosenClass(Struct, frozen=True):
    """What is taken of a list: the class that was chosen, and whether it had to be."""

    table: Table
    classes: tuple[str, ...]
    chosen: str


def choose_class(table: Table, own: str, wanted: str | None = None) -> ChosenClass:
    """Return the lines of one class: the one wanted, else the file's own, else all of one class.

    `chosen` is empty when the list holds several classes and none of them can be told.
    Raises `Refused` when the wanted class is not in the list.
    """
    classes = reader.classes_of(table)
    if wanted:
        return ChosenClass(reader.of_class(table, wanted), classes, wanted)
    if len(classes) < 2:
        return ChosenClass(table, classes, classes[0] if classes else own)
    mine = next(
        (one for one in classes if class_names.class_key(one) == class_names.class_key(own)), ""
    )
    if own and mine:
        return ChosenClass(reader.of_class(table, mine), classes, mine)
    return ChosenClass(table, classes, "")


def compare(
    table: Table,
    fields: Fields,
    known: Class,
    *,
    today: date,
    chosen: Mapping[int, int | None] | None = None,
    report: Report = quiet,
) -> Comparison:
    """Read the lines of a table and hold them against the class."""
    level = replace(fields.student[_LEVEL], choices=known.levels)
    own = {**fields.student, _LEVEL: level}
    proposals = rows.propose(table, own, fields.person, today=today, report=report)
    found = matching.compare(proposals, known.students, table, chosen)
    remarks.ask_who_left(found, table)
    return found


def doubts_of_list(table: Table, known: Class) -> list[Doubt]:
    """Return what is doubtful of the list as a whole: columns, and a class that is not ours."""
    found = [
        Doubt(table.heading_row, at, "", column.doubt)
        for at, column in enumerate(table.columns)
        if column.doubt
    ]
    classes = reader.classes_of(table)
    theirs = classes[0] if len(classes) == 1 else ""
    if known.name and theirs and class_names.class_key(theirs) != class_names.class_key(known.name):
        sentence = tr("The list is of the class {theirs}; this file is of {ours}.")
        at = table.at(vocabulary.CLASS)
        text = sentence.format(theirs=theirs, ours=known.name)
        found.append(Doubt(table.heading_row, -1 if at is None else at, theirs, text))
    return found


def other_cards(
    comparison: Comparison,
    known: Class,
    fields: Fields,
    *,
    rows_wanted: Collection[int] | None = None,
) -> list[OnOtherCard]:
    """Return what would change too on the cards of others who have the same parent."""
    found = on_other_cards(comparison, known.students, rows_wanted)
    return [one for one in found if one.field in fields.person]


def drafts(
    comparison: Comparison,
    table: Table,
    fields: Fields,
    *,
    rows_wanted: Collection[int] | None = None,
    first_number: int | None = None,
) -> list[Draft]:
    """Return what is to be written.

    `rows_wanted` are the rows of the list that are brought in; None for all that can be. With
    `first_number`, students who are new and have no class number get one, in the list's order.
    """
    made: list[Draft] = []
    numbers = _new_numbers(comparison, table, rows_wanted, first_number)
    for outcome in comparison.outcomes:
        proposal = outcome.proposal
        wanted = rows_wanted is None or proposal.row in rows_wanted
        if not (wanted and outcome.goes_in):
            notes = _to_check(outcome, table) if wanted else ()
            if outcome.known is not None and notes and outcome.state != matching.UNCLEAR:
                made.append(Draft(outcome.known.id, {}, {}, (), notes))
            continue
        if outcome.known is None:
            values = kept.given(proposal.values, fields.student)
            if proposal.row in numbers:
                values["class_number"] = numbers[proposal.row]
            people = [(None, kept.given(one, fields.person)) for one in proposal.persons]
            made.append(Draft(None, values, proposal.kept, people, _to_check(outcome, table)))
        else:
            made.append(_changes(outcome, table, fields))
    return made


def write(class_file: ClassFile, found: Sequence[Draft], others: Sequence[OnOtherCard] = ()) -> str:
    """Bring it in as one step, and return what the step is called.

    `others` is what changes on the cards of brothers and sisters too.
    """
    told = [(one.guardian_id, {one.field: one.value}) for one in others]
    return kept.bring_in(class_file, found, told)


def cards_shown(others: Sequence[OnOtherCard], fields: Fields) -> list[str]:
    """Return a line for each card on which somebody would change too: who, whose card, what."""
    cards: dict[tuple[str, str], list[str]] = {}
    for one in others:
        label = tr(fields.person[one.field].label)
        cards.setdefault((one.person, one.student), []).append(label)
    words = tr("{person} on the card of {student}: {fields}")
    return [
        words.format(person=person, student=student, fields=tr(", ").join(labels))
        for (person, student), labels in cards.items()
    ]


def _new_numbers(
    comparison: Comparison,
    table: Table,
    rows_wanted: Collection[int] | None,
    first: int | None,
) -> dict[int, int]:
    """Return the class numbers of new students who come without one, by their rows.

    The running number of the list is one's number where it is free; those who have none get one
    behind all others, when `first` is given. Who has left gets none.
    """
    told = [one.proposal.values.get("class_number") for one in comparison.outcomes]
    known = [one.known for one in comparison.outcomes if one.known is not None]
    there = [one.values.get("class_number") for one in (*known, *comparison.others)]
    taken = {int(number) for number in (*told, *there) if number is not None}
    new = [
        one.proposal
        for one in comparison.outcomes
        if one.known is None
        and one.goes_in
        and (rows_wanted is None or one.proposal.row in rows_wanted)
        and one.proposal.values.get("class_number") is None
        and one.proposal.values.get("enrolment") not in ARCHIVED
    ]
    numbers: dict[int, int] = {}
    for proposal in new if table.at("class_number") is None else ():
        if proposal.number is not None and proposal.number not in taken:
            taken.add(proposal.number)
            numbers[proposal.row] = proposal.number
    rest = [proposal.row for proposal in new if proposal.row not in numbers]
    if first is not None:
        behind = max((first, *(number + 1 for number in taken)))
        numbers |= {row: behind + at for at, row in enumerate(rest)}
    return numbers


def _changes(outcome: Outcome, table: Table, fields: Fields) -> Draft:
    known, proposal = outcome.known, outcome.proposal
    assert known is not None
    values = {
        one.name: one.new
        for one in outcome.changes
        if one.person < 0 and one.name in fields.student
    }
    merged: Mapping[str, str] = next((one.new for one in outcome.changes if one.name == "kept"), {})
    people: list[tuple[int | None, Mapping[str, Any]]] = []
    last = max((int(one.get("call_order") or 0) for one in known.persons), default=0)
    for at, person in enumerate(proposal.persons):
        guardian_id = outcome.persons.get(at)
        if guardian_id is None:
            last += 1
            people.append((None, {**kept.given(person, fields.person), "call_order": last}))
            continue
        told = {one.name: one.new for one in outcome.changes if one.person == at and one.name}
        if told:
            people.append((guardian_id, kept.given(told, fields.person)))
    return Draft(known.id, values, merged, people, _to_check(outcome, table))


def _to_check(outcome: Outcome, table: Table) -> tuple[ToCheck, ...]:
    return tuple(
        ToCheck(one.target, table.columns[one.column].heading, one.text, one.sentence)
        for one in outcome.proposal.doubts
        if one.column >= 0 and one.text and (one.target != "name" or _stays_doubtful(outcome, one))
    )


def _stays_doubtful(outcome: Outcome, doubt: Doubt) -> bool:
    """Tell whether the name itself is doubtful with which a new student comes in: 李□然."""
    return outcome.known is None and names.clean(doubt.text) == outcome.proposal.name


def with_choices(table: Table, targets: Sequence[str]) -> Table:
    """Return the table with its columns going where the teacher sent them the last time.

    A column without a heading is another one in each list.
    """
    if len(targets) != len(table.columns):
        return table
    columns = tuple(
        column
        if target == AS_TOLD or not column.heading
        else replace(column, target=target, doubt="" if target else column.doubt)
        for column, target in zip(table.columns, targets, strict=True)
    )
    return replace(table, columns=columns)


def target_label(target: str, fields: Fields) -> str:
    """Return the words for where a column goes."""
    if target in _ELSEWHERE:
        return tr(_ELSEWHERE[target])
    person, dot, name = target.partition(".")
    if not dot:
        return tr(fields.student[target].label) if target in fields.student else target
    who = tr(vocabulary.PERSON_LABELS[person])
    if name.startswith("*"):
        parts = tr(", ").join(_person_label(one, fields) for one in name[1:].split(","))
        return tr("{name} · {field}").format(name=who, field=parts)
    return tr("{name} · {field}").format(name=who, field=_person_label(name, fields))


def _person_label(name: str, fields: Fields) -> str:
    if name == "away_place":
        return tr("Place of work")
    return tr(fields.person[name].label) if name in fields.person else name


def targets(fields: Fields) -> list[str]:
    """Return every place that a column can go to, in the order of the forms.

    A list of records has none for persons, and keeps no columns beside them.
    """
    if not fields.person:
        return [*fields.student, vocabulary.CLASS, LEAVE_OUT]
    own = [name for name in fields.student if name in vocabulary.STUDENT]
    persons = [
        f"{person}.{name}"
        for person in vocabulary.PERSON_LABELS
        if person != "parents"
        for name in vocabulary.PERSON
    ]
    return [*own, *persons, vocabulary.CLASS, KEEP, LEAVE_OUT]
