"""The exams of the class, one below the other, the last on top."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from carekeeper.core.words import tr, trn
from carekeeper.features.study.facts.scores import Exam, day_shown
from carekeeper.widgets.boxes import fill, grow, in_column
from carekeeper.widgets.editor import Today
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Card, Label
from carekeeper.widgets.refilled import Row


class ExamRow(Row):
    """One exam: its name, and below it the day and how many subjects it has."""

    def __init__(self, exam: Exam, about: str) -> None:
        super().__init__()
        self.name(f"exams_{exam.id}", exam.name)
        column = in_column(gap=1, margins=(10, 7, 10, 7), on=self)
        fill(column, Label(exam.name, "strong", wrap=True), Label(about, "caption"))


class ExamList(Card):
    """All exams; a click or Enter opens one."""

    opened = Signal(int)

    def __init__(self, today: Today) -> None:
        super().__init__(name="exam_list")
        self._today = today
        self._exams: list[Exam] = []
        self._lines: list[ExamRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.setContentsMargins(6, 6, 6, 6)
        fill(self.body, self._rows, grow())

    def show_exams(self, exams: list[Exam], chosen: int) -> None:
        """Show these exams, with one of them in sight."""
        if exams != self._exams:  # each cell that is typed asks for the same ones again
            self._exams = list(exams)
            empty(self._rows)
            self._lines = [self._row_of(exam) for exam in exams]
        for exam, row in zip(self._exams, self._lines, strict=True):
            row.show_opened(exam.id == chosen)

    def _row_of(self, exam: Exam) -> ExamRow:
        n = len(exam.subjects)
        count = trn("{n} subject", "{n} subjects", n).format(n=n)
        day = day_shown(exam, self._today())
        row = ExamRow(exam, tr("{day} · {about}").format(day=day, about=count))
        row.opened.connect(partial(self.opened.emit, int(exam.id)))
        self._rows.addWidget(row)
        return row
