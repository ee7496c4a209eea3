"""Bringing a list in: from a file, from pasted text; looked at first, written as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from carekeeper import bringing_in
from carekeeper.bringing_in import Class, Fields, records
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr, trn
from carekeeper.db import bring_in as kept
from carekeeper.db.class_file import ClassFile
from carekeeper.lists import reader, sources
from carekeeper.lists.progress import Report, quiet
from carekeeper.lists.reader import Reading
from carekeeper.room import Room
from carekeeper.shell.lists.asking import ask_of_other_cards
from carekeeper.shell.lists.dropped import list_in
from carekeeper.shell.lists.head import ListHead
from carekeeper.shell.lists.look import Look, headings_of, look
from carekeeper.shell.lists.plan import Plan
from carekeeper.shell.lists.plan_page import PlanPage
from carekeeper.widgets.boxes import fill, grow, holding, in_column, in_row
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.dropping import take_copy
from carekeeper.widgets.parts import Button, CheckBox, Label

Backup = Callable[[], object]
"""Makes an automatic backup of the class file; runs in another thread."""
_UNDONE = mark(
    "One Ctrl+Z undoes all of it. Columns that have no field here are kept as they came."
)
_OF_RECORDS = mark("One Ctrl+Z undoes all of it. Columns that have no field here are not imported.")
_AT_ONCE = 300
"""Lines of a list that are read and compared in a moment."""


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
        super().__init__(tr("Import a list"), name="bring_in", parent=parent)
        self._file = class_file
        self._desk = desk
        self._backup = backup
        self._fields = Fields.of(rooms)
        self._known = Class.read(class_file)
        self._shown: Look | None = None
        self.text = QPlainTextEdit()
        self._records = records.read(class_file, rooms, self._fields)
        self.head = ListHead(records.lists_of(rooms))
        self.page_of_plan = PlanPage(self._check)
        self.back = Button(tr("Choose another list"), name="bring_in_back", on_click=self._go_back)
        self.number = CheckBox(tr("Number the new students in this order"), name="bring_in_number")
        self.undone = Label("", "second", wrap=True, name="list_undo")
        self.next = Button(look="primary", name="bring_in_next", on_click=self._go_on)
        self._pages = QStackedWidget()
        self._arrange()
        self.setAcceptDrops(True)
        self.fit(1180, 640)
        self.text.textChanged.connect(self._label)
        self.page_of_plan.rows.checked.connect(self._label)
        self.head.other_asked.connect(self._choose_file)
        self.head.what.activated.connect(self._change_what)
        self.head.sheet.activated.connect(self._change_sheet)
        self.head.heading.activated.connect(self._change_heading)
        self.head.class_name.activated.connect(self._change_class)
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
            lambda report, _stop: reader.read_file(path, report=report),
            lambda reading: self._look_at(reading, path.name),
            self._desk.messages,
        )

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if list_in(event.mimeData()) is not None:
            take_copy(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = list_in(event.mimeData())
        if path is not None and not self.is_working():
            take_copy(event)
            self.show_file(path)

    def _go_on(self) -> None:
        if self._pages.currentIndex() == 1:
            self._bring_in()
            return
        text = self.text.toPlainText()
        self._do(
            text.count("\n"),
            tr("Reading what was pasted…"),
            lambda _report: reader.read_text(text),
            lambda reading: self._look_at(reading, ""),
        )

    def _do(
        self, size: int, sentence: str, work: Callable[[Report], Any], done: Callable[[Any], object]
    ) -> None:
        """Do what a list of so many lines needs: at once, or beside the window with a Stop."""
        if size > _AT_ONCE:
            background, messages = self._desk.background, self._desk.messages
            self.carry_out(background, sentence, lambda report, _stop: work(report), done, messages)
            return
        self.refuse("")
        try:
            result = work(quiet)
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
        else:
            done(result)

    def _look_at(
        self,
        reading: Reading,
        source: str,
        wanted: str | None = None,
        what: str | None = None,
    ) -> None:
        lists = [one.of for one in self._records.values()]
        held = self._records.get(what or records.recognised(reading, lists))
        headings = [one.heading for one in reading.table.columns]
        remembered = kept.choices_for(self._file, headings_of(headings, held))
        against = (self._fields, self._known, self._desk.today(), held)
        self._do(
            len(reading.table.lines),
            tr("Comparing the list with the class…"),
            lambda report: look(reading, source, wanted, remembered, against, report),
            self._show,
        )

    def _check(self, plan: Plan) -> None:
        """Hold the list against the class once more, after something was done in it."""
        self._do(
            len(plan.table.lines),
            tr("Comparing the list with the class…"),
            plan.renewed,
            self.page_of_plan.rows.show_checked,
        )

    def _show(self, shown: Look) -> None:
        self._shown = shown
        self.head.fill(shown)
        self.page_of_plan.show_plan(shown.plan)
        self.number.setChecked(self._lacks_numbers())
        self._pages.setCurrentIndex(1)
        self.page_of_plan.table.setFocus()
        self._label()

    def _change_sheet(self) -> None:
        self._read_again(self.head.sheet.currentIndex(), None)

    def _change_heading(self) -> None:
        assert self._shown is not None
        self._read_again(self._shown.reading.chosen, int(self.head.heading.currentData()))

    def _read_again(self, at: int, heading: int | None) -> None:
        assert self._shown is not None
        before, source = self._shown.reading, self._shown.source
        self.head.fill(self._shown)

        def read(_report: Report) -> Reading:
            again = reader.read_sheets([before.sheets[at]], None, heading)
            return Reading(before.sheets, at, again.table)

        self._do(
            len(before.sheets[at].rows),
            tr("Reading {name}…").format(name=before.names[at] or source),
            read,
            lambda reading: self._look_at(reading, source),
        )

    def _change_what(self) -> None:
        """Read the list as one of students, of mentors, of visits …"""
        assert self._shown is not None
        what = str(self.head.what.currentData())
        self.head.fill(self._shown)
        self._look_at(self._shown.reading, self._shown.source, what=what)

    def _change_class(self) -> None:
        assert self._shown is not None
        wanted = str(self.head.class_name.currentData())
        self.head.fill(self._shown)
        self._look_at(self._shown.reading, self._shown.source, wanted, self._shown.what)

    @override
    def reject(self) -> None:
        if self.is_working() or self._may_give_up():
            super().reject()

    def _may_give_up(self) -> bool:
        """Ask before what was corrected in a list is given up."""
        if self.plan is None or not self.plan.worked_on:
            return True
        question = tr("What you corrected in this list has not been imported yet. Discard it?")
        return self._desk.messages.ask(question, tr("Discard"), tr("Go back"))

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
        write = self._what_writes(plan)
        if not self._known.students:
            self._write(write, plan)  # an empty class has nothing to lose
            return
        self.carry_out(
            self._desk.background,
            tr("Backing up the class first…"),
            self._backup,
            lambda _info: self._write(write, plan),
            self._desk.messages,
        )

    def _what_writes(self, plan: Plan) -> Callable[[], object]:
        """Return what writes the list, after what there is to ask was asked."""
        wanted = plan.rows_wanted()
        if plan.records is not None:
            day = self._desk.today()
            return partial(records.write, self._file, plan.records, plan.comparison, day, wanted)
        first = None
        if self.number.isVisibleTo(self) and self.number.isChecked():
            first = kept.next_class_number(self._file)
        drafts = bringing_in.drafts(
            plan.comparison, plan.table, self._fields, rows_wanted=wanted, first_number=first
        )
        others = ask_of_other_cards(plan, self._desk.messages)
        return partial(bringing_in.write, self._file, drafts, others)

    def _write(self, write: Callable[[], object], plan: Plan) -> None:
        try:
            write()
            headings = [column.heading for column in plan.table.columns]
            kept.remember_choices(
                self._file,
                headings_of(headings, plan.records),
                plan.choices,
            )
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            return
        self.accept()

    def _lacks_numbers(self) -> bool:
        plan = self.page_of_plan.rows.plan
        if plan is None or plan.records is not None:
            return False
        return plan.table.at("class_number") is None

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
        self.undone.setText(tr(_UNDONE if plan is None or plan.records is None else _OF_RECORDS))
        self.back.setVisible(plan is not None)
        self.number.setVisible(plan is not None and self._lacks_numbers() and plan.counts()[0] > 0)
        if plan is None:
            self.next.setText(tr("Look at it first"))
            self.next.setEnabled(bool(self.text.toPlainText().strip()))
            return
        new, changed = plan.counts()
        if plan.records is not None:
            words = trn("Import {n} record", "Import {n} records", new)
            self.next.setText(words.format(n=new))
        elif changed:
            words = tr("Import: {new} new, {changed} changed")
            self.next.setText(words.format(new=new, changed=changed))
        else:
            words = trn("Import {n} student", "Import {n} students", new)
            self.next.setText(words.format(n=new))
        self.next.setEnabled(new + changed > 0)

    def _arrange(self) -> None:
        self._pages.addWidget(self._first_page())
        self._pages.addWidget(self._second_page())
        self.body.addWidget(self._pages, 1)
        fill(self.foot, self.number, grow(self.undone))
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
        words = tr(
            "Choose a file of the school (workbook, text, Word table, web page), drag it here, or "
            "paste the list from a spreadsheet or a chat. One name a line is enough."
        )
        row = in_row(
            grow(Label(words, "second", wrap=True)),
            Button(
                tr("Choose a file…"),
                icon="folder-open",
                name="bring_in_file",
                on_click=self._choose_file,
            ),
            Button(tr("Paste"), icon="clipboard-list", name="bring_in_paste", on_click=self._paste),
        )
        return holding(in_column(row, grow(self.text), gap=10))

    def _second_page(self) -> QWidget:
        return holding(in_column(self.head, grow(self.page_of_plan), gap=8))
