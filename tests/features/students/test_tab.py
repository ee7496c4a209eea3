"""The teacher works in the students' files."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from carekeeper.core.ids import StudentId
from carekeeper.core.photos import prepare
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.room import ROOM
from carekeeper.features.students.store import Students
from carekeeper.features.students.tab import StudentsTab
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.line_editor import LineEditor
from carekeeper.widgets.parts import Button, Label

ID_NUMBER = "330000201703081220"


@pytest.fixture
def students(class_file: ClassFile) -> Students:
    return Students(class_file)


@pytest.fixture
def child(students: Students) -> StudentId:
    return students.add({"name": "王小雨", "left_behind": True, "class_number": 7})


@pytest.fixture
def tab(class_file: ClassFile, desk: Desk, child: StudentId, qtbot: QtBot) -> StudentsTab:
    class_file.listen(desk.changed.emit)
    assert ROOM.open_tab is not None
    opened = ROOM.open_tab(class_file, desk)
    assert isinstance(opened, StudentsTab)
    qtbot.addWidget(opened)
    opened.resize(1100, 600)
    opened.show_student(child)
    opened.show()
    qtbot.waitExposed(opened)
    return opened


def line(tab: StudentsTab, name: str) -> LineEditor:
    editor = tab.page.form.editor(name)
    assert isinstance(editor, LineEditor)
    return editor


def write(tab: StudentsTab, name: str, text: str) -> None:
    """Type into a field and leave it."""
    editor = line(tab, name)
    editor.line.selectAll()
    editor.line.insert(text)
    editor.line.setModified(True)
    editor.finish()


def label(tab: StudentsTab, name: str) -> str:
    found = tab.findChild(Label, name)
    assert found is not None
    return found.text()


def test_a_field_is_saved_when_it_is_left(
    tab: StudentsTab, students: Students, child: StudentId, class_file: ClassFile
) -> None:
    write(tab, "home_address", "示例镇后吴村三组")
    assert students.get(child).home_address == "示例镇后吴村三组"
    step = class_file.next_undo()
    assert step is not None
    assert step.label == "王小雨 · Home address"


def test_an_id_number_shows_age_birth_date_and_sex_at_once(tab: StudentsTab) -> None:
    write(tab, "id_number", ID_NUMBER)
    assert line(tab, "birth_date").line.text() == "8 Mar 2017"
    assert line(tab, "age").line.text() == "9 years old"


def test_what_cannot_be_right_is_said_at_the_field_and_not_saved(
    tab: StudentsTab, students: Students, child: StudentId
) -> None:
    write(tab, "id_number", "330000201703081221")
    assert "check digit" in line(tab, "id_number").problem.text()
    students.add({"name": "李浩然", "id_number": ID_NUMBER})
    write(tab, "id_number", ID_NUMBER)
    assert "李浩然" in line(tab, "id_number").problem.text()
    assert students.get(child).id_number == ""


def test_a_passport_is_checked_as_a_passport(
    tab: StudentsTab, students: Students, child: StudentId
) -> None:
    students.change(child, "id_kind", "passport")
    write(tab, "id_number", "E12345678")
    assert students.get(child).id_number == "E12345678"


def test_the_numbers_of_a_child_are_shown_by_their_end(tab: StudentsTab, child: StudentId) -> None:
    write(tab, "school_number", "G330000201703081220")
    assert line(tab, "school_number").line.text().endswith("•1220")


def test_the_page_says_what_is_missing_and_leads_there(tab: StudentsTab, qtbot: QtBot) -> None:
    assert label(tab, "completeness_figure") == "2 / 7"
    link = tab.findChild(Button, "missing_home_address")
    assert link is not None
    link.click()
    assert line(tab, "home_address").line.hasFocus()
    write(tab, "home_address", "示例镇后吴村三组")
    assert label(tab, "completeness_figure") == "3 / 7"
    entry = tab.findChild(Button, "go_to_health")
    assert entry is not None
    assert "1 missing" in entry.accessibleName()


def test_a_section_is_reached_from_the_list(tab: StudentsTab) -> None:
    entry = tab.findChild(Button, "go_to_notes")
    assert entry is not None
    entry.click()
    assert entry.isChecked()
    assert line(tab, "consent_on").line.hasFocus()


def test_the_three_answers_follow_from_the_contact_card(
    class_file: ClassFile, desk: Desk, qtbot: QtBot, tab: StudentsTab
) -> None:
    persons = [
        {"relation": role, "away": True, "away_since": "2025-02"} for role in ("father", "mother")
    ]
    (other,) = Students(class_file).add_all(
        [({"name": "李浩然", "left_behind": False, "birth_date": date(2017, 3, 8)}, persons)], "x"
    )
    tab.show_student(other)
    assert label(tab, "answer_register") == "both parents away (register)"
    assert label(tab, "answer_education") == "fits"
    assert label(tab, "answer_civil_affairs") == "not known yet"
    assert "rural" in label(tab, "reason_civil_affairs")
    assert "not left-behind" in tab.page.situation.findChildren(Label)[0].text()
    assert Students(class_file).get(other).left_behind is False


def a_picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (300, 400), "teal").save(stream, "PNG")
    return stream.getvalue()


def test_a_dropped_picture_becomes_the_photo(
    tab: StudentsTab, students: Students, child: StudentId, qtbot: QtBot
) -> None:
    dropped = QMimeData()
    dropped.setImageData(QImage.fromData(a_picture()))
    tab.page.photo.take(dropped)
    qtbot.waitUntil(lambda: bool(students.get(child).photo))
    tab.page.photo.grab()
    assert tab.page.photo.remove.isVisible()
    tab.page.photo.remove.click()
    assert students.get(child).photo == ""
    assert not tab.page.photo.remove.isVisible()


def test_a_file_that_is_no_picture_is_told_below_the_frame(
    tab: StudentsTab, qtbot: QtBot, tmp_path: object, child: StudentId
) -> None:
    dropped = QMimeData()
    dropped.setText("words")
    tab.page.photo.take(dropped)
    assert "no picture" in tab.page.photo.problem.text()


def test_a_photo_for_a_student_deleted_meanwhile_is_let_go(
    tab: StudentsTab, students: Students, child: StudentId
) -> None:
    students.delete_for_good([child])
    tab.page.photo.photo_made.emit(child, prepare(a_picture()))
    assert students.lines() == []


def test_a_due_field_gets_the_cursor(tab: StudentsTab, desk: Desk, child: StudentId) -> None:
    tab.show_student(child)
    tab.go_to(Place("students", child, field="home_address"))
    assert line(tab, "home_address").line.hasFocus()


def test_what_is_typed_is_saved_before_another_student_is_shown(
    tab: StudentsTab, students: Students, child: StudentId
) -> None:
    editor = line(tab, "siblings")
    editor.line.setText("一个姐姐")
    editor.line.setModified(True)
    tab.show_student(students.add({"name": "李浩然"}))
    assert students.get(child).siblings == "一个姐姐"
    assert line(tab, "siblings").line.text() == ""


def names(tab: StudentsTab) -> list[str]:
    return [row.student.name for row in tab.table.files.table.rows()]


def test_the_class_is_one_table_with_filters(tab: StudentsTab, students: Students) -> None:
    students.add({"name": "李浩然", "class_number": 1, "key_support": True})
    students.add({"name": "张思琪", "class_number": 2, "enrolment": "moved_away"})
    tab.show_student(None)
    assert names(tab) == ["李浩然", "王小雨"]
    assert tab.class_summary() == "2 students · 1 left behind · 2 files incomplete"
    tab.table.files.chips["left_behind"].click()
    assert names(tab) == ["王小雨"]
    tab.table.files.chips["left_behind"].click()
    tab.table.files.chips["archived"].click()
    assert names(tab) == ["张思琪"]


def test_ticked_students_go_to_the_bin_together(
    tab: StudentsTab, students: Students, child: StudentId, class_file: ClassFile
) -> None:
    other = students.add({"name": "李浩然"})
    students.add({"name": "张思琪"})
    tab.show_student(None)
    assert not tab.bin.isEnabled()
    tab.table.files.table.check_keys([child, other])
    tab.bin.click()
    assert names(tab) == ["张思琪"]
    class_file.undo()
    assert len(names(tab)) == 3


def test_ticked_students_are_printed(
    tab: StudentsTab, desk: Desk, child: StudentId, students: Students
) -> None:
    asked: list[Wish] = []
    desk.print_requested.connect(asked.append)
    students.add({"name": "李浩然"})
    tab.print.click()
    tab.show_student(None)
    tab.table.files.table.check_keys([child])
    tab.print.click()
    assert asked == [Wish("file", (child,))] * 2


def test_enter_opens_a_student_of_the_table(
    tab: StudentsTab, desk: Desk, child: StudentId, qtbot: QtBot
) -> None:
    asked: list[Place] = []
    desk.place_requested.connect(asked.append)
    tab.show_student(None)
    tab.table.files.table.select_keys([child], child)
    qtbot.keyClick(tab.table.files.table, Qt.Key.Key_Return)
    assert asked == [Place("students", child)]


def test_an_empty_class_offers_to_bring_one_in(
    tab: StudentsTab, desk: Desk, students: Students, child: StudentId
) -> None:
    asked: list[str] = []
    desk.action_requested.connect(asked.append)
    tab.show_student(None)
    students.bin([child])
    assert tab.table.empty.isVisible()
    tab.table.empty.button.click()
    assert asked == ["bring_in"]
