"""Finding anything in the class: students, persons on the cards, mentors, words in the records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from carekeeper.core import dates
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import icons, theme
from carekeeper.widgets.boxes import fill, grow, in_column
from carekeeper.widgets.labels import Label

_FOUND = int(Qt.ItemDataRole.UserRole)
_MOST = 50
_ROW, _MARGIN, _GAP, _TITLE = 36, 10, 12, 150


class Hit(Protocol):
    """A line of what is found."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def excerpt(self) -> str:
        """The words in which it was found."""

    @property
    def on(self) -> date | None:
        """When it was written, None where that says nothing."""


Look = Callable[[str], Sequence[Hit]]


class SearchDialog(QDialog):
    """One line to type in, and what is found below it; Enter opens the first."""

    chosen = Signal(object)
    """The line that was chosen, as `look` has given it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_dialog")
        self.setWindowTitle(tr("Find anything"))
        self.resize(640, 460)
        self._look = look
        self._hits = QListWidget()
        self._line = _SearchLine(self._hits)
        self._note = Label("", "second", wrap=True, name="search_note")
        self._arrange()
        self._line.textChanged.connect(self._search)
        self._line.returnPressed.connect(self._take_current)
        self._hits.itemActivated.connect(self._take)
        self._search("")
        # What is found with the first key is read while the empty line is looked at.
        QTimer.singleShot(0, self, lambda: look(""))

    def write(self, typed: str) -> None:
        """Go on writing in the line, with this in it already."""
        self._line.setText(typed)
        self._line.setFocus()

    def _search(self, typed: str) -> None:
        wanted = typed.strip()
        found = list(self._look(wanted))[:_MOST] if wanted else []
        self._hits.clear()
        for one in found:
            self._add(one)
        self._hits.setVisible(bool(found))
        self._hits.setCurrentRow(0)
        self._note.setVisible(not found)
        hint = tr(
            "Students by name or pinyin, people on the cards, phone numbers, mentors, "
            "words, and what the menus can do."
        )
        self._note.setText(tr("No matches. Try fewer words.") if wanted else hint)

    def _add(self, found: Hit) -> None:
        item = QListWidgetItem()
        item.setData(_FOUND, found)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{found.title} {found.excerpt}")
        self._hits.addItem(item)

    def _take_current(self) -> None:
        item = self._hits.currentItem()
        if self._hits.count():
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.accept()
        self.chosen.emit(item.data(_FOUND))

    def _arrange(self) -> None:
        self._hits.setObjectName("search_hits")
        self._hits.setAccessibleName(tr("Found"))
        self._hits.setItemDelegate(_HitPainter(self._hits))
        self._hits.setUniformItemSizes(True)
        self._hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = in_column(gap=10, margins=(16, 16, 16, 16), on=self)
        fill(column, self._line, self._note, grow(self._hits), grow(share=0))


class _SearchLine(QLineEdit):
    """The line; the arrow keys move in the list below it."""

    def __init__(self, hits: QListWidget) -> None:
        super().__init__()
        self._hits = hits
        self.setObjectName("search_line")
        self.setAccessibleName(tr("Find anything"))
        self.setPlaceholderText(tr("Find anything"))
        self.addAction(icons.icon("search", "second"), QLineEdit.ActionPosition.LeadingPosition)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
        step = steps.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        row = self._hits.currentRow() + step
        self._hits.setCurrentRow(min(max(row, 0), self._hits.count() - 1))


class _HitPainter(QStyledItemDelegate):
    """Paints what was found, where, and when it was written; only lines in sight cost time."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, theme.px(_ROW))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        found: Hit = index.data(_FOUND)
        painter.save()
        room = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        on = "" if found.on is None else dates.show_date(found.on)
        right = _write(painter, room, on, "caption", "second", Qt.AlignmentFlag.AlignRight)
        title = room.adjusted(0, 0, -right, 0)
        left = _write(painter, title, found.title, "body", "text", bold=True)
        title.setLeft(title.left() + max(left, theme.px(_TITLE)) + _GAP)
        _write(painter, title, found.excerpt, "body", "second")
        painter.restore()


def _write(
    painter: QPainter,
    room: QRect,
    text: str,
    size: str,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    *,
    bold: bool = False,
) -> int:
    """Write one line that ends in dots where there is no room; return the room it took."""
    font = theme.font(size, bold=bold)
    measure = QFontMetrics(font)
    shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, shown)
    return measure.horizontalAdvance(shown) + (_GAP if shown else 0)
