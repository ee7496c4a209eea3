"""The teacher sets up the class on the page of the settings."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from carekeeper.db.class_file import ClassFile
from carekeeper.features.classes.facts import StaffMember
from carekeeper.features.classes.store import Classes
from carekeeper.features.classes.view import ClassPane
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.record_form import RecordForm


@pytest.fixture
def classes(class_file: ClassFile) -> Classes:
    """A class with one teacher, on a Monday in November."""
    class_file.now = lambda: datetime.combine(date(2026, 11, 23), time(8))
    classes = Classes(class_file)
    classes.begin({"name": "三（2）班", "school": "青禾镇中心小学"})
    classes.add_staff(StaffMember(name="沈文", subject="语文", role="head"))
    return classes


@pytest.fixture
def pane(qtbot: QtBot, classes: Classes, class_file: ClassFile, desk: Desk) -> ClassPane:
    """The page, in sight."""
    class_file.listen(desk.changed.emit)
    pane = ClassPane(class_file, desk)
    qtbot.addWidget(pane)
    pane.show()
    return pane


def forms(pane: ClassPane, name: str) -> list[RecordForm]:
    """Return the forms of a name that are in sight, from top to bottom."""
    return [form for form in pane.findChildren(RecordForm, name) if form.isVisible()]


def type_into(qtbot: QtBot, form: RecordForm, field: str, text: str) -> QLineEdit:
    """Type into a field of a form and go on with Enter."""
    line = form.editor(field).control
    assert isinstance(line, QLineEdit)
    line.selectAll()
    line.insert(text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return line


def press(qtbot: QtBot, pane: ClassPane, name: str) -> None:
    """Press the first button of a name that is in sight."""
    button = next(one for one in pane.findChildren(Button, name) if one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_typed_is_saved(qtbot: QtBot, pane: ClassPane, classes: Classes) -> None:
    (form,) = forms(pane, "class_form")
    line = type_into(qtbot, form, "hotline", "057200006688")
    assert classes.get().hotline == "0572-00006688"
    assert line.text() == "0572-0000 6688"
    assert pane.flush()


def test_the_name_fills_in_the_year_of_entry(
    qtbot: QtBot, pane: ClassPane, classes: Classes
) -> None:
    (form,) = forms(pane, "class_form")
    type_into(qtbot, form, "name", "四（2）班")
    line = form.editor("entry_year").control
    assert isinstance(line, QLineEdit)
    assert line.text() == "2023"


def test_an_undo_is_seen(qtbot: QtBot, pane: ClassPane, class_file: ClassFile) -> None:
    (form,) = forms(pane, "class_form")
    line = type_into(qtbot, form, "school", "后吴小学")
    class_file.undo()
    assert line.text() == "青禾镇中心小学"


def test_a_teacher_comes_and_goes(qtbot: QtBot, pane: ClassPane, classes: Classes) -> None:
    press(qtbot, pane, "staff_add")
    assert len(classes.staff()) == 1
    new = forms(pane, "teacher_form")[-1]
    type_into(qtbot, new, "name", "何伟")
    type_into(qtbot, new, "phone", "138 0000 1111")
    assert [(one.name, one.phone) for one in classes.staff()] == [
        ("沈文", ""),
        ("何伟", "13800001111"),
    ]
    press(qtbot, pane, "teacher_remove")
    assert [one.name for one in classes.staff()] == ["何伟"]
    assert len(forms(pane, "teacher_form")) == 1


def test_a_teacher_taken_out_comes_back_by_undo(
    qtbot: QtBot, pane: ClassPane, classes: Classes, class_file: ClassFile
) -> None:
    press(qtbot, pane, "teacher_remove")
    assert forms(pane, "teacher_form") == []
    class_file.undo()
    qtbot.waitUntil(lambda: len(forms(pane, "teacher_form")) == 1)


def test_the_schools_own_dates_are_set(qtbot: QtBot, pane: ClassPane, classes: Classes) -> None:
    first, _second = forms(pane, "term_form")
    type_into(qtbot, first, "starts_on", "2026-8-30")
    type_into(qtbot, first, "ends_on", "2027-1-15")
    assert [(one.starts_on, one.ends_on) for one in classes.terms()] == [
        (date(2026, 8, 30), date(2027, 1, 15)),
        (date(2027, 2, 15), date(2027, 7, 5)),
    ]


def test_dates_that_cannot_be_are_said_at_the_field(
    qtbot: QtBot, pane: ClassPane, classes: Classes
) -> None:
    first, _second = forms(pane, "term_form")
    type_into(qtbot, first, "ends_on", "2026-8-1")
    assert first.editor("ends_on").problem.text() == (
        "A term cannot end before it begins. Please check the dates."
    )
    assert not pane.flush()
    type_into(qtbot, first, "ends_on", "2027-1-15")
    assert pane.flush()
    assert classes.terms()[0].ends_on == date(2027, 1, 15)


def test_the_next_school_year_is_added(qtbot: QtBot, pane: ClassPane, classes: Classes) -> None:
    press(qtbot, pane, "terms_add")
    assert [(one.school_year, one.number) for one in classes.terms()] == [
        *((2026, 1), (2026, 2), (2027, 1), (2027, 2))
    ]
    assert len(forms(pane, "term_form")) == 4
