"""The notebook: entries down a rail of dates, one of them open for writing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScrollBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from carekeeper.core import dates
from carekeeper.core.texts import around
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.diary.facts.record import DiaryEntry
from carekeeper.features.diary.view.entry_editor import EntryEditor
from carekeeper.features.diary.view.entry_sheet import EntrySheet, paint_rail
from carekeeper.features.diary.view.mood_parts import LABELS
from carekeeper.records.kind import Named
from carekeeper.widgets import theme
from carekeeper.widgets.picture_shelf import PictureShelf

Index = QModelIndex | QPersistentModelIndex
NAMED = int(Qt.ItemDataRole.UserRole)

_NOWHERE = QModelIndex()
_SCROLL_STEP = 24


class EntryRows(QAbstractListModel):
    """The entries in the order shown; the one that is open keeps its row when others change."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Named[DiaryEntry]] = []

    def show_entries(self, wanted: Sequence[Named[DiaryEntry]], kept: int | None) -> None:
        """Take other entries; the row of the entry `kept` stays the same row."""
        old, new = self.position(kept), _position(wanted, kept)
        if kept is None or old < 0 or new < 0:
            self.beginResetModel()
            self.entries = list(wanted)
            self.endResetModel()
            return
        self._remove(old + 1, len(self.entries))
        self._remove(0, old)
        self.replace(0, wanted[new])
        self._insert(0, wanted[:new])
        self._insert(len(self.entries), wanted[new + 1 :])

    def replace(self, row: int, named: Named[DiaryEntry]) -> None:
        """Put another entry into a row."""
        self.entries[row] = named
        self.dataChanged.emit(self.index(row), self.index(row))

    def position(self, entry_id: int | None) -> int:
        """Return the row of an entry, -1 when it is not shown."""
        return _position(self.entries, entry_id)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        named = self.entries[index.row()]
        if role == NAMED:
            return named
        return _told(named) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _remove(self, first: int, after: int) -> None:
        if after > first:
            self.beginRemoveRows(_NOWHERE, first, after - 1)
            del self.entries[first:after]
            self.endRemoveRows()

    def _insert(self, at: int, more: Sequence[Named[DiaryEntry]]) -> None:
        if more:
            self.beginInsertRows(_NOWHERE, at, at + len(more) - 1)
            self.entries[at:at] = more
            self.endInsertRows()


def _position(entries: Sequence[Named[DiaryEntry]], entry_id: int | None) -> int:
    return next((row for row, one in enumerate(entries) if one.record.id == entry_id), -1)


def _told(named: Named[DiaryEntry]) -> str:
    entry = named.record
    parts = [
        named.name,
        dates.show_date(entry.written_on) if entry.written_on else "",
        tr(LABELS.get(entry.mood, "")),
        around(entry.text),
    ]
    return " ".join(part for part in parts if part)


class EntryPainter(QStyledItemDelegate):
    """Paints the entries from their layouts; heights are measured once for each width."""

    def __init__(self, view: Notebook, shelf: PictureShelf, *, with_names: bool) -> None:
        super().__init__(view)
        self._view = view
        self._shelf = shelf
        self._with_names = with_names
        self._heights: dict[int, tuple[Named[DiaryEntry], int]] = {}
        self._for: tuple[int, float] = (0, 0.0)

    def sheet(self, named: Named[DiaryEntry]) -> EntrySheet:
        """Return the layout of an entry for the width of the view."""
        return EntrySheet(named, self._view.viewport().width(), with_name=self._with_names)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        named: Named[DiaryEntry] = index.data(NAMED)
        width = self._view.viewport().width()
        editor = self._view.editor
        if editor is not None and editor.entry.id == named.record.id:
            return QSize(0, editor.wanted_height(width))
        if self._for != (width, theme.appearance().scale):
            self._heights.clear()
            self._for = (width, theme.appearance().scale)
        known = self._heights.get(named.record.id)
        if known is None or known[0] != named:
            known = (named, self.sheet(named).height)
            self._heights[named.record.id] = known
        return QSize(0, known[1])

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        named: Named[DiaryEntry] = index.data(NAMED)
        editor = self._view.editor
        if editor is not None and editor.entry.id == named.record.id:
            painter.save()
            painter.translate(option.rect.topLeft())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_rail(painter, editor.entry, option.rect.height())
            painter.restore()
            return
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        sharp = self._view.devicePixelRatioF()
        self.sheet(named).paint(
            painter,
            option.rect.topLeft(),
            lambda sha256: self._shelf.get(sha256, sharp),
            hovered=hovered,
        )
        focus = QStyle.StateFlag.State_HasFocus
        if option.state & focus:
            painter.setPen(QPen(theme.colour("accent"), 1))
            left = theme.px(88)
            painter.drawRoundedRect(option.rect.adjusted(left, -3, -2, -theme.px(12)), 6, 6)


