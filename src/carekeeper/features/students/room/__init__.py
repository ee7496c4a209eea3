"""What the room of the students' files offers the house."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core import dates
from carekeeper.core.due import Urgency
from carekeeper.core.enrolment import ARCHIVED, SUSPECTED_DROPOUT
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.span import Span
from carekeeper.core.story import StoryLine
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.students.facts import SPAN, STUDENT, rules
from carekeeper.features.students.facts.record import Student
from carekeeper.features.students.room import figures
from carekeeper.features.students.room.papers import NOTICE
from carekeeper.room import NEXT, Action, DueItem, FilePart, Found, Rate, Room, printing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from carekeeper.core.family import Parents
    from carekeeper.core.to_check import Waiting
    from carekeeper.db.class_file import ClassFile
    from carekeeper.db.new_year import YearPart
    from carekeeper.features.students.store import Students
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
    keep_years = students.keep_years()
    for student in students.everyone():
        if student.enrolment not in ARCHIVED:
            found += _of_student(student, parents.get(student.id, rules.UNKNOWN), day)
        elif rules.is_kept_too_long(student, keep_years, day):
            found.append(_kept_too_long(student, keep_years or 0, day))
    return [*_next_steps(students), *_waiting(students), *found]


def _next_steps(students: Students) -> list[DueItem]:
    """Return what comes after a list was brought in: to say who is left behind."""
    here = [one for one in students.everyone() if one.enrolment not in ARCHIVED]
    if not here or any(one.left_behind is not None for one in here):
        return []
    return [
        DueItem(
            place=Place(_NAME, field="marks"),
            urgency=Urgency.DUE,
            group=tr("What comes next"),
            title=tr("Mark who is left behind"),
            reason=tr("In the class list, for many at once; columns and notes give a hint."),
            icon="flag",
            action=NEXT,
            action_label=tr("Open the class list"),
        )
    ]


def _waiting(students: Students) -> list[DueItem]:
    """Return the values of lists that wait to be checked, all in one place."""
    names = {one.id: one.name for one in students.lines()}
    return [
        DueItem(
            place=Place(_room_of(one), StudentId(one.student_id), field=one.place or "kept"),
            urgency=Urgency.DUE,
            group=tr("Imported values to check"),
            title=tr("{person}: {field}").format(person=one.heading, field=one.text),
            reason=one.sentence,
            student_name=names.get(StudentId(one.student_id), ""),
            icon="circle-question-mark",
            action="check_value",
            action_label=tr("Check"),
        )
        for one in students.waiting()
    ]


def _room_of(waiting: Waiting) -> str:
    return "guardians" if waiting.of_card else _NAME


def _of_student(student: Student, parents: Parents, day: date) -> list[DueItem]:
    found = (
        _dropping_out(student, day),
        _missing(student),
        _doubt(student, parents, day),
        _birthday(student, day),
    )
    return [item for item in found if item is not None]


def _dropping_out(student: Student, day: date) -> DueItem | None:
    """A child who may have left school for good is the most urgent, and is asked for each week."""
    if student.enrolment != SUSPECTED_DROPOUT:
        return None
    since = student.enrolment_on
    reason = tr("not at school since {day}").format(day=dates.show_short(since)) if since else ""
    return DueItem(
        place=Place(_NAME, student.id, field="enrolment"),
        urgency=Urgency.LATE,
        group=tr("Suspected drop-outs"),
        title=tr("Call the family and tell the school"),
        reason=reason,
        student_name=student.name,
        icon="triangle-alert",
        action="check",
        action_label=tr("Check"),
        on=since,
        rule="dropout",
        period=f"{day:%G-W%V}",
    )


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
    birthday = rules.birthday_soon(student, day)
    if birthday is None:
        return None
    title = tr("{name}: lunar birthday").format(name=student.name)
    if not student.lunar_birthday and student.birth_date is not None:
        age = dates.age_on(student.birth_date, birthday)
        title = tr("{name} turns {n}").format(name=student.name, n=age)
    return DueItem(
        place=Place(_NAME, student.id),
        urgency=Urgency.SOON,
        group=tr("Birthdays"),
        title=title,
        student_name=student.name,
        icon="cake",
        on=birthday,
    )


def _kept_too_long(student: Student, years: int, day: date) -> DueItem:
    on = "" if student.enrolment_on is None else dates.show_date(student.enrolment_on)
    reason = tr("left on {day}; the school keeps files for {n} years").format(day=on, n=years)
    return DueItem(
        place=Place(_NAME, student.id, field="enrolment"),
        urgency=Urgency.OPEN,
        group=tr("Files to erase"),
        title=tr("Erase the file for good"),
        reason=reason,
        student_name=student.name,
        icon="trash-2",
        action="erase",
        action_label=tr("Delete for good…"),
        rule="retention",
        period=f"{day:%Y}",
    )


def _act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    """Erase the file of a student who has left long ago, or open what the line is about."""
    from carekeeper.features.students.store import Students

    if item.action != "erase" or item.student_id is None:
        desk.place_requested.emit(item.place)
        return
    question = tr(
        "Erase the file of {name} for good, with all records, photos and history? This cannot be "
        "undone. Backups made before still hold it: those on this computer go with time, those "
        "on USB sticks and at the school office you delete yourself."
    )
    name = item.student_name
    if desk.messages.ask(question.format(name=name), tr("Delete for good")):
        Students(class_file).delete_for_good([item.student_id])


def _rates(class_file: ClassFile, span: Span) -> list[Rate]:
    from carekeeper.features.students.room.rates import rates

    return rates(class_file, span)


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    from carekeeper.features.students.store.house import story

    return story(class_file, student_id)


def _search(class_file: ClassFile, words: str) -> list[Found]:
    from carekeeper.features.students.store.house import search

    return search(class_file, words)


def _file_part(
    class_file: ClassFile, student_id: StudentId, day: date, private: bool
) -> FilePart | None:
    from carekeeper.features.students.store.house import profile_sheet

    sheet = profile_sheet(class_file, student_id, day, private=private)
    if sheet is None:
        return None
    from carekeeper.features.students.paper import missing_before_print

    def draw(style: str) -> bytes:
        from carekeeper.features.students.paper import STYLES, draw_profile

        return draw_profile(sheet, STYLES[style == "table"])

    return FilePart(draw, tuple(missing_before_print(sheet)))


def _file_form(class_file: ClassFile, day: date) -> FilePart:
    from carekeeper.db.students import school_class

    with class_file.reading() as unit:
        school = school_class(unit)

    def draw(style: str) -> bytes:
        from carekeeper.features.students.facts.record import Student
        from carekeeper.features.students.facts.sheet import ProfileSheet
        from carekeeper.features.students.paper import STYLES, draw_profile

        sheet = ProfileSheet(student=Student(), day=day, school_class=school)
        return draw_profile(sheet, STYLES[style == "table"])

    return FilePart(draw)


def _file_gaps(class_file: ClassFile) -> dict[StudentId, int]:
    from carekeeper.features.students.store import Students

    everyone = Students(class_file).everyone()
    return {one.id: len(rules.completeness(one).missing) for one in everyone}


def _add(class_file: ClassFile, desk: Desk, _student: StudentId | None, window: QWidget) -> None:
    from carekeeper.features.students.view.quick_add import QuickAddDialog

    QuickAddDialog(class_file, desk, window).open()


def _bin(class_file: ClassFile, desk: Desk, student_id: StudentId | None, _window: QWidget) -> None:
    from carekeeper.features.students.store import Students

    if student_id is None:
        return
    students = Students(class_file)
    question = tr("Move {name} to the recycle bin? All records come along and can come back.")
    name = students.name_of(student_id)
    if desk.messages.ask(question.format(name=name), tr("Move to the recycle bin")):
        students.bin([student_id])


def _new_year(class_file: ClassFile, day: date) -> list[YearPart]:
    from carekeeper.features.students.store.new_year import parts

    return parts(class_file, day)


def _restore(class_file: ClassFile, student_id: int) -> None:
    from carekeeper.features.students.store import Students

    Students(class_file).restore(student_id)


def _erase(class_file: ClassFile, ids: Sequence[int]) -> None:
    from carekeeper.features.students.store import Students

    Students(class_file).delete_for_good(ids)


ROOM = Room(
    name=_NAME,
    label=mark("Student profile"),
    tab_label=mark("Profile"),
    icon="user-round",
    kinds=(STUDENT, SPAN),
    open_tab=_open_tab,
    due_place=4,
    rates_place=0,
    due_reads=frozenset({"students", "guardians", "to_check", "class_info"}),
    due_items=_due_items,
    act=_act,
    rates=_rates,
    figures=figures.FIGURES,
    figures_read=figures.READ,
    story=_story,
    search=_search,
    papers=(NOTICE,),
    file_part=_file_part,
    file_form=_file_form,
    file_gaps=_file_gaps,
    actions=(
        Action("new_student", _add),
        Action("bin_student", _bin),
        printing("print_notice", NOTICE.name),
    ),
    restore={STUDENT.table: _restore},
    erase={STUDENT.table: _erase},
    new_year=_new_year,
    has_tab=True,
)
