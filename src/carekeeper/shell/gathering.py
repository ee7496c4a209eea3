"""The office opens many teachers' backups at once: their figures in one table, only to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from carekeeper.core.unfinished import made_beside
from carekeeper.core.words import tr, trn
from carekeeper.db.connection import clear_errors
from carekeeper.giving_out import files, gathering
from carekeeper.giving_out.gathering import Office
from carekeeper.giving_out.tables import OutTable
from carekeeper.room import Room
from carekeeper.widgets import theme
from carekeeper.widgets.background import Report
from carekeeper.widgets.boxes import fill, grow, in_row
from carekeeper.widgets.columns import Column
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Button, CheckBox, Chip, Label
from carekeeper.widgets.password_field import PasswordField
from carekeeper.widgets.record_table import RecordTable

Row = tuple[int, tuple[str, ...]]
"""A row of a table with its number."""
_WIDTH = 120
_SHARE = re.compile(r"(\d+)/(\d+)")


def ask_for_folder(parent: QWidget) -> str:
    """Let the reader choose the folder with the backups; `""` when it was given up."""
    return QFileDialog.getExistingDirectory(parent, tr("Choose the folder with the backups"))


class GatherDialog(Dialog):
    """Reads the backups of a folder and shows what they tell; nothing of them is kept."""

    def __init__(
        self,
        desk: Desk,
        rooms: Sequence[Room],
        parent: QWidget | None = None,
        *,
        ask: Callable[[QWidget], str] = ask_for_folder,
    ) -> None:
        super().__init__(tr("Open several backups"), name="gather", parent=parent)
        self._desk = desk
        self._rooms = rooms
        self._ask = ask
        self._backups: list[Path] = []
        self._tables: list[OutTable] = []
        self.found = Label("", "second", name="gather_found")
        self.password = PasswordField("gather_password", tr("Password of the backups"))
        self.names = CheckBox(tr("With the names of the students"), name="gather_names")
        self.pages = QStackedWidget()
        self.read = Button(
            tr("Open the backups"), look="primary", name="gather_read", on_click=self._read
        )
        self.save = Button(
            tr("Save as a workbook…"), name="gather_save", on_click=self._choose_place
        )
        self._chips = QHBoxLayout()
        self._shown: list[RecordTable] = []
        self._marks: list[Chip] = []
        self._arrange()
        self.password.returnPressed.connect(self._read)
        self.fit(1100, 640)
        self._show_found()

    def choose(self, folder: Path) -> None:
        """Take the backups of a folder and of the folders in it."""
        self.refuse("")
        self._backups = gathering.backups_in(folder)
        if not self._backups:
            self.refuse(tr("There is no backup in this folder."))
        self._show_found()

    def save_to(self, path: Path) -> None:
        """Write the tables as a workbook, never over half a file."""
        tables = self._tables

        def work(report: Report, _stop: Callable[[], bool]) -> None:
            with clear_errors(path), made_beside(path) as part:
                files.write_workbook(part, tables, report=report)

        said = tr("Saved: {file}").format(file=path.name)
        self.carry_out(
            self._desk.background,
            tr("Writing the workbook…"),
            work,
            lambda _written: self._desk.messages.saved(said),
            self._desk.messages,
        )

    def tables(self) -> list[OutTable]:
        """Return what is shown."""
        return self._tables

    def _read(self) -> None:
        if not self._backups or self.is_working():
            return
        password, names = self.password.text(), self.names.isChecked()
        found = list(self._backups)

        def work(report: Report, _stop: Callable[[], bool]) -> Office:
            return gathering.gather(found, password, self._rooms, report, names=names)

        self.carry_out(
            self._desk.background,
            trn("Reading {n} backup…", "Reading {n} backups…", len(found)).format(n=len(found)),
            work,
            self._show,
            self._desk.messages,
        )

    def _show(self, office: Office) -> None:
        self._tables = gathering.tables(office)
        for page in self._shown:
            self.pages.removeWidget(page)
            page.deleteLater()
        empty(self._chips)
        self._shown, self._marks = [], []
        for at, table in enumerate(self._tables):
            self._shown.append(_shown(table))
            self.pages.addWidget(self._shown[-1])
            chip = Chip(table.title, name=f"gather_table_{at}")
            chip.set_count(len(table.rows))
            chip.clicked.connect(partial(self._turn_to, at))
            self._marks.append(chip)
            self._chips.addWidget(chip)
        self._chips.addStretch(1)
        self._turn_to(0)
        self.save.setEnabled(bool(office.classes))
        if not office.classes:
            self.refuse(tr("No backup could be read. Please check the password."))
            self._turn_to(len(self._tables) - 1)

    def _turn_to(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        for at, chip in enumerate(self._marks):
            chip.setChecked(at == page)

    def _choose_folder(self) -> None:
        chosen = self._ask(self)
        if chosen:
            self.choose(Path(chosen))

    def _choose_place(self) -> None:
        name = tr("Classes") + ".xlsx"
        chosen, _filter = QFileDialog.getSaveFileName(self, tr("Save as"), name, "*.xlsx")
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(".xlsx"))

    def _show_found(self) -> None:
        n = len(self._backups)
        words = trn("{n} backup found", "{n} backups found", n).format(n=n)
        self.found.setText(words if n else tr("No folder chosen yet"))
        self.read.setEnabled(n > 0)
        self.save.setEnabled(False)

    def _arrange(self) -> None:
        about = tr(
            "The figures of many classes in one table. The backups are only read, and nothing of "
            "them is kept on this computer."
        )
        self.body.addWidget(Label(about, "second", wrap=True))
        folder = Button(
            tr("Choose a folder…"),
            icon="folder-open",
            name="gather_folder",
            on_click=self._choose_folder,
        )
        self.password.setFixedWidth(theme.px(220))
        row = in_row(
            folder,
            grow(self.found),
            Label(tr("Password of the backups"), "second"),
            self.password,
            gap=10,
        )
        fill(self.body, row, self.names)
        self._chips.setSpacing(6)
        fill(self.body, self._chips, grow(self.pages))
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Close"), name="gather_close", on_click=self.reject))
        self.foot.addWidget(self.save)
        self.foot.addWidget(self.read)


def _shown(table: OutTable) -> RecordTable:
    columns = [
        Column(
            f"column_{at}",
            heading,
            theme.px(_WIDTH),
            partial(_cell, at),
            value=partial(_sorted_by, at),
            bold=at == 1,
        )
        for at, heading in enumerate(table.headings)
    ]
    made = RecordTable(columns, _number, name="gather_table")
    made.setAccessibleName(table.title)
    made.show_rows(list(enumerate(table.rows, start=1)))
    return made


def _number(row: Row) -> int:
    return row[0]


def _cell(at: int, row: Row) -> str:
    return row[1][at]


def _sorted_by(at: int, row: Row) -> tuple[float, str]:
    """Sort counts and shares by what they say: 3/6 before 50/60."""
    text = row[1][at]
    share = _SHARE.fullmatch(text)
    if share:
        return int(share[1]) / max(int(share[2]), 1), text
    return (float(text), text) if text.isdecimal() else (0.0, text)
