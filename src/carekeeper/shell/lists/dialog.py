"""Bringing a list in: from a file, from pasted text; looked at first, written as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from carekeeper import bringing_in
from carekeeper.bringing_in import Class, Fields
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.db import bring_in as kept
from carekeeper.db.bring_in import Draft
from carekeeper.db.class_file import ClassFile
from carekeeper.lists import reader, sources
from carekeeper.lists.reader import Reading
from carekeeper.lists.table import Table
from carekeeper.room import Room
from carekeeper.shell.lists.dropped import list_in
from carekeeper.shell.lists.plan import Plan
from carekeeper.shell.lists.plan_page import PlanPage
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.parts import Button, CheckBox, Combo, ElidedLabel, Label

Backup = Callable[[], object]
"""Makes an automatic backup of the class file; runs in another thread."""
_MOST_HEADING_ROWS = 12


class BringInDialog(Dialog):
    """Choose or paste a list, see what becomes of it, bring it in as one step."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        rooms: Sequence[Room],
        backup: Backup,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Bring a list in"), name="bring_in", parent=parent)
        self._file = class_file
        self._desk = desk
        self._backup = backup
        self._fields = Fields.of(rooms)
        self._known = Class.read(class_file)
        self._reading: Reading | None = None
        self.text = QPlainTextEdit()
        self.source = ElidedLabel("", "second", name="list_source")
        self.sheet = Combo(name="list_sheet")
        self.heading = Combo(name="list_heading")
        self.class_name = Combo(name="list_class")
        self.page_of_plan = PlanPage()
        self.back = Button(tr("Another list"), name="bring_in_back", on_click=self._go_back)
        self.number = CheckBox(tr("Number the new students in this order"), name="bring_in_number")
        self.next = Button(look="primary", name="bring_in_next", on_click=self._go_on)
        self._pages = QStackedWidget()
        self._arrange()
        self.setAcceptDrops(True)
        self.fit(1180, 640)
        self.text.textChanged.connect(self._label)
        self.page_of_plan.rows.checked.connect(self._label)
        self.sheet.activated.connect(self._change_sheet)
        self.heading.activated.connect(self._change_heading)
        self.class_name.activated.connect(self._change_class)
        self._label()
        self.text.setFocus()

    @property
    def plan(self) -> Plan | None:
        """What becomes of the list that is shown."""
        return self.page_of_plan.rows.plan if self._pages.currentIndex() == 1 else None

    def show_text(self, text: str) -> None:
        """Put a pasted text in and look at it."""
        self.text.setPlainText(text)
        self._go_on()

    def show_file(self, path: Path) -> None:
        """Read a file in the background and look at it."""
        self.carry_out(
            self._desk.background,
            tr("Reading {name}…").format(name=path.name),
            lambda: reader.read_file(path),
            lambda reading: self._show(reading, path.name),
            self._desk.messages,
        )

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if list_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = list_in(event.mimeData())
        if path is not None:
            self.show_file(path)

    def _go_on(self) -> None:
        self.refuse("")
        if self._pages.currentIndex() == 1:
            self._bring_in()
            return
        try:
            self._show(reader.read_text(self.text.toPlainText()), "")
        except CareKeeperError as problem:
            self.refuse(problem.sentence)

    def _show(self, reading: Reading, name: str) -> None:
        self._reading = reading
        self.source.setText(name)
        self.sheet.clear()
        self.sheet.addItems(
            [sheet or tr("Table {n}").format(n=at) for at, sheet in enumerate(reading.names, 1)]
        )
        self.sheet.setCurrentIndex(reading.chosen)
        self.sheet.setVisible(len(reading.names) > 1)
        self._show_table(reading.table)
        self._pages.setCurrentIndex(1)
        self.page_of_plan.table.setFocus()
        self._label()

    def _show_table(self, table: Table) -> None:
        self._fill_heading(table)
        choice = bringing_in.choose_class(table, self._known.name)
        self.class_name.clear()
        for name in choice.classes:
            self.class_name.addItem(name, name)
        self.class_name.setVisible(len(choice.classes) > 1)
        shown = choice.table
        if not choice.chosen and len(choice.classes) > 1:
            shown = reader.of_class(table, choice.classes[0])
        elif choice.chosen in choice.classes:
            self.class_name.setCurrentIndex(choice.classes.index(choice.chosen))
        self._show_plan(shown)

    def _show_plan(self, table: Table) -> None:
        headings = [column.heading for column in table.columns]
        remembered = kept.choices_for(self._file, headings)
        table = bringing_in.with_choices(table, remembered)
        self.page_of_plan.show_plan(Plan.of(table, self._fields, self._known, self._desk.today()))
        self.number.setChecked(self._lacks_numbers())

    def _fill_heading(self, table: Table) -> None:
        self.heading.clear()
        sheet = self._reading.sheets[self._reading.chosen] if self._reading else None
        self.heading.setVisible(table.heading_row > 0)
        if sheet is None or not table.heading_row:
            return
        last = min(max(table.heading_row, _MOST_HEADING_ROWS), len(sheet.rows))
        for row in range(sheet.first_row, sheet.first_row + last):
            self.heading.addItem(tr("Heading in row {n}").format(n=row), row)
        self.heading.setCurrentIndex(self.heading.findData(table.heading_row))

    def _change_sheet(self) -> None:
        self._read_again(sheet=self.sheet.currentIndex())

    def _change_heading(self) -> None:
        self._read_again(heading=int(self.heading.currentData()))

    def _read_again(self, *, sheet: int | None = None, heading: int | None = None) -> None:
        assert self._reading is not None
        before = self._reading
        at = before.chosen if sheet is None else sheet
        self.refuse("")
        try:
            again = reader.read_sheets([before.sheets[at]], None, heading)
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            self.sheet.setCurrentIndex(before.chosen)
            return
        self._reading = Reading(before.sheets, at, again.table)
        self._show_table(again.table)

    def _change_class(self) -> None:
        assert self._reading is not None
        self._show_plan(reader.of_class(self._reading.table, str(self.class_name.currentData())))

    @override
    def reject(self) -> None:
        if self.is_working() or self._may_give_up():
            super().reject()

    def _may_give_up(self) -> bool:
        """Ask before what was corrected in a list is given up."""
        if self.plan is None or not self.plan.worked_on:
            return True
        question = tr("What you corrected in this list is not brought in yet. Give it up?")
        return self._desk.messages.ask(question, tr("Give it up"), tr("Go back"))

    def _go_back(self) -> None:
        if not self._may_give_up():
            return
        self.refuse("")
        self._pages.setCurrentIndex(0)
        self._label()
        self.text.setFocus()

    def _bring_in(self) -> None:
        plan = self.plan
        assert plan is not None
        first = None
        if self.number.isVisibleTo(self) and self.number.isChecked():
            first = kept.next_class_number(self._file)
        drafts = bringing_in.drafts(
            plan.comparison,
            plan.table,
            self._fields,
            rows_wanted=plan.rows_wanted(),
            first_number=first,
        )
        if not self._known.students:
            self._write(drafts, plan)  # an empty class has nothing to lose
            return
        self.carry_out(
            self._desk.background,
            tr("Backing the class up first…"),
            self._backup,
            lambda _info: self._write(drafts, plan),
            self._desk.messages,
        )

    def _write(self, drafts: Sequence[Draft], plan: Plan) -> None:
        try:
            bringing_in.write(self._file, drafts)
            kept.remember_choices(
                self._file,
                [column.heading for column in plan.table.columns],
                [column.target for column in plan.table.columns],
            )
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            return
        self.accept()

    def _lacks_numbers(self) -> bool:
        plan = self.page_of_plan.rows.plan
        return plan is not None and plan.table.at("class_number") is None

    def _paste(self) -> None:
        self.text.setPlainText(QGuiApplication.clipboard().text())

    def _choose_file(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sources.SUFFIXES)
        lists, all_files = tr("Lists"), tr("All files")
        chosen, _filter = QFileDialog.getOpenFileName(
            self, tr("Choose a list"), "", f"{lists} ({patterns});;{all_files} (*)"
        )
        if chosen:
            self.show_file(Path(chosen))

    def _label(self) -> None:
        plan = self.plan
        self.back.setVisible(plan is not None)
        self.number.setVisible(plan is not None and self._lacks_numbers() and plan.counts()[0] > 0)
        if plan is None:
            self.next.setText(tr("Look at it first"))
            self.next.setEnabled(bool(self.text.toPlainText().strip()))
            return
        new, changed = plan.counts()
        if changed:
            words = tr("Bring in: {new} new, {changed} changed")
            self.next.setText(words.format(new=new, changed=changed))
        else:
            words = trn("Bring in {n} student", "Bring in {n} students", new)
            self.next.setText(words.format(n=new))
        self.next.setEnabled(new + changed > 0)

    def _arrange(self) -> None:
        self._pages.addWidget(self._first_page())
        self._pages.addWidget(self._second_page())
        self.body.addWidget(self._pages, 1)
        self.foot.addWidget(self.number)
        undone = tr(
            "One Ctrl+Z takes all of it back. Columns without a place are kept as they came."
        )
        self.foot.addWidget(Label(undone, "second", wrap=True, name="list_undo"), 1)
        cancel = Button(tr("Cancel"), name="bring_in_cancel", on_click=self.reject)
        for button in (cancel, self.back, self.next):
            self.foot.addWidget(button)

    def _first_page(self) -> QWidget:
        self.text.setObjectName("bring_in_text")
        self.text.setAccessibleName(tr("The list of the class"))
        self.text.setPlaceholderText(
            tr("Paste here, for example:\n\nWang Xiaoyu\nLi Haoran\nZhang Siqi")
        )
        self.text.setTabChangesFocus(True)
        self.text.setAcceptDrops(False)
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        words = tr(
            "Choose a file of the school (workbook, text, Word table, web page), drag it here, or "
            "paste the list from a spreadsheet or a chat. One name a line is enough."
        )
        row.addWidget(Label(words, "second", wrap=True), 1)
        row.addWidget(
            Button(
                tr("Choose a file…"),
                icon="folder-open",
                name="bring_in_file",
                on_click=self._choose_file,
            )
        )
        row.addWidget(
            Button(tr("Paste"), icon="clipboard-list", name="bring_in_paste", on_click=self._paste)
        )
        column.addLayout(row)
        column.addWidget(self.text, 1)
        return first

    def _second_page(self) -> QWidget:
        second = QWidget()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.source, 1)
        for box, label in (
            (self.sheet, tr("Sheet")),
            (self.heading, tr("Heading")),
            (self.class_name, tr("Class")),
        ):
            box.setAccessibleName(label)
            box.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
            row.addWidget(box)
        row.addWidget(
            Button(
                tr("Another file…"),
                icon="folder-open",
                look="small",
                name="list_other_file",
                on_click=self._choose_file,
            )
        )
        column = QVBoxLayout(second)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.page_of_plan, 1)
        return second
