"""Reads and writes the students' files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import asdict, replace
from sqlalchemy import func, select

from carekeeper.core import concern, family, id_number, pinyin
from carekeeper.core.enrolment import Enrolment
from carekeeper.core.errors import Invalid, Refused
from carekeeper.core.family import Parents
from carekeeper.core.fields import Choice
from carekeeper.core.ids import StudentId
from carekeeper.core.photos import Photo
from carekeeper.core.student_line import StudentLine
from carekeeper.core.to_check import Waiting
from carekeeper.core.words import tr, trn
from carekeeper.db import bring_in, enrolment, kept_photos
from carekeeper.db.class_file import ClassFile
from carekeeper.db.enrolment_tables import enrolment_spans
from carekeeper.db.schema import concern_spans, guardians, students
from carekeeper.db.students import NOT_BINNED, by_id, everyone, name_of, school_class, with_thumbs
from carekeeper.db.units import Reading, Writing, columns_of, to_record
from carekeeper.features.students.facts import BY_NAME, attention, rules
from carekeeper.features.students.facts.record import ConcernSpan, Student

Draft = tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]
"""A student to be brought in: the values of the file, and those of each person of the card."""


class Students:
    """The students of a class file."""

    def __init__(self, class_file: ClassFile) -> None:
        self._file = class_file

    def lines(self) -> Sequence[StudentLine]:
        """Return a line for each student by class number and name, archived ones too."""
        with self._file.reading() as unit:
            return everyone(unit)

    def with_faces(self) -> Sequence[StudentLine]:
        """Return the same lines with the small pictures."""
        with self._file.reading() as unit:
            return with_thumbs(unit, everyone(unit))

    def everyone(self) -> list[Student]:
        """Return the files of all students, archived ones too, in the order of the class.

        Their names are told apart, as they are shown.
        """
        with self._file.reading() as unit:
            lines = everyone(unit)
            ids = [line.id for line in lines]
            files = unit.kept_of("files", ids, lambda missing: _files(unit, missing))
        return [
            one if one.name == line.name else replace(one, name=line.name)
            for one, line in zip(files, lines, strict=True)
        ]

    def get(self, student_id: int) -> Student:
        """Return a student's file, also a binned one; raises `LookupError` when there is none."""
        with self._file.reading() as unit:
            return _student(unit, student_id)

    def name_of(self, student_id: int) -> str:
        """Return what a student is called; raises `LookupError` when there is none."""
        with self._file.reading() as unit:
            return name_of(unit, student_id)

    def kept(self, student_id: int) -> tuple[dict[str, str], list[Waiting]]:
        """Return a student's columns kept from lists, and the values that wait to be checked."""
        query = select(students.c.register_extras).where(students.c.id == student_id)
        with self._file.reading() as unit:
            extras = str(unit.value(query) or "")
        return bring_in.kept_of(extras), bring_in.waiting(self._file, student_id)

    def waiting(self) -> list[Waiting]:
        """Return every value of the lists that waits to be checked."""
        return bring_in.waiting(self._file)

    def settle(self, waiting_id: int) -> None:
        """Take a value off those that wait to be checked."""
        bring_in.settle(self._file, waiting_id)

    def enrolment(self, student_id: int) -> Enrolment | None:
        """Return how a student came, went and came back; None for one in the recycle bin."""
        with self._file.reading() as unit:
            return enrolment.enrolments(unit).get(student_id)

    def remove_episode(self, episode_id: int) -> None:
        """Move an enrolment that was written by mistake to the recycle bin."""
        at = self._file.now()
        with self._file.writing(tr("Enrolment before moved to the recycle bin")) as unit:
            unit.update(enrolment_spans, episode_id, {"binned_at": at})

    def say_left_behind(self, ids: Sequence[int], *, left_behind: bool) -> None:
        """Mark many students as left behind or not, as one thing that can be undone."""
        words = trn("{n} student marked", "{n} students marked", len(ids))
        with self._file.writing(words.format(n=len(ids))) as unit:
            for student_id in ids:
                unit.update(students, student_id, {"left_behind": left_behind})

    def hints_at_left_behind(self) -> dict[int, str]:
        """Return why students of the class who are not marked yet may be left behind.

        A note, a column of a list, or what the card says of a parent.
        """
        unmarked = [one for one in self.lines() if one.left_behind is None and not one.archived]
        if not unmarked:
            return {}
        query = select(students.c.id, students.c.notes, students.c.register_extras).where(
            students.c.left_behind.is_(None), NOT_BINNED
        )
        with self._file.reading() as unit:
            said = {row.id: _said(row.notes, row.register_extras) for row in unit.rows(query)}
        hints = {
            one.id: tr("; ").join(filter(None, (family.away_shown(one.parents_away), said[one.id])))
            for one in unmarked
        }
        return {student_id: hint for student_id, hint in hints.items() if hint}

    def parents(self) -> dict[StudentId, Parents]:
        """Return what is known of the parents of each student."""
        return {one.id: family.parents(one.family) for one in self.lines()}

    def parents_of(self, student_id: int) -> Parents:
        """Return what is known of the parents of one student."""
        with self._file.reading() as unit:
            line = by_id(unit).get(student_id)
        return rules.UNKNOWN if line is None else family.parents(line.family)

    def entry_year(self) -> int | None:
        """Return the year in which the class entered grade 1, None when it is unknown."""
        with self._file.reading() as unit:
            return school_class(unit).entry_year

    def concern_levels(self) -> tuple[Choice, ...]:
        """Return the levels of concern to choose from, in the school's words."""
        with self._file.reading() as unit:
            return concern.levels(school_class(unit).concern_words)

    def keep_years(self) -> int | None:
        """Return for how many years the school keeps the files of those who left, None unsaid."""
        with self._file.reading() as unit:
            return school_class(unit).keep_years

    def next_class_number(self) -> int:
        """Return the number behind the last one of the class."""
        with self._file.reading() as unit:
            last = unit.value(select(func.max(students.c.class_number)).where(NOT_BINNED))
        return int(last or 0) + 1

    def add(self, values: Mapping[str, Any] | Student) -> StudentId:
        """Add a student and return its number.

        Raises `Refused` when another student has the same ID number.
        """
        plain = _plain(values)
        label = tr("{name} added").format(name=plain.get("name", ""))
        with self._file.writing(label) as unit:
            return _insert(unit, plain)

    def add_all(self, drafts: Sequence[Draft], label: str) -> list[StudentId]:
        """Add many students with the persons of their cards, as one thing that can be undone.

        Raises `Refused`, with nothing written, when an ID number is there twice.
        """
        made: list[StudentId] = []
        with self._file.writing(label) as unit:
            for values, persons in drafts:
                student_id = _insert(unit, _plain(values))
                for person in persons:
                    unit.insert(guardians, {**person, "student_id": student_id})
                made.append(student_id)
        return made

    def change(
        self, student_id: int, name: str, value: object, *, initiator: object | None = None
    ) -> None:
        """Write one field of a student's file, and what follows from it.

        What a list said of the field waits no longer.

        A name brings its pinyin, an ID number the date of birth and the sex where these are
        not filled in. Raises `Invalid` when the name would be empty, `Refused` when another
        student has the same ID number, `LookupError` when there is no such student.
        """
        student = self.get(student_id)
        if name == "name" and not value:
            raise Invalid(tr("Please fill in the student's name."), name)
        answered = [one.id for one in bring_in.waiting(self._file, student_id) if one.place == name]
        called, field = self.name_of(student_id), tr(BY_NAME[name].label)
        label = tr("{name} · {field}").format(name=called, field=field)
        with self._file.writing(label, initiator=initiator) as unit:
            values = {name: value, **_follows(name, value)}
            values |= keep_concern(unit, student, name, value, self._file.now().date())
            if name == "enrolment":
                enrolment.change(unit, student_id, str(value), self._file.now().date())
            elif name == "enrolment_on":
                enrolment.change_day(unit, student_id, value if isinstance(value, date) else None)
            if name == "id_number":
                _check_id_number(unit, str(value), student_id)
                values |= _not_yet_filled(student, _told_by_id_number(str(value)))
            unit.update(students, student_id, values)
            bring_in.take_off(unit, answered)

    def bin(self, ids: Sequence[int]) -> None:
        """Move students to the recycle bin; their records stay with them."""
        label = trn(
            "{n} student moved to the recycle bin",
            "{n} students moved to the recycle bin",
            len(ids),
        ).format(n=len(ids))
        if len(ids) == 1:
            label = tr("{name} moved to the recycle bin").format(name=self.name_of(ids[0]))
        at = self._file.now()
        with self._file.writing(label) as unit:
            for student_id in ids:
                unit.update(students, student_id, {"binned_at": at})

    def restore(self, student_id: int) -> None:
        """Bring a student back from the recycle bin.

        Raises `Refused` when another student has been given the same ID number meanwhile.
        """
        student = self.get(student_id)
        label = tr("{name} restored").format(name=self.name_of(student_id))
        with self._file.writing(label) as unit:
            _check_id_number(unit, student.id_number, student_id)
            unit.update(students, student_id, {"binned_at": None})

    def delete_for_good(self, ids: Sequence[int]) -> None:
        """Erase students, all that belongs to them, their photos and their history.

        This is not a step of the history: it cannot be undone.
        """
        with self._file.writing(tr("Students deleted for good")) as unit:
            for student_id in ids:
                unit.erase(students, student_id)
                unit.forget_student(student_id)
            kept_photos.sweep(unit)

    def set_photo(
        self, student_id: int, photo: Photo | None, *, initiator: object | None = None
    ) -> None:
        """Give a student a photo, or take it away with None; the old one stays for undo."""
        called, field = self.name_of(student_id), tr(BY_NAME["photo"].label)
        label = tr("{name} · {field}").format(name=called, field=field)
        with self._file.writing(label, initiator=initiator) as unit:
            if photo is not None:
                kept_photos.keep(unit, photo)
            unit.update(students, student_id, {"photo": photo.sha256 if photo else ""})

    def photo(self, sha256: str) -> bytes:
        """Return the bytes of a photo; raises `LookupError` when it is not kept."""
        with self._file.reading() as unit:
            return kept_photos.data_of(unit, sha256)


