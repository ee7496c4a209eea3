"""A new school year in one act, lived through in the real dialog."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.looking import click, find
from tests.recording import RecordingMessages

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.school_year import TermSpan
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import terms_of
from carekeeper.db.enrolment import enrolments
from carekeeper.db.schema import concern_spans
from carekeeper.db.students import school_class
from carekeeper.features.care.store import Care
from carekeeper.features.classes.store import Classes
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.students.store import Students
from carekeeper.features.study.facts.plans import PLAN
from carekeeper.features.study.store.plans import PlanRecords
from carekeeper.new_year.room import ROOM
from carekeeper.new_year.view import NewYearDialog, begin_year
from carekeeper.room import Room
from carekeeper.rooms import ROOMS
from carekeeper.safekeeping.store import automatic_backups
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import CheckBox, Combo
from carekeeper.widgets.record_form import RecordForm

SEPTEMBER = date(2027, 9, 1)


class Story:
    """Ms Shen's class on 2 September 2027, and what she does in the dialog."""

    def __init__(self, class_file: ClassFile, desk: Desk, qtbot: QtBot) -> None:
        self.file, self.desk, self.qtbot = class_file, desk, qtbot
        desk.today = lambda: date(2027, 9, 2)
        class_file.now = lambda: datetime.combine(desk.today(), time(8))
        classes = Classes(class_file)
        classes.begin({"name": "三（2）班", "school": "青禾镇中心小学", "teacher": "沈文"})
        classes.change("entry_year", 2024)
        students = Students(class_file)
        away = {"left_behind": True, "concern_level": "red", "concern_since": date(2026, 10, 1)}
        support = {"key_support": True, "key_support_since": date(2026, 9, 8)}
        self.child = students.add({"name": "王小雨", **away, **support})
        self.goes = students.add({"name": "李浩然", **away})
        self.third = students.add({"name": "张思琪"})
        mentors = Mentors(class_file)
        teacher = mentors.add({"name": "何伟", "kind": "teacher"})
        begins = date(2026, 9, 14)
        self.pairings = [
            mentors.pair(teacher, [one], {"starts_on": begins})[0]
            for one in (self.child, self.goes, self.third)
        ]
        plans = PlanRecords(class_file, PLAN)
        self.plans = [
            plans.add(one, {"subject": subject, "begins_on": begins})
            for one, subject in ((self.child, "语文"), (self.goes, "数学"), (self.third, "英语"))
        ]
        self.window = QWidget()
        qtbot.addWidget(self.window)

    def open(self, rooms: tuple[Room, ...] = ROOMS, **how: Callable[[], object]) -> NewYearDialog:
        backups = automatic_backups(self.file, self.desk.settings)
        path, password = self.file.path, self.file.password
        usual = lambda: backups.make(path, password, Reason.SCHOOL_YEAR)  # noqa: E731
        begin_year(self.file, self.desk, rooms, how.get("backup", usual), self.window)
        (dialog,) = self.window.findChildren(NewYearDialog)
        return dialog

    def press(self, dialog: NewYearDialog) -> None:
        dialog.begin.click()
        self.qtbot.waitUntil(lambda: not dialog.is_working())

    def school(self) -> SchoolClass:
        with self.file.reading() as unit:
            return school_class(unit)

    def ends(self) -> list[str]:
        mentors = Mentors(self.file)
        return [mentors.pairing(one).end_reason for one in self.pairings]

    def states(self) -> list[tuple[str, date | None]]:
        plans = PlanRecords(self.file, PLAN)
        return [(plans.get(one).state, plans.get(one).ends_on) for one in self.plans]


@pytest.fixture
def story(qapp: QApplication, class_file: ClassFile, desk: Desk, qtbot: QtBot) -> Story:
    """The class, and the window that the dialog stands over."""
    theme.apply(qapp, "light")
    return Story(class_file, desk, qtbot)


def choose(dialog: NewYearDialog, name: str, code: object) -> None:
    combo = find(dialog, Combo, name)
    combo.setCurrentIndex(combo.findData(code))
    combo.activated.emit(combo.currentIndex())


def untick(dialog: NewYearDialog, name: str) -> None:
    find(dialog, CheckBox, name).setChecked(False)


