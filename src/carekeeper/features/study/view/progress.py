"""The progress file on the screen: a chart for each subject, and the results below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carekeeper.core import scores
from carekeeper.core.words import mark, tr
from carekeeper.features.study.facts.progress import Chart, Progress, charts
from carekeeper.features.study.facts.scores import (
    Result,
    change_at,
    day_shown,
    falling,
    falling_shown,
)
from carekeeper.widgets import theme
from carekeeper.widgets.cell_painter import ROW_HEIGHT
from carekeeper.widgets.chart import TrendChart
from carekeeper.widgets.columns import Column, Tone
from carekeeper.widgets.editor import Today
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Card, Hint, Label
from carekeeper.widgets.record_table import RecordTable
from carekeeper.widgets.twelfths import TwelfthsLayout

NONE = mark("No score of this student yet. Type in an exam of the class first.")
_HALF, _WHOLE = 6, 12
_HEAD = 50
"""The head of the table, and its scroll bar."""


class ProgressView(QWidget):
    """Everything that the exams say of one student."""

    def __init__(self, today: Today) -> None:
        super().__init__()
        self.setObjectName("progress")
        self._today = today
        self._hint = Hint("chart-line", tr(NONE), name="progress_hint")
        self.falling = Label("", "late", wrap=True, name="progress_falling")
        charts_here = QWidget()
        self._charts = TwelfthsLayout(charts_here, gap=14, row_gap=14)
        self._tables = QVBoxLayout()
        self._tables.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._hint)
        column.addWidget(self.falling)
        column.addWidget(charts_here)
        column.addLayout(self._tables)
        column.addStretch(1)

    def show_progress(self, progress: Progress) -> None:
        """Show the progress file of a student."""
        empty(self._charts)
        empty(self._tables)
        self._hint.setVisible(not progress.results)
        where = falling_shown(falling(progress.results))
        self.falling.setText(tr("Last exam: {falling}.").format(falling=where) if where else "")
        self.falling.setVisible(bool(where))
        drawn = charts(progress)
        for place, one in enumerate(drawn):
            self._charts.add(chart_card(one, place), _WHOLE if len(drawn) == 1 else _HALF)
        if progress.results:
            self._tables.addWidget(self._results(progress))
        if progress.stages:
            self._tables.addWidget(_stages(progress))

    def _results(self, progress: Progress) -> Card:
        """Return the results as a table, the last one on top; it can be copied and sorted."""
        results = progress.results
        rows = [_Line(place, results) for place in range(len(results) - 1, -1, -1)]
        day = Column(
            "exam",
            mark("Exam"),
            220,
            lambda one: f"{one.exam.name} · {day_shown(one.exam, self._today())}",
            value=lambda one: one.place,
            bold=True,
        )
        subjects = [
            Column(f"subject_{at}", name, 70, _score_in(name))
            for at, name in enumerate(progress.subjects())
        ]
        last = (
            Column("total", mark("In total"), 70, _Line.total),
            Column("change", mark("Since the exam before"), 90, _Line.change, tone=_Line.tone),
        )
        table = RecordTable((day, *subjects, *last), lambda one: int(one.place), name="results")
        table.setAccessibleName(tr("Results"))
        table.show_rows(rows)
        table.setFixedHeight(theme.px(_HEAD + len(rows) * ROW_HEIGHT))
        card = Card(tr("Results"), flush=True, name="progress_results")
        card.add(table)
        return card


def _score_in(name: str) -> Callable[[_Line], str]:
    return lambda one: one.score(name)


class _Line:
    """A result in the table."""

    def __init__(self, place: int, results: Sequence[Result]) -> None:
        self.place, self.exam = place, results[place].exam
        self._result, self._change = results[place], change_at(results, place)

    def score(self, name: str) -> str:
        """Return the score in a subject."""
        own = (one for one in self.exam.subjects if one.name == name)
        return next((scores.score_shown(self._result.scores.get(one.id)) for one in own), "")

    def total(self) -> str:
        """Return the points of all subjects together."""
        total = self._result.total()
        return "" if total is None else scores.shown(total)

    def change(self) -> str:
        """Return the change since the exam before."""
        return "" if self._change is None else self._change.shown()

    def tone(self) -> Tone:
        """Return the colour of the change."""
        return "late" if self._change is not None and self._change.fell else "second"


def chart_card(chart: Chart, place: int) -> Card:
    """Return the trend of a subject on a card, with what help changed below it."""
    card = Card(chart.title, note=tr("dashed: average of the class"), name=f"chart_{place}")
    card.add(TrendChart(chart.trend, chart.in_words(), f"trend_{place}"))
    if chart.summary:
        card.add(Label(chart.summary, "second", wrap=True))
    return card


def _stages(progress: Progress) -> Card:
    card = Card(tr("Stage results"), name="progress_stages")
    for one in progress.stages:
        about = " · ".join(filter(None, (f"{one.on:%Y-%m-%d}", one.subject, one.rating)))
        card.add(Label(about, "strong", wrap=True))
        card.add(Label(one.told, wrap=True))
    return card
