"""The class view of a tab: a calm table of the students, only what is late in colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from carekeeper.core.words import mark, tr
from carekeeper.widgets.boxes import fill, grow, holding, in_column
from carekeeper.widgets.columns import Column, Face, Tone
from carekeeper.widgets.parts import Card, Chip, FlowLayout
from carekeeper.widgets.record_table import RecordTable

_LAST = 999_999
"""What stands below all numbers when it is sorted by."""


class Filter(Struct, frozen=True):
    """A chip above the table; `holds` tells whether a line is shown with it.

    Chips narrow each other; those with the same word in `either` widen each other. One that no
    line fits is not in sight. The other chips count only the lines that a `base` leaves, and it is
    chosen at first; lines `apart` are shown with their own chip alone.
    """

    name: str
    label: str
    holds: Callable[[Any], bool]
    base: bool = False
    apart: bool = False
    either: str = ""


LEFT_BEHIND = Filter(
    "left_behind",
    mark("Left-behind students"),
    lambda line: line.student.left_behind is True,
    base=True,
)

STUDENT = Column(
    "student",
    mark("Student"),
    170,
    lambda line: line.student.name,
    value=lambda line: _LAST if line.student.class_number is None else line.student.class_number,
    bold=True,
    face=lambda line: Face(line.student.id, line.student.name, line.student.thumb),
)
FOLLOW_UP = Column(
    "todo",
    mark("To follow up"),
    220,
    lambda line: line.todo.shown() if line.todo.is_open else "",
    tone=lambda _line: "due",
)


def days_column(title: str, is_late: Callable[[Any], bool], never: str = mark("never")) -> Column:
    """Return the column with the days since the last record; late ones stand in colour."""

    def shown(line: Any) -> str:
        if line.days is None:
            return tr(never)
        return tr("{n} days").format(n=line.days) if line.days > 0 else tr("today")

    def tone(line: Any) -> Tone:
        return "due" if is_late(line) else "second"

    days = lambda line: _LAST if line.days is None else line.days  # noqa: E731 - beside its column
    return Column("days", title, 120, shown, value=days, tone=tone)


class ClassTable(QWidget):
    """The table with its chips; Enter or a double click opens a student.

    A line is anything with the `student` whom it is about, as a `StudentLine`. `title` says to a
    screen reader what the table is, `key` by which number a line is known, if several can be of
    one student. `buttons` stand at the right of the chips.
    """

    opened = Signal(int)
    marked = Signal()
    """Other students are ticked or chosen."""

    def __init__(
        self,
        name: str,
        title: str,
        columns: Sequence[Column],
        filters: Sequence[Filter],
        *,
        key: Callable[[Any], int] = lambda line: int(line.student.id),
        checks: bool = True,
        buttons: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.setObjectName(f"{name}_class")
        self._filters = filters
        self._lines: Sequence[Any] = ()
        self._begun = False
        self.chips = {
            one.name: Chip(tr(one.label), name=f"{name}_filter_{one.name}") for one in filters
        }
        self.table = RecordTable(columns, key, checks=checks, name=f"{name}_table")
        self.table.setAccessibleName(tr(title))
        self._arrange(buttons)
        self.table.opened.connect(lambda line: self.opened.emit(int(line.student.id)))
        self.table.ticked.connect(self.marked)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.marked.emit())
        for chip in self.chips.values():
            chip.toggled.connect(self._sift)

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Show the class as it is now; ticks and the chosen filters stay."""
        self._lines = lines
        self.table.say_empty(
            mark("No student matches these filters.")
            if lines
            else mark("The class is still empty.")
        )
        if lines and not self._begun:
            self._begun = True
            for one in self._filters:
                if one.base and not one.apart:
                    self.chips[one.name].setChecked(any(map(one.holds, lines)))
        self._sift()

    def lines(self) -> Sequence[Any]:
        """Return all lines, whatever the filters hide."""
        return self._lines

    def base(self) -> list[Any]:
        """Return the lines that the page is about, such as those of left-behind students."""
        lines = list(self._lines)
        for one in self._filters:
            if one.base and self._is_chosen(one):
                lines = [line for line in lines if one.holds(line)]
            elif one.apart and not self._is_chosen(one):
                lines = [line for line in lines if not one.holds(line)]
        return lines

    def choose(self, *names: str) -> None:
        """Show the lines of these filters and no others."""
        for name, chip in self.chips.items():
            chip.setChecked(name in names)

    def marked_ids(self) -> list[int]:
        """Return the students who are ticked, or else chosen."""
        chosen = [int(line.student.id) for line in self.table.selected_rows()]
        return self.table.checked_keys() or list(dict.fromkeys(chosen))

    def unmark(self) -> None:
        """Take all ticks away, and choose nobody."""
        self.table.check_keys(())
        self.table.select_keys(())

    def shown_ids(self) -> list[int]:
        """Return all students in the table, in its order."""
        return list(dict.fromkeys(int(line.student.id) for line in self.table.rows()))

    def wanted_ids(self) -> list[int]:
        """Return the students who are ticked or chosen, or all that are shown without any."""
        return self.marked_ids() or self.shown_ids()

    def _together(self) -> list[Any]:
        """Return the lines that are not shown apart."""
        apart = [one for one in self._filters if one.apart]
        return [line for line in self._lines if not any(one.holds(line) for one in apart)]

    def _is_chosen(self, one: Filter) -> bool:
        return self.chips[one.name].isChecked()

    def _sift(self) -> None:
        lines = self.base()
        chosen: dict[str, list[Filter]] = {}
        for one in self._filters:
            counted = self._lines if one.apart else self._together() if one.base else lines
            count = sum(map(one.holds, counted))
            self.chips[one.name].set_count(count)
            self.chips[one.name].setVisible(count > 0 or self._is_chosen(one))
            if self._is_chosen(one):
                chosen.setdefault(one.either or one.name, []).append(one)
        for some in chosen.values():
            lines = [line for line in lines if any(one.holds(line) for one in some)]
        self.table.show_rows(lines)
        self.marked.emit()

    def _arrange(self, buttons: Sequence[QWidget]) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        chips = QWidget()
        flow = FlowLayout(chips, gap=6)
        for chip in self.chips.values():
            flow.addWidget(chip)
        fill(row, grow(chips), *buttons)
        row.setContentsMargins(20, 0, 20, 0)
        in_column(row, grow(framed(self.table)), gap=10, on=self)


def framed(table: QWidget) -> QWidget:
    """Return a page with the table on a card."""
    frame = Card(flush=True)
    frame.add(table)
    return holding(in_column(frame, margins=(20, 0, 20, 20)))
