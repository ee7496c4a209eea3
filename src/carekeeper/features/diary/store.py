"""Reads and writes the growth diaries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import Select, String, and_, cast, func, or_, select

from carekeeper.core import dates
from carekeeper.core.ids import DiaryEntryId, StudentId
from carekeeper.core.mood import step_of
from carekeeper.core.photos import Photo
from carekeeper.core.student_line import StudentLine
from carekeeper.core.texts import Texts
from carekeeper.core.words import tr
from carekeeper.db import kept_photos
from carekeeper.db.care_tables import DIARY_OPEN, diary_entries, talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts, photos, students
from carekeeper.db.students import (
    HERE,
    everyone,
    here,
    name_and_birth,
    name_of,
    school_class,
    with_thumbs,
)
from carekeeper.db.units import Reading, Writing, columns_of, to_record
from carekeeper.features.diary.facts import rules
from carekeeper.features.diary.facts.record import DiaryEntry
from carekeeper.features.diary.facts.rules import (
    Booklet,
    DiaryLine,
    MoodPoint,
    NamedEntry,
    Picture,
)

HANDOUT = "booklet"
_NEWEST = 40


class Diary:
    """The growth diaries of all students of a class file."""

    def __init__(self, class_file: ClassFile) -> None:
        self._file = class_file

    def of_student(self, student_id: int) -> list[DiaryEntry]:
        """Return a student's entries, the newest first."""
        query = _ENTRIES.where(diary_entries.c.student_id == student_id)
        with self._file.reading() as unit:
            return unit.records(DiaryEntry, _newest_first(query))

    def newest(self, limit: int = _NEWEST) -> list[NamedEntry]:
        """Return the newest entries of all students in the class."""
        query = _newest_first(_NAMED.where(_HERE)).limit(limit)
        return self._named(query)

    def overview(self, day: date) -> list[DiaryLine]:
        """Return a line for each student in the class, in the order of the class."""
        with self._file.reading() as unit:
            present = with_thumbs(unit, here(unit))
            written = {row.student_id: (row.last_on, row.written) for row in unit.rows(_WRITTEN)}
        lines = []
        for student in present:
            last_on, count = written.get(student.id, (None, 0))
            lines.append(DiaryLine(student, last_on, count, rules.days_since(last_on, day)))
        return lines

    def get(self, entry_id: int) -> DiaryEntry:
        """Return an entry, also a binned one; raises `LookupError` when there is none."""
        with self._file.reading() as unit:
            return _entry(unit, entry_id)

    def add(
        self, student_id: int, values: Mapping[str, Any], *, initiator: object | None = None
    ) -> DiaryEntryId:
        """Add an entry, of today unless it says another day, and return its number.

        Raises `Invalid` when a day cannot be, `LookupError` when there is no such student.
        """
        plain = {"written_on": self._file.now().date(), **values, "student_id": student_id}
        self.check(student_id, plain)
        entry = DiaryEntry(**plain)
        with self._writing(entry, tr("{name} · diary of {day}"), initiator) as unit:
            return DiaryEntryId(unit.insert(diary_entries, plain))

    def check(self, student_id: int, values: Mapping[str, Any]) -> None:
        """See that the days of an entry can be, before it is written.

        Raises `Invalid` when a day cannot be, `LookupError` when there is no such student.
        """
        with self._file.reading() as unit:
            _name, birth = name_and_birth(unit, student_id)
        entry = DiaryEntry(**{**values, "student_id": StudentId(student_id)})
        rules.check_days(entry, birth, self._file.now().date())

    def change(
        self, entry_id: int, values: Mapping[str, Any], *, initiator: object | None = None
    ) -> None:
        """Write some fields of an entry.

        Raises `Invalid` when a day cannot be, `LookupError` when there is no such entry.
        """
        entry = self.get(entry_id)
        self.check(entry.student_id, {**asdict(entry), **values})
        with self._writing(entry, tr("{name} · diary of {day}"), initiator) as unit:
            unit.update(diary_entries, entry_id, values)

    def bin(self, entry_id: int, *, initiator: object | None = None) -> None:
        """Move an entry to the recycle bin; its photos stay with it."""
        label = tr("{name} · diary of {day} moved to the recycle bin")
        with self._writing(self.get(entry_id), label, initiator) as unit:
            unit.update(diary_entries, entry_id, {"binned_at": self._file.now()})

    def restore(self, entry_id: int, *, initiator: object | None = None) -> None:
        """Bring an entry back from the recycle bin."""
        label = tr("{name} · diary of {day} restored")
        with self._writing(self.get(entry_id), label, initiator) as unit:
            unit.update(diary_entries, entry_id, {"binned_at": None})

    def discard(self, entry_id: int, *, initiator: object | None = None) -> None:
        """Take away an entry that was begun and left empty; nothing of it goes to the bin."""
        label = tr("{name} · empty diary page put away")
        with self._writing(self.get(entry_id), label, initiator) as unit:
            unit.delete(diary_entries, entry_id)

    def delete_for_good(self, ids: Sequence[int]) -> None:
        """Erase entries with their history, and the photos that nobody else shows."""
        with self._file.writing(tr("Diary entries deleted for good")) as unit:
            for entry_id in ids:
                kept = _entry(unit, entry_id).photos
                unit.erase(diary_entries, entry_id)
                kept_photos.let_go(unit, kept)

    def add_photos(
        self, entry_id: int, brought: Sequence[Photo], *, initiator: object | None = None
    ) -> None:
        """Put photos behind those that an entry has; one that it has already is not doubled."""
        entry = self.get(entry_id)
        shas = tuple(dict.fromkeys((*entry.photos, *(photo.sha256 for photo in brought))))
        with self._writing(entry, tr("{name} · diary of {day} · photos"), initiator) as unit:
            for photo in brought:
                kept_photos.keep(unit, photo)
            unit.update(diary_entries, entry_id, {"photos": shas})

    def remove_photo(self, entry_id: int, sha256: str, *, initiator: object | None = None) -> None:
        """Take a photo out of an entry; it stays kept for undo."""
        entry = self.get(entry_id)
        shas = tuple(sha for sha in entry.photos if sha != sha256)
        with self._writing(entry, tr("{name} · diary of {day} · photos"), initiator) as unit:
            unit.update(diary_entries, entry_id, {"photos": shas})

    def photo(self, sha256: str) -> bytes:
        """Return the bytes of a photo; raises `LookupError` when it is not kept."""
        with self._file.reading() as unit:
            return kept_photos.data_of(unit, sha256)

    def mood_line(self, student_id: int) -> list[MoodPoint]:
        """Return how a child seemed, from the diary and the talks, the oldest first."""
        found = []
        with self._file.reading() as unit:
            for table, on, at_a_talk in (
                (diary_entries, diary_entries.c.written_on, False),
                (talks, talks.c.held_on, True),
            ):
                query = select(on, table.c.mood).where(
                    table.c.student_id == student_id, table.c.binned_at.is_(None)
                )
                for day, mood in unit.rows(query):
                    step = step_of(mood)
                    if step is not None:
                        found.append(MoodPoint(day, step, at_a_talk))
        return rules.moods_of(found)

    def search(self, words: str, student_id: int | None = None) -> list[NamedEntry]:
        """Return entries that hold all of the words, the newest first: all of a student's.

        Of the whole class they are only the first `MOST_FOUND`. Without any word, what is needed
        to search the class is read.
        """
        if student_id is not None:
            return self._search_one(words, student_id)
        with self._file.reading() as unit:
            found = unit.kept("diary texts", lambda: _texts(unit)).holding(words)
            return _by_number(unit, found)

    def _search_one(self, words: str, student_id: int) -> list[NamedEntry]:
        wanted = words.split()
        query = _NAMED.where(_HERE, *map(_holds, wanted), diary_entries.c.student_id == student_id)
        return self._named(_newest_first(query)) if wanted else []

    def follow_ups(self) -> list[NamedEntry]:
        """Return the entries after which something is still to be done by a day, that first."""
        query = _NAMED.where(
            HERE,
            DIARY_OPEN,
            diary_entries.c.follow_up_by.is_not(None),
        )
        return self._named(query.order_by(diary_entries.c.follow_up_by, diary_entries.c.id))

    def students(self, asked: Sequence[int] = ()) -> list[StudentLine]:
        """Return the students in the class, and those `asked` who have left, in their order."""
        with self._file.reading() as unit:
            known = everyone(unit)
        return [one for one in known if not one.archived or one.id in asked]

    def booklets(self, asked: Sequence[int]) -> list[Booklet]:
        """Return what the booklets of these students are made from, in the order of the class."""
        with self._file.reading() as unit:
            return [_booklet(unit, one) for one in everyone(unit) if one.id in asked]

    def note_print(self, student_ids: Iterable[int], destination: str) -> None:
        """Note that booklets were given out on paper or as a PDF."""
        at = self._file.now()
        with self._file.writing(tr("Growth booklets printed")) as unit:
            for student_id in student_ids:
                unit.insert(
                    handouts,
                    {
                        "at": at,
                        "kind": HANDOUT,
                        "destination": destination,
                        "student_id": student_id,
                    },
                )

    def _named(self, query: Select[Any]) -> list[NamedEntry]:
        with self._file.reading() as unit:
            return [NamedEntry(to_record(DiaryEntry, row), row.name) for row in unit.rows(query)]

    def _writing(
        self, entry: DiaryEntry, label: str, initiator: object | None
    ) -> AbstractContextManager[Writing]:
        with self._file.reading() as unit:
            name = name_of(unit, entry.student_id)
        day = dates.show_short(entry.written_on or self._file.now().date())
        return self._file.writing(label.format(name=name, day=day), initiator=initiator)