class _QuietBar(QScrollBar):
    """Keeps its place, so that no entry changes its width, and is seen when there is more."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class Notebook(QListView):
    """Shows entries; a click or Enter opens one, a click on a photo shows it large."""

    opened = Signal(int)
    photo_opened = Signal(int, str)

    def __init__(self, shelf: PictureShelf, *, with_names: bool = False, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "notebook")
        self.setAccessibleName(tr("Growth diary"))
        self.editor: EntryEditor | None = None
        self.rows = EntryRows()
        # Parts inside the editor come to their size one after the other: wait for the last.
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        self._painter = EntryPainter(self, shelf, with_names=with_names)
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(_SCROLL_STEP)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(_QuietBar(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        shelf.arrived.connect(lambda _sha: self.viewport().update())
        theme.appearance().changed.connect(self.scheduleDelayedItemsLayout)

    def show_entries(self, entries: Sequence[Named[DiaryEntry]]) -> None:
        """Show these entries; the editor of one that is still among them stays open."""
        kept = None if self.editor is None else self.editor.entry.id
        if self.editor is not None and _position(entries, kept) < 0:
            self.close_editor()
            kept = None
        before = self._editor_top()
        self.rows.show_entries(entries, kept)
        if self.editor is not None and self._editor_top() != before:
            # A day typed anew gives the entry another place: the page moves, and not the editor.
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._editor_top() - before)
        self._fitting.start()

    def _editor_top(self) -> int:
        row = -1 if self.editor is None else self.rows.position(self.editor.entry.id)
        return self.visualRect(self.rows.index(row)).top() if row >= 0 else 0

    def open_editor(self, editor: EntryEditor) -> None:
        """Put an editor into the row of its entry."""
        self.close_editor()
        self.editor = editor
        index = self.rows.index(self.rows.position(editor.entry.id))
        editor.resized.connect(self._fitting.start)
        self.setIndexWidget(index, editor)
        self._fit()
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def close_editor(self) -> None:
        """Show the entry in place of its editor."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        row = self.rows.position(editor.entry.id)
        editor.resized.disconnect(self._fitting.start)
        editor.hide()
        if row >= 0:
            self.setIndexWidget(self.rows.index(row), None)  # type: ignore[arg-type] # Qt takes it
        self.scheduleDelayedItemsLayout()

    def _fit(self) -> None:
        """Give the row of the editor the height that it wants now."""
        if self.editor is None:
            return
        row = self.rows.position(self.editor.entry.id)
        wanted = self.editor.wanted_height(self.viewport().width())
        if row >= 0 and self._room_of(row) != wanted:
            self._painter.sizeHintChanged.emit(self.rows.index(row))
        if self.editor.height() != wanted:
            self.updateEditorGeometries()

    def _room_of(self, row: int) -> int:
        """Return the height up to the next entry.

        The rectangle of the row itself tells what it wants now, not what it was given.
        """
        top = self.visualRect(self.rows.index(row)).top()
        after = self.rows.index(row + 1)
        if after.isValid():
            return self.visualRect(after).top() - top
        return self.contentsSize().height() - self.verticalOffset() - top

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            if self.currentIndex().isValid():
                self.opened.emit(self.rows.entries[self.currentIndex().row()].record.id)
            return
        super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.indexAt(event.position().toPoint()).isValid()
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        named = self.rows.entries[index.row()]
        inside = QPoint(where - self.visualRect(index).topLeft())
        photo = self._painter.sheet(named).photo_at(inside)
        if photo:
            self.photo_opened.emit(named.record.id, photo)
        else:
            self.opened.emit(named.record.id)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()
