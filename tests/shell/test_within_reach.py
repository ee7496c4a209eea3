"""Everything can be reached by name, by keyboard and by a screen reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from carekeeper.app import Application
from carekeeper.shell import edit_keys
from carekeeper.shell.aside import ASIDE
from carekeeper.shell.menus import MENUS
from carekeeper.shell.workspace import Workspace

USED = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QSpinBox, QAbstractItemView)


def usable(parent: QWidget) -> Iterator[QWidget]:
    """Yield what a person can use there, without the inner parts of Qt's own widgets."""
    for kind in USED:
        for widget in parent.findChildren(kind):
            own = widget.parentWidget()
            inner = widget.objectName().startswith("qt_") or isinstance(
                own, QComboBox | QSpinBox | QLineEdit | QAbstractItemView
            )
            in_popup = widget.window() is not parent.window()
            if not inner and not in_popup and widget.isVisible():
                yield widget


def spoken(widget: QWidget) -> str:
    """Return what a screen reader says: the given name, the text, or the caption beside it."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    captions = [one for one in widget.window().findChildren(QLabel) if one.buddy() is widget]
    return captions[0].text() if captions else ""


def nameless(parent: QWidget) -> list[str]:
    """Name what has no object name or nothing to say."""
    return sorted(
        f"{type(widget).__name__} “{widget.objectName()}” “{spoken(widget)}”"
        for widget in usable(parent)
        if not widget.objectName() or not spoken(widget)
    )


def test_every_action_has_a_shortcut_of_its_own(application: Application) -> None:
    actions = application.window.menus.actions
    keys = Counter(action.shortcut().toString() for action in actions.values())

    assert {name for name, action in actions.items() if action.shortcut().isEmpty()} <= {"recent/0"}
    assert [key for key, times in keys.items() if times > 1] == []


def test_making_the_menus_anew_leaves_no_old_shortcut(
    application: Application, qtbot: QtBot
) -> None:
    application.do("zh_CN")
    application.do("en")
    qtbot.wait(1)

    found = [one.objectName() for one in application.window.findChildren(QAction)]
    assert found.count("action_lock") == 1


def test_every_action_does_something(application: Application) -> None:
    assert application.open_class is not None
    own = set(application.open_class._actions)
    missing = [
        entry.name
        for _title, menu in MENUS
        for entry in menu
        if entry.name
        and entry.name not in own
        and entry.name not in ("tabs", *ASIDE, "recent", "zh_CN", "zh_TW", "en")
        and entry.name not in _simple()
    ]

    assert missing == []


def _simple() -> set[str]:
    return {
        *("new_class", "open", "sample", "restore", "settings", "lock", "quit"),
        *("light", "dark", "like_system", "large_text"),
        *edit_keys.KEYS,
    }


def test_what_needs_a_student_waits_for_one(application: Application, workspace: Workspace) -> None:
    actions = application.window.menus.actions
    assert not actions["print_card"].isEnabled()

    workspace.show_student(7, "students")

    assert actions["print_card"].isEnabled()


@pytest.mark.parametrize("whole_class", [True, False])
def test_all_in_the_tabs_has_a_name(workspace: Workspace, whole_class: bool) -> None:
    for tab in workspace.tab_names():
        if whole_class or tab == "today":
            workspace.open_tab(tab)
        else:
            workspace.show_student(7, tab)

        assert nameless(workspace) == []


@pytest.mark.parametrize(
    "action",
    [
        *("new_student", "bring_in", "backup", "restore", "password", "settings"),
        *("history", "recycle_bin", "about", "help", "print_cards"),
    ],
)
def test_all_in_the_dialogs_has_a_name(application: Application, qtbot: QtBot, action: str) -> None:
    application.do(action)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None

    assert nameless(dialog) == []
    dialog.close()
    qtbot.waitUntil(lambda: not application.desk.background._jobs)


def test_all_on_the_first_pages_has_a_name(
    welcomed: Application, start: Callable[..., Application]
) -> None:
    welcome = welcomed.window.page()

    assert welcome is not None
    assert nameless(welcome) == []


def test_tab_goes_through_the_form_in_its_order(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.show_student(7, "students")
    lines = [one for one in workspace.findChildren(QLineEdit, "field_name") if one.isVisible()]
    lines[0].setFocus()
    order = []
    for _field in range(6):
        focus = workspace.window().focusWidget()
        assert focus is not None
        order.append(focus.objectName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)

    assert order == [
        "field_name",
        "field_former_name",
        "field_sex",
        "field_ethnic_group",
        "field_id_number",
        "field_birth_date",
    ]