_FILES = select(*columns_of(Student, students))


def _files(unit: Reading, ids: Sequence[int]) -> dict[int, Student]:
    found = unit.records(Student, _FILES.where(students.c.id.in_(ids)))
    return {student.id: student for student in found}


def keep_concern(
    unit: Writing, student: Student, name: str, value: object, today: date
) -> dict[str, object]:
    """Keep what ends with a change of key support or level; return the fields that change too."""
    beside, ended = attention.follows(student, name, value, today)
    if ended is not None:
        unit.insert(concern_spans, _plain(ended))
    return beside


def _student(unit: Reading, student_id: int) -> Student:
    row = unit.row(_FILES.where(students.c.id == student_id))
    if row is None:
        raise LookupError(f"no student {student_id}")
    return to_record(Student, row)


def _plain(values: Mapping[str, Any] | Student | ConcernSpan) -> dict[str, Any]:
    plain = dict(values) if isinstance(values, Mapping) else asdict(values)
    plain.pop("id", None)
    return plain


def _insert(unit: Writing, values: Mapping[str, Any]) -> StudentId:
    number = str(values.get("id_number") or "")
    _check_id_number(unit, number)
    told = {name: told for name, told in _told_by_id_number(number).items() if not values.get(name)}
    names = _follows("name", values.get("name", ""))
    return StudentId(unit.insert(students, {**values, **told, **names}))


