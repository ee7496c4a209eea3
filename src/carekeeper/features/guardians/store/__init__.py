"""Reads and writes the contact cards."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Row, Select, and_, func, select

from carekeeper.core import family
from carekeeper.core.errors import Refused
from carekeeper.core.ids import GuardianId
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.school_year import TermSpan, term_or_last
from carekeeper.core.student_line import StudentLine
from carekeeper.core.to_check import Waiting
from carekeeper.core.words import tr
from carekeeper.db import bring_in, confirming
from carekeeper.db import handouts as given_out
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import terms_of
from carekeeper.db.enrolment import class_of
from carekeeper.db.mentoring import mentors_at_work
from carekeeper.db.schema import (
    card_confirmations,
    changes,
    guardians,
    handouts,
    photos,
    steps,
)
from carekeeper.db.students import by_id, here, name_of, with_thumbs
from carekeeper.db.units import Reading, columns_of, to_record
from carekeeper.features.guardians import facts
from carekeeper.features.guardians.facts import rules, since_print, to_check
from carekeeper.features.guardians.facts.card import (
    CardChange,
    CardLine,
    ContactCard,
    line_of,
    mentor_of,
    person,
)
from carekeeper.features.guardians.facts.record import (
    CardConfirmation,
    Guardian,
    usual_kind,
)
from carekeeper.features.guardians.facts.rules import Situation
from carekeeper.features.guardians.facts.since_print import JournalLine
from carekeeper.features.guardians.store import calling, first_hour, shared
from carekeeper.features.guardians.store.first_hour import Unsaid
from carekeeper.features.guardians.store.journal import journal_line, on_the_card

HANDOUT = "contact_card"


class Guardians:
    """The persons on the contact cards of a class file, and the cards themselves."""

    def __init__(self, class_file: ClassFile) -> None:
        self._file = class_file
        self.shared = shared.Shared(class_file)

    def of_student(self, student_id: int) -> list[Guardian]:
        """Return the persons on a student's card in calling order."""
        with self._file.reading() as unit:
            return family.in_calling_order(_guardians(unit, [student_id])[0].get(student_id, []))

    def get(self, guardian_id: int) -> Guardian:
        """Return a person, also a binned one; raises `LookupError` when there is none."""
        with self._file.reading() as unit:
            return _guardian(unit, guardian_id)

    def card(self, student_id: int) -> ContactCard:
        """Return the contact card of a student; raises `LookupError` when there is none."""
        found = self.cards([student_id])
        if not found:
            raise LookupError(f"no student {student_id}")
        return found[0]

    def cards(self, student_ids: Sequence[int]) -> list[ContactCard]:
        """Return the contact cards of students in the order asked for, binned students left out.

        The number of queries does not depend on the number of students.
        """
        wanted = list(dict.fromkeys(student_ids))
        with self._file.reading() as unit:
            known = by_id(unit)
            pictures = _pictures(unit, [known[key].photo for key in wanted if key in known])
            parts = _Parts.read(unit, wanted)
            mentors = mentors_at_work(unit, wanted)
            today = self._file.now().date()
            at_school = {key: class_of(unit, key, today) for key in wanted}
        return [
            _card(known[key], pictures, parts, mentors.get(key, ()), at_school[key])
            for key in wanted
            if key in known
        ]

    def overview(self, day: date) -> list[CardLine]:
        """Return a line for the card of each student who is at this school now."""
        with self._file.reading() as unit:
            ids = [one.id for one in here(unit)]
            return unit.kept_of(("cards", day), ids, lambda missing: _lines(unit, missing, day))

    def terms(self, day: date) -> Sequence[TermSpan]:
        """Return the terms of a day's school year: the school's own, or else the usual ones."""
        with self._file.reading() as unit:
            return terms_of(unit, day)

    def add(self, student_id: int, values: Mapping[str, Any]) -> GuardianId:
        """Put a person on a student's card and return the person's number."""
        plain = {"kind": usual_kind(str(values.get("relation") or "")), **values}
        label = tr("{student} · {person} added").format(
            student=self._name_of(student_id), person=person(Guardian(**plain))
        )
        with self._file.writing(label) as unit:
            return GuardianId(unit.insert(guardians, {**plain, "student_id": student_id}))

    def change(self, guardian_id: int, field: str, value: object) -> None:
        """Write one field of a person; raises `LookupError` when there is no such person."""
        self.change_all(guardian_id, {field: value})

    def change_all(
        self, guardian_id: int, values: Mapping[str, object], *, initiator: object | None = None
    ) -> None:
        """Write several fields of a person as one thing that can be undone.

        A relation also brings as what the person usually stands on the card. What a list said of
        the fields waits no longer.
        """
        before = self.get(guardian_id)
        answered = self._answered(before, values)
        label = tr("{student} · {field} of {person}").format(
            student=self._name_of(before.student_id),
            person=person(before),
            field=tr(", ").join(tr(facts.BY_NAME[field].label) for field in values),
        )
        plain = dict(values)
        if "relation" in values and not before.kind:
            plain = {"kind": usual_kind(str(values["relation"])), **plain}
        with self._file.writing(label, initiator=initiator) as unit:
            unit.update(guardians, guardian_id, plain)
            bring_in.take_off(unit, answered)

    def waiting(self, student_id: int) -> list[Waiting]:
        """Return the values of lists that wait to be checked and belong to persons of the card."""
        return [one for one in bring_in.waiting(self._file, student_id) if one.of_card]

    def settle(self, waiting_id: int) -> None:
        """Take a value off those that wait to be checked."""
        bring_in.settle(self._file, waiting_id)

    def _answered(self, person: Guardian, fields: Iterable[str]) -> list[int]:
        people = self.of_student(person.student_id)
        at = to_check.of_person(self.waiting(person.student_id), person, people)
        return [one.id for field in fields for one in at.get(field, ())]

    def make_first_contact(self, guardian_id: int) -> None:
        """Let a person be called first; the others follow in the order they had.

        Raises `Refused` when the person has no phone number, is deceased or out of contact, or
        must not be called.
        """
        chosen = self.get(guardian_id)
        if "call" in chosen.barred:
            raise Refused(tr(family.NOT_TO_BE_CALLED))
        if chosen.gone or not chosen.phones:
            raise Refused(tr("The first contact needs a phone number. Please fill it in first."))
        label = self._label(chosen, tr("{student} · {person} is called first"))
        people = self.of_student(chosen.student_id)
        calling.move(self._file, label, people, guardian_id, 0)

    def move(self, guardian_id: int, place: int) -> None:
        """Let a person be called at a place, counted from 0; the others close up in their order."""
        label = self._label(self.get(guardian_id), tr("{student} · order of calling"))
        people = self.of_student(self.get(guardian_id).student_id)
        calling.move(self._file, label, people, guardian_id, place)

    def without_relation(self) -> list[Unsaid]:
        """Return the persons of whom nobody said what they are to the student."""
        return first_hour.without_relation(self._file)

    def say_relation(self, relation: str, ids: Collection[int]) -> None:
        """Say of persons what they are to their student, as one thing."""
        first_hour.say_relation(self._file, relation, ids)

    def situations(self) -> list[Situation]:
        """Return for each student who is here which parent is away, and who cares."""
        with self._file.reading() as unit:
            present = here(unit)
            people, _gone = _guardians(unit, [one.id for one in present])
        return [rules.situation_of(one.id, one.name, people.get(one.id, [])) for one in present]

    def set_situation(self, before: Situation, after: Situation) -> None:
        """Write what is different about a student's situation, as one thing; adds persons."""
        label = tr("{student} · who is away, who is the carer").format(student=after.name)
        people = self.of_student(after.student_id)
        with self._file.writing(label) as unit:
            for edit in rules.edits(before, after, people):
                if edit.guardian_id is None:
                    unit.insert(guardians, {**edit.values, "student_id": after.student_id})
                else:
                    unit.update(guardians, edit.guardian_id, edit.values)

    def bin(self, guardian_id: int, *, initiator: object | None = None) -> None:
        """Move a person to the recycle bin."""
        guardian = self.get(guardian_id)
        label = self._label(guardian, tr("{student} · {person} moved to the recycle bin"))
        with self._file.writing(label, initiator=initiator) as unit:
            unit.update(guardians, guardian_id, {"binned_at": self._file.now()})

    def confirm(
        self,
        student_ids: Sequence[int],
        on: date,
        manner: str = "",
        with_whom: str = "",
        *,
        initiator: object | None = None,
    ) -> None:
        """Note that cards were gone through with the families and found right.

        `manner` is a code of `answers.MANNERS`.
        """
        confirming.confirm(self._file, student_ids, on, manner, with_whom, initiator=initiator)

    def note_print(self, student_ids: Sequence[int], layout: str, destination: str) -> None:
        """Note that cards were given out on paper or as a PDF.

        It holds the latest step, so that what is changed later is known to be missing there.
        """
        words = {"printed": tr("Contact cards printed"), "saved": tr("Contact cards saved as PDF")}
        where = {"layout": layout, "destination": destination}
        given_out.note(self._file, HANDOUT, student_ids, **words, **where)

    def _label(self, guardian: Guardian, words: str) -> str:
        who = family.called(guardian) or person(guardian)
        return words.format(student=self._name_of(guardian.student_id), person=who)

    def _name_of(self, student_id: int) -> str:
        with self._file.reading() as unit:
            return name_of(unit, student_id)


