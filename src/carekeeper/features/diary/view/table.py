"""The diaries of the whole class: what was written last, and about whom nothing for long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carekeeper.core import dates
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.diary.facts.record import DiaryEntry
from carekeeper.features.diary.facts.rules import DiaryLine
from carekeeper.features.diary.view.notebook import Notebook
from carekeeper.records.class_table import (
    LEFT_BEHIND,
    STUDENT,
    ClassTable,
    Filter,
    days_column,
)
from carekeeper.records.kind import Named
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.columns import Column
from carekeeper.widgets.parts import Label
from carekeeper.widgets.picture_shelf import PictureShelf


def _last(line: DiaryLine) -> str:
    return dates.show_short(line.last_on) if line.last_on is not None else ""


COLUMNS = (
    STUDENT,
    Column("last", mark("Last entry"), 96, _last, value=lambda line: line.last_on),
    Column(
        "count",
        mark("Entries"),
        64,
        lambda line: str(line.count) if line.count else "",
        value=lambda line: line.count,
    ),
    days_column(
        mark("Since then"),
        lambda line: line.is_quiet and bool(line.student.left_behind),
        never=mark("nothing yet"),
    ),
)
FILTERS = (LEFT_BEHIND, Filter("quiet", mark("None for 30 days"), lambda line: line.is_quiet))


class ClassDiaries(QWidget):
    """The newest entries at the left, a table of the students at the right."""

    opened = Signal(int, int)
    """The student whose diary is opened, and the entry to begin with, 0 for none."""

    photo_opened = Signal(int, str)

    def __init__(self, shelf: PictureShelf) -> None:
        super().__init__()
        self.setObjectName("class_diaries")
        self.newest = Notebook(shelf, with_names=True, name="newest_entries")
        title = mark("Diaries of the class")
        self.table = ClassTable("diaries", title, COLUMNS, FILTERS, checks=False)
        self._nothing = Label(
            tr("What is written about any student will appear here, the newest first."),
            "second",
            wrap=True,
        )
        self._arrange()
        self.table.opened.connect(lambda student: self.opened.emit(student, 0))
        self.newest.opened.connect(self._open_entry)
        self.newest.photo_opened.connect(self.photo_opened)

    def show_class(self, newest: Sequence[Named[DiaryEntry]], lines: Sequence[DiaryLine]) -> None:
        """Show the newest entries and a line for each student."""
        self.table.show_lines(lines)
        self.newest.show_entries(newest)
        self.newest.setVisible(bool(newest))
        self._nothing.setVisible(not newest)

    def shown_ids(self) -> list[int]:
        """Return the students to print: those chosen in the table, or all in it with an entry."""
        rows = self.table.table.rows()
        return self.table.marked_ids() or [int(line.student.id) for line in rows if line.count]

    def summary(self) -> str:
        """Return the sentence that sums up the diaries."""
        lines = self.table.base()
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

    def _arrange(self) -> None:
        left = in_column(
            Label(tr("Written last"), "section"),
            grow(self.newest),
            self._nothing,
            grow(share=0),
            gap=10,
            margins=(20, 0, 0, 20),
        )
        in_row(grow(left, 11), grow(self.table, 9), gap=0, on=self)
