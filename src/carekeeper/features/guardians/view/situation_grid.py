"""Fill in for many students at once who is away, who cares and whom to call first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from carekeeper.core import fields
from carekeeper.core.errors import Invalid
from carekeeper.core.fields import Field, Kind
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.guardians.facts.rules import SITUATION_FIELDS, Situation, with_value
from carekeeper.widgets import theme
from carekeeper.widgets.combo import Combo
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.parts import Button, Label

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NAME = 0
_WIDTHS = (112, 92, 104, 154, 92, 104, 154, 126, 126, 132)
_HEIGHT = 440
_DIALOG_HEIGHT = 680
_DIALOG_WIDTH = 1260


class SituationRows(QAbstractTableModel):
    """The lines of the grid; a cell takes what is typed and tells what cannot be right."""

    refused = Signal(str)
    """A sentence about what was typed; `""` when the last cell was right."""

    def __init__(self, lines: Sequence[Situation], today: Callable[[], date]) -> None:
        super().__init__()
        self.lines = list(lines)
        self.wrong: dict[tuple[int, int], tuple[str, str]] = {}
        """What cannot be right stays as typed: row and column -> the text, and why."""
        self._today = today

    def show_lines(self, lines: Sequence[Situation]) -> None:
        """Show other lines in place of these."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def give_up_wrong(self) -> bool:
        """Show what was there before in place of what cannot be right; False when all is right."""
        rows = {row for row, _column in self.wrong}
        self.wrong.clear()
        for row in rows:
            self._tell(row)
        self.refused.emit("")
        return bool(rows)

    def field_at(self, column: int) -> Field | None:
        """Return the field of a column, None for the name."""
        return None if column == _NAME else SITUATION_FIELDS[column - 1]

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(SITUATION_FIELDS) + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, field = self.lines[index.row()], self.field_at(index.column())
        if role == Qt.ItemDataRole.FontRole and field is None:
            return theme.font(bold=True)
        wrong = self.wrong.get((index.row(), index.column()))
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour("late") if wrong else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        if wrong is not None:
            return wrong[0]
        return line.name if field is None else fields.shown(field, getattr(line, field.name))

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        field = self.field_at(index.column())
        if field is None or role != Qt.ItemDataRole.EditRole:
            return False
        line = self.lines[index.row()]
        try:
            parsed: Any = fields.parse(field, str(value), today=self._today())
            after = with_value(line, field.name, parsed)
        except Invalid as problem:
            words = tr("{name}, {field}: {sentence}").format(
                name=line.name, field=tr(field.label), sentence=problem.sentence
            )
            self.wrong[index.row(), index.column()] = (str(value), words)
            self._tell(index.row())
            self.refused.emit(words)
            return False
        self.wrong.pop((index.row(), index.column()), None)
        self.refused.emit("")
        if after != line:
            self.lines[index.row()] = after
            self._tell(index.row())
        return True

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = index.isValid() and index.column() != _NAME
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        field = self.field_at(section)
        return tr("Student") if field is None else tr(field.label)


class _CellEditor(QStyledItemDelegate):
    """Opens a line or a box of answers in a cell."""

    def __init__(self, rows: SituationRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The words stand below those of the header.
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(5, 0, 0, 0)
        super().paint(painter, inside, index)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = self._rows.field_at(index.column())
        if field is None or field.kind not in (Kind.FLAG, Kind.CHOICE):
            return QLineEdit(parent)
        box = Combo(parent=parent)
        box.addItem("")
        if field.kind is Kind.FLAG:
            box.addItems([tr("Yes"), tr("No")])
        else:
            box.addItems([tr(choice.label) for choice in field.choices])
        box.activated.connect(lambda: self._take(box))
        return box

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(text)))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(1, 3, -1, -4))

    def _take(self, box: Combo) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.SubmitModelCache)


class SituationTable(QTableView):
    """Enter goes on to the next cell, as in a form; Tab does the same."""

    def __init__(self, rows: SituationRows) -> None:
        super().__init__()
        self.setObjectName("situation_table")
        self.setAccessibleName(tr("Who is away, who is the carer"))
        self.setModel(rows)
        self.setItemDelegate(_CellEditor(rows, self))
        trigger = QAbstractItemView.EditTrigger
        # Not with each cell that is come to: the arrow keys would stay inside it.
        self.setEditTriggers(
            trigger.SelectedClicked
            | trigger.DoubleClicked
            | trigger.AnyKeyPressed
            | trigger.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(40))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, theme.px(width))

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        last = self.model().index(self.model().rowCount() - 1, self.model().columnCount() - 1)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            hint = QAbstractItemDelegate.EndEditHint.EditNextItem
        if self.currentIndex() == last and hint == QAbstractItemDelegate.EndEditHint.EditNextItem:
            hint = QAbstractItemDelegate.EndEditHint.NoHint  # the first cell is far away
        super().closeEditor(editor, hint)


class SituationDialog(Dialog):
    """The grid over the window; a line is told with `line_changed` when the teacher leaves it."""

    line_changed = Signal(object, object)
    """A line as it was and as it is now."""
    undo_requested = Signal()
    """Take the last line back; who hears it shows the lines anew."""

    def __init__(
        self,
        lines: Sequence[Situation],
        today: Callable[[], date],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Who is away, who is the carer"),
            name="situation_dialog",
            width=_DIALOG_WIDTH,
            parent=parent,
        )
        self._before = list(lines)
        self._told = 0
        self.rows = SituationRows(lines, today)
        self.table = SituationTable(self.rows)
        self.table.setMinimumHeight(_HEIGHT)
        self.body.addWidget(
            Label(
                tr(
                    "Press Enter to go to the next cell. A line is saved when you leave it; "
                    "Ctrl+Z undoes it."
                ),
                "second",
                wrap=True,
            )
        )
        self.body.addWidget(self.table, 1)
        self.foot.addStretch(1)
        done = Button(tr("Done"), look="primary", name="situation_done", on_click=self.accept)
        self.foot.addWidget(done)
        self.rows.refused.connect(self.refuse)
        self.table.selectionModel().currentRowChanged.connect(
            lambda _now, left: self._tell(left.row())
        )
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo)
        self.fit(_DIALOG_WIDTH, _DIALOG_HEIGHT)
        self.finished.connect(lambda: self._tell(self.table.currentIndex().row()))

    @override
    def accept(self) -> None:
        if not self.rows.wrong:
            super().accept()
            return
        place, (_text, sentence) = next(iter(self.rows.wrong.items()))
        self.table.setCurrentIndex(self.rows.index(*place))
        self.table.setFocus()
        self.refuse(sentence)

    @override
    def reject(self) -> None:
        """Escape gives up what cannot be right first, and closes the grid then."""
        if not self.rows.give_up_wrong():
            super().reject()

    def show_lines(self, lines: Sequence[Situation]) -> None:
        """Show the lines as they are in the class file now."""
        at = self.table.currentIndex()
        self._before = list(lines)
        self.rows.show_lines(lines)
        self.table.setCurrentIndex(self.rows.index(at.row(), at.column()))

    def _undo(self) -> None:
        if self.rows.give_up_wrong():
            return
        self._tell(self.table.currentIndex().row())
        if self._told:  # what was done before the grid was opened is not taken back in it
            self._told -= 1
            self.undo_requested.emit()

    def _tell(self, place: int) -> None:
        if not 0 <= place < len(self._before):
            return
        before, after = self._before[place], self.rows.lines[place]
        if after != before:
            self._before[place] = after
            self._told += 1
            self.line_changed.emit(before, after)
