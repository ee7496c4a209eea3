"""The progress file on the screen: a chart for each subject, and the results below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

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
from carekeeper.widgets.chart import TrendChart
from carekeeper.widgets.editor import Today
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.labels import Role
from carekeeper.widgets.parts import Card, Hint, Label
from carekeeper.widgets.twelfths import TwelfthsLayout

NONE = mark("No score of this student yet. Type in an exam of the class first.")
_HALF, _WHOLE = 6, 12
_RIGHT = Qt.AlignmentFlag.AlignRight


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
        card = Card(tr("Results"), name="progress_results")
        subjects = progress.subjects()
        titles = ("", *subjects, tr("In total"), tr("Since the exam before"))
        rows: list[list[tuple[str, Role]]] = [[(title, "caption") for title in titles]]
        for place in range(len(progress.results) - 1, -1, -1):
            rows.append(self._result(progress.results, place, subjects))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for down, row in enumerate(rows):
            for across, (text, role) in enumerate(row):
                label = Label(text, role, wrap=across == 0)
                if across:
                    label.setAlignment(_RIGHT)
                grid.addWidget(label, down, across)
        card.body.addLayout(grid)
        return card

    def _result(
        self, results: Sequence[Result], place: int, subjects: Sequence[str]
    ) -> list[tuple[str, Role]]:
        result = results[place]
        own = {one.name: result.scores.get(one.id) for one in result.exam.subjects}
        change, total = change_at(results, place), result.total()
        told = "" if change is None else change.shown()
        role: Role = "late" if change is not None and change.fell else "second"
        name = f"{result.exam.name} · {day_shown(result.exam, self._today())}"
        cells: list[tuple[str, Role]] = [(name, "body")]
        cells += [(scores.score_shown(own.get(one)), "body") for one in subjects]
        return [*cells, ("" if total is None else scores.shown(total), "strong"), (told, role)]


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
