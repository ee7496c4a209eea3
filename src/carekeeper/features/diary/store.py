"""Reads and writes the growth diaries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import String, cast, func, or_, select

from carekeeper.core.award import awarded
from carekeeper.core.ids import StudentId
from carekeeper.core.mood import step_of
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr
from carekeeper.db import handouts
from carekeeper.db.care_tables import diary_entries, talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.enrolment import class_of
from carekeeper.db.joined import joined_in
from carekeeper.db.schema import photos
from carekeeper.db.students import everyone, here, with_thumbs
from carekeeper.db.units import Reading
from carekeeper.features.diary.facts import DIARY, rules
from carekeeper.features.diary.facts.record import DiaryEntry
from carekeeper.features.diary.facts.rules import Booklet, DiaryLine, MoodPoint, Picture
from carekeeper.records.store import Records

HANDOUT = "booklet"
_DAY = diary_entries.c.written_on
_WRITTEN = (
    select(
        diary_entries.c.student_id,
        func.max(_DAY, type_=_DAY.type).label("last_on"),
        func.count().label("written"),
    )
    .where(diary_entries.c.binned_at.is_(None))
    .group_by(diary_entries.c.student_id)
)


class Diary(Records[DiaryEntry]):
    """The growth diaries of all students of a class file."""

    def __init__(self, class_file: ClassFile) -> None:
        super().__init__(class_file, DIARY)

    def overview(self, day: date) -> list[DiaryLine]:
        """Return a line for each student in the class, in the order of the class."""
        with self.file.reading() as unit:
            present = with_thumbs(unit, here(unit))
            written = {row.student_id: (row.last_on, row.written) for row in unit.rows(_WRITTEN)}
        lines = []
        for student in present:
            last_on, count = written.get(student.id, (None, 0))
            lines.append(DiaryLine(student, last_on, count, rules.days_since(last_on, day)))
        return lines

    def mood_line(self, student_id: int) -> list[MoodPoint]:
        """Return how a child seemed, from the diary and the talks, the oldest first."""
        found = []
        with self.file.reading() as unit:
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

    def holding(self, words: str, student_id: int) -> list[DiaryEntry]:
        """Return the entries of a student that hold all of the words, the newest first."""
        wanted = words.split()
        query = self.query().where(*map(_holds, wanted), diary_entries.c.student_id == student_id)
        with self.file.reading() as unit:
            return unit.records(DiaryEntry, self.newest_first(query)) if wanted else []

    def students(self, asked: Sequence[int] = ()) -> list[StudentLine]:
        """Return the students in the class, and those `asked` who have left, in their order."""
        with self.file.reading() as unit:
            return here(unit, asked)

    def booklets(self, asked: Sequence[int], last: date) -> list[Booklet]:
        """Return what the booklets of these students are made from, in the order of the class.

        They say the class and the teacher of their `last` day.
        """
        with self.file.reading() as unit:
            return [self._booklet(unit, one, last) for one in everyone(unit) if one.id in asked]

    def note_print(self, student_ids: Sequence[int], destination: str) -> None:
        """Note that booklets were given out on paper or as a PDF."""
        handouts.note(
            self.file,
            HANDOUT,
            student_ids,
            printed=tr("Growth booklets printed"),
            saved=tr("Growth booklets saved as PDF"),
            destination=destination,
        )

    def _booklet(self, unit: Reading, student: StudentLine, last: date) -> Booklet:
        school = class_of(unit, student.id, last)
        query = self.query().where(diary_entries.c.student_id == student.id)
        written = unit.records(DiaryEntry, self.newest_first(query))
        entries = (*written, *_won(unit, student.id, last))
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


def _won(unit: Reading, student_id: StudentId, last: date) -> list[DiaryEntry]:
    """Return as entries what a child won or did in activities, for the booklet."""
    return [
        DiaryEntry(
            student_id=student_id,
            written_on=row.held_on,
            kind="award",
            text=awarded(tr("“{title}”").format(title=row.title), row.said),
        )
        for row in unit.rows(joined_in(student_id, date.min, last))
        if row.said and row.title
    ]


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


def _pictures(unit: Reading, shas: set[str]) -> dict[str, Picture]:
    columns = (photos.c.sha256, photos.c.data, photos.c.width, photos.c.height)
    rows = unit.rows(select(*columns).where(photos.c.sha256.in_(sorted(shas - {""}))))
    return {row.sha256: Picture(bytes(row.data), row.width, row.height) for row in rows}
