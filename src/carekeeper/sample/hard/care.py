"""What was written in the care of the students of the hard class."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any

from carekeeper.core.fields import Kind
from carekeeper.core.ids import StudentId
from carekeeper.core.mentor_kinds import MENTOR_KINDS
from carekeeper.core.partaker import Partaker
from carekeeper.core.photos import Photo
from carekeeper.db.class_file import ClassFile
from carekeeper.features.activities.facts import ACTIVITY
from carekeeper.features.care.facts import AID, GOAL, INCIDENT, LIFE
from carekeeper.features.diary.facts import DIARY, KINDS
from carekeeper.features.mentors.facts import CHECK_IN_FIELDS, MENTOR_FIELDS, MENTORING_FIELDS
from carekeeper.features.mentors.facts.record import CheckIn, Mentor, Mentoring
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.study.facts.education import PLAN as EDUCATION
from carekeeper.features.study.facts.education import REVIEW
from carekeeper.features.study.facts.plans import PLAN, RESULT, SESSION
from carekeeper.features.study.store.education import EducationPlans
from carekeeper.features.talks.facts import TALK
from carekeeper.features.visits.facts import CONTACT
from carekeeper.features.visits.facts.calls import PARENT_CALL
from carekeeper.features.visits.facts.meetings import MEETING
from carekeeper.features.visits.store import Visits
from carekeeper.records.class_records import ClassRecords
from carekeeper.records.kind import Dated
from carekeeper.records.store import Records
from carekeeper.report.facts.papers import BODY, HEADING, ORDER, Section
from carekeeper.report.store.papers import TermPapers
from carekeeper.sample.calendar import workday
from carekeeper.sample.drawings import MOTIFS, VARIANTS, drawing
from carekeeper.sample.hard.fullest import Fullest
from carekeeper.sample.portraits import portrait
from carekeeper.sample.texts import HARD

PHOTOS = 30
NOBODY = StudentId(0)
_DAY = timedelta(days=1)
_ROW_OF_CHECK_INS = 700
_SHORT, _PAGE, _PAGES = 90, 600, 1500
_OTHERS: tuple[Dated[Any], ...] = (LIFE, GOAL, AID, INCIDENT, PARENT_CALL)
"""Kinds of records of a student of which one is kept to its limit, and short ones of others."""
_CHECK_INS = 6


class Care:
    """Writes talks, visits, diaries and what mentors do, of one student after the other."""

    def __init__(self, class_file: ClassFile, fullest: Fullest, today: date) -> None:
        self._file = class_file
        self._fullest = fullest
        self._today = today
        self._mentors = Mentors(class_file)

    def write(self, student_id: StudentId, others: Sequence[StudentId]) -> None:
        """Write all that can be kept of a student, one record of a kind to its limit."""
        self._record(TALK, student_id, self._ago(2), confidential=False)
        self._record(CONTACT, student_id, self._ago(3), manner="home")
        said = self._fullest.flow.text(_PAGE)
        for ago, confidential in ((1, True), (40, False)):
            short = {"said": said, "guidance": said, "effect": "", "confidential": confidential}
            self._record(TALK, student_id, self._ago(ago), **short)
        short = dict.fromkeys(("wishes", "told", "child"), said)
        self._record(CONTACT, student_id, self._ago(4), manner="message", **short)
        for ago, dated in enumerate(_OTHERS, start=5):
            own: dict[str, Any] = {
                field.name: self._fullest.flow.text(min(field.longest, _PAGES))
                for field in dated.kind.fields
                if field.kind is Kind.LONG_TEXT
            }
            own |= {"confidential": False} if dated.confidential else {}
            self._record(dated, student_id, self._ago(ago), **own)
        self._study(
            student_id, self._full(PLAN, self._ago(60), state="running"), sessions=_CHECK_INS
        )
        self._education(student_id)
        self._diary(student_id)
        self._mentoring(student_id, others)

    def write_together(self, student_ids: Sequence[StudentId]) -> None:
        """Write what all took part in, each with a long result, and a round to all houses."""
        said = self._fullest.flow.line(_SHORT)
        everybody = tuple(Partaker(one, said) for one in student_ids)
        visits = Visits(self._file)
        there = (*everybody, *visits.invited().guardians)
        for dated, who in ((ACTIVITY, everybody), (MEETING, there)):
            records: ClassRecords[Any] = ClassRecords(self._file, dated)
            number = records.add(NOBODY, self._full(dated, self._ago(6), partakers=who))
            records.add_photos(number, list(pictures())[:4])
        letter = {"addressed_to": HARD.longest, "text": self._fullest.flow.line(_PAGE)}
        visits.letters.add(student_ids[1], {"written_on": self._ago(4), **letter})
        made = visits.rounds.get(visits.rounds.plan(student_ids))
        visits.rounds.change(made, {"starts_at": "16:10", "visitors": HARD.teacher})

    def write_papers(self, school_year: int, term: int) -> None:
        """Write a plan and a summary whose sections are as long as they can be."""
        papers = TermPapers(self._file)
        long = [
            Section(about=about, heading=self._fullest.flow.line(HEADING.longest), body=text)
            for about, text in (
                ("overview", self._fullest.flow.text(BODY.longest)),
                ("calendar", f"{HARD.longest}：{self._fullest.flow.line(_PAGE)}"),
                ("", f"{HARD.signs} {{talks.held}} {{birds.fed}}"),
            )
        ]
        for kind in ORDER:
            papers.begin(kind, school_year, term, long)

    def _ago(self, days: int) -> date:
        return workday(self._today - days * _DAY)

    def write_short(self, student_id: StudentId) -> None:
        """Write one record of each kind as most of them are: a line or two."""
        day = self._ago(5)
        said = self._fullest.flow.line(_SHORT)
        self._add(TALK, student_id, {"held_on": day, "said": said, "topics": ("study",)})
        self._add(CONTACT, student_id, {"held_on": day, "home": said, "met": (HARD.usual,)})
        self._add(DIARY, student_id, {"written_on": day, "text": HARD.signs})
        for dated in _OTHERS:
            text = dated.field(dated.texts[0])
            few = self._fullest.flow.line(min(_SHORT, text.longest))
            self._add(dated, student_id, {dated.day: day, text.name: few})
        self._study(student_id, {"begins_on": self._ago(60), "subject": said[:20]}, sessions=1)
        mentor = {"kind": "volunteer", "name": HARD.mentors[student_id % len(HARD.mentors)]}
        begun = {"starts_on": self._ago(100), "goal": said}
        (number,) = self._mentors.pair_new(mentor, [student_id], begun)
        self._mentors.add_check_in(number, {"held_on": day, "content": said})

    def _study(self, student_id: StudentId, values: dict[str, Any], sessions: int) -> None:
        """Write a study help plan with so many sessions and two stage results."""
        plan = self._add(PLAN, student_id, values)
        for dated, count in ((SESSION, sessions), (RESULT, 2)):
            for place in range(count):
                record = self._full(dated, self._ago(3 + 9 * place)) if sessions > 1 else {}
                self._add(dated, student_id, {dated.day: self._ago(4), **record, "plan_id": plan})

    def _record(self, dated: Dated[Any], student_id: StudentId, day: date, **own: Any) -> int:
        return self._add(dated, student_id, self._full(dated, day, **own))

    def _full(self, dated: Dated[Any], day: date, **own: Any) -> dict[str, Any]:
        self._fullest.day = day
        own |= {"starts_at": "16:10"} if "starts_at" in dated.record.__struct_fields__ else {}
        return self._fullest.values(dated.kind.fields, dated.record, **own)

    def _add(self, dated: Dated[Any], student_id: StudentId, values: dict[str, Any]) -> int:
        return Records(self._file, dated).add(student_id, values)

    def _education(self, student_id: StudentId) -> None:
        """Write a plan that runs, and one that has ended, each to its last sign, with reviews."""
        plans = EducationPlans(self._file)
        for begun, reason, runs in ((self._ago(60), "law", True), (self._ago(200), "study", False)):
            own = {"reason": reason, **({"ends_on": None} if runs else {})}
            kept = self._full(EDUCATION, begun, **own)
            plan = plans.plans.add(student_id, kept)
            for on in (begun, self._ago(10)):
                review = self._full(REVIEW, on, next_on=None)
                plans.reviews.add(student_id, {**review, "plan_id": plan})

    # -- diary

    def _diary(self, student_id: StudentId) -> None:
        """Write an entry of each kind, one of them very long, and one with all the photos."""
        for place, kind in enumerate(KINDS):
            day = self._ago(10 + 7 * place)
            signs = 5000 if place == 0 else 600
            text = self._fullest.flow.text(signs)
            number = self._record(DIARY, student_id, day, kind=kind.code, text=text)
            taken = list(pictures())[: PHOTOS if kind.code == "work" else place % 4]
            Records(self._file, DIARY).add_photos(number, taken)

    # -- mentors

    def _mentoring(self, student_id: StudentId, others: Sequence[StudentId]) -> None:
        """Pair with as many mentors as there are kinds; one has very much to tell."""
        begun = self._ago(100)
        for place, kind in enumerate(MENTOR_KINDS):
            name = HARD.mentors[place % len(HARD.mentors)]
            mentor = self._fullest.values(
                MENTOR_FIELDS,
                Mentor,
                kind=kind.code,
                name=name,
                address=HARD.address,
                helper_id=others[0] if kind.code == "study_helper" else None,
                parent_of=others[1] if kind.code == "parent" else None,
            )
            self._fullest.day = begun
            pair = self._fullest.values(MENTORING_FIELDS, Mentoring, ends_on=None)
            (number,) = self._mentors.pair_new(mentor, [student_id], pair)
            self._check_ins(number, _CHECK_INS if place == 0 else 1)

    def _check_ins(self, mentoring_id: int, count: int) -> None:
        for place in range(count):
            self._fullest.day = self._ago(3 + 14 * place)
            lengths = {"content": _ROW_OF_CHECK_INS, "effect": _ROW_OF_CHECK_INS // 2}
            texts = {name: self._fullest.flow.line(signs) for name, signs in lengths.items()}
            own = {} if place == count - 1 and count > 1 else texts
            values = self._fullest.values(CHECK_IN_FIELDS, CheckIn, **own)
            self._mentors.add_check_in(mentoring_id, values)


def pictures() -> Iterable[Photo]:
    """Yield small photos, no two the same, upright and level ones."""
    for motif, variant in product(MOTIFS, range(VARIANTS)):
        yield drawing(motif, variant)
    for number in range(PHOTOS - len(MOTIFS) * VARIANTS):
        yield portrait(number, "female" if number % 2 else "male")
