"""All records of one student, the last first: what was, with whom, what is still to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core import dates
from carekeeper.core.folded import Folded
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.records.kind import Dated, Record, Told, choices_of, number_of, todo_of
from carekeeper.widgets import theme
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.labels import renew_style
from carekeeper.widgets.parts import Badge, Button, Card, Chip, FlowLayout, Icon, Label

_AT_ONCE = 12
_DAY = 108
_ALL = ""


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
        self._records: Sequence[Record] = ()
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
        self._rows: list[RecordRow] = []
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
        """Show these records, the one that is open for writing marked."""
        self._records, self._open = records, opened
        counts = Counter(getattr(one, self._dated.sorted_by, "") for one in records)
        for code, chip in self.chips.items():
            chip.set_count(len(records) if code == _ALL else counts[code])
            chip.setVisible(code == _ALL or bool(counts[code]) or code == self._kind)
        if self._kind != _ALL and not counts[self._kind]:
            self._kind = _ALL
        self._show()

    def show_opened(self, opened: int) -> None:
        """Mark the record that is open for writing."""
        self._open = opened
        for row in self._rows:
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
        empty(self._card.body)
        self._rows = []
        wanted = [one for one in self._records if self._is_wanted(one)]
        for one in wanted[: self._unfolded(wanted)]:
            row = RecordRow(self._dated, one, self._told(one), self._today())
            row.show_opened(row.number == self._open)
            row.opened.connect(self.opened)
            row.done_requested.connect(self.done_requested)
            self._card.add_row(row)
            self._rows.append(row)
        self._card.setVisible(bool(wanted))
        self._row_of_chips.setVisible(bool(self._records) and len(self.chips) > 1)
        self._empty.setVisible(not wanted)
        self._more.setVisible(len(wanted) > self._unfolded(wanted))

    def _unfolded(self, wanted: Sequence[Record]) -> int:
        """Return how many of the records are shown; old ones only once they were asked for."""
        if Folded.before is None or self._shown > self._at_once:
            return self._shown
        new = sum(self._dated.on(one) >= Folded.before for one in wanted)
        return min(new, self._shown)

    def _is_wanted(self, record: Record) -> bool:
        return self._kind in (_ALL, getattr(record, self._dated.sorted_by, ""))

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


class RecordRow(QFrame):
    """One record in the list."""

    opened = Signal(int)
    done_requested = Signal(int)

    def __init__(self, dated: Dated[Record], record: Record, told: Told, today: date) -> None:
        super().__init__()
        self.number = number_of(record)
        self.setObjectName(f"{dated.table}_{self.number}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(dated.name(record))
        when = QVBoxLayout()
        when.setSpacing(0)
        when.addWidget(Label(_day(dated.on(record), today), "strong", wrap=True))
        when.addWidget(Label(told.below, "caption", wrap=True))
        when.addStretch(1)
        when.setContentsMargins(0, 0, 0, 0)
        left = QWidget()
        left.setFixedWidth(theme.px(_DAY))
        left.setLayout(when)
        said = QVBoxLayout()
        said.setSpacing(2)
        # On a page of which all is private, it need not be said of each row.
        said.addLayout(_title(told, private=dated.is_private(record) and not dated.private))
        if told.text:
            said.addWidget(Label(told.text, wrap=True))
        todo = self._todo(dated, record, today)
        if todo is not None:
            said.addLayout(todo)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        row.addWidget(left)
        row.addWidget(Icon(told.icon, "accent", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)

    def show_opened(self, opened: bool) -> None:
        """Show whether this is the record that is open for writing."""
        self.setProperty("look", "row-open" if opened else "row")
        renew_style(self)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.number)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.number)
        else:
            super().keyPressEvent(event)

    def _todo(self, dated: Dated[Record], record: Record, today: date) -> QHBoxLayout | None:
        todo = todo_of(dated, record)
        if not todo.text:
            return None
        row = QHBoxLayout()
        row.setSpacing(8)
        late = todo.is_open and todo.by is not None and todo.by < today
        words = Label(
            todo.shown(), "late" if late else "due" if todo.is_open else "good", wrap=True
        )
        row.addWidget(words, 1)
        if todo.is_open:
            done = Button(
                tr("Mark as done"), look="small", name=f"{dated.table}_done_{self.number}"
            )
            done.clicked.connect(lambda: self.done_requested.emit(self.number))
            row.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _title(told: Told, *, private: bool) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Label(told.title, "strong", wrap=not told.who), 0 if told.who else 1)
    if private:
        row.addWidget(Badge(tr("Only I see this"), "plain"))
    if told.who:
        row.addWidget(Label(told.who, "second", wrap=True), 1)
    return row


def _day(day: date, today: date) -> str:
    if day == today:
        return tr("Today")
    return dates.show_near(day, today)
