"""What can be done with mentors, pairings and check-ins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace
from sqlalchemy import func, select

from carekeeper.core.errors import Refused
from carekeeper.core.ids import MentorId, MentoringId, StudentId
from carekeeper.core.place import Place
from carekeeper.core.words import tr, trn
from carekeeper.db import handouts
from carekeeper.db.care_tables import check_ins, mentorings, mentors
from carekeeper.db.cared_for import on_roll
from carekeeper.db.class_file import ClassFile
from carekeeper.db.students import name_and_birth, name_of
from carekeeper.db.units import Writing
from carekeeper.features.mentors import facts
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.facts.record import (
    Candidate,
    Mentor,
    Mentoring,
    Papers,
    Support,
)
from carekeeper.features.mentors.store import reading, rows
from carekeeper.features.mentors.store.check_ins import CheckIns
from carekeeper.features.mentors.store.overview import Overview, read_overview
from carekeeper.records.story import found_in
from carekeeper.room import Found

HANDOUT = "mentor_sheet"


_PAIRED = frozenset({"mentors", "mentorings", "students"})


class Mentors:
    """The mentors of a class file, whom they are paired with, and their check-ins."""

    def __init__(self, class_file: ClassFile) -> None:
        self._file = class_file
        self.check_ins = CheckIns(class_file)

    # -- reading

    def paired(self, first: date, last: date) -> set[int]:
        """Return who had a mentor on some day from first to last.

        A student whose pairing ends on a day has a mentor until the day before.
        """
        with self._file.reading() as unit:
            spans = unit.kept("paired", lambda: reading.spans(unit), _PAIRED)
        return {
            student_id
            for student_id, starts_on, ends_on in spans
            if (starts_on or first) <= last and (ends_on or date.max) > first
        }

    def at_work(self, day: date) -> list[tuple[str, Support]]:
        """Return the pairings that ran on a day, with the names of the students, on the roll then.

        As in `paired`, a pairing that ends on a day ran until the day before.
        """
        begins, ends = mentorings.c.starts_on, mentorings.c.ends_on
        ran = (begins.is_(None) | (begins <= day)) & (ends.is_(None) | (ends > day))
        with self._file.reading() as unit:
            known = {int(one.id): one.name for one in on_roll(unit, "all", day)}
            return [
                (known[one.mentoring.student_id], one)
                for one in reading.supports(unit, ran)
                if one.mentoring.student_id in known
            ]

    def get(self, mentor_id: int) -> Mentor:
        """Return a mentor, also a binned one; raises `LookupError` when there is none."""
        with self._file.reading() as unit:
            return rows.mentor(unit, mentor_id)

    def pairing(self, mentoring_id: int) -> Mentoring:
        """Return a pairing, also a binned one; raises `LookupError` when there is none."""
        with self._file.reading() as unit:
            return rows.pairing(unit, mentoring_id)

    def everyone(self) -> list[Mentor]:
        """Return all mentors by their names."""
        with self._file.reading() as unit:
            return rows.everyone(unit)

    def candidates(self) -> list[Candidate]:
        """Return who of the class file could be made a mentor and is none yet."""
        with self._file.reading() as unit:
            taken = {rows.identity(one) for one in rows.everyone(unit)}
            found = reading.candidates(unit)
        return [one for one in found if rows.identity(one.mentor) not in taken]

    def overview(self, day: date) -> Overview:
        """Return how the mentors of the class stand on a day.

        The number of queries does not depend on how many there are.
        """
        with self._file.reading() as unit:
            return unit.kept(("mentors", day), lambda: read_overview(unit, day))

    def of_student(self, student_id: int) -> list[Support]:
        """Return the mentors of a student with their check-ins: those at work first."""
        with self._file.reading() as unit:
            return reading.supports(unit, mentorings.c.student_id == student_id)

    def papers(self) -> Papers:
        """Return everything that the sheets of this room can show."""
        with self._file.reading() as unit:
            return reading.papers(unit)

    def search(self, words: str) -> list[Found]:
        """Return where all the words stand: in check-ins, then in other pairings.

        Without any word, what is needed to search is read.
        """
        hits = self.check_ins.search(words)
        told = {one.record.mentoring_id for one in hits}
        with self._file.reading() as unit:
            pairings = reading.found(unit, words)
        others = [_found(*one) for one in pairings if one[0].mentoring.id not in told]
        return [*found_in(facts.CHECK_IN, hits, words), *others]

    def records_of(self, mentor_id: int) -> tuple[int, int]:
        """Return how many pairings and check-ins go to the recycle bin with a mentor."""
        mine = (mentorings.c.mentor_id == mentor_id) & mentorings.c.binned_at.is_(None)
        held = select(func.count()).select_from(check_ins.join(mentorings))
        with self._file.reading() as unit:
            pairings = unit.value(select(func.count()).select_from(mentorings).where(mine))
            checked = unit.value(held.where(mine, check_ins.c.binned_at.is_(None)))
        return int(pairings), int(checked)

    # -- mentors

    def add(self, values: Mapping[str, Any]) -> MentorId:
        """Write a mentor down and return the mentor's number."""
        label = tr("{mentor} added").format(mentor=rules.called(Mentor(**values)))
        with self._file.writing(label) as unit:
            return rows.insert_mentor(unit, values)

    def change(self, mentor_id: int, field: str, value: Any) -> None:
        """Write one field of a mentor.

        Raises `LookupError` when there is none, and `Refused` when it would make a student their
        own helper or a parent the mentor of their own child.
        """
        before = self.get(mentor_id)
        label = tr("{mentor} · {field}").format(
            mentor=rules.called(before), field=rows.label_of(facts.MENTOR_BY_NAME, field)
        )
        with self._file.writing(label) as unit:
            rows.check_all_students(unit, replace(before, **{field: value}))
            unit.update(mentors, mentor_id, {field: value, **rows.follows(field, value)})

    def bin(self, mentor_id: int) -> None:
        """Move a mentor to the recycle bin; pairings and check-ins go out of sight along."""
        words = tr("{mentor} moved to the recycle bin")
        label = words.format(mentor=rules.called(self.get(mentor_id)))
        with self._file.writing(label) as unit:
            unit.update(mentors, mentor_id, {"binned_at": self._file.now()})

    def restore(self, mentor_id: int) -> None:
        """Bring a mentor back whole, with pairings and check-ins."""
        label = tr("{name} restored").format(name=rules.called(self.get(mentor_id)))
        with self._file.writing(label) as unit:
            unit.update(mentors, mentor_id, {"binned_at": None})

    def delete_for_good(self, ids: Sequence[int]) -> None:
        """Erase mentors with all pairings and check-ins, and what the history keeps of them."""
        with self._file.writing(tr("Mentors deleted for good")) as unit:
            for mentor_id in ids:
                unit.erase(mentors, mentor_id)

    # -- pairings

    def pair(
        self, mentor_id: int, student_ids: Sequence[int], values: Mapping[str, Any]
    ) -> list[MentoringId]:
        """Pair a mentor with students as one thing that can be undone.

        Raises `Refused` when a pair runs already, a student would be their own helper or a parent
        the mentor of their own child, and `Invalid` for days that cannot be right.
        """
        mentor = self.get(mentor_id)
        label = self._pair_label(mentor, student_ids)
        with self._file.writing(label) as unit:
            return self._pair(unit, mentor, student_ids, values)

    def pair_new(
        self, mentor: Mapping[str, Any], student_ids: Sequence[int], values: Mapping[str, Any]
    ) -> list[MentoringId]:
        """Write a mentor down and pair with students, all as one thing that can be undone.

        Raises what `pair` raises.
        """
        label = self._pair_label(Mentor(**mentor), student_ids)
        with self._file.writing(label) as unit:
            made = rows.mentor(unit, rows.insert_mentor(unit, mentor))
            return self._pair(unit, made, student_ids, values)

    def change_pairing(self, mentoring_id: int, field: str, value: Any) -> None:
        """Write one field of a pairing.

        Raises `LookupError`, `Invalid` for days that cannot be right, and `Refused` when it is
        opened again beside a running one of the same two.
        """
        label = rows.label_of(facts.MENTORING_BY_NAME, field)
        self._change_pairing(mentoring_id, {field: value}, label)

    def end(self, mentoring_id: int, on: date, reason: str, situation_after: str = "") -> None:
        """End a pairing on a day, for a reason of `facts.END_REASONS`; raises `Invalid`."""
        values: dict[str, object] = {"ends_on": on, "end_reason": reason}
        if situation_after:
            values["situation_after"] = situation_after
        self._change_pairing(mentoring_id, values, tr("pairing ended"))

    def bin_pairing(self, mentoring_id: int, *, initiator: object | None = None) -> None:
        """Move a pairing to the recycle bin; its check-ins go out of sight along."""
        label = self._label(mentoring_id, tr("pairing moved to the recycle bin"))
        at = self._file.now()
        with self._file.writing(label, initiator=initiator) as unit:
            unit.update(mentorings, mentoring_id, {"binned_at": at})

    def restore_pairing(self, mentoring_id: int) -> None:
        """Bring a pairing back with its check-ins.

        Raises `Refused` while the mentor is in the bin, or when the same two are paired again.
        """
        label = self._label(mentoring_id, tr("pairing restored"))
        with self._file.writing(label) as unit:
            pairing = rows.pairing(unit, mentoring_id)
            gone = select(mentors.c.binned_at).where(mentors.c.id == pairing.mentor_id)
            if unit.value(gone) is not None:
                raise Refused(
                    tr("The mentor is in the recycle bin. Please restore the mentor first.")
                )
            rows.check_only_once(unit, pairing)
            unit.update(mentorings, mentoring_id, {"binned_at": None})

    # -- check-ins

    def add_check_in(self, mentoring_id: int, values: Mapping[str, Any]) -> int:
        """Write a check-in of a pairing down and return its number; raises `Invalid`."""
        pairing = self.pairing(mentoring_id)
        of_pairing = {**values, "mentoring_id": pairing.id}
        return self.check_ins.add(pairing.student_id, of_pairing)

    def note_print(self, student_ids: Sequence[int], layout: str, destination: str) -> None:
        """Note that sheets about students were given out on paper or as a PDF."""
        handouts.note(
            self._file,
            HANDOUT,
            student_ids,
            printed=tr("Mentors' sheets printed"),
            saved=tr("Mentors' sheets saved as PDF"),
            layout=layout,
            destination=destination,
        )

    # -- inside

    def _pair(
        self,
        unit: Writing,
        mentor: Mentor,
        student_ids: Sequence[int],
        values: Mapping[str, Any],
    ) -> list[MentoringId]:
        made = []
        for student_id in map(StudentId, dict.fromkeys(student_ids)):
            name, birth = name_and_birth(unit, student_id)
            rules.check_helps(mentor, student_id, name)
            pairing = Mentoring(mentor_id=mentor.id, student_id=student_id, **values)
            rules.check_pairing(pairing, birth, None, self._file.now().date())
            rows.check_only_once(unit, pairing)
            pair = {"mentor_id": mentor.id, "student_id": student_id}
            made.append(MentoringId(unit.insert(mentorings, {**values, **pair})))
        return made

    def _change_pairing(self, mentoring_id: int, values: Mapping[str, Any], what: str) -> None:
        label = self._label(mentoring_id, what)
        with self._file.writing(label) as unit:
            after = replace(rows.pairing(unit, mentoring_id), **values)
            _name, birth = name_and_birth(unit, after.student_id)
            held = select(func.max(check_ins.c.held_on)).where(
                check_ins.c.mentoring_id == mentoring_id, check_ins.c.binned_at.is_(None)
            )
            if {"starts_on", "ends_on"} & set(values):
                today = self._file.now().date()
                rules.check_pairing(after, birth, unit.value(held), today)
            rows.check_only_once(unit, after)
            unit.update(mentorings, mentoring_id, values)

    def _pair_label(self, mentor: Mentor, student_ids: Sequence[int]) -> str:
        n = len(set(student_ids))
        if n == 1:
            with self._file.reading() as unit:
                name = name_of(unit, student_ids[0])
            return tr("{student} paired with {mentor}").format(
                student=name, mentor=rules.called(mentor)
            )
        words = trn("{mentor} paired with {n} student", "{mentor} paired with {n} students", n)
        return words.format(mentor=rules.called(mentor), n=n)

    def _label(self, mentoring_id: int, what: str) -> str:
        """Return the name of a step about a pairing: 王小雨 · 沈文老师的帮扶目标."""
        with self._file.reading() as unit:
            pairing = rows.pairing(unit, mentoring_id)
            mentor = rules.called(rows.mentor(unit, pairing.mentor_id))
            student = name_of(unit, pairing.student_id)
        return tr("{student} · {mentor}: {what}").format(student=student, mentor=mentor, what=what)


def _found(one: Support, student_name: str) -> Found:
    who = rules.called(one.mentor, one.child)
    about = (rules.kind_shown(one.mentor), one.mentoring.goal)
    return Found(
        Place("mentors", one.mentoring.student_id, "mentorings", one.mentoring.id),
        tr("{student} · mentor {mentor}").format(student=student_name, mentor=who),
        tr(", ").join(part for part in about if part),
        one.mentoring.starts_on,
    )
