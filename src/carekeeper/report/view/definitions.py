"""The students by the three official definitions, by sex, and who is in one and not in another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core.left_behind import answer_shown
from carekeeper.core.place import Place
from carekeeper.core.school_year import show_grade
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.report.facts.definitions import ALL, LEFT_BEHIND, SAYS, Answered, Count, CountRow
from carekeeper.report.facts.term import ReportTerm
from carekeeper.report.store import answers
from carekeeper.report.view.page import Page, Parts
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import aligned, grow, in_column, in_row
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.labels import Role
from carekeeper.widgets.parts import Card, Label, Link

_NAME = 130
_SEXES = (mark("Male"), mark("Female"), mark("Not known"))


class DefinitionsPage(Page):
    """A table for each definition, and below them those on whom they do not agree."""

    reads = frozenset({"students", "guardians", "enrolment_spans", "class_info", "terms"})

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._tables = QHBoxLayout()
        self._tables.setSpacing(12)
        self._below = QVBoxLayout()
        in_column(self._tables, self._below, grow(), gap=12, margins=(20, 10, 20, 16), on=self)

    @override
    def load(self, term: ReportTerm) -> None:
        told = answers.answered(self._parts.class_file, term)
        for layout in (self._tables, self._below):
            empty(layout)
        for count in answers.counted(self._parts.class_file, told, term):
            self._tables.addWidget(CountCard(count), 1, Qt.AlignmentFlag.AlignTop)
        self._below.addWidget(self._differing([one for one in told if one.differs]))

    def _differing(self, told: Sequence[Answered]) -> Card:
        title, note = tr("Counted by one, not by another"), str(len(told))
        card = Card(title, note=note, flush=True, name="report_differing")
        for one in told:
            card.add_row(self._line(one))
        if not told:
            none = Label(tr("All three definitions agree on every student."), "second", wrap=True)
            none.setContentsMargins(14, 8, 14, 10)
            card.add_row(none)
        return card

    def _line(self, one: Answered) -> QWidget:
        line = QWidget()
        go = partial(self._parts.desk.place_requested.emit, Place("students", one.id))
        name = Link(one.name, name=f"differs_{one.id}", on_click=go)
        name.setFixedWidth(theme.px(_NAME))
        row = in_row(
            aligned(name, Qt.AlignmentFlag.AlignTop), gap=12, margins=(14, 8, 14, 8), on=line
        )
        for answer in one.answers:
            role: Role = "strong" if answer.left_behind else "body"
            words = in_column(
                Label(answer_shown(answer), role),
                Label(answer.reason, "caption", wrap=True),
                grow(),
                gap=0,
            )
            row.addLayout(words, 1)
        return line


class CountCard(Card):
    """The count by one definition; the sums are right across and down."""

    def __init__(self, count: Count) -> None:
        super().__init__(count.title, name=f"count_{count.definition}")
        self.add(Label(tr(SAYS[count.definition]), "caption", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grade = "" if count.grade is None else show_grade(count.grade)
        grid.addWidget(Label(grade, "caption"), 0, 0)
        heads = [tr(_SEXES[place]) for place in count.columns]
        for column, text in enumerate((*heads, tr("Total")), start=1):
            grid.addWidget(Label(text, "caption"), 0, column, Qt.AlignmentFlag.AlignRight)
        for at, row in enumerate(count.rows, start=1):
            self._fill(grid, at, row, count.columns)
        self.body.addLayout(grid)

    def _fill(self, grid: QGridLayout, at: int, row: CountRow, columns: Sequence[int]) -> None:
        role: Role = "strong" if row.value in (ALL, LEFT_BEHIND) else "body"
        grid.addWidget(Label(row.label, role, wrap=True), at, 0)
        numbers = (*(row.by_sex[place] for place in columns), row.total)
        for column, number in enumerate(numbers, start=1):
            label = Label(str(number), role, name=f"{row.value}_{column}")
            grid.addWidget(label, at, column, Qt.AlignmentFlag.AlignRight)
