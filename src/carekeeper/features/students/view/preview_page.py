"""The pasted class before it is brought in: the table, where a column goes, and the doubts."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.features.students.facts import bring_in
from carekeeper.features.students.facts.bring_in import Known
from carekeeper.features.students.facts.pasted import Sheet
from carekeeper.features.students.view.preview import PreviewRows
from carekeeper.features.students.view.preview_cells import ARROW, MARGIN, PreviewCell, TargetHeader
from carekeeper.widgets import theme
from carekeeper.widgets.column_room import shares, widest
from carekeeper.widgets.parts import Button, Combo, Label

_BOX_COLUMN = 40
_NARROWEST, _WIDEST = 56, 220
_SCROLL_BAR = 10
_SLACK = 4
"""Pixels by which the screen may draw a text wider than it measures."""


class PreviewPage(QWidget):
    """The table, the place where the chosen column goes, and the doubts one after the other."""

    def __init__(self, known: list[Known], today: date) -> None:
        super().__init__()
        self.rows = PreviewRows(known, today)
        self.table = QTableView()
        self.summary = Label("", "strong", name="bring_in_summary")
        self.titles = Label("", "second", name="bring_in_titles")
        self.target = Combo()
        self.sentence = Label("", "due", wrap=True, name="bring_in_sentence")
        self.next_doubt = Button(
            tr("Next one to look at"),
            icon="arrow-right",
            look="small",
            name="bring_in_next_doubt",
            on_click=self._go_to_doubt,
        )
        self._dress()
        self._arrange()
        self.rows.checked.connect(self._sum_up)
        self.table.selectionModel().currentChanged.connect(self._show_cell)
        self.table.horizontalHeader().sectionClicked.connect(self._choose_column)
        self.target.activated.connect(self._assign)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a pasted sheet."""
        self.rows.show_sheet(sheet)
        self.titles.setText(tr("Not students: {lines}").format(lines=tr(", ").join(sheet.titles)))
        self.titles.setVisible(bool(sheet.titles))
        self._fit()
        self.table.setCurrentIndex(self.rows.index(0, 1))
        self._sum_up()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the columns what they need; a long heading gives way before the table scrolls."""
        box = theme.px(_BOX_COLUMN)
        self.table.setColumnWidth(0, box)
        columns = range(1, self.rows.columnCount())
        cells = [self._room(self._cells(column), "body") for column in columns]
        arrow = theme.px(ARROW) + 2
        headings = [self._room(self._heading(column), "caption") + arrow for column in columns]
        widths = [max(pair) for pair in zip(cells, headings, strict=True)]
        room = self.width() - box - theme.px(_SCROLL_BAR)
        if sum(widths) > room >= sum(cells):
            widths = shares(cells, headings, room)
        for column, width in zip(columns, widths, strict=True):
            self.table.setColumnWidth(column, width)

    def _room(self, texts: list[str], font: str) -> int:
        needed = widest(texts, QFontMetrics(theme.font(font))) + 2 * MARGIN + _SLACK
        return min(max(needed, theme.px(_NARROWEST)), theme.px(_WIDEST))

    def _cells(self, column: int) -> list[str]:
        return [row[column - 1] for row in self.rows.sheet.rows]

    def _heading(self, column: int) -> list[str]:
        told = self.rows.headerData(column, Qt.Orientation.Horizontal)
        return str(told).split("\n")

    def _sum_up(self) -> None:
        n, doubts = len(self.rows.ticked()), len(self.rows.doubts())
        words = trn("{n} student", "{n} students", n).format(n=n)
        if doubts:
            more = trn("{n} place to look at", "{n} places to look at", doubts).format(n=doubts)
            words = tr("{students}, {places}").format(students=words, places=more)
        self.summary.setText(words)
        self.next_doubt.setVisible(doubts > 0)
        self._show_cell(self.table.currentIndex())

    def _show_cell(self, index: QModelIndex) -> None:
        column = index.column() - 1
        self.sentence.setText(self._about(index.row(), column))
        self.target.setEnabled(column >= 0)
        if column >= 0:
            self.target.setCurrentIndex(self.target.findData(self.rows.sheet.targets[column]))

    def _about(self, row: int, column: int) -> str:
        """Return what is doubtful in a cell, and whose it is: the name may be out of sight."""
        doubt = self.rows.doubt(row, column)
        name = self.rows.students[row].values.get("name", "") if doubt else ""
        return tr("{name}: {doubt}").format(name=name, doubt=doubt) if name else doubt

    def _go_to_doubt(self) -> None:
        places = self.rows.doubts()
        here = self.table.currentIndex()
        at = (here.row(), here.column() - 1)
        row, column = next((place for place in places if place > at), places[0])
        index = self.rows.index(row, column + 1)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        self.table.setFocus()

    def _choose_column(self, section: int) -> None:
        if section == 0:
            return
        row = max(self.table.currentIndex().row(), 0)
        self.table.setCurrentIndex(self.rows.index(row, section))
        self.target.showPopup()

    def _assign(self) -> None:
        column = self.table.currentIndex().column() - 1
        if column >= 0:
            self.rows.assign(column, str(self.target.currentData()))

    def _dress(self) -> None:
        self.table.setObjectName("bring_in_table")
        self.table.setAccessibleName(tr("What is brought in"))
        self.table.setModel(self.rows)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.px(32))
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setItemDelegate(PreviewCell(self.table))
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        header = TargetHeader(self.table)
        self.table.setHorizontalHeader(header)
        header.setFixedHeight(theme.px(50))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.target.setObjectName("bring_in_target")
        self.target.setAccessibleName(tr("Where this column goes"))
        self.target.setMinimumWidth(theme.px(200))
        for target in bring_in.targets():
            self.target.addItem(bring_in.target_label(target), target)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.summary)
        top.addWidget(self.next_doubt)
        top.addStretch(1)
        top.addWidget(Label(tr("This column goes to"), "second"))
        top.addWidget(self.target)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.titles)
        column.addWidget(self.table, 1)
        column.addWidget(self.sentence)
