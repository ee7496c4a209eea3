"""The dialog by which a class is handed over: the letter, and a copy of the class file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from carekeeper.core import file_names
from carekeeper.core.fields import Field, Kind
from carekeeper.core.words import mark, tr, trn
from carekeeper.db import hand_over
from carekeeper.db.class_file import SUFFIX, ClassFile
from carekeeper.db.giving_out import has_private
from carekeeper.db.hand_over import Without
from carekeeper.db.snapshot import Contents
from carekeeper.room import Agenda, RecordKind
from carekeeper.safekeeping import store
from carekeeper.safekeeping.store import passed_on
from carekeeper.safekeeping.view.outgoing import Drives, Outgoing
from carekeeper.widgets import theme
from carekeeper.widgets.background import Report
from carekeeper.widgets.boxes import aligned, fill, grow, in_column, in_row
from carekeeper.widgets.buttons import Button, CheckBox, Chip
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.drives import removable_drives
from carekeeper.widgets.flow import FlowLayout
from carekeeper.widgets.labels import Label
from carekeeper.widgets.line_editor import DateEditor
from carekeeper.widgets.radio import Radio

_DAY_WIDTH = 200
_BEFORE = Field("before", mark("Old is what was before"), Kind.DATE)
_TICKS = (
    ("confidential", mark("Without what only I see")),
    ("binned", mark("Without the recycle bin")),
    ("history", mark("Without the history of changes")),
)
_OLD = (
    ("kept", mark("Keep old records")),
    ("fold", mark("Fold them away")),
    ("out", mark("Leave them out")),
)


class HandOverDialog(Outgoing):
    """Writes a copy under a password of its own; the class file stays as it is."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        kinds: Iterable[RecordKind],
        agenda: Agenda,
        parent: QWidget | None = None,
        *,
        drives: Drives = removable_drives,
    ) -> None:
        title = tr("Hand the class over")
        button = tr("Save the copy")
        super().__init__(title, "hand_over", class_file, desk, parent, button=button, drives=drives)
        self._agenda = agenda
        self.letter = Button(
            tr("Write the letter…"), icon="mail", name="hand_letter", on_click=self._write_letter
        )
        self.ticks = {name: CheckBox(tr(label), name=f"hand_{name}") for name, label in _TICKS}
        self.private = CheckBox(tr("With the individual education plans"), name="hand_private")
        self.private.setVisible(has_private(class_file))
        self.old = {name: Radio(tr(label), name=f"hand_old_{name}") for name, label in _OLD}
        self.before = DateEditor(_BEFORE, desk.today)
        self.before.show_value(_a_year_before(desk.today()))
        self.chips = {
            kind.table: Chip(tr(kind.label), name=f"hand_kind_{kind.table}")
            for kind in passed_on.dated(kinds)
        }
        self._kinds = QWidget()
        stays = tr("What is still to be done stays, however old it is.")
        self._stays = Label(stays, "caption", wrap=True)
        self._arrange()
        for radio in self.old.values():
            radio.toggled.connect(self._show_old)
        self.old["kept"].setChecked(True)
        self.write.clicked.connect(self._write)
        self.password.entered.connect(self._write)
        self._show_old()

    def without(self) -> Without:
        """Return what is chosen to be left out."""
        day = self.before.saved
        before = day if isinstance(day, date) else self.desk.today()
        chosen = frozenset(table for table, chip in self.chips.items() if chip.isChecked())
        return Without(
            private=not self.private.isChecked(),
            **{name: box.isChecked() for name, box in self.ticks.items()},
            old=chosen if self.old["out"].isChecked() else frozenset(),
            before=before,
            fold=before if self.old["fold"].isChecked() else None,
        )

    def _write(self) -> None:
        without = self.without()
        if self.is_working():
            return
        if self.old["out"].isChecked() and not without.old:
            self.refuse(tr("Please choose of which records the old ones are left out."))
            return
        stem = file_names.stem(store.class_name(self.class_file)) or tr("Class")
        name = tr("{name} handed over {day}").format(name=stem, day=f"{self.desk.today()}")
        target = self.target(f"{name}{SUFFIX}")
        if target is None:
            return
        path, own, word = self.class_file.path, self.class_file.password, self.password.password()

        def work(report: Report, _stopped: Callable[[], bool]) -> Contents:
            return hand_over.write(path, own, target, word, without, report)

        def done(held: Contents) -> None:
            passed_on.note(self.class_file, target, without)
            n = held.counts["students"]
            advice = tr(
                "The copy was read back and is intact. Your own class file stays as it is. Tell "
                "the password in person; the next class teacher then sets a new one and prints a "
                "recovery sheet."
            )
            self.show_done(target, trn("{n} student", "{n} students", n).format(n=n), advice)

        self.carry(tr("Saving and checking the copy…"), work, done)

    def _write_letter(self) -> None:
        from carekeeper.safekeeping.store.letter import Letter
        from carekeeper.safekeeping.view.letter import LetterDialog

        letter = Letter(self.class_file, self._agenda, self.desk.today())
        LetterDialog(letter, self.desk, self).open()

    def _show_old(self) -> None:
        self.before.setVisible(not self.old["kept"].isChecked())
        for part in (self._kinds, self._stays):
            part.setVisible(self.old["out"].isChecked())
        self.refuse("")

    def _arrange(self) -> None:
        form = QWidget()
        told = tr("A letter tells who the class is, whom to call first and what is still open.")
        letter = in_row(grow(Label(told, "second", wrap=True)), self.letter, gap=12)
        about = tr(
            "The next class teacher gets a copy of the class file under a new password. What is "
            "left out is cut out of the copy for good, also out of its history."
        )
        column = in_column(letter, Label(about, "second", wrap=True), gap=8, on=form)
        ticks = QWidget()
        side_by_side = FlowLayout(ticks, gap=16)
        for box in (*self.ticks.values(), self.private):
            side_by_side.addWidget(box)
        column.addWidget(ticks)
        fill(column, in_row(*self.old.values(), grow(), gap=20), self._old_row())
        flow = FlowLayout(self._kinds, gap=6)
        for chip in self.chips.values():
            flow.addWidget(chip)
        column.addWidget(self._kinds)
        self.add_place_and_password(column, tr("The next class teacher needs this password."))
        column.addStretch(1)
        self.pages.addWidget(form)
        self.pages.addWidget(self.done_page)
        self.body.addWidget(self.pages, 1)

    def _old_row(self) -> QHBoxLayout:
        self.before.setFixedWidth(theme.px(_DAY_WIDTH))
        return in_row(self.before, aligned(self._stays, Qt.AlignmentFlag.AlignBottom, 1), gap=16)


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28))
