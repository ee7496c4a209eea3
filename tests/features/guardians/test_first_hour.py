"""After a list came in the teacher says once what its 家长 are to the students."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.features.guardians.conftest import Enrol

from carekeeper.core.place import Place
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians as cards
from carekeeper.features.guardians.room import ROOM
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.guardians.tab import GuardiansTab
from carekeeper.features.guardians.view.relation_dialog import RelationDialog
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Button


@pytest.fixture
def persons(class_file: ClassFile, enrol: Enrol) -> dict[str, int]:
    """Four 家长 as a list brought them in; 张思琪 has a father already, 陈宇航 two of them."""
    made = {}
    for student, *people in (
        ("王小雨", ("王建国", "")),
        ("李浩然", ("刘桂芳", "")),
        ("张思琪", ("张建军", "father"), ("张大伯", "")),
        ("陈宇航", ("陈建华", ""), ("陈阿姨", "")),
    ):
        child = enrol(student)
        for name, relation in people:
            with class_file.writing("card") as unit:
                values = {"student_id": child, "name": name, "relation": relation}
                made[name] = unit.insert(cards, values)
    return made


@pytest.fixture
def dialog(
    class_file: ClassFile,
    desk: Desk,
    persons: dict[str, int],
    qtbot: QtBot,
    qapp: QApplication,
) -> RelationDialog:
    theme.apply(qapp, "light")
    assert persons
    assert ROOM.open_tab is not None
    tab = ROOM.open_tab(class_file, desk)
    assert isinstance(tab, GuardiansTab)
    qtbot.addWidget(tab)
    tab.show()
    tab.go_to(Place("guardians", field="relations"))
    shown = tab.findChild(RelationDialog, "relation_dialog")
    assert isinstance(shown, RelationDialog)
    return shown


def choose(dialog: RelationDialog, relation: str) -> None:
    """Take a relation from the box."""
    place = dialog.relation.findData(relation)
    dialog.relation.setCurrentIndex(place)
    dialog.relation.activated.emit(place)


def test_nothing_is_said_before_a_relation_is_chosen(dialog: RelationDialog) -> None:
    assert dialog.relation.currentText() == ""
    assert not dialog.enter.isEnabled()


def test_nobody_becomes_a_second_father_of_a_card(
    dialog: RelationDialog, persons: dict[str, int], guardians: Guardians, class_file: ClassFile
) -> None:
    choose(dialog, "father")
    assert dialog.enter.text() == "Fill in for 3 people"
    assert dialog.note.text() == "2 cards have one already and stay"
    dialog.enter.click()
    said = {name: guardians.get(one).relation for name, one in persons.items()}
    assert said == {
        "王建国": "father",
        "刘桂芳": "father",
        "张建军": "father",
        "张大伯": "",
        "陈建华": "father",
        "陈阿姨": "",
    }
    class_file.undo()
    assert guardians.get(persons["王建国"]).relation == ""


def test_those_of_another_surname_are_left_out_with_one_click(
    dialog: RelationDialog, persons: dict[str, int], guardians: Guardians
) -> None:
    choose(dialog, "father")
    alike = dialog.findChild(Button, "print_choices_surname")
    assert alike is not None
    alike.click()
    dialog.enter.click()
    assert guardians.get(persons["王建国"]).relation == "father"
    assert guardians.get(persons["刘桂芳"]).relation == ""
    assert {one.shown for one in guardians.without_relation()} == {
        "刘桂芳 · 李浩然",
        "张大伯 · 张思琪",
        "陈阿姨 · 陈宇航",
    }
