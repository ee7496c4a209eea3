"""What a list said and what was not brought in: found in one place, beside its field."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY

from carekeeper import bringing_in
from carekeeper.bringing_in import Class, Fields
from carekeeper.core.place import Place
from carekeeper.db import bring_in as kept
from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.students.room import ROOM as STUDENTS
from carekeeper.features.students.store import Students
from carekeeper.lists import reader
from carekeeper.rooms import ROOMS
from carekeeper.shell.workspace import Workspace
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

LIST = (
    "姓名\t性别\t出生日期\t父亲姓名\t父亲电话\t母亲电话\n"
    "陈一诺\t女\t2015-13-08\t陈大勇\t1380000120\t1390000111\n"
)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, desk: Desk, class_file: ClassFile) -> Workspace:
    """The window, after a list with three values that cannot be right."""
    fields = Fields.of(ROOMS)
    table = reader.read_text(LIST).table
    comparison = bringing_in.compare(table, fields, Class.read(class_file), today=TODAY)
    bringing_in.write(class_file, bringing_in.drafts(comparison, table, fields))
    theme.apply(qapp, "light")
    class_file.listen(desk.changed.emit)
    made = Workspace(class_file, desk, ROOMS)
    qtbot.addWidget(made)
    made.resize(1280, 760)
    made.show()
    return made


def places(class_file: ClassFile) -> list[Place]:
    """Return where Today sends the teacher, one value after the other."""
    due = STUDENTS.due_items
    assert due is not None
    return [item.place for item in due(class_file, TODAY) if item.action == "check_value"]


def shown(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def test_a_value_of_the_file_is_told_below_its_field(
    window: Workspace, class_file: ClassFile, qtbot: QtBot
) -> None:
    (place,) = [one for one in places(class_file) if one.room == "students"]
    window.show_place(place)
    tab = window._tab("students")
    editor = tab.page.form.editor("birth_date")
    assert any("2015-13-08" in text for text in shown(editor))
    qtbot.waitUntil(editor.control.hasFocus)


def test_a_value_of_the_father_opens_him_at_the_field(
    window: Workspace, class_file: ClassFile
) -> None:
    place = next(one for one in places(class_file) if one.field == "father.phones")
    window.show_place(place)
    page = window._tab("guardians").page
    father = Guardians(class_file).of_student(place.student_id or 0)[0]
    assert page.edited() == father.id
    assert any("1380000120" in text for text in shown(page._editor.form.editor("phones")))


def test_the_right_number_is_the_answer(window: Workspace, class_file: ClassFile) -> None:
    place = next(one for one in places(class_file) if one.field == "father.phones")
    window.show_place(place)
    father = Guardians(class_file).of_student(place.student_id or 0)[0]
    Guardians(class_file).change(father.id, "phones", ("13800001207",))
    assert "father.phones" not in [one.field for one in places(class_file)]
    class_file.undo()
    assert "father.phones" in [one.field for one in places(class_file)]


def test_a_value_of_a_person_who_is_not_there_waits_where_she_is_added(
    window: Workspace, class_file: ClassFile
) -> None:
    place = next(one for one in places(class_file) if one.field == "mother.phones")
    window.show_place(place)
    page = window._tab("guardians").page
    assert any("1390000111" in text for text in shown(page._add))
    button = page._add.findChild(QAbstractButton, "add_mother")
    button.click()
    assert any("1390000111" in text for text in shown(page._editor.form.editor("phones")))


def test_what_is_settled_is_asked_for_no_longer(window: Workspace, class_file: ClassFile) -> None:
    place = next(one for one in places(class_file) if one.room == "students")
    window.show_place(place)
    (one,) = [one for one in kept.waiting(class_file) if not one.of_card]
    form = window._tab("students").page.form
    form.findChild(QAbstractButton, f"settled_{one.id}").click()
    assert place not in places(class_file)
    assert Students(class_file).get(one.student_id).birth_date is None


def test_the_profile_sends_to_the_card(window: Workspace, class_file: ClassFile) -> None:
    (one,) = [one for one in kept.waiting(class_file) if one.place == "father.phones"]
    window.show_place(Place("students", one.student_id))  # type: ignore[arg-type]
    card = window._tab("students").page.kept
    card.findChild(QAbstractButton, f"waiting_field_{one.id}").click()
    assert window.current_tab() == "guardians"
    assert window._tab("guardians").page.edited() is not None