def type_into(qtbot: QtBot, line: QWidget, text: str) -> None:
    assert isinstance(line, QLineEdit)
    line.selectAll()
    line.insert(text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_a_school_year_begins_in_one_act_and_one_undo_takes_it_back(
    story: Story, class_file: ClassFile, qtbot: QtBot
) -> None:
    dialog = story.open()
    name = dialog.head.editor("name").control
    assert isinstance(name, QLineEdit)
    assert name.text() == "四（2）班"
    type_into(qtbot, dialog.head.editor("teacher").control, "何伟")
    type_into(qtbot, dialog.terms.editor("first_ends").control, "2028-1-14")
    choose(dialog, "year_leaving_pick", story.goes)
    choose(dialog, f"year_leaving_{story.goes}", "moved_away")
    leaving = find(dialog, RecordForm, "year_leaving_form")
    type_into(qtbot, leaving.editor("reason").control, "随父母去东莞")
    choose(dialog, f"year_levels_{story.child}", "yellow")
    untick(dialog, f"year_support_{story.child}")
    untick(dialog, f"year_mentors_{story.pairings[2]}")
    choose(dialog, f"year_study_plans_{story.plans[2]}", "ended")
    before = class_file.next_undo()

    story.press(dialog)

    qtbot.waitUntil(lambda: story.window.findChildren(NewYearDialog) == [])
    assert (story.school().name, story.school().teacher) == ("四（2）班", "何伟")
    (was,) = Classes(class_file).before()
    assert (was.name, was.teacher, was.until) == ("三（2）班", "沈文", SEPTEMBER)
    with class_file.reading() as unit:
        assert terms_of(unit, SEPTEMBER)[0] == TermSpan(1, SEPTEMBER, date(2028, 1, 14))
        gone = enrolments(unit)[story.goes]
    assert gone.now.reason == "随父母去东莞"
    assert gone.status_on(date(2027, 8, 31)) == "in_class"
    assert gone.status_on(SEPTEMBER) == "moved_away"
    assert story.ends() == ["", "student_left", "year_over"]
    assert story.states() == [("running", None), ("ended", SEPTEMBER), ("ended", SEPTEMBER)]
    child = Students(class_file).get(story.child)
    assert (child.concern_level, child.key_support) == ("yellow", False)
    told = [one.what for one in Care(class_file).beside(story.child).concerns if one.until]
    assert sorted(told) == ["key_support", "red"]
    assert automatic_backups(class_file, story.desk.settings).all()[0].reason == "school_year"

    class_file.undo()

    assert story.school() == replace(story.school(), name="三（2）班", school_year=None)
    assert story.ends() == ["", "", ""]
    assert story.states() == [("running", None)] * 3
    assert Students(class_file).get(story.goes).enrolment == "in_class"
    assert Classes(class_file).before() == ()
    assert class_file.next_undo() == before


def test_a_school_year_that_was_begun_is_refused_with_a_sentence(
    story: Story, messages: RecordingMessages
) -> None:
    story.press(story.open())
    story.window = QWidget()
    story.qtbot.addWidget(story.window)
    begin_year(story.file, story.desk, ROOMS, lambda: None, story.window)
    assert story.window.findChildren(NewYearDialog) == []
    assert "has been begun already" in messages.told[-1]


def test_today_reminds_until_it_is_done(story: Story, class_file: ClassFile) -> None:
    assert ROOM.due_items is not None
    assert ROOM.due_items(class_file, date(2027, 8, 31)) == ()
    (item,) = ROOM.due_items(class_file, SEPTEMBER)
    assert item.title == "School year 2027–2028 has begun"
    story.press(story.open())
    assert ROOM.due_items(class_file, date(2027, 9, 2)) == ()
    class_file.undo()
    assert len(ROOM.due_items(class_file, date(2027, 9, 2))) == 1


def test_without_a_good_backup_nothing_happens(story: Story, class_file: ClassFile) -> None:
    def fails() -> object:
        raise StorageTrouble(Trouble.DISK_FULL, "The disk is full.")

    dialog = story.open(backup=fails)
    before = class_file.next_undo()
    story.press(dialog)
    assert dialog.isVisible()
    assert dialog.problem.text() == "The disk is full."
    assert (story.school().name, class_file.next_undo()) == ("三（2）班", before)


def test_a_failure_in_the_middle_leaves_nothing_half_written(
    story: Story, class_file: ClassFile
) -> None:
    def fails(*_what: object) -> None:
        raise StorageTrouble(Trouble.DISK_FULL, "The disk is full.")

    mentors = next(one for one in ROOMS if one.name == "mentors")
    asks = mentors.new_year
    assert asks is not None
    broken = replace(
        mentors,
        new_year=lambda file, day: [replace(one, write=fails) for one in asks(file, day)],
    )
    dialog = story.open(tuple(broken if one is mentors else one for one in ROOMS))
    untick(dialog, f"year_support_{story.child}")
    before = class_file.next_undo()
    story.press(dialog)
    assert dialog.problem.text() == "The disk is full."
    assert (story.school().name, class_file.next_undo()) == ("三（2）班", before)
    assert Classes(class_file).before() == ()
    assert Students(class_file).get(story.child).key_support is True
    with class_file.reading() as unit:
        assert unit.rows(select(concern_spans)) == []


def test_what_cannot_be_is_said_and_what_was_typed_stays(
    story: Story, class_file: ClassFile, qtbot: QtBot
) -> None:
    dialog = story.open()
    line = dialog.head.editor("name").control
    type_into(qtbot, line, "")
    story.press(dialog)
    assert dialog.head.editor("name").problem.text() == "Please fill this in."
    type_into(qtbot, line, "四（2）班")
    type_into(qtbot, dialog.terms.editor("second_starts").control, "2028-1-10")
    story.press(dialog)
    assert dialog.problem.text() == "The dates of two terms overlap. Please check them."
    assert dialog.isVisible()
    assert story.school().name == "三（2）班"
    type_into(qtbot, dialog.terms.editor("second_starts").control, "2028-2-21")
    story.press(dialog)
    assert story.school().name == "四（2）班"


def test_of_those_who_leave_nothing_more_is_asked(story: Story) -> None:
    dialog = story.open()
    pairing = find(dialog, CheckBox, f"year_mentors_{story.pairings[1]}")
    assert pairing.text() == "李浩然"
    choose(dialog, "year_leaving_pick", story.goes)
    assert not pairing.isVisibleTo(dialog)
    click(dialog, f"year_stays_{story.goes}")
    assert pairing.isVisibleTo(dialog)


def test_the_last_grade_graduates_but_for_those_who_stay(
    story: Story, class_file: ClassFile
) -> None:
    classes = Classes(class_file)
    classes.change("name", "六（2）班")
    classes.change("entry_year", 2021)
    dialog = story.open()
    choose(dialog, "year_leaving_pick", story.third)
    story.press(dialog)
    told = {one.name: one.enrolment for one in Students(class_file).everyone()}
    assert told == {"王小雨": "graduated", "李浩然": "graduated", "张思琪": "in_class"}
    assert story.ends() == ["student_left", "student_left", ""]
