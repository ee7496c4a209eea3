"""The teacher types new students one after the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.store import Students
from carekeeper.features.students.view.quick_add import QuickAddDialog
from carekeeper.widgets.desk import Desk


@pytest.fixture
def students(class_file: ClassFile) -> Students:
    return Students(class_file)


@pytest.fixture
def quick(class_file: ClassFile, desk: Desk, qtbot: QtBot) -> QuickAddDialog:
    opened = QuickAddDialog(class_file, desk)
    qtbot.addWidget(opened)
    opened.show()
    return opened


def test_names_are_typed_one_after_the_other(
    quick: QuickAddDialog, students: Students, qtbot: QtBot
) -> None:
    for name in ("王小雨", "李浩然"):
        quick.name.setText(name)
        qtbot.keyClick(quick.name, Qt.Key.Key_Return)
    assert [(line.name, line.class_number) for line in students.lines()] == [
        ("王小雨", 1),
        ("李浩然", 2),
    ]
    assert quick.list.text() == "Added: 王小雨, 李浩然"
    assert quick.name.text() == ""


def test_an_id_number_brings_sex_and_birth_date(quick: QuickAddDialog, students: Students) -> None:
    quick.name.setText("王小雨")
    quick.number.setText("330000201703081220")
    quick.add.click()
    assert students.lines()[0].sex == "female"


def test_a_name_that_is_there_is_asked_about_once(
    quick: QuickAddDialog, students: Students
) -> None:
    students.add({"name": "王小雨"})
    quick.name.setText("王小雨")
    quick.add.click()
    assert "already" in quick.problem.text()
    quick.add.click()
    assert len(students.lines()) == 2


def test_a_wrong_id_number_is_told_and_nobody_is_added(
    quick: QuickAddDialog, students: Students
) -> None:
    quick.name.setText("王小雨")
    quick.number.setText("123")
    quick.add.click()
    assert "18 digits" in quick.problem.text()
    quick.number.clear()
    quick.name.clear()
    quick.add.click()
    assert quick.problem.text() == "Please fill in the name first."
    assert students.lines() == []
