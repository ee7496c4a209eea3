"""The figures of a term: how many of how many, how that is counted, and who is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from carekeeper.core import dates
from carekeeper.core.bars import Bar
from carekeeper.core.place import Place
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.report.facts.definitions import Dropout
from carekeeper.report.facts.figures import Figure, of_concern
from carekeeper.report.facts.term import ReportTerm
from carekeeper.report.view.figure_line import FigureLine
from carekeeper.report.view.page import Page, Parts
from carekeeper.room import DueItem, Rate
from carekeeper.widgets import theme
from carekeeper.widgets.bar_chart import BarChart
from carekeeper.widgets.beside import Beside
from carekeeper.widgets.boxes import grow, in_column
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.open_row import OpenLine, OpenRow
from carekeeper.widgets.parts import Card, Label
from carekeeper.widgets.tips import tip

_SIDE, _LEAST = 330, 560
_MOST = 6
_READS = frozenset({"students", "guardians", "enrolment_spans", "concern_spans"})


class RatesPage(Page):
    """A line for each figure; the names behind it open in place."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.reads = _READS.union(*(room.due_reads for room in parts.rooms))
        self._parts = parts
        self.lines: list[FigureLine] = []
        self._months: list[MonthsCard] = []
        self._beside: object = None
        self._card = Card(" ", flush=True, name="report_rates")
        self._side = in_column(gap=12)
        main, side = QWidget(), QWidget()
        side.setLayout(self._side)
        in_column(self._card, grow(), on=main)
        in_column(
            Beside(main, side, theme.px(_SIDE), least=theme.px(_LEAST)),
            margins=(20, 10, 20, 16),
            on=self,
        )

    @override
    def load(self, term: ReportTerm) -> None:
        reports = self._parts.reports
        title = tr("Left-behind students: {n}").format(n=reports.left_behind(term))
        self._card.title.setText(title)
        figures = reports.figures(term)
        self._show_lines(figures, reports.names())
        months = [one.rate for one in figures if one.rate.parts]
        self._show_beside(months, reports.dropped_out(term), of_concern(self._parts.due()))

    def _show_lines(self, figures: Sequence[Figure], names: Mapping[int, str]) -> None:
        """Show the figures on the lines that are there; making them anew takes far longer."""
        if [one.rate.name for one in figures] != [one.figure.rate.name for one in self.lines]:
            while self._card.body.count() > 1:
                item = self._card.body.takeAt(1)
                widget = None if item is None else item.widget()
                if widget is not None:
                    widget.deleteLater()
            self.lines = [FigureLine(one, self._parts.desk) for one in figures]
            for line in self.lines:
                self._card.add_row(line)
        for line, figure in zip(self.lines, figures, strict=True):
            line.show_figure(figure, names)

    def _show_beside(
        self, months: Sequence[Rate], gone: Sequence[Dropout], late: Sequence[DueItem]
    ) -> None:
        shown = ([one.name for one in months], gone, late)
        if shown != self._beside:
            self._beside = shown
            empty(self._side)
            self._months = [MonthsCard(one) for one in months]
            others = [DropoutCard(gone, self._parts.desk)] if gone else []
            for card in (*self._months, *others, ConcernCard(late, self._parts.desk)):
                self._side.addWidget(card)
            self._side.addStretch(1)
        for card, rate in zip(self._months, months, strict=True):
            card.show_rate(rate)


class MonthsCard(Card):
    """A figure by month, as bars in the frame of what was due."""

    def __init__(self, rate: Rate) -> None:
        name = f"months_{rate.name}"
        super().__init__(tr("{what} by month").format(what=rate.label), name=name)
        self.chart = BarChart(f"{name}_chart")
        self.add(self.chart)

    def show_rate(self, rate: Rate) -> None:
        """Show the months of a figure."""
        self.set_note(tr("due: {n}").format(n=rate.parts[-1].of))
        self.chart.show_bars([Bar(one.label, one.done, one.of) for one in rate.parts])


class DropoutCard(Card):
    """Who may have given up school, and who has: by name, as the school asks for each month."""

    def __init__(self, gone: Sequence[Dropout], desk: Desk) -> None:
        super().__init__(tr("Drop-outs"), note=str(len(gone)), name="report_dropouts")
        for one in gone:
            status = tr("Suspected drop-out") if one.suspected else tr("Left school")
            since = "" if one.since is None else dates.show_date(one.since)
            place = Place("students", one.id, field="enrolment")
            line = OpenLine(
                name=f"dropout_{one.id}",
                words=one.name,
                about="　".join(part for part in (status, since, one.reason) if part),
                opens=partial(desk.place_requested.emit, place),
            )
            self.add(OpenRow(line))


class ConcernCard(Card):
    """What is late of whom, before the school asks for it; a click turns to it."""

    def __init__(self, items: Sequence[DueItem], desk: Desk) -> None:
        super().__init__(tr("Needs attention"), name="report_concern")
        for item in items[:_MOST]:
            line = OpenLine(
                name=f"concern_{item.student_id}",
                words=item.student_name,
                about=item.title,
                opens=partial(desk.place_requested.emit, item.place),
            )
            row = OpenRow(line)
            row.setToolTip(tip(item.reason))
            self.add(row)
        if len(items) > _MOST:
            more = trn("and {n} more on Today", "and {n} more on Today", len(items) - _MOST)
            self.add(Label(more.format(n=len(items) - _MOST), "caption"))
        if not items:
            self.add(Label(tr("Nothing is overdue."), "second", wrap=True))
