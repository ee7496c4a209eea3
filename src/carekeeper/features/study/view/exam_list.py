"""The exams of the class, one below the other, the last on top."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.features.study.facts.scores import Exam, day_shown
from carekeeper.widgets.editor import Today
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Card, Label, renew_style


class ExamRow(QFrame):
    """One exam: its name, and below it the day and how many subjects it has."""

    opened = Signal()

    def __init__(self, exam: Exam, about: str) -> None:
        super().__init__()
        self.setObjectName(f"exams_{exam.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(exam.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 7)
        column.setSpacing(1)
        column.addWidget(Label(exam.name, "strong", wrap=True))
        column.addWidget(Label(about, "caption"))

    def show_opened(self, opened: bool) -> None:
        """Show whether this is the exam in sight."""
        look = "row-open" if opened else "row"
        if self.property("look") != look:
            self.setProperty("look", look)
            renew_style(self)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


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
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

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