_PERSONS = select(*columns_of(Guardian, guardians))


class _Parts(Struct, frozen=True):
    """What belongs to the cards of some students, by student."""

    guardians: Mapping[int, list[Guardian]]
    binned: Mapping[int, list[Guardian]]
    confirmed: Mapping[int, CardConfirmation]
    printed: Mapping[int, datetime]
    changes: Mapping[int, list[JournalLine]]

    @classmethod
    def read(cls, unit: Reading, wanted: Sequence[int]) -> _Parts:
        """Read the parts with one query each."""
        here, gone = _guardians(unit, wanted)
        return cls(
            here,
            gone,
            _confirmed(unit, wanted),
            {row.student_id: row.at for row in unit.rows(_printed(wanted))},
            _journal(unit, wanted),
        )

    def since_print(self, student_id: int) -> tuple[CardChange, ...]:
        """Return what is different on the card since it was printed."""
        here, gone = self.guardians.get(student_id, ()), self.binned.get(student_id, ())
        return since_print.fold(self.changes.get(student_id, ()), _words(here), _words(gone))


def _lines(unit: Reading, ids: Sequence[int], day: date) -> dict[int, CardLine]:
    known = by_id(unit)
    wanted = with_thumbs(unit, [known[student_id] for student_id in ids])
    parts = _Parts.read(unit, ids)
    term = term_or_last(terms_of(unit, day), day)
    return {
        one.id: line_of(
            one,
            parts.guardians.get(one.id, []),
            parts.confirmed.get(one.id),
            parts.since_print(one.id),
            term,
        )
        for one in wanted
    }


