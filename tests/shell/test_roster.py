"""The class list: finding a student, and going through the class by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from carekeeper.app import Application
from carekeeper.core.student_line import StudentLine
from carekeeper.shell.roster_list import matches
from carekeeper.shell.workspace import Workspace


def found(window: QWidget) -> list[str]:
    """Return the names that the class list shows."""
    view = window.findChild(QListView, "roster_list")
    assert view is not None
    if view.isHidden():
        return []
    rows = view.model()
    return [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]


def search_box(window: QWidget) -> QLineEdit:
    """Return the box one searches in."""
    box = window.findChild(QLineEdit, "roster_search")
    assert box is not None
    return box


def chip(window: QWidget, name: str) -> QPushButton:
    """Return a filter of the class list."""
    made = window.findChild(QPushButton, f"roster_{name}")
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("小雨", ["王小雨"]),
        ("wangxiaoyu", ["王小雨"]),
        ("wxy", ["王小雨"]),
        ("WXY", ["王小雨"]),
        ("7", ["王小雨"]),
        ("138 0000 1207", ["王小雨"]),
        ("1207", ["王小雨"]),
        ("hesiyuan", ["何思远"]),
        ("ziang", ["刘子昂", "董子昂"]),
        ("qqqq", []),
    ],
)
def test_a_student_is_found_by_what_one_knows(
    workspace: Workspace, typed: str, names: list[str]
) -> None:
    search_box(workspace).setText(typed)

    assert found(workspace) == names


def test_after_a_search_the_student_is_seen_in_the_class(
    workspace: Workspace, qtbot: QtBot
) -> None:
    view = workspace.findChild(QListView, "roster_list")
    assert view is not None
    workspace.resize(1300, 300)
    last = found(workspace)[-1]
    search_box(workspace).setText(last)
    qtbot.keyClick(search_box(workspace), Qt.Key.Key_Return)

    search_box(workspace).clear()

    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(view.currentIndex())))
    assert view.currentIndex().data() == last


def test_a_surname_is_found_by_the_sound_it_has_as_a_surname() -> None:
    from carekeeper.core import pinyin

    line = StudentLine(id=1, name="单雨桐", name_keys=pinyin.keys("单雨桐"))

    assert matches(line, "shanyutong")
    assert matches(line, "syt")


def test_a_name_with_two_dots_is_found_as_it_is_written_in_pinyin() -> None:
    from carekeeper.core import pinyin

    line = StudentLine(id=1, name="吕绿萍", name_keys=pinyin.keys("吕绿萍"))

    for typed in ("lü", "lüping", "lvping", "luping", "呂 綠萍"):
        assert matches(line, typed)


def test_nobody_found_is_said_in_a_sentence(workspace: Workspace) -> None:
    search_box(workspace).setText("没有这个人")

    assert found(workspace) == []
    assert workspace.roster._nobody.isVisible()
    assert not workspace.roster._empty.isVisible()


def test_the_filters_show_some_and_say_how_many(workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.mouseClick(chip(workspace, "left_behind"), Qt.MouseButton.LeftButton)
    assert len(found(workspace)) == 8
    assert "8" in chip(workspace, "left_behind").text()

    qtbot.mouseClick(chip(workspace, "key_support"), Qt.MouseButton.LeftButton)
    assert found(workspace) == ["王小雨", "李浩然"]

    qtbot.mouseClick(chip(workspace, "all"), Qt.MouseButton.LeftButton)
    assert len(found(workspace)) == 12
    assert chip(workspace, "archived").isHidden()


def test_letters_typed_in_the_list_go_to_the_search(workspace: Workspace, qtbot: QtBot) -> None:
    view = workspace.findChild(QListView, "roster_list")
    view.setFocus()

    qtbot.keyClicks(view, "w")
    qtbot.keyClicks(search_box(workspace), "xy")

    assert found(workspace) == ["王小雨"]


def test_down_leads_from_the_search_into_the_list_and_on(
    workspace: Workspace, qtbot: QtBot
) -> None:
    box = search_box(workspace)
    box.setFocus()
    view = workspace.findChild(QListView, "roster_list")

    qtbot.keyClick(box, Qt.Key.Key_Down)
    first = workspace.student()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    second = workspace.student()
    qtbot.keyClick(view, Qt.Key.Key_Up)

    assert (first, second) == (1, 2)
    assert workspace.student() == 1


def test_enter_takes_the_first_and_escape_clears(workspace: Workspace, qtbot: QtBot) -> None:
    box = search_box(workspace)
    qtbot.keyClicks(box, "wxy")
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert workspace.student() == 7

    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert len(found(workspace)) == 12
    assert workspace.student() == 7


def test_a_student_picked_elsewhere_is_shown_even_when_the_filter_hides_it(
    workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.mouseClick(chip(workspace, "key_support"), Qt.MouseButton.LeftButton)

    workspace.show_student(2, "students")

    assert workspace.roster.selected() == 2
    assert "谭慧敏" in found(workspace)


def test_next_and_previous_student_by_menu(workspace: Workspace, application: Application) -> None:
    application.do("next_student")
    application.do("next_student")
    assert workspace.student() == 2

    application.do("previous_student")
    assert workspace.student() == 1

    application.do("whole_class")
    assert workspace.student() is None


def test_a_new_name_is_in_the_list_at_once_and_the_same_student_stays(
    workspace: Workspace, application: Application
) -> None:
    from carekeeper.features.students.store import Students

    workspace.show_student(7, "students")
    assert application.open_class is not None
    Students(application.open_class.class_file).add({"name": "赵一诺"})

    assert "赵一诺" in found(workspace)
    assert workspace.student() == 7
