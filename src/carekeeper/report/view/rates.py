"""The figures of a term: how many of how many, how that is counted, and who is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.report.facts.figures import Figure, of_concern
from carekeeper.report.facts.term import ReportTerm
from carekeeper.report.view.page import Page, Parts
from carekeeper.room import DueItem
from carekeeper.widgets import theme
from carekeeper.widgets.beside import Beside
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.open_row import OpenRow
from carekeeper.widgets.parts import Bar, Button, Card, FlowLayout, Label
from carekeeper.widgets.tips import tip

_SIDE, _LEAST = 330, 560
_LABEL, _BAR, _FIGURE = 130, 150, 64
_MOST = 6
_READS = frozenset({"students", "guardians", "enrolment_spans", "concern_spans"})


class RatesPage(Page):
    """A line for each figure; the names behind it open in place."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.reads = _READS.union(*(room.due_reads for room in parts.rooms))
        self._parts = parts
        self._opened: set[str] = set()
        self.lines: list[FigureLine] = []
        self._main, self._side = QVBoxLayout(), QVBoxLayout()
        main, side = QWidget(), QWidget()
        for part, layout in ((main, self._main), (side, self._side)):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(12)
            part.setLayout(layout)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 16)
        column.addWidget(Beside(main, side, theme.px(_SIDE), least=theme.px(_LEAST)))

    @override
    def load(self, term: ReportTerm) -> None:
        reports = self._parts.reports
        names = reports.names()
        empty(self._main)
        empty(self._side)
        title = tr("Left-behind students: {n}").format(n=reports.left_behind())
        card = Card(title, flush=True, name="report_rates")
        self.lines = []
        for figure in reports.figures(term):
            line = FigureLine(figure, names, self._parts.desk)
            self.lines.append(line)
            card.add_row(line)
        self._main.addWidget(card)
        self._main.addStretch(1)
        self._side.addWidget(ConcernCard(of_concern(self._parts.due()), self._parts.desk))
        self._side.addStretch(1)


class ConcernCard(Card):
    """What is late of whom, before the school asks for it; a click turns to it."""

    def __init__(self, items: Sequence[DueItem], desk: Desk) -> None:
        super().__init__(tr("Needs attention"), name="report_concern")
        for item in items[:_MOST]:
            row = OpenRow(item.student_name, item.title, f"concern_{item.student_id}")
            row.setToolTip(tip(item.reason))
            row.opened.connect(partial(desk.place_requested.emit, item.place))
            self.add(row)
        if len(items) > _MOST:
            more = trn("and {n} more on Today", "and {n} more on Today", len(items) - _MOST)
            self.add(Label(more.format(n=len(items) - _MOST), "caption"))
        if not items:
            self.add(Label(tr("Nothing is overdue."), "second", wrap=True))


class FigureLine(QWidget):
    """One figure: name, bar, so many of so many, the definition, and the list behind it."""

    def __init__(self, figure: Figure, names: Mapping[int, str], desk: Desk) -> None:
        super().__init__()
        rate = figure.rate
        self.figure = figure
        self._names = names
        self._desk = desk
        self.setObjectName(f"figure_{figure.room}")
        bar = Bar()
        bar.set_share(rate.done / rate.of if rate.of else 0.0)
        row = QHBoxLayout()
        row.setSpacing(12)
        label = Label(rate.label, "strong", wrap=True)
        told = Label(f"{rate.done} / {rate.of}" if rate.of else "—", "strong")
        for part, width in ((label, _LABEL), (bar, _BAR), (told, _FIGURE)):
            part.setFixedWidth(theme.px(width))
            row.addWidget(part)
        row.addWidget(Label(rate.definition, "second", wrap=True), 1)
        self.opens = Button(
            tr("Show names"), look="link-caption", name=f"list_{figure.room}", on_click=self._turn
        )
        self.opens.setVisible(bool(rate.missing))
        row.addWidget(self.opens)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 8, 14, 8)
        self.column.addLayout(row)
        self.list: QWidget | None = None

    def _turn(self) -> None:
        """Open the list in place, or close it."""
        if self.list is None:
            self.list = self._listed()
            self.column.addWidget(self.list)
        else:
            self.list.setVisible(not self.list.isVisible())

    def _listed(self) -> QWidget:
        listed = QWidget()
        flow = FlowLayout(listed, gap=6)
        for student_id in self.figure.rate.missing:
            place = Place(self.figure.room, StudentId(student_id))
            flow.addWidget(
                Button(
                    self._names.get(student_id, ""),
                    look="small",
                    name=f"missing_{student_id}",
                    on_click=partial(self._desk.place_requested.emit, place),
                )
            )
        return listed