def _words(people: Iterable[Guardian]) -> dict[int, str]:
    return {one.id: person(one) for one in people}


def _pictures(unit: Reading, shas: Sequence[str]) -> dict[str, bytes]:
    query = select(photos.c.sha256, photos.c.data).where(photos.c.sha256.in_(shas))
    return {row.sha256: bytes(row.data) for row in unit.rows(query)}


def _card(
    student: StudentLine,
    pictures: Mapping[str, bytes],
    parts: _Parts,
    mentors: Iterable[Row[Any]],
    school_class: SchoolClass,
) -> ContactCard:
    return ContactCard(
        student=student,
        guardians=tuple(family.in_calling_order(parts.guardians.get(student.id, []))),
        mentors=tuple(map(mentor_of, mentors)),
        school_class=school_class,
        photo=pictures.get(student.photo),
        confirmed=parts.confirmed.get(student.id),
        printed_at=parts.printed.get(student.id),
        changed_since_print=parts.since_print(student.id),
    )


def _guardian(unit: Reading, guardian_id: int) -> Guardian:
    row = unit.row(_PERSONS.where(guardians.c.id == guardian_id))
    if row is None:
        raise LookupError(f"no guardian {guardian_id}")
    return to_record(Guardian, row)


def _guardians(
    unit: Reading, wanted: Sequence[int]
) -> tuple[dict[int, list[Guardian]], dict[int, list[Guardian]]]:
    """Return the persons by student: those of the card, and those in the recycle bin."""
    query = _PERSONS.add_columns(guardians.c.binned_at).where(guardians.c.student_id.in_(wanted))
    here: dict[int, list[Guardian]] = {}
    gone: dict[int, list[Guardian]] = {}
    for row in unit.rows(query.order_by(guardians.c.id)):
        found = here if row.binned_at is None else gone
        found.setdefault(row.student_id, []).append(to_record(Guardian, row))
    return here, gone


def _confirmed(unit: Reading, wanted: Sequence[int]) -> dict[int, CardConfirmation]:
    query = select(*columns_of(CardConfirmation, card_confirmations)).where(
        card_confirmations.c.student_id.in_(wanted)
    )
    in_time = query.order_by(card_confirmations.c.confirmed_on, card_confirmations.c.id)
    return {one.student_id: one for one in unit.records(CardConfirmation, in_time)}


def _printed(wanted: Sequence[int]) -> Select[Any]:
    """Return the query for the latest print of each student's card."""
    columns = (handouts.c.student_id, handouts.c.at)
    return select(*columns).where(_is_last(wanted))


def _is_last(wanted: Sequence[int]) -> ColumnElement[bool]:
    """Return the condition on `handouts` that a card was not printed again later."""
    last = (
        select(func.max(handouts.c.id))
        .where(handouts.c.kind == HANDOUT, handouts.c.student_id.in_(wanted))
        .group_by(handouts.c.student_id)
    )
    return handouts.c.id.in_(last)


def _journal(unit: Reading, wanted: Sequence[int]) -> dict[int, list[JournalLine]]:
    after = and_(
        handouts.c.student_id == changes.c.student_id, changes.c.step_id > handouts.c.step_id
    )
    query = (
        select(changes, steps.c.at)
        .join(steps, steps.c.id == changes.c.step_id)
        .join(handouts, after)
        .where(_is_last(wanted), on_the_card())
        .order_by(changes.c.id)
    )
    found: dict[int, list[JournalLine]] = {}
    for row in unit.rows(query):
        found.setdefault(row.student_id, []).append(journal_line(row))
    return found
