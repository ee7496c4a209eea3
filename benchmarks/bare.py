"""The floor of a page: as many plain parts of Qt with the same words, painted by Qt alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QTextEdit,
    QWidget,
)

_ROUNDS = 5
_CELLS = 600
"""So many cells of a list are filled; what is in sight is always less."""


def floor_of(page: QWidget, painted: Callable[[Callable[[], object]], float]) -> list[float]:
    """Return the milliseconds that Qt alone takes to show and paint the parts of a page.

    They are new each time, as those of a page are new that shows another student.
    """
    times = []
    for _round in range(_ROUNDS):
        copy = bare_page(page)
        times.append(painted(copy.show))
        painted(copy.deleteLater)
    return times


def bare_page(page: QWidget) -> QWidget:
    """Return a window with a plain part for each one that is in sight on a page."""
    copy = QWidget()
    copy.resize(page.size())
    for part in _parts(page, page.rect(), page):
        plain = _plain(part)
        plain.setParent(copy)
        plain.setGeometry(QRect(part.mapTo(page, QPoint(0, 0)), part.size()))
    return copy


def _parts(page: QWidget, room: QRect, inside: QWidget) -> Iterator[QWidget]:
    options = Qt.FindChildOption.FindDirectChildrenOnly
    for part in inside.findChildren(QWidget, options=options):
        place = QRect(part.mapTo(page, QPoint(0, 0)), part.size())
        if part.isHidden() or part.isWindow() or not room.intersects(place):
            continue
        yield part
        if isinstance(part, QScrollArea):
            yield from _parts(page, room & place, part.viewport())
        elif not isinstance(part, QAbstractScrollArea | QComboBox | QLineEdit):
            yield from _parts(page, room & place, part)


def _plain(part: QWidget) -> QWidget:
    if isinstance(part, QAbstractItemView):
        view = QTableView()
        view.setModel(_cells(part))
        return view
    if isinstance(part, QPlainTextEdit | QTextEdit):
        return QPlainTextEdit(part.toPlainText())
    if isinstance(part, QLineEdit):
        return QLineEdit(part.text())
    if isinstance(part, QComboBox):
        combo = QComboBox()
        combo.addItem(part.currentText())
        return combo
    if isinstance(part, QAbstractButton):
        kind = QCheckBox if isinstance(part, QCheckBox) else QPushButton
        button = kind(part.text())
        button.setIcon(part.icon())
        return button
    if isinstance(part, QLabel):
        label = QLabel(part.text())
        label.setWordWrap(part.wordWrap())
        return label
    return QFrame()


def _cells(view: QAbstractItemView) -> QStandardItemModel:
    """Return a model with the words of a list, as far as they can be in sight."""
    shown, cells = view.model(), QStandardItemModel(view)
    columns = shown.columnCount() if isinstance(view, QTableView) else 1
    for row in range(min(shown.rowCount(), _CELLS // columns)):
        told = (shown.index(row, column).data() for column in range(columns))
        cells.appendRow([QStandardItem("" if one is None else str(one)) for one in told])
    return cells
