"""Giving the class out for others to open: which file, which columns, and a password for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QWidget

from carekeeper.bringing_in import Class, Fields
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.unfinished import made_beside
from carekeeper.core.words import mark, tr, trn
from carekeeper.db import column_sets
from carekeeper.db.class_file import ClassFile
from carekeeper.db.connection import clear_errors
from carekeeper.db.giving_out import has_private
from carekeeper.giving_out import export, tables
from carekeeper.giving_out.export import Wish
from carekeeper.room import Room
from carekeeper.widgets.boxes import fill, grow, holding, in_column, in_row
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.parts import Button, CheckBox, Combo, Label

KINDS = (
    (
        "office",
        ".xlsx",
        mark("Workbook for the office (roster, contacts, mentors, talks, visits, figures)"),
    ),
    ("roster", ".xlsx", mark("Class list with columns to choose (workbook)")),
    ("roster", ".csv", mark("Class list (CSV)")),
    ("contacts", ".vcf", mark("Contacts for the phone (vCard)")),
    ("calendar", ".ics", mark("Calendar: birthdays, talks, visits, returns (iCalendar)")),
    ("template", ".xlsx", mark("Blank list to be filled in")),
    ("everything", ".zip", mark("Everything as open data (zip)")),
)


class ExportDialog(Dialog):
    """Choose what is given out, and where it goes."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        rooms: Sequence[Room],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Export"), name="export", parent=parent)
        self._file = class_file
        self._desk = desk
        self._rooms = rooms
        self._fields = Fields.of(rooms)
        self._known = Class.read(class_file)
        self.kind = Combo(name="export_kind")
        self.sensitive = CheckBox(
            tr("With ID numbers and other sensitive fields"), name="export_sensitive"
        )
        self.private = CheckBox(tr("With the individual education plans"), name="export_private")
        self._has_private = has_private(class_file)
        self.password = QLineEdit()
        self.columns = QListWidget()
        self.sets = Combo(name="export_set")
        self.set_name = QLineEdit()
        self.save = Button(
            tr("Save…"), look="primary", name="export_save", on_click=self._choose_place
        )
        self._arrange()
        self.kind.currentIndexChanged.connect(self._label)
        self.sensitive.toggled.connect(self._fill_columns)
        self.sets.activated.connect(self._use_set)
        self._fill_columns()
        self._fill_sets()
        self._label()
        self.fit(620, 600)

    def wish(self) -> Wish:
        """Return what is chosen."""
        what, suffix, _label = KINDS[self.kind.currentIndex()]
        listed = self._is_list()
        return Wish(
            what,
            suffix,
            self.sensitive.isChecked() or what == "everything",
            self.password.text() if suffix == ".xlsx" and what != "template" else "",
            tuple(self._chosen()) if listed else (),
            what in export.PRIVATE and self.private.isChecked(),
        )

    def save_to(self, path: Path) -> None:
        """Write the file and note that it left the program."""
        wish = self.wish()
        try:
            with clear_errors(path), made_beside(path) as part:
                n = export.write(self._file, part, wish, self._rooms, datetime.now())
            export.note(self._file, wish, path)
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            return
        said = trn("{n} student in {file}", "{n} students in {file}", n)
        self._desk.messages.saved(said.format(n=n, file=path.name))
        self.accept()

    def _choose_place(self) -> None:
        what, suffix, _label = KINDS[self.kind.currentIndex()]
        if what == "everything":
            self._ask_private()
        name = f"{tr(export.LABELS[what])}{suffix}"
        chosen, _filter = QFileDialog.getSaveFileName(self, tr("Save as"), name, f"*{suffix}")
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(suffix))

    def _ask_private(self) -> None:
        """Ask each time: without these plans the data are not complete, with them not private."""
        question = tr(
            "Without the individual education plans, the data are not complete. With them, "
            "whoever has the file can read them. Export them, too?"
        )
        if self._has_private and not self.private.isChecked():
            ask = self._desk.messages.ask
            chosen = ask(question, tr("Save with them"), tr("Save without them"))
            self.private.setChecked(chosen)

    def _is_list(self) -> bool:
        return KINDS[self.kind.currentIndex()][0] == "roster"

    def _chosen(self) -> list[str]:
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in (self.columns.item(row) for row in range(self.columns.count()))
            if item.checkState() == Qt.CheckState.Checked
        ]

    def _fill_columns(self) -> None:
        before = set(self._chosen()) or {"class_number", "name", "sex", "birth_date"}
        self.columns.clear()
        offer = tables.offered(
            self._known.students, self._fields, sensitive=self.sensitive.isChecked()
        )
        for name, label in offer.items():
            self.columns.addItem(label)
            item = self.columns.item(self.columns.count() - 1)
            item.setData(Qt.ItemDataRole.UserRole, name)
            on = name in before
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _fill_sets(self) -> None:
        self.sets.clear()
        self.sets.addItem(tr("Saved sets of columns"), None)
        for one in column_sets.all_sets(self._file):
            self.sets.addItem(one.name, one.columns)

    def _use_set(self) -> None:
        wanted = self.sets.currentData()
        for row in range(self.columns.count()):
            item = self.columns.item(row)
            on = wanted is not None and item.data(Qt.ItemDataRole.UserRole) in wanted
            if wanted is not None:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _keep_set(self) -> None:
        name = self.set_name.text().strip()
        if not name:
            self.refuse(tr("Please name the set first, for example after who receives it."))
            return
        self.refuse("")
        column_sets.keep(self._file, name, self._chosen())
        self._fill_sets()
        self.sets.setCurrentIndex(self.sets.findText(name))

    def _label(self) -> None:
        what, suffix, _label = KINDS[self.kind.currentIndex()]
        self._list_part.setVisible(self._is_list())
        self._password_part.setVisible(suffix == ".xlsx" and what != "template")
        self.sensitive.setVisible(what in ("office", "roster"))
        self.private.setVisible(what in export.PRIVATE and self._has_private)
        self._warning.setText(
            ""
            if what == "template"
            else tr(
                "What is exported is not protected, unless a workbook gets a password. The "
                "export is noted in the history."
            )
        )

    def _arrange(self) -> None:
        for _what, _suffix, label in KINDS:
            self.kind.addItem(tr(label))
        self.kind.setAccessibleName(tr("What to export"))
        fill(self.body, self.kind, self.sensitive, self.private)
        self._list_part = self._make_list_part()
        self.body.addWidget(self._list_part, 1)
        self._password_part = QWidget()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setObjectName("export_password")
        self.password.setAccessibleName(tr("Password of the workbook (may stay empty)"))
        in_row(
            Label(tr("Password of the workbook (may stay empty)"), "second"),
            grow(self.password),
            on=self._password_part,
        )
        self.body.addWidget(self._password_part)
        self._warning = Label("", "second", wrap=True, name="export_warning")
        fill(self.body, self._warning, grow(share=0))
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), name="export_cancel", on_click=self.reject))
        self.foot.addWidget(self.save)

    def _make_list_part(self) -> QWidget:
        self.columns.setObjectName("export_columns")
        self.columns.setAccessibleName(tr("Columns of the list"))
        self.sets.setAccessibleName(tr("Saved sets of columns"))
        self.set_name.setObjectName("export_set_name")
        self.set_name.setAccessibleName(tr("Name of the set"))
        self.set_name.setPlaceholderText(tr("Name of the set"))
        row = in_row(
            grow(self.sets),
            grow(self.set_name),
            Button(tr("Save this set"), look="small", name="export_keep", on_click=self._keep_set),
        )
        return holding(in_column(grow(self.columns), row))
