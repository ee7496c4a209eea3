"""The dialog by which students go into the class file of another class."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from carekeeper.core import file_names
from carekeeper.core.errors import Invalid
from carekeeper.core.fields import Field, Kind
from carekeeper.core.in_place import sweep
from carekeeper.core.print_job import Tickable
from carekeeper.core.words import mark, tr, trn
from carekeeper.db import moves, parcel
from carekeeper.db.backup_file import BackupInfo
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import private_tables
from carekeeper.db.giving_out import has_private
from carekeeper.db.parcel import SUFFIX, Label
from carekeeper.db.students import here
from carekeeper.safekeeping.view.manifest_card import counts_of
from carekeeper.safekeeping.view.outgoing import Drives, Outgoing
from carekeeper.widgets import theme
from carekeeper.widgets.background import Report
from carekeeper.widgets.boxes import grow, holding, in_column, in_row
from carekeeper.widgets.buttons import CheckBox
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.drives import removable_drives
from carekeeper.widgets.labels import Label as Words
from carekeeper.widgets.line_editor import DateEditor, LineEditor
from carekeeper.widgets.print_choices import PrintChoices
from carekeeper.widgets.radio import Radio

_TO_CLASS = Field("to_class", mark("To class"), hint=mark("such as 四（2）班"))
_TO_SCHOOL = Field("to_school", mark("School, if it is another one"))
_ON = Field("moved_on", mark("Day of the move"), Kind.DATE)
_CHOICES = 250


class GiveDialog(Outgoing):
    """Writes a parcel with students, and archives them here once it was checked."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        backup: Callable[[], object],
        chosen: frozenset[int] = frozenset(),
        parent: QWidget | None = None,
        *,
        drives: Drives = removable_drives,
    ) -> None:
        title = tr("Move students to another class")
        button = tr("Save parcel")
        super().__init__(title, "give", class_file, desk, parent, button=button, drives=drives)
        self._backup = backup
        with class_file.reading() as unit:
            lines = here(unit)
        choices = [Tickable(one.id, one.name, one.name_keys) for one in lines]
        self.choices = PrintChoices(choices, (), chosen)
        self.to_class = LineEditor(_TO_CLASS, desk.today)
        self.to_school = LineEditor(_TO_SCHOOL, desk.today)
        self.day = DateEditor(_ON, desk.today)
        self.day.show_value(desk.today())
        self.private = CheckBox(tr("With the individual education plans"), name="give_private")
        self.private.setVisible(has_private(class_file))
        self.keep = Radio(tr("Keep their records here, archived"), name="give_keep")
        self.erase = Radio(tr("Erase their records here; only the names stay"), name="give_erase")
        self.keep.setChecked(True)
        self._arrange()
        self.choices.changed.connect(lambda: self.refuse(""))
        self.write.clicked.connect(self._write)
        self.password.entered.connect(self._write)
        self.fit(900, 640)

    def _write(self) -> None:
        ids, day = self.choices.ids(), self.day.saved
        if self.is_working():
            return
        if not ids:
            self.refuse(tr("Please tick the students who go."))
            return
        try:
            on = day if isinstance(day, date) else self.desk.today()
            label = moves.label_for(self.to_class.words(), self.to_school.words(), on)
        except Invalid as problem:
            self.to_class.refuse(problem.sentence)
            self.to_class.setFocus()
            return
        stem = file_names.stem(label.to_class) or tr("Class")
        name = tr("Students to {place} {day}").format(place=stem, day=on.isoformat())
        target = self.target(f"{name}{SUFFIX}")
        if target is not None and self._may_erase(len(ids)):
            self._pack(target, label, ids)

    def _may_erase(self, n: int) -> bool:
        if not self.erase.isChecked():
            return True
        question = trn(
            "The records of {n} student are erased in this class file once the parcel is checked. "
            "That cannot be undone. Go on?",
            "The records of {n} students are erased in this class file once the parcel is "
            "checked. That cannot be undone. Go on?",
            n,
        )
        return self.desk.messages.ask(question.format(n=n), tr("Delete the records"))

    def _pack(self, target: Path, label: Label, ids: tuple[int, ...]) -> None:
        path, own, word = self.class_file.path, self.class_file.password, self.password.password()
        leave_out = () if self.private.isChecked() else private_tables()
        erase, backup = self.erase.isChecked(), self._backup

        def work(report: Report, _stopped: Callable[[], bool]) -> BackupInfo:
            if erase:
                backup()
            return parcel.pack(
                path, own, target, word, label, ids, leave_out=leave_out, progress=report
            )

        def done(info: BackupInfo) -> None:
            try:
                moves.let_go(self.class_file, label, ids, target, erase=erase)
            except BaseException:
                sweep(target)
                raise
            advice = tr(
                "The parcel was read back and is intact. Tell the password in person. The other "
                "class teacher opens it with “Receive students…”."
            )
            self.show_done(target, counts_of(info), advice)

        self.carry(tr("Saving and checking the parcel…"), work, done)

    def _arrange(self) -> None:
        about = tr(
            "The students go with all their records, photos and history. Here they are archived, "
            "and both class files name where they went."
        )
        form = QWidget()
        column = in_column(
            Words(about, "second", wrap=True),
            self.to_class,
            in_row(grow(self.to_school, 2), grow(self.day), gap=12),
            self.keep,
            self.erase,
            self.private,
            gap=8,
            on=form,
        )
        note = tr("The other class teacher needs this password to open the parcel.")
        self.add_place_and_password(column, note)
        column.addStretch(1)
        self.choices.setFixedWidth(theme.px(_CHOICES))
        self.pages.addWidget(holding(in_row(self.choices, grow(form), gap=20)))
        self.pages.addWidget(self.done_page)
        self.body.addWidget(self.pages, 1)
