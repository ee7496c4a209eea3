"""After a list came in the teacher marks who is left behind, and sees why each is suggested."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from carekeeper.core.place import Place
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.facts import rules
from carekeeper.features.students.room import ROOM
from carekeeper.features.students.store import Students
from carekeeper.features.students.tab import StudentsTab
from carekeeper.widgets.desk import Desk

MARKS = Place("students", field="marks")


@pytest.fixture
def students(class_file: ClassFile) -> Students:
    """A class as a list brought it in: with remarks, kept columns and parents."""
    students = Students(class_file)
    kept = {"父母是否外出务工": "是", "校车": "1号车"}
    at_home = {"父母是否外出务工": "否", "务工地点": "在家"}
    drafts = (
        ({"name": "王小雨", "notes": "父母均在外务工，随奶奶生活"}, {}, ()),
        ({"name": "李浩然"}, kept, ()),
        ({"name": "张思琪"}, {}, ({"relation": "father", "away": True, "kind": "parent"},)),
        ({"name": "陈宇航", "notes": "喜欢画画"}, at_home, ()),
        ({"name": "郑晓东", "notes": "父母外出", "enrolment": "moved_away"}, {}, ()),
    )
    made = [
        ({**values, "register_extras": json.dumps(extras, ensure_ascii=False)}, people)
        for values, extras, people in drafts
    ]
    students.add_all(made, "list")
    return students


@pytest.fixture
def tab(class_file: ClassFile, desk: Desk, students: Students, qtbot: QtBot) -> StudentsTab:
    class_file.listen(desk.changed.emit)
    assert ROOM.open_tab is not None
    opened = ROOM.open_tab(class_file, desk)
    assert isinstance(opened, StudentsTab)
    qtbot.addWidget(opened)
    opened.resize(1100, 600)
    opened.show_student(None)
    opened.show()
    qtbot.waitExposed(opened)
    return opened


def reasons(tab: StudentsTab) -> dict[str, str]:
    """Return what stands in the column of hints beside each name, while it is shown."""
    table = tab.table.files.table
    model = table.model()
    titles = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    name, hint = titles.index("Student"), titles.index("Hint")
    if table.isColumnHidden(hint):
        return {}
    return {
        str(model.index(row, name).data()): str(model.index(row, hint).data())
        for row in range(model.rowCount())
    }


def test_the_reason_stands_beside_each_tick(tab: StudentsTab, students: Students) -> None:
    tab.go_to(MARKS)
    ticked = {students.name_of(one) for one in tab.table.files.marked_ids()}
    assert ticked == {"王小雨", "李浩然", "张思琪"}
    assert reasons(tab) == {
        "王小雨": "Notes: 父母均在外务工，随奶奶生活",
        "李浩然": "父母是否外出务工: 是",
        "张思琪": "father away",
        "陈宇航": "",
    }


def test_the_head_has_room_for_the_words_of_its_buttons(tab: StudentsTab) -> None:
    assert not tab.history.isHidden()
    tab.go_to(MARKS)
    assert not tab.left_behind.isHidden()
    assert tab.history.isHidden(), "the history of all is in the menu, too"
    tab.table.files.unmark()
    assert not tab.history.isHidden()


def test_once_all_are_marked_there_is_no_column_of_hints(
    tab: StudentsTab, students: Students
) -> None:
    tab.go_to(MARKS)
    tab.left_behind.click()
    tab.table.files.choose()
    rest = [one.id for one in students.lines() if one.left_behind is None]
    students.say_left_behind(rest, left_behind=False)
    assert reasons(tab) == {}


def test_columns_that_make_room_for_the_hints_are_not_given_up(tab: StudentsTab) -> None:
    tab.go_to(MARKS)
    table = tab.table.files.table
    last = table.model().columnCount() - 1
    for width in (700, 1040, 1100, 1500):
        tab.resize(width, 600)
    assert not table.isColumnHidden(last)
    assert table.widths() == {}, "only the teacher draws a column to a width, or leaves it out"


@pytest.mark.parametrize(
    ("heading", "text", "hints"),
    [
        ("备注", "父亲外出打工", True),
        ("备注", "非留守", False),
        ("父母是否外出务工", "是", True),
        ("父母是否外出务工", "否", False),
        ("父母是否外出务工", "0", False),
        ("务工地点", "广东东莞", True),
        ("务工地点", "在家", False),
        ("务工地点", "无", False),
        ("留守类型", "双亲", True),
        ("是否留守", "不是", False),
        ("校车", "1号车", False),
    ],
)
def test_a_heading_is_no_hint_without_its_answer(heading: str, text: str, hints: bool) -> None:
    assert rules.hints_at_work_away(heading, text) is hints