_NOT_BINNED = diary_entries.c.binned_at.is_(None)
_HERE = and_(HERE, _NOT_BINNED)
_ENTRIES = select(*columns_of(DiaryEntry, diary_entries)).where(_NOT_BINNED)
_NAMED = select(*columns_of(DiaryEntry, diary_entries), students.c.name).join(students)
_DAY = diary_entries.c.written_on
_WRITTEN = (
    select(
        diary_entries.c.student_id,
        func.max(_DAY, type_=_DAY.type).label("last_on"),
        func.count().label("written"),
    )
    .where(_NOT_BINNED)
    .group_by(diary_entries.c.student_id)
)


def _newest_first(query: Select[Any]) -> Select[Any]:
    return query.order_by(diary_entries.c.written_on.desc(), diary_entries.c.id.desc())


def _holds(word: str) -> Any:
    """Return the condition that a word stands somewhere in an entry; signs mean themselves."""
    return or_(
        *(
            column.contains(word, autoescape=True)
            for column in (
                diary_entries.c.text,
                diary_entries.c.author,
                diary_entries.c.follow_up,
                cast(diary_entries.c.tags, String),
            )
        )
    )


def _texts(unit: Reading) -> Texts[int]:
    """Return the texts of all entries, the newest first."""
    entry = diary_entries.c
    text = entry.text + "\n" + entry.author + "\n" + entry.follow_up + "\n"
    query = select(entry.id, cast(entry.written_on, String), text + cast(entry.tags, String))
    rows = unit.rows(query.join(students).where(_HERE))
    newest_first = sorted(rows, key=lambda row: (row[1], row[0]), reverse=True)
    return Texts((number, said) for number, _on, said in newest_first)


