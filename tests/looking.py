"""Finding the parts of a page as somebody does who looks at it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from carekeeper.widgets.tab import RoomTab

Kind = TypeVar("Kind", bound=QWidget)


def find(inside: QWidget, kind: type[Kind], name: str) -> Kind:
    """Return the part of a page that is in view, when what was just added has its place."""
    QCoreApplication.sendPostedEvents()
    found = [one for one in inside.findChildren(kind, name) if one.isVisibleTo(inside)]
    assert len(found) == 1, name
    return found[0]


def click(inside: QWidget, name: str) -> None:
    """Press a button of a page by its name."""
    find(inside, QPushButton, name).click()


def press(tab: RoomTab, name: str) -> None:
    """Press a button of a tab, or of the head above it, by its name."""
    QCoreApplication.sendPostedEvents()
    for place in (tab, *tab.header_actions()):
        for one in place.findChildren(QPushButton, name):
            if one.isVisibleTo(place):
                one.click()
                return
    raise AssertionError(name)


def texts(inside: QWidget) -> list[str]:
    """Return the words that a person sees, those of buttons too."""
    QCoreApplication.sendPostedEvents()
    labels = [one for one in inside.findChildren(QLabel) if one.isVisibleTo(inside)]
    buttons = [one for one in inside.findChildren(QPushButton) if one.isVisibleTo(inside)]
    return [one.text() for one in (*labels, *buttons) if one.text()]


def words(inside: QWidget) -> str:
    """Return the words that a person sees, one text a line."""
    return "\n".join(texts(inside))


def drop(target: QWidget, *paths: Path) -> None:
    """Drag files onto a widget and let go of them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    rest = (copy, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), *rest))
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), *rest))
