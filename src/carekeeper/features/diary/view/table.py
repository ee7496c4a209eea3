"""The diaries of the whole class: what was written last, and about whom nothing for long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core import dates
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.diary.facts.record import DiaryEntry
from carekeeper.features.diary.facts.rules import DiaryLine, days_shown
from carekeeper.features.diary.view.notebook import Notebook
from carekeeper.records.kind import Named
from carekeeper.widgets.columns import Column, Face
from carekeeper.widgets.parts import Card, Chip, Label
from carekeeper.widgets.picture_shelf import PictureShelf
from carekeeper.widgets.record_table import RecordTable


def _number(line: DiaryLine) -> int:
    number = line.student.class_number
    return 999 if number is None else number


def _last(line: DiaryLine) -> str:
    return dates.show_short(line.last_on) if line.last_on is not None else ""


COLUMNS = (
    Column(
        "name",
        mark("Student"),
        168,
        lambda line: line.student.name,
        value=_number,
        bold=True,
        face=lambda line: Face(line.student.id, line.student.name, line.student.thumb),
    ),
    Column("last", mark("Last entry"), 96, _last, value=lambda line: line.last_on),
    Column(
        "count",
        mark("Entries"),
        64,
        lambda line: str(line.count) if line.count else "",
        value=lambda line: line.count,
    ),
    Column(
        "days",
        mark("Since then"),
        96,
        days_shown,
        value=lambda line: line.days if line.days is not None else 99_999,
        tone=lambda line: "due" if line.is_quiet and line.student.left_behind else "second",
    ),
)


class ClassDiaries(QWidget):
    """The newest entries at the left, a table of the students at the right."""

    opened = Signal(int, int)
    """The student whose diary is opened, and the entry to begin with, 0 for none."""

    photo_opened = Signal(int, str)

    def __init__(self, shelf: PictureShelf) -> None:
        super().__init__()
        self.setObjectName("class_diaries")
        self.newest = Notebook(shelf, with_names=True, name="newest_entries")
        self.table = RecordTable(
            COLUMNS,
            key=lambda line: int(line.student.id),
            name="diaries_table",
        )
        self.table.setAccessibleName(tr("Diaries of the class"))
        self.left_behind = Chip(tr("Left-behind students"), name="filter_left_behind")
        self.quiet = Chip(tr("None for 30 days"), name="filter_quiet")
        self._nothing = Label(
            tr("What is written about any student will appear here, the newest first."),
            "second",
            wrap=True,
        )
        self._lines: Sequence[DiaryLine] = ()
        self._begun = False
        self._arrange()
        self.left_behind.toggled.connect(self._filter)
        self.quiet.toggled.connect(self._filter)
        self.table.opened.connect(lambda line: self.opened.emit(line.student.id, 0))
        self.newest.opened.connect(self._open_entry)
        self.newest.photo_opened.connect(self.photo_opened)

    def show_class(self, newest: Sequence[Named[DiaryEntry]], lines: Sequence[DiaryLine]) -> None:
        """Show the newest entries and a line for each student."""
        self._lines = lines
        self.table.say_empty(
            mark("No diary fits these filters.") if lines else mark("The class is still empty.")
        )
        self.newest.show_entries(newest)
        self.newest.setVisible(bool(newest))
        self._nothing.setVisible(not newest)
        marked = sum(line.student.left_behind is True for line in lines)
        self.left_behind.set_count(marked)
        self.left_behind.setVisible(marked > 0 or self.left_behind.isChecked())
        if not self._begun and lines:
            self._begun = True
            self.left_behind.setChecked(marked > 0)
        self._filter()

    def base(self) -> list[DiaryLine]:
        """Return the students that the table is about: left-behind ones, or all."""
        only = self.left_behind.isChecked()
        return [line for line in self._lines if line.student.left_behind is True or not only]

    def shown_ids(self) -> list[int]:
        """Return the students to print: those chosen in the table, or all in it with an entry."""
        chosen = [int(line.student.id) for line in self.table.selected_rows()]
        return chosen or [int(line.student.id) for line in self.table.rows() if line.count]

    def summary(self) -> str:
        """Return the sentence that sums up the diaries."""
        lines = self.base()
        entries, quiet = sum(line.count for line in lines), sum(line.is_quiet for line in lines)
        words = trn("{n} entry", "{n} entries", entries).format(n=entries)
        if not quiet:
            return words
        more = trn(
            "{n} student without one for 30 days", "{n} students without one for 30 days", quiet
        )
        return tr("{one}; {two}").format(one=words, two=more.format(n=quiet))

    def _open_entry(self, entry_id: int) -> None:
        row = self.newest.rows.position(entry_id)
        if row >= 0:
            entry = self.newest.rows.entries[row].record
            self.opened.emit(entry.student_id, entry.id)

    def _filter(self) -> None:
        lines = self.base()
        self.quiet.set_count(sum(line.is_quiet for line in lines))
        if self.quiet.isChecked():
            lines = [line for line in lines if line.is_quiet]
        self.table.show_rows(lines)

    def _arrange(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(8)
        chips.addWidget(self.left_behind)
        chips.addWidget(self.quiet)
        chips.addStretch(1)
        frame = Card(flush=True)
        frame.add(self.table)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(chips)
        right.addWidget(frame, 1)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(Label(tr("Written last"), "section"))
        left.addWidget(self.newest, 1)
        left.addWidget(self._nothing)
        left.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 20)
        row.setSpacing(20)
        row.addLayout(left, 11)
        row.addLayout(right, 9)
