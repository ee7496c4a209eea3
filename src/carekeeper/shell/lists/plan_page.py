"""A list before it is brought in: what becomes of each student, where a column goes, the doubts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from carekeeper import bringing_in
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.lists import matching, vocabulary
from carekeeper.shell.lists.plan import ALL, TO_LOOK_AT, Plan
from carekeeper.shell.lists.plan_cells import ARROW, MARGIN, PlanCell, TargetHeader
from carekeeper.shell.lists.plan_rows import OWN_COLUMNS, Check, PlanRows
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.column_room import shares, widest
from carekeeper.widgets.parts import Button, Chip, ElidedLabel, Label

_BOX_COLUMN, _STATE_COLUMN = 40, 76
_NARROWEST, _WIDEST = 56, 300
_SLACK = 4
"""Pixels by which the screen may draw a text wider than it measures."""
_MEASURED = 200
"""So many rows tell how wide a column has to be."""

_CHIPS = (
    (ALL, mark("All")),
    (matching.NEW, mark("New students")),
    (matching.CHANGED, mark("Changed")),
    (TO_LOOK_AT, mark("To look at")),
    (matching.SAME, mark("The same")),
)


class PlanPage(QWidget):
    """Filters, the table, and the doubts one after the other."""

    def __init__(self, check: Check) -> None:
        super().__init__()
        self.rows = PlanRows(check)
        self.table = QTableView()
        self.chips = {state: Chip(tr(label), name=f"list_{state}") for state, label in _CHIPS}
        self.missing = ElidedLabel("", "second", name="list_missing")
        self.titles = ElidedLabel("", "second", name="list_titles")
        self.sentence = Label("", "due", wrap=True, name="list_sentence")
        self.next_doubt = Button(
            tr("Go to the next one"),
            icon="arrow-right",
            look="small",
            name="list_next_doubt",
            on_click=self._go_to_doubt,
        )
        self.who = Button(
            tr("Choose the student…"),
            icon="users-round",
            look="small",
            name="list_who",
            on_click=self._ask,
        )
        self._of_cells: list[int] = []
        self._of_headings: list[int] = []
        undo = QShortcut(QKeySequence.StandardKey.Undo, self, self.rows.undo)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._dress()
        self._arrange()
        self.rows.checked.connect(self._sum_up)
        self.table.selectionModel().currentChanged.connect(self._show_cell)
        self.table.horizontalHeader().sectionClicked.connect(self._choose_target)

    def show_plan(self, plan: Plan) -> None:
        """Show a list that was held against the class."""
        self.rows.show_plan(plan)
        # Only now there is such a column; Qt 6.8 ends the program over one that is not there.
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.titles.setText(
            tr("Not students: {lines}").format(lines=tr(", ").join(plan.table.titles))
        )
        self.titles.setVisible(bool(plan.table.titles))
        self._measure(plan)
        self._fit()
        self.table.setCurrentIndex(self.rows.index(0, OWN_COLUMNS))
        self._sum_up()
        self._name_rows()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _name_rows(self) -> None:
        """Write the name before each row while the column of names is scrolled out of sight."""
        plan = self.rows.plan
        at = None if plan is None else plan.table.at("name")
        if at is None:
            self.table.verticalHeader().hide()
            return
        header, section = self.table.horizontalHeader(), at + OWN_COLUMNS
        end = header.sectionViewportPosition(section) + header.sectionSize(section)
        self.table.verticalHeader().setVisible(end <= MARGIN)

    def _measure(self, plan: Plan) -> None:
        """Find out what each column of the list needs for its cells, and for its heading."""
        lines = plan.lines(ALL)[:_MEASURED]
        columns = range(len(plan.table.columns))
        arrow = theme.px(ARROW) + 2
        self._of_cells = [
            self._room([_shown(plan, line, column) for line in lines], "body") for column in columns
        ]
        self._of_headings = [
            self._room(self._heading(column + OWN_COLUMNS), "caption") + arrow for column in columns
        ]

    def _fit(self) -> None:
        """Give the columns what they need; a long heading gives way before the table scrolls."""
        box, state = theme.px(_BOX_COLUMN), theme.px(_STATE_COLUMN)
        self.table.setColumnWidth(0, box)
        self.table.setColumnWidth(1, state)
        cells, headings = self._of_cells, self._of_headings
        widths = [max(pair) for pair in zip(cells, headings, strict=True)]
        bar, frame = self.table.verticalScrollBar().sizeHint().width(), self.table.frameWidth()
        room = self.width() - box - state - bar - 2 * frame
        if sum(widths) > room >= sum(cells):
            widths = shares(cells, headings, room)
        for column, width in enumerate(widths, start=OWN_COLUMNS):
            self.table.setColumnWidth(column, width)

    def _room(self, texts: list[str], font: str) -> int:
        needed = widest(texts, QFontMetrics(theme.font(font))) + 2 * MARGIN + _SLACK
        return min(max(needed, theme.px(_NARROWEST)), theme.px(_WIDEST))

    def _heading(self, column: int) -> list[str]:
        told = self.rows.headerData(column, Qt.Orientation.Horizontal)
        return str(told).split("\n")

    def _sum_up(self) -> None:
        plan = self.rows.plan
        if plan is None:
            return
        new = tr("New students") if plan.records is None else tr("New records")
        self.chips[matching.NEW].set_label(new)
        for state, chip in self.chips.items():
            count = plan.count(state)
            chip.set_count(count)
            chip.setEnabled(count > 0 or state == ALL)
            chip.setChecked(state == self.rows.filter)
        names = tr(", ").join(one.called for one in plan.comparison.missing)
        said = tr("In the class, but not in the list: {names} (nobody is deleted)")
        self.missing.setText(said.format(names=names) if names else "")
        self.next_doubt.setVisible(bool(plan.doubts()))
        self._show_cell(self.table.currentIndex())

    def _show_cell(self, index: QModelIndex) -> None:
        plan = self.rows.plan
        line = self.rows.line(index.row())
        if plan is None or line < 0:
            return
        self.sentence.setText(self._about(plan, line, index.column() - OWN_COLUMNS))
        self.who.setVisible(bool(plan.may_be(line)))

    def _about(self, plan: Plan, line: int, column: int) -> str:
        """Return what is doubtful in a cell, and whose it is: the name may be out of sight."""
        doubt = plan.doubt(line, column) if column >= 0 else ""
        of_column = plan.table.columns[column].doubt if column >= 0 else ""
        outcome = plan.outcome(line)
        name = outcome.proposal.name if outcome is not None else ""
        if doubt:
            return tr("{name}: {doubt}").format(name=name, doubt=doubt) if name else doubt
        whole = " ".join(one.sentence for one in plan.of_list() if one.column == column)
        return of_column or whole

    def _go_to_doubt(self) -> None:
        plan = self.rows.plan
        if plan is None:
            return
        if self.rows.filter not in (ALL, TO_LOOK_AT):
            self.filter_by(TO_LOOK_AT)
        places = [(self.rows.row_of(line), column) for line, column in plan.doubts()]
        here = self.table.currentIndex()
        at = (here.row(), here.column() - OWN_COLUMNS)
        row, column = next((place for place in places if place > at), places[0])
        index = self.rows.index(row, column + OWN_COLUMNS)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        self.table.setFocus()

    def filter_by(self, state: str) -> None:
        """Show the students of a state only."""
        self.rows.show_only(state)
        self.table.setCurrentIndex(self.rows.index(0, OWN_COLUMNS))
        self._sum_up()

    def _ask(self) -> None:
        """Let the teacher say whom of the class a line means."""
        plan = self.rows.plan
        row = self.table.currentIndex().row()
        if plan is None:
            return
        menu = QMenu(self)
        for one in plan.may_be(self.rows.line(row)):
            menu.addAction(one.called + self._born(one)).triggered.connect(
                partial(self.rows.choose, row, one.id)
            )
        if plan.records is None:
            new = menu.addAction(tr("A new student"))
            new.triggered.connect(partial(self.rows.choose, row, None))
        menu.exec(self.who.mapToGlobal(self.who.rect().bottomLeft()))

    def _born(self, student: matching.Known) -> str:
        born = student.values.get("birth_date")
        return f"  {born.isoformat()}" if born else ""

    def _choose_target(self, section: int) -> None:
        """Open the menu of where a column can go, below its heading."""
        plan = self.rows.plan
        if plan is None or section < OWN_COLUMNS:
            return
        menu = self.target_menu(plan, section - OWN_COLUMNS)
        header = self.table.horizontalHeader()
        left = header.sectionViewportPosition(section)
        menu.exec(header.mapToGlobal(header.rect().bottomLeft()) + _right(left))

    def target_menu(self, plan: Plan, column: int) -> QMenu:
        """Return the menu of where a column can go: the student's file, each person, kept."""
        menu = QMenu(self)
        groups: dict[str, QMenu] = {}
        for target in bringing_in.targets(plan.fields):
            person, dot, _name = target.partition(".")
            into = menu
            label = bringing_in.target_label(target, plan.fields)
            if plan.records is None and (dot or target in plan.fields.student):
                title = tr(vocabulary.PERSON_LABELS[person]) if dot else tr("Student profile")
                if title not in groups:
                    groups[title] = menu.addMenu(title)
                into = groups[title]
            action = into.addAction(label)
            action.setData(target)
            action.setCheckable(True)
            action.setChecked(target == plan.table.columns[column].target)
            action.triggered.connect(partial(self._assign, column, target))
        return menu

    def _assign(self, column: int, target: str) -> None:
        self.rows.assign(column, target)

    def _dress(self) -> None:
        self.table.setObjectName("list_table")
        self.table.setAccessibleName(tr("Rows to import"))
        self.table.setModel(self.rows)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.px(34))
        self.table.verticalHeader().setHighlightSections(False)
        self.table.horizontalScrollBar().valueChanged.connect(self._name_rows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setItemDelegate(PlanCell(self.table))
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        header = TargetHeader(self.table)
        self.table.setHorizontalHeader(header)
        header.setFixedHeight(theme.px(50))
        header.setMinimumSectionSize(theme.px(_BOX_COLUMN))
        for state, chip in self.chips.items():
            chip.clicked.connect(partial(self.filter_by, state))

    def _arrange(self) -> None:
        top = in_row(*self.chips.values(), 8, self.next_doubt, self.who, grow(self.missing), gap=6)
        in_column(top, self.titles, grow(self.table), self.sentence, gap=8, on=self)


def _shown(plan: Plan, line: int, column: int) -> str:
    """Return a cell as it is painted: with what it takes the place of, or its doubt, behind it."""
    behind = plan.old(line, column) or plan.doubt(line, column)
    return f"{plan.shown(line, column)}{'  ' + behind if behind else ''}"


def _right(pixels: int) -> QPoint:
    return QPoint(pixels, 0)
