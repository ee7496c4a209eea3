"""The page of the talks: the grid of the year at the left, one record or the class beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QStackedWidget,
    QWidget,
)

from carekeeper.core import dates
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.talks.facts import rules
from carekeeper.features.talks.facts.rules import GridRow
from carekeeper.features.talks.view.form import TalkPanel
from carekeeper.features.talks.view.table import MonthGrid
from carekeeper.records.kind import Owed
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import fill, grow, holding, in_column, in_row
from carekeeper.widgets.cards import beside_bar
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Button, Card, FlowLayout, Hint, Label, Segmented, scrolled
from carekeeper.widgets.phrase_menu import Phrase

_GRID_SHARE, _SIDE_SHARE = 13, 12
_NAMES = 40


class YearSwitch(QFrame):
    """The school year that is shown, with a step back and one forward."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("year_switch")
        self.setProperty("look", "segments")
        self.year = 0
        self._label = QLabel()
        self._label.setProperty("role", "strong")
        self._back = self._button("chevron-left", tr("The school year before"), "year_back", -1)
        self._on = self._button("chevron-right", tr("The next school year"), "year_next", 1)
        in_row(self._back, self._label, self._on, gap=6, margins=(2, 1, 2, 1), on=self)

    def show_year(self, year: int, newest: int) -> None:
        """Show a school year; there is none after the newest."""
        self.year = year
        self._label.setText(tr("{first}–{last}").format(first=year, last=year + 1))
        self._on.setEnabled(year < newest)

    def _button(self, icon: str, tip: str, name: str, step: int) -> Button:
        button = Button(icon=icon, look="icon", tip=tip, name=name)
        button.clicked.connect(lambda: self.turned.emit(self.year + step))
        return button


class ClassSide(QWidget):
    """What stands beside the grid while no student is chosen: who is to go, and what is to do."""

    asked = Signal(int)
    done = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("talks_class")
        self._column = in_column(gap=12, on=self)

    def show_class(self, rows: Sequence[GridRow], month: str, todo: Sequence[Owed]) -> None:
        """Show who was not talked with in a month, and what is still to be done."""
        empty(self._column)
        lacking = [row for row in rows if rules.counts([row], month)[1]]
        if lacking:
            self._column.addWidget(self._lacking(lacking, month))
        if todo:
            self._column.addWidget(self._todo(todo))
        if not lacking:
            self._column.addWidget(
                Hint(
                    "messages-square",
                    tr("Click a student's month and write; the record saves itself."),
                    more=tr("Or go there with the arrow keys and press Enter."),
                    name="talks_hint",
                )
            )
        self._column.addStretch(1)

    def _lacking(self, lacking: Sequence[GridRow], month: str) -> Card:
        title = tr("Not talked to in {month}").format(month=rules.month_name(month))
        card = Card(title, note=str(len(lacking)), name="talks_lacking")
        names = QWidget()
        flow = FlowLayout(names, gap=6)
        for row in lacking[:_NAMES]:
            button = Button(row.name, look="small", name=f"lacking_{row.student_id}")
            button.clicked.connect(lambda _on=False, key=row.student_id: self.asked.emit(key))
            flow.addWidget(button)
        card.add(names)
        how = tr("Click a name, or a month in the grid, and write.")
        card.add(Label(how, "caption", wrap=True))
        return card

    def _todo(self, todo: Sequence[Owed]) -> Card:
        card = Card(tr("To follow up"), note=str(len(todo)), flush=True, name="talks_todo")
        for one in todo:
            card.add_row(self._line(one))
        return card

    def _line(self, one: Owed) -> QWidget:
        line = QWidget()
        row = in_row(gap=10, margins=(14, 6, 12, 6), on=line)
        # As on the page of the day: a student may look over the teacher's shoulder.
        what = tr("Follow-up of a talk") if one.private else one.text
        words = in_column(Label(f"{one.name}　{what}", wrap=True), gap=0)
        if one.by is not None:
            by = tr("by {day}").format(day=dates.show_short(one.by))
            words.addWidget(Label(by, "caption"))
        row.addLayout(words, 1)
        button = Button(tr("Mark as done"), look="small", name=f"todo_{one.id}")
        button.clicked.connect(lambda: self.done.emit(one.id))
        row.addWidget(button)
        return line


class TalksPage(QWidget):
    """Puts the grid and what stands beside it together."""

    whose_changed = Signal(str)

    def __init__(
        self, today: Callable[[], date], phrases: Callable[[str], Sequence[Phrase]]
    ) -> None:
        super().__init__()
        self.setObjectName("talks_page")
        self.year = YearSwitch()
        self.whose = Segmented(
            (("asked", tr("To talk with")), ("all", tr("Whole class"))), name="talks_whose"
        )
        self.whose.choose("asked")
        self.grid = MonthGrid()
        self.panel = TalkPanel(today, phrases)
        self.side = ClassSide()
        self.ahead = Hint(
            "calendar-days", tr("This month is in the future."), name="talks_month_ahead"
        )
        self._stack = QStackedWidget()
        self._arrange()
        self.whose.chosen.connect(self.whose_changed)
        theme.appearance().changed.connect(self._fit)

    def show_panel(self) -> None:
        """Show the record of the chosen student beside the grid."""
        self._stack.setCurrentIndex(0)

    def show_side(self) -> None:
        """Show the class beside the grid."""
        self._stack.setCurrentIndex(1)

    def show_ahead(self) -> None:
        """Say beside the grid that there is nothing to write yet."""
        self._stack.setCurrentIndex(2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.panel.fit(beside_bar(self._stack))

    def _arrange(self) -> None:
        bar = in_row(self.year, self.whose, grow(), gap=12)
        card = Card(flush=True, name="grid_card")
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(self.grid)
        left = in_column(bar, grow(card), gap=10)
        for number, widget in enumerate((self.panel, self.side)):
            page = holding(in_column(widget, grow()))
            self._stack.addWidget(scrolled(page, name=f"talks_area_{number}"))
        self._stack.addWidget(self.ahead)
        row = in_row(gap=16, margins=(20, 4, 20, 16), on=self)
        fill(row, grow(left, _GRID_SHARE), grow(self._stack, _SIDE_SHARE))
