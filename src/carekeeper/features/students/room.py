"""What the room of the students' files offers the house."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core import dates
from carekeeper.core.due import Urgency
from carekeeper.core.enrolment import ARCHIVED
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.story import StoryLine
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.students.facts import STUDENT, rules
from carekeeper.features.students.facts.record import Student
from carekeeper.room import DrawPart, DueItem, Found, Rate, Room

if TYPE_CHECKING:
    from carekeeper.core.family import Parents
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.students.tab import StudentsTab
    from carekeeper.widgets.desk import Desk

_NAME = "students"


def _open_tab(class_file: ClassFile, desk: Desk) -> StudentsTab:
    from carekeeper.features.students.store import Students
    from carekeeper.features.students.tab import StudentsTab

    return StudentsTab(Students(class_file), desk)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    from carekeeper.features.students.store import Students

    students = Students(class_file)
    parents = students.parents()
    found: list[DueItem] = []
    for student in students.everyone():
        if student.enrolment not in ARCHIVED:
            found += _of_student(student, parents.get(student.id, rules.UNKNOWN), day)
    return found


def _of_student(student: Student, parents: Parents, day: date) -> list[DueItem]:
    found = [_missing(student), _doubt(student, parents, day), _birthday(student, day)]
    return [item for item in found if item is not None]


def _missing(student: Student) -> DueItem | None:
    missing = rules.completeness(student).missing if rules.in_care(student) else ()
    if not missing:
        return None
    return DueItem(
        place=Place(_NAME, student.id, field=missing[0].name),
        urgency=Urgency.DUE,
        group=tr("Files to complete"),
        title=trn("{n} field missing", "{n} fields missing", len(missing)).format(n=len(missing)),
        reason=rules.labels(missing),
        student_name=student.name,
        icon="pencil",
        action="fill",
        action_label=tr("Fill in"),
    )


def _doubt(student: Student, parents: Parents, day: date) -> DueItem | None:
    doubt = rules.situation(student, parents, day).doubt
    if not doubt:
        return None
    return DueItem(
        place=Place(_NAME, student.id, field="left_behind"),
        urgency=Urgency.DUE,
        group=tr("Left-behind marks to check"),
        title=tr("Check the mark"),
        reason=doubt,
        student_name=student.name,
        icon="circle-question-mark",
        action="check",
        action_label=tr("Check"),
    )


def _birthday(student: Student, day: date) -> DueItem | None:
    birthday = rules.birthday_soon(student.birth_date, day)
    if birthday is None or student.birth_date is None:
        return None
    age = dates.age_on(student.birth_date, birthday)
    return DueItem(
        place=Place(_NAME, student.id),
        urgency=Urgency.SOON,
        group=tr("Birthdays"),
        title=tr("{name} turns {n}").format(name=student.name, n=age),
        student_name=student.name,
        icon="cake",
        on=birthday,
    )


def _rates(class_file: ClassFile, day: date) -> list[Rate]:
    from carekeeper.features.students.store import Students

    due = [student for student in Students(class_file).everyone() if rules.in_care(student)]
    missing = tuple(student.id for student in due if rules.completeness(student).missing)
    return [
        Rate(
            label=tr("Files complete"),
            done=len(due) - len(missing),
            of=len(due),
            definition=tr(
                "Left-behind students in the class whose file lacks none of the fields that count."
            ),
            as_of=day,
            missing=missing,
        )
    ]


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    from carekeeper.features.students.store.house import story

    return story(class_file, student_id)


def _search(class_file: ClassFile, words: str) -> list[Found]:
    from carekeeper.features.students.store.house import search

    return search(class_file, words)


def _file_part(
    class_file: ClassFile, student_id: StudentId, day: date, private: bool
) -> DrawPart | None:
    from carekeeper.features.students.store.house import profile_sheet

    sheet = profile_sheet(class_file, student_id, day, private=private)
    if sheet is None:
        return None

    def draw() -> bytes:
        from carekeeper.features.students.paper import draw_profile

        return draw_profile(sheet)

    return draw


ROOM = Room(
    name=_NAME,
    label=mark("Student profile"),
    icon="user-round",
    kinds=(STUDENT,),
    open_tab=_open_tab,
    due_reads=frozenset({"students", "guardians"}),
    due_items=_due_items,
    rates=_rates,
    story=_story,
    search=_search,
    file_part=_file_part,
    has_tab=True,
)
