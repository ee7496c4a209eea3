"""What goes to the school at the end of a term, in one click: a folder with all its files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.words import mark, tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.giving_out import term_folder
from carekeeper.giving_out.term_folder import Piece
from carekeeper.report.facts.term import YEAR, ReportTerm
from carekeeper.report.store import Reports
from carekeeper.room import Room
from carekeeper.safekeeping.view.backup_form import PasswordChoice, PlaceChoice
from carekeeper.shell.for_school import BACKUP, WORKBOOK, ForSchool
from carekeeper.widgets.background import Report
from carekeeper.widgets.boxes import fill, grow, holding, in_column
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.drives import Drive, removable_drives
from carekeeper.widgets.parts import Button, CheckBox, Combo, Label

_TERMS = 4
_WHY = mark(
    "One folder with everything that the school asks for at the end of the term. It is written "
    "whole or not at all, and noted in the history."
)


class SchoolDialog(Dialog):
    """Choose the term, what goes in and where to; what is left out is remembered."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        rooms: Sequence[Room],
        parent: QWidget | None = None,
        *,
        drives: Callable[[], Sequence[Drive]] = removable_drives,
    ) -> None:
        super().__init__(tr("For the school"), name="for_school", width=640, parent=parent)
        self._file, self._desk, self._rooms = class_file, desk, rooms
        self._terms = _last_terms(Reports(class_file, rooms, desk.today))
        self._offered: ForSchool | None = None
        self.term = Combo(name="school_term")
        self.place = PlaceChoice(drives(), desk.settings.current.office_folder)
        self.password = PasswordChoice(file_has_password=class_file.encrypted)
        self.ticks: dict[str, CheckBox] = {}
        self._list = QVBoxLayout()
        self._warning = Label("", "caption-late", wrap=True, name="school_warning")
        self.write = Button(
            tr("Write the folder"),
            icon="folder",
            look="primary",
            name="school_write",
            on_click=self._write,
        )
        self._arrange()
        for signal in (self.place.changed, self.password.changed):
            signal.connect(self._judge)
        self.term.currentIndexChanged.connect(self._show_term)
        self._show_term()

    def chosen(self) -> list[str]:
        """Return the names of what is ticked."""
        ticked = self.ticks.items()
        return [name for name, tick in ticked if tick.isChecked() and tick.isEnabled()]

    def _show_term(self) -> None:
        """Offer what there is of the term."""
        term = self._terms[self.term.currentIndex()]
        made = ForSchool(self._file, self._rooms, term, self._desk.today())
        left_out = self._desk.settings.current.left_out_for_school
        for tick in self.ticks.values():
            self._list.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self.ticks = {}
        for sort, is_there in made.offered():
            label = tr(sort.label)
            if not is_there:
                label = tr("{what} (nothing written yet)").format(what=label)
            tick = CheckBox(label, name=f"school_{sort.name}")
            tick.setChecked(is_there and sort.name not in left_out)
            tick.setEnabled(is_there)
            tick.toggled.connect(self._remember)
            self.ticks[sort.name] = tick
            self._list.addWidget(tick)
        self._offered = made
        self._judge()

    def _remember(self, _on: bool) -> None:
        left_out = [name for name, tick in self.ticks.items() if _is_left_out(tick)]
        self._desk.settings.change(left_out_for_school=tuple(left_out))
        self._judge()

    def _judge(self) -> None:
        self.refuse("")
        chosen = self.chosen()
        self._password_part.setVisible(BACKUP in chosen)
        said = tr("The workbook is not protected: give the folder to the school only.")
        self._warning.setText(said if WORKBOOK in chosen else "")
        self.write.setEnabled(self.place.folder() is not None and bool(chosen))

    def _write(self) -> None:
        folder, made = self.place.folder(), self._offered
        if folder is None or made is None or self.is_working():
            return
        if BACKUP in self.chosen() and not self.password.insist():
            return
        target = folder / made.folder_name()
        question = tr(
            "“{name}” already exists. Replace the files of this program in it? Other files stay."
        )
        if target.exists() and not self._desk.messages.ask(
            question.format(name=target.name), tr("Replace them")
        ):
            return
        style = self._desk.settings.current.card_style
        pieces = made.pieces(self.chosen(), style, self.password.password(self._file.password))
        try:
            term_folder.begin(target, pieces)
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            return
        self.carry_out(
            self._desk.background,
            tr("Writing the folder…"),
            lambda report, _stopped: _finish(target, pieces, report),
            self._done,
            self._desk.messages,
        )

    def _done(self, written: tuple[Path, Sequence[Piece]]) -> None:
        target, pieces = written
        for one in pieces:
            one.note(target / one.file_name)
        self._desk.settings.change(office_folder=str(target.parent))
        said = trn("{n} file in {folder}", "{n} files in {folder}", len(pieces))
        self._desk.messages.saved(said.format(n=len(pieces), folder=target.name))
        self.accept()

    def _arrange(self) -> None:
        for term in self._terms:
            self.term.addItem(term.title)
        self.term.setAccessibleName(tr("Term"))
        fill(self.body, Label(tr(_WHY), "second", wrap=True), self.term)
        self._list.setSpacing(6)
        fill(self.body, self._list, self._warning, Label(tr("Where to"), "caption"), self.place)
        self._password_part = holding(
            in_column(Label(tr("Password of the backup"), "caption"), self.password)
        )
        fill(self.body, self._password_part, grow())
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), name="school_cancel", on_click=self.reject))
        self.foot.addWidget(self.write)


def _finish(target: Path, pieces: Sequence[Piece], report: Report) -> tuple[Path, Sequence[Piece]]:
    term_folder.finish(target, pieces, report)
    return target, pieces


def _is_left_out(tick: CheckBox) -> bool:
    return tick.isEnabled() and not tick.isChecked()


def _last_terms(reports: Reports) -> list[ReportTerm]:
    """Return the present term and those before it, the last first."""
    found = [reports.current()]
    while len(found) < _TERMS:
        before = reports.beside(found[-1], -1)
        while before.number == YEAR:
            before = reports.beside(before, -1)
        found.append(before)
    return found