def _follows(name: str, value: object) -> dict[str, str]:
    if name != "name":
        return {}
    return {"name_keys": pinyin.keys(str(value)), "sort_key": pinyin.sort_key(str(value))}


def _told_by_id_number(number: str) -> dict[str, str | date]:
    """Return what a resident ID number says; nothing for the number of another document."""
    try:
        read = id_number.parse(number)
    except Invalid:
        return {}
    return {"birth_date": read.birth_date, "sex": read.sex}


def _not_yet_filled(student: Student, told: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in told.items() if not getattr(student, name)}


def _check_id_number(unit: Reading, number: str, own: int = 0) -> None:
    if not number:
        return
    query = select(students.c.id).where(
        students.c.id_number == number, students.c.id != own, NOT_BINNED
    )
    other = unit.value(query)
    if other is not None:
        raise Refused(
            tr("{name} already has this ID number. Please check both files.").format(
                name=name_of(unit, other)
            )
        )


def _said(notes: str, extras: str) -> str:
    """Return which notes and kept columns hint at parents who work away."""
    told = {tr(BY_NAME["notes"].label): notes, **bring_in.kept_of(extras)}
    return tr("; ").join(
        tr("{person}: {field}").format(person=heading, field=" ".join(text.split()))
        for heading, text in told.items()
        if rules.hints_at_work_away(heading, text)
    )
