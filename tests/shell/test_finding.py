"""Ctrl+K finds what the menus can do, and the Edit menu cuts, copies and pastes anywhere."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget

from carekeeper.app import Application
from carekeeper.shell.finding import commands
from carekeeper.shell.workspace import Workspace


def test_a_command_is_found_by_its_words_and_done_with_enter(
    application: Application, workspace: Workspace
) -> None:
    actions = application.window.menus.actions
    found = commands(actions, "settings")
    assert [(one.name, one.title) for one in found] == [("settings", "Settings…")]
    assert [one.name for one in commands(actions, "ＳＥＴＴings")] == ["settings"]
    assert commands(actions, "") == []
    assert commands(actions, "find anything") == []

    application.do("find:whole class")
    dialog = application.window.findChild(QDialog, "search_dialog")
    assert dialog is not None
    line = dialog.findChild(QLineEdit, "search_line")
    assert line is not None
    assert line.text() == "whole class"
    hits = dialog.findChild(QListWidget, "search_hits")
    assert hits is not None
    workspace.show_student(7, "students")
    hits.itemActivated.emit(hits.item(hits.count() - 1))
    assert workspace.student() is None, "Whole class was chosen"


def test_what_cannot_be_done_now_is_not_found(application: Application) -> None:
    actions = application.window.menus.actions
    assert [one.name for one in commands(actions, "Move to the recycle")] == []


def test_the_edit_menu_pastes_into_the_field_with_the_cursor(
    application: Application, workspace: Workspace
) -> None:
    workspace.show_student(7, "students")
    line = workspace.findChild(QLineEdit, "field_former_name")
    assert line is not None
    line.setFocus()
    QGuiApplication.clipboard().setText("王雨")
    application.window.do("paste")
    assert line.text() == "王雨"
    line.selectAll()
    application.window.do("cut")
    assert line.text() == ""
    assert QGuiApplication.clipboard().text() == "王雨"
