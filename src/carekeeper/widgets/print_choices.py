"""The left column of the print dialog: whom to print."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from carekeeper.core import finding
from carekeeper.core.print_job import Group, Tickable
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import fill, grow, in_column
from carekeeper.widgets.buttons import BOX, Button
from carekeeper.widgets.flow import FlowLayout
from carekeeper.widgets.labels import Label
from carekeeper.widgets.search_line import SearchLine
from carekeeper.widgets.tick_box import TickBox

_ROW = 34
_CHECK = Qt.ItemDataRole.CheckStateRole
_CHOICE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class PrintChoices(QWidget):
    """A search, links that tick many at once, and the list to tick in."""

    changed = Signal()

    def __init__(
        self,
        choices: Sequence[Tickable],
        groups: Sequence[Group],
        chosen: frozenset[int],
    ) -> None:
        super().__init__()
        self.setObjectName("print_choices")
        of_students = bool(groups)
        self._search = SearchLine(
            tr("Student") if of_students else tr("Search"),
            name="print_choices_search",
            tip=tr("Search for a student") if of_students else tr("Search in this list"),
        )
        self._list = QListWidget()
        self._nobody = Label(tr("No matches."), "second", wrap=True)
        self._items = [self._item(choice, chosen) for choice in choices]
        self._arrange(self._links(groups))
        self._search.textChanged.connect(self._sift)
        self._list.itemChanged.connect(lambda _item: self.changed.emit())

    def ids(self) -> tuple[int, ...]:
        """Return who is ticked, in the order of the list; a search hides nobody from it."""
        ticked = Qt.CheckState.Checked
        return tuple(item.data(_CHOICE).id for item in self._items if item.checkState() == ticked)

    def tick(self, ids: frozenset[int]) -> None:
        """Tick these and nobody else."""
        self._list.blockSignals(True)
        for item in self._items:
            ticked = item.data(_CHOICE).id in ids
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self._list.viewport().update()
        self.changed.emit()

    def _item(self, choice: Tickable, chosen: frozenset[int]) -> QListWidgetItem:
        item = QListWidgetItem(choice.name, self._list)
        item.setData(_CHOICE, choice)
        ticked = choice.id in chosen
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        told = " ".join(part for part in (choice.name, missing_shown(choice.missing)) if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        return item

    def _links(self, groups: Sequence[Group]) -> QWidget:
        everybody = frozenset(item.data(_CHOICE).id for item in self._items)
        links = [
            *((group.name, f"{group.label} {len(group.ids)}", group.ids) for group in groups),
            ("all", tr("All"), everybody),
            ("none", tr("Clear"), frozenset[int]()),
        ]
        row = QWidget()
        layout = FlowLayout(row, gap=10)
        for name, label, ids in links:
            button = Button(label, look="link-caption", name=f"print_choices_{name}")
            button.clicked.connect(lambda _on=False, ids=ids: self.tick(ids))
            layout.addWidget(button)
        return row

    def _arrange(self, links: QWidget) -> None:
        self._list.setObjectName("print_choices_list")
        self._list.setAccessibleName(tr("Whom to print"))
        self._list.setItemDelegate(_Row(self._list))
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nobody.hide()
        top = in_column(self._search, links, self._nobody, gap=8, margins=(0, 0, 14, 0))
        fill(in_column(gap=8, margins=(14, 14, 0, 8), on=self), top, grow(self._list))

    def _sift(self, typed: str) -> None:
        for item in self._items:
            choice: Tickable = item.data(_CHOICE)
            item.setHidden(not finding.finds(choice.name, choice.letters, typed.strip()))
        self._nobody.setVisible(all(item.isHidden() for item in self._items))


def missing_shown(count: int) -> str:
    """Return how many fields are missing, in two words; `""` when none is."""
    return trn("{n} field missing", "{n} fields missing", count).format(n=count) if count else ""


class _Row(QStyledItemDelegate):
    """Paints a box, a name, and what is missing; a click anywhere ticks."""

    def __init__(self, parent: QListWidget) -> None:
        super().__init__(parent)
        self._box = TickBox()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, theme.px(_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("sunken"))
        side = theme.px(BOX)
        cell = QRect(rect.x() + 2, rect.y(), side, rect.height())
        self._box.paint(painter, cell, ticked=_is_ticked(index))
        self._paint_words(painter, rect.adjusted(side + 12, 0, -12, 0), index.data(_CHOICE))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(-0.5, 0.5, -6.5, -0.5), 4, 4)
        painter.restore()

    @override
    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            state = Qt.CheckState.Unchecked if _is_ticked(index) else Qt.CheckState.Checked
            return model.setData(index, state, _CHECK)
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return False
        return super().editorEvent(event, model, option, index)

    def _paint_words(self, painter: QPainter, rect: QRect, choice: Tickable) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        missing = missing_shown(choice.missing)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("due"))
        painter.drawText(rect, int(middle | Qt.AlignmentFlag.AlignRight), missing)
        taken = painter.fontMetrics().horizontalAdvance(missing) + 8 if missing else 0
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        room = rect.adjusted(0, 0, -taken, 0)
        name = painter.fontMetrics().elidedText(
            choice.name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(middle), name)


def _is_ticked(index: Index) -> bool:
    # A list widget gives the state back as a plain number.
    return Qt.CheckState(index.data(_CHECK)) == Qt.CheckState.Checked
