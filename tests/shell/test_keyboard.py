"""The mouse is broken: everything is reached with Tab and the arrow keys, and Chinese is typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from carekeeper.app import Application
from carekeeper.shell.workspace import Workspace

USED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
OTHER_KEYS = {
    "show_": "the space bar in the field that shows its end only",
    "phrases_": "Ctrl+J in the field that the phrases are for",
}
"""Buttons beside a field whose key is pressed in the field itself."""


def inner(widget: QWidget) -> bool:
    """Tell whether it is a part that Qt has put into one of its own widgets."""
    own = widget.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(
        own, QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView
    )


def wanted(page: QWidget) -> Iterator[QWidget]:
    """Yield all controls of a page that can be used now."""
    for kind in USED:
        for widget in page.findChildren(kind):
            shown = widget.isVisible() and widget.isEnabled() and widget.window() is page.window()
            only_read = isinstance(widget, QLineEdit) and widget.isReadOnly()
            other_key = widget.objectName().startswith(tuple(OTHER_KEYS))
            if shown and not inner(widget) and not only_read and not other_key:
                yield widget


class Keys:
    """Somebody who has only the keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def walk(self, page: QWidget) -> set[QWidget]:
        """Go round the window with Tab and return all that had the cursor on the way."""
        self.bring_to_front(page)
        first = next(wanted(page))
        first.setFocus()
        stops: list[QWidget] = []
        beside: set[QWidget] = set()
        while self.focus() not in stops:
            here = self.focus()
            stops.append(here)
            beside |= self._beside(here)
            self._qtbot.keyClick(here, Qt.Key.Key_Tab)
        return beside | set(stops)

    def bring_to_front(self, page: QWidget) -> None:
        """Let the window of a page have the keyboard."""
        page.window().activateWindow()
        self._qtbot.waitUntil(page.window().isActiveWindow)

    def focus(self) -> QWidget:
        """Return the control with the cursor."""
        found = QApplication.focusWidget()
        assert found is not None, "The cursor is lost."
        return found

    def _beside(self, here: QWidget) -> set[QWidget]:
        """Return what the arrow keys reach: the others of a switch, or of a row of buttons."""
        if not isinstance(here, QAbstractButton):
            return set()
        group = here.group()
        if group is not None and group.exclusive():
            return set(group.buttons())
        seen: set[QWidget] = set()
        while self.focus() not in seen and self.focus().parentWidget() is here.parentWidget():
            seen.add(self.focus())
            self._qtbot.keyClick(self.focus(), Qt.Key.Key_Right)
        here.setFocus()
        return seen


def called(widget: QWidget) -> str:
    """Return how the message of a failure calls a control."""
    return f"{type(widget).__name__} “{widget.objectName()}” “{widget.accessibleName()}”"


def unreached(page: QWidget, keys: Keys) -> list[str]:
    """Name the controls that no key leads to."""
    seen = keys.walk(page)
    return sorted(called(widget) for widget in wanted(page) if widget not in seen)


@pytest.fixture
def keys(qtbot: QtBot) -> Keys:
    return Keys(qtbot)


@pytest.mark.parametrize("key", ["C", "V", "X"])
def test_a_key_of_the_edit_menu_does_nothing_where_it_means_nothing(
    workspace: Workspace, qtbot: QtBot, key: str
) -> None:
    """It goes from the menu to the list, which does not know it, and does not come back."""
    window = workspace.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for tab in workspace.tab_names():
        workspace.open_tab(tab)
        for one in wanted(window):
            if isinstance(one, QAbstractItemView | QAbstractButton):
                one.setFocus()
                qtbot.keySequence(one, f"Ctrl+{key}")


@pytest.mark.parametrize("whole_class", [True, False])
def test_every_control_of_a_tab_is_reached(
    workspace: Workspace, keys: Keys, whole_class: bool
) -> None:
    out_of_reach = {}
    for tab in workspace.tab_names():
        if whole_class:
            workspace.open_tab(tab)
        elif tab != "today":
            workspace.show_student(7, tab)
        out_of_reach[tab] = unreached(workspace, keys)
    assert not any(out_of_reach.values()), out_of_reach


@pytest.mark.parametrize(
    "action",
    [
        *("new_student", "bring_in", "backup", "restore", "password", "settings"),
        *("history", "recycle_bin", "about", "help", "print_cards", "find_anything"),
    ],
)
def test_every_control_of_a_dialog_is_reached(
    application: Application, keys: Keys, qtbot: QtBot, action: str
) -> None:
    application.do(action)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None

    assert unreached(dialog, keys) == []
    dialog.close()
    qtbot.waitUntil(lambda: not application.desk.background._jobs)


def test_every_control_of_the_first_page_is_reached(welcomed: Application, keys: Keys) -> None:
    page = welcomed.window.page()

    assert page is not None
    assert unreached(page, keys) == []


def bare(keys: QKeySequence) -> bool:
    """Tell whether a shortcut is a key that also writes a letter, a figure or a space."""
    if keys.isEmpty():
        return False
    first = keys[0]
    held = first.keyboardModifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    return not held and first.key() <= Qt.Key.Key_AsciiTilde


def test_no_shortcut_takes_a_key_that_an_input_method_needs(workspace: Workspace) -> None:
    for tab in workspace.tab_names():
        workspace.show_student(7, tab)
    window = workspace.window()
    shortcuts = [one.key() for one in window.findChildren(QShortcut)]
    shortcuts += [key for one in window.findChildren(QAction) for key in one.shortcuts()]

    assert shortcuts
    assert [keys.toString() for keys in shortcuts if bare(keys)] == []


def boxes(page: QWidget) -> Iterator[QLineEdit | QPlainTextEdit]:
    """Yield the boxes of a page that can be typed in."""
    for widget in wanted(page):
        if isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.isReadOnly():
            yield widget


def text_of(box: QLineEdit | QPlainTextEdit) -> str:
    """Return what stands in a box."""
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


def test_chinese_is_composed_in_every_box(workspace: Workspace, keys: Keys) -> None:
    keys.bring_to_front(workspace)
    deaf = []
    for tab in workspace.tab_names():
        workspace.show_student(7, tab)
        for box in boxes(workspace):
            box.setFocus()
            before = text_of(box)
            QApplication.sendEvent(box, QInputMethodEvent("wang", []))
            composing = text_of(box) == before and QApplication.focusWidget() is box
            done = QInputMethodEvent()
            done.setCommitString("王")
            QApplication.sendEvent(box, done)
            if not composing or text_of(box).count("王") != before.count("王") + 1:
                deaf.append(f"{tab}: {called(box)}")
            take_back(box, before)
    assert deaf == []


def take_back(box: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Put the old text back, so that the next tab opens."""
    if isinstance(box, QLineEdit):
        box.setText(text)
    else:
        box.document().undo()