def _by_number(unit: Reading, numbers: Sequence[int]) -> list[NamedEntry]:
    query = _newest_first(_NAMED.where(diary_entries.c.id.in_(numbers)))
    rows = unit.rows(query) if numbers else []
    return [NamedEntry(to_record(DiaryEntry, row), row.name) for row in rows]


def _entry(unit: Reading | Writing, entry_id: int) -> DiaryEntry:
    query = select(*columns_of(DiaryEntry, diary_entries)).where(diary_entries.c.id == entry_id)
    row = unit.row(query)
    if row is None:
        raise LookupError(f"no diary entry {entry_id}")
    return to_record(DiaryEntry, row)


def _booklet(unit: Reading, student: StudentLine) -> Booklet:
    school = school_class(unit)
    query = _ENTRIES.where(diary_entries.c.student_id == student.id)
    entries = tuple(unit.records(DiaryEntry, _newest_first(query)))
    pictures = _pictures(unit, {student.photo, *(sha for one in entries for sha in one.photos)})
    return Booklet(
        student_id=student.id,
        name=student.name,
        portrait=pictures.get(student.photo),
        school=school.school,
        class_name=school.name,
        teacher=school.teacher,
        entries=entries,
        pictures=pictures,
    )


def _pictures(unit: Reading, shas: set[str]) -> dict[str, Picture]:
    columns = (photos.c.sha256, photos.c.data, photos.c.width, photos.c.height)
    rows = unit.rows(select(*columns).where(photos.c.sha256.in_(sorted(shas - {""}))))
    return {row.sha256: Picture(bytes(row.data), row.width, row.height) for row in rows}
