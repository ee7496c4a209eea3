"""All records of one student, the last first: what was, with whom, what is still to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core import dates
from carekeeper.core.folded import Folded
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.records.kind import Dated, Record, Told, choices_of, number_of, todo_of
from carekeeper.widgets import theme
from carekeeper.widgets.parts import Badge, Button, Card, Chip, FlowLayout, Icon, Label
from carekeeper.widgets.refilled import Refilled, Row

_AT_ONCE = 12
_DAY = 108
_NARROW = 420
"""Below this width of a row the button stands below what is to be done, not beside it."""
_ALL = ""


Read = Callable[[str, int], Sequence[Record]]
"""Gives so many records of a sort, `""` for all, the last first."""


class RecordList(QWidget, Generic[Record]):
    """The records with chips that filter them by kind; a click or Enter opens one.

    In a class that was handed over, old records may come with "Show earlier entries" only.
    """

    opened = Signal(int)
    done_requested = Signal(int)
    """What was to be done after this record is done."""

    def __init__(
        self,
        dated: Dated[Record],
        told: Callable[[Record], Told],
        today: Callable[[], date],
        empty: str,
        *,
        at_once: int = _AT_ONCE,
    ) -> None:
        super().__init__()
        self.setObjectName(f"{dated.table}_list")
        self._dated = dated
        self._told = told
        self._today = today
        self._day = date.min
        self._read: Read[Record] = lambda _sort, _most: ()
        self._counts: Mapping[str, int] = {_ALL: 0}
        self._open = 0
        self._kind = _ALL
        self._at_once = self._shown = at_once
        self.chips = {_ALL: Chip(tr("All"), name=f"{dated.table}_all")}
        for choice in choices_of(dated):
            self.chips[choice.code] = Chip(
                tr(choice.label), name=f"{dated.table}_only_{choice.code}"
            )
        self._row_of_chips = QWidget()
        self._card = Card(flush=True, name=f"{dated.table}_card")
        self._rows: Refilled[RecordRow, Record] = Refilled(
            self._card.body, self._make_row, self._fill, parted=True
        )
        self._empty = Label(tr(empty), "second", wrap=True, name=f"{dated.table}_empty")
        self._more = Button(
            tr("Show earlier entries"),
            look="link",
            name=f"{dated.table}_earlier",
            on_click=self._show_more,
        )
        self._arrange()
        for code, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, code=code: self._sift(code))

    def show_records(self, records: Sequence[Record], opened: int = 0) -> None:
        """Show these records, the last first, the one that is open for writing marked."""

        def sort_of(record: Record) -> str:
            return str(getattr(record, self._dated.sorted_by, ""))

        def read(sort: str, most: int) -> Sequence[Record]:
            return [one for one in records if sort in (_ALL, sort_of(one))][:most]

        self.show_pages(read, Counter(map(sort_of, records)), opened)

    def show_pages(self, read: Read[Record], counts: Mapping[str, int], opened: int = 0) -> None:
        """Show records of which there are so many of each sort; `read` gives what is in sight."""
        self._read, self._open = read, opened
        self._counts = {**counts, _ALL: sum(counts.values())}
        for code, chip in self.chips.items():
            count = self._counts.get(code, 0)
            chip.set_count(count)
            chip.setVisible(code == _ALL or count > 0)
        if not self._counts.get(self._kind):
            self._kind = _ALL
        self._show()

    def show_opened(self, opened: int) -> None:
        """Mark the record that is open for writing."""
        self._open = opened
        for row in self._rows.rows:
            row.show_opened(row.number == opened)

    def _sift(self, code: str) -> None:
        self._kind, self._shown = code, self._at_once
        self._show()

    def _show_more(self) -> None:
        self._shown += 2 * self._at_once
        self._show()

    def _show(self) -> None:
        for code, chip in self.chips.items():
            chip.setChecked(code == self._kind)
        self._day = self._today()
        shown = self._unfolded(self._read(self._kind, self._shown))
        count = self._counts[self._kind]
        self._rows.show(shown)
        self._card.setVisible(count > 0)
        self._row_of_chips.setVisible(count > 0 and len(self.chips) > 1)
        self._empty.setVisible(not count)
        self._more.setVisible(count > len(shown))

    def _make_row(self) -> RecordRow:
        row = RecordRow(self._dated)
        row.opened.connect(lambda: self.opened.emit(row.number))
        row.done.clicked.connect(lambda: self.done_requested.emit(row.number))
        return row

    def _fill(self, row: RecordRow, record: Record) -> None:
        row.show_record(record, self._told(record), self._day)
        row.show_opened(row.number == self._open)

    def _unfolded(self, records: Sequence[Record]) -> Sequence[Record]:
        """Return which of the records are shown; old ones only once they were asked for."""
        before = Folded.before
        if before is None or self._shown > self._at_once:
            return records
        return [one for one in records if self._dated.on(one) >= before]

    def _arrange(self) -> None:
        flow = FlowLayout(self._row_of_chips, gap=6)
        for chip in self.chips.values():
            flow.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._row_of_chips)
        column.addWidget(self._empty)
        column.addWidget(self._card)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


class RecordRow(Row):
    """One record in the list."""

    def __init__(self, dated: Dated[Any]) -> None:
        super().__init__()
        self.number = 0
        self.done = Button(tr("Mark as done"), look="small")
        self._dated = dated
        self._icon = Icon(dated.icon, "accent", 16)
        self._day, self._below = Label("", "strong", wrap=True), Label("", "caption", wrap=True)
        self._title, self._who = Label("", "strong"), Label("", "second", wrap=True)
        self._private = Badge(tr("Only I see this"), "plain")
        self._text, self._todo = Label(wrap=True), Label(wrap=True)
        self.told = (self._day, self._below, self._title, self._who, self._text, self._todo)
        self._head = QHBoxLayout()
        self._below_text = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = event.size().width() < theme.px(_NARROW)
        way = ways.TopToBottom if narrow else ways.LeftToRight
        if self._below_text.direction() != way:
            self._below_text.setDirection(way)

    def show_record(self, record: Any, told: Told, today: date) -> None:
        """Show another record."""
        dated, todo = self._dated, todo_of(self._dated, record)
        self.number = number_of(record)
        self.name(f"{dated.table}_{self.number}", dated.name(record))
        self.done.setObjectName(f"{dated.table}_done_{self.number}")
        self._day.setFixedWidth(theme.px(_DAY))
        self._below.setFixedWidth(theme.px(_DAY))
        self._icon.set_icon(told.icon, "accent")
        late = todo.is_open and todo.by is not None and todo.by < today
        self._todo.set_role("late" if late else "due" if todo.is_open else "good")
        self._title.setWordWrap(not told.who)
        self._head.setStretch(0, 0 if told.who else 1)
        said = (_day(dated.on(record), today), told.below, told.title, told.who, told.text)
        for label, words in zip(self.told, (*said, todo.shown() if todo.text else ""), strict=True):
            label.setText(words)
        for label in (self._who, self._text, self._todo):
            label.setHidden(not label.text())
        self.done.setVisible(todo.is_open)
        # On a page of which all is private, it need not be said of each row.
        self._private.setVisible(dated.is_private(record) and not dated.private)

    def _arrange(self) -> None:
        when = QVBoxLayout()
        when.setSpacing(0)
        when.addWidget(self._day)
        when.addWidget(self._below)
        when.addStretch(1)
        self._head.setSpacing(8)
        self._head.addWidget(self._title)
        self._head.addWidget(self._private)
        self._head.addWidget(self._who, 1)
        self._below_text.setSpacing(8)
        self._below_text.addWidget(self._todo, 1)
        self._below_text.addWidget(
            self.done, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        )
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addLayout(self._head)
        said.addWidget(self._text)
        said.addLayout(self._below_text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        row.addLayout(when)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)


def _day(day: date, today: date) -> str:
    if day == today:
        return tr("Today")
    return dates.show_near(day, today)
