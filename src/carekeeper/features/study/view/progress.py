"""The progress file on the screen: a chart for each subject, and the results below them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carekeeper.core import dates
from carekeeper.core.words import mark, tr
from carekeeper.features.study.facts.progress import Chart, Progress, charts
from carekeeper.features.study.facts.scores import (
    Result,
    change_at,
    change_shown,
    day_shown,
    falling,
    falling_shown,
)
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import grow, in_column
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
        in_column(self._hint, self.falling, charts_here, self._tables, grow(), gap=14, on=self)

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
        changes = [change_at(results, at) for at in range(len(results))]

        def exam(at: int) -> str:
            held = results[at].exam
            return f"{held.name} · {day_shown(held, self._today())}"

        def share(at: int) -> float | None:
            change = changes[at]
            return None if change is None else change.share

        def tone(at: int) -> Tone:
            change = changes[at]
            return "late" if change is not None and change.fell else "second"

        columns = (
            Column("exam", mark("Exam"), 220, exam, value=int, bold=True),
            *(_of_subject(place, name, results) for place, name in enumerate(progress.subjects())),
            Column(
                *("total", mark("In total"), 70, lambda at: results[at].total_shown()),
                value=lambda at: results[at].total(),
            ),
            Column(
                *("change", mark("Since the exam before"), 90, partial(change_shown, results)),
                value=share,
                tone=tone,
            ),
        )
        table = RecordTable(columns, int, name="results")
        table.setAccessibleName(tr("Results"))
        table.show_rows(range(len(results))[::-1])
        table.setFixedHeight(theme.px(_HEAD + len(results) * ROW_HEIGHT))
        card = Card(tr("Results"), flush=True, name="progress_results")
        card.add(table)
        return card


def _of_subject(place: int, name: str, results: Sequence[Result]) -> Column:
    return Column(
        *(f"subject_{place}", name, 70, lambda at: results[at].shown(name)),
        value=lambda at: results[at].points().get(name, (None,))[0],
    )


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
        about = " · ".join(filter(None, (dates.show_date(one.on), one.subject, one.rating)))
        card.add(Label(about, "strong", wrap=True))
        card.add(Label(one.told, wrap=True))
    return card
