"""Reads and writes the letter to the next class teacher; what is not written is drafted."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from carekeeper.core.words import mark, tr
from carekeeper.db.care_tables import check_ins, diary_entries, mentorings, talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import private_tables
from carekeeper.db.family_tables import activities, contacts
from carekeeper.db.mentoring import mentors_at_work
from carekeeper.db.move_tables import handover_sections
from carekeeper.db.schema import handouts, staff, students
from carekeeper.db.students import here, school_class
from carekeeper.db.units import Reading
from carekeeper.room import Agenda
from carekeeper.safekeeping.facts.letter import (
    HEADINGS,
    PAPER,
    Known,
    LetterSheet,
    Section,
    drafted,
)

_COUNTED = (
    (talks, mark("talks")),
    (contacts, mark("visits and contacts")),
    (diary_entries, mark("diary entries")),
    (mentorings, mark("pairings")),
    (check_ins, mark("check-ins")),
    (activities, mark("activities")),
)


class Letter:
    """The letter of a class, as of a day."""

    def __init__(self, class_file: ClassFile, agenda: Agenda, day: date) -> None:
        self._file = class_file
        self._agenda = agenda
        self._day = day

    def sections(self) -> list[Section]:
        """Return the sections in their order: as the teacher wrote them, else as drafted."""
        drafts = drafted(self._known())
        query = select(handover_sections.c.about, handover_sections.c.body)
        with self._file.reading() as unit:
            own = {row.about: row.body for row in unit.rows(query)}
        return [Section(about, own.get(about, drafts[about]), about in own) for about in HEADINGS]

    def sheet(self) -> LetterSheet:
        """Return the letter as it is printed."""
        with self._file.reading() as unit:
            school = school_class(unit)
        return LetterSheet(school, self._day, [one for one in self.sections() if one.text.strip()])

    def change(self, about: str, text: str, *, initiator: object | None = None) -> None:
        """Write a section over."""
        query = select(handover_sections.c.id).where(handover_sections.c.about == about)
        label = tr("Handover letter · {heading}").format(heading=tr(HEADINGS[about]))
        with self._file.writing(label, initiator=initiator) as unit:
            known = unit.value(query)
            if known is None:
                unit.insert(handover_sections, {"about": about, "body": text})
            else:
                unit.update(handover_sections, int(known), {"body": text})

    def draft_again(self) -> None:
        """Let the records tell every section anew."""
        with self._file.writing(tr("Handover letter drafted again")) as unit:
            for row in unit.rows(select(handover_sections.c.id)):
                unit.delete(handover_sections, row.id)

    def note(self, destination: str) -> None:
        """Note that the letter was given out."""
        values = {"at": self._file.now(), "kind": PAPER, "destination": destination}
        with self._file.writing(tr("Handover letter")) as unit:
            unit.insert(handouts, values)

    def _known(self) -> Known:
        private = private_tables()
        due = [
            item
            for item in self._agenda(self._file, self._day)
            if item.place.kind not in private and item.room != "safekeeping"
        ]
        with self._file.reading() as unit:
            lines = here(unit)
            ids = [int(one.id) for one in lines]
            at_work = mentors_at_work(unit, ids)
            return Known(
                students=lines,
                reasons=_reasons(unit),
                mentors={key: [row.name for row in rows] for key, rows in at_work.items()},
                due=due,
                counts=_counts(unit),
                teachers=_teachers(unit),
            )


def _reasons(unit: Reading) -> dict[int, str]:
    """Return why somebody needs care, in the teacher's own words."""
    told = students.c
    query = select(told.id, told.key_support_reason, told.concern_reason).where(
        told.key_support.is_(True) | (told.concern_level.not_in(("", "green")))
    )
    return {
        row.id: tr("; ").join(filter(None, dict.fromkeys((row[1], row[2])))) or tr("key support")
        for row in unit.rows(query)
    }


def _counts(unit: Reading) -> list[str]:
    told = []
    for table, label in _COUNTED:
        here_ = select(func.count()).select_from(table).where(table.c.binned_at.is_(None))
        n = int(unit.value(here_))
        if n:
            told.append(tr("{n} {what}").format(n=n, what=tr(label)))
    return told


def _teachers(unit: Reading) -> list[str]:
    rows = unit.rows(select(staff.c.name, staff.c.subject).order_by(staff.c.id))
    return [tr(" · ").join(filter(None, (row.name, row.subject))) for row in rows]
