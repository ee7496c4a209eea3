"""The hard class: few students, each of whom tries paper and window to their limits.

Nobody on the card, or ten persons; names of one sign and of eighteen, in Arabic letters, with rare
characters, and the same one twice; long addresses, four phones, texts as long as a field holds
them, thirty photos. The same seed and day give the same class, and everybody in it is made up.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from random import Random

from carekeeper.core.dates import months_after
from carekeeper.core.ids import StudentId
from carekeeper.core.school_year import school_year_of
from carekeeper.core.words import speaking, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.classes.facts import StaffMember, Term
from carekeeper.features.classes.store import Classes
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.students.store import Students
from carekeeper.sample.calendar import Calendar
from carekeeper.sample.hard.care import Care
from carekeeper.sample.hard.fullest import Fullest
from carekeeper.sample.hard.people import Child, People
from carekeeper.sample.hard.scores import write_exams
from carekeeper.sample.households import GRADE
from carekeeper.sample.numbers import Numbers
from carekeeper.sample.portraits import portrait
from carekeeper.sample.texts import HARD, WORDING

_BEGINS = time(7, 40)
_MONTHS = 14
_LONG = 200
"""As long as a reason can be."""
_MOST, _HELPER, _PARENT = 1, 9, 10
"""Places of the child of whom everything is kept, of its helper, and of a helping parent's."""


def make(
    path: Path, *, seed: int = 1, today: date, password: str = "", language: str = ""
) -> tuple[int, int]:
    """Make the hard class; return how many students it has, and how many are left behind.

    Its long texts are in the language named, or in the one in use.

    Raises:
        StorageTrouble: a file is there already, or nothing can be written.
    """
    with speaking(language), ClassFile.create(path, password) as class_file:
        class_file.hurry()
        moment = datetime.combine(today, _BEGINS)
        class_file.now = lambda: moment
        chance = Random(f"hard {seed}")
        fullest = Fullest(chance, Numbers(chance, set()), today)
        _set_up(class_file, fullest, Calendar(chance, today, _MONTHS))
        children = list(People(fullest, today).all())
        ids = [_enter(class_file, child) for child in children]
        care = Care(class_file, fullest, today)
        _come_and_go(class_file, ids[_MOST], fullest, today)
        care.write(ids[_MOST], [ids[_HELPER], ids[_PARENT]])
        for student_id in ids[_MOST + 1 :]:
            care.write_short(student_id)
        care.write_together(ids)
        write_exams(class_file, fullest, today, ids[_MOST:])
        care.write_papers(school_year_of(today), 1)
        class_file.now = datetime.now
    return len(children), sum(child.values["left_behind"] is True for child in children)


def _set_up(class_file: ClassFile, fullest: Fullest, calendar: Calendar) -> None:
    """Write the class with very long names, its terms and its teachers."""
    classes = Classes(class_file)
    phone = fullest.numbers.mobile()
    values = {
        "name": HARD.class_name,
        "school": HARD.school,
        "entry_year": school_year_of(calendar.today) - GRADE + 1,
        "teacher": HARD.teacher,
        "teacher_phone": phone,
        "hotline": fullest.numbers.landline("0999"),
        "hotline_person": HARD.hotline_person,
        "reporting_unit": HARD.school,
        "card_title": HARD.card_title,
        "talk_title": HARD.talk_title,
    }
    classes.begin(values)
    terms = [
        Term(school_year=year, number=one.number, starts_on=one.starts_on, ends_on=one.ends_on)
        for year, one in calendar.terms()
    ]
    classes.set_terms(terms)
    classes.add_staff(
        StaffMember(name=HARD.teacher, subject=tr(WORDING.subjects[0]), phone=phone, role="head")
    )
    for name in HARD.mentors:
        member = StaffMember(name=name, subject=tr(WORDING.subjects[1]), phone=phone)
        classes.add_staff(member)


def _come_and_go(
    class_file: ClassFile, student_id: StudentId, fullest: Fullest, today: date
) -> None:
    """Let the class have risen and the child of most have left and come back, both twice."""
    classes, students, now = Classes(class_file), Students(class_file), class_file.now
    for years in (2, 1):
        classes.keep_before(classes.get(), months_after(today, -12 * years))
    for months, status in ((20, "moved_away"), (16, "in_class"), (9, "suspended"), (2, "in_class")):
        at = datetime.combine(months_after(today, -months), _BEGINS)
        class_file.now = partial(_same, at)
        students.change(student_id, "enrolment", status)
        students.change(student_id, "enrolment_reason", fullest.flow.line(_LONG))
    class_file.now = now


def _same(moment: datetime) -> datetime:
    return moment


def _enter(class_file: ClassFile, child: Child) -> StudentId:
    """Write a student with the card and the photo, and return its number."""
    students, guardians = Students(class_file), Guardians(class_file)
    student_id = students.add(child.values)
    for person in child.persons:
        guardians.add(student_id, person)
    if child.has_photo:
        students.set_photo(student_id, portrait(student_id, "female"))
    return student_id
