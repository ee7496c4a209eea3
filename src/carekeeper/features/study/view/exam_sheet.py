"""The sheet of an exam: the class in a grid to type in, with averages, changes and doubts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal

from carekeeper.core import scores
from carekeeper.core.scores import Score
from carekeeper.core.words import tr, trn
from carekeeper.features.study.facts import scores as facts
from carekeeper.features.study.facts.pasting import beginning, placed
from carekeeper.features.study.facts.scores import ExamSheet, Row, Subject
from carekeeper.features.study.store.scores import Cell, Scores
from carekeeper.widgets.boxes import fill, grow, in_column, in_row
from carekeeper.widgets.columns import Tone
from carekeeper.widgets.grid_cells import At, GridCell, GridColumn, GridRow
from carekeeper.widgets.parts import Button, Card, CheckBox, Label
from carekeeper.widgets.tips import tip
from carekeeper.widgets.typing_grid import Block, Placed, TypingGrid

_MOST_DOUBTS = 4


class ExamSheetCard(Card):
    """Shows an exam; what is typed into a cell is saved when it is left."""

    change_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, store: Scores) -> None:
        super().__init__(flush=True, name="exam_sheet")
        self._store = store
        self._sheet: ExamSheet | None = None
        self.grid = TypingGrid(self._parse, self._save, self._place, "scores_grid")
        self.grid.setAccessibleName(tr("Scores of the class"))
        self.ranks = CheckBox(tr("Ranks"), name="show_ranks")
        self.ranks.setToolTip(tip(tr("Only on the screen: ranks are never printed.")))
        self.how = Label("", "caption", wrap=True, name="exam_how")
        self.trouble = Label("", "caption-late", wrap=True, name="exam_trouble")
        self.doubts = Label("", "caption-due", wrap=True, name="exam_doubts")
        self._lay_out()
        self.ranks.toggled.connect(self._show)
        self.grid.troubled.connect(self._tell_trouble)
        self.grid.said.connect(self._tell_doubts)

    def show_sheet(self, sheet: ExamSheet) -> None:
        """Show an exam as it is kept; what stands in red stays, unless it is another exam's."""
        if self._sheet is None or sheet.exam.id != self._sheet.exam.id:
            self.grid.forget_wrong()
            self._tell_doubts([])
        self._sheet = sheet
        marks = facts.full_marks_shown(sheet.exam)
        how = tr("Copy in a spreadsheet, choose the first cell here, and paste. {marks}.")
        self.how.setText(how.format(marks=marks))
        self._show()

    def _show(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        ranks: Mapping[int, int] = {}
        if self.ranks.isChecked():
            totals = {int(row.student.id): row.result.total() for row in sheet.rows}
            ranks = facts.ranks({who: n for who, n in totals.items() if n is not None})
        columns = [GridColumn(one.id, one.name, _below(sheet, one)) for one in sheet.exam.subjects]
        rows = [_row(row, ranks.get(row.student.id)) for row in sheet.rows]
        self.grid.show_rows(columns, rows, tr("Since the exam before (in total)"))

    # -- what the grid asks

    def _parse(self, _student: int, subject: int, text: str) -> Score | None:
        assert self._sheet is not None
        return scores.parse(text, self._sheet.exam.at(subject).full_mark)

    def _save(self, cells: Mapping[At, Any]) -> None:
        assert self._sheet is not None
        typed: Mapping[Cell, Score | None] = cells  # type: ignore[assignment]  # keys are numbers
        self._store.put(self._sheet.exam, typed)

    def _place(self, block: Block, row: int, column: int) -> Placed:
        assert self._sheet is not None
        people = [one.student for one in self._sheet.rows]
        subjects = [one.name for one in self._sheet.exam.subjects]
        found = placed(block, people, subjects, row, column)
        return found.cells, found.doubts

    # -- what is said

    def _tell_trouble(self) -> None:
        wrong = self.grid.wrong()
        self.trouble.setVisible(bool(wrong))
        if not wrong:
            return
        first = wrong[0]
        told = tr("{name}, {subject}: “{text}” is not saved. {sentence}").format(
            name=first.name,
            subject=first.column,
            text=beginning(first.text),
            sentence=first.sentence,
        )
        n = len(wrong) - 1
        more = trn("{n} more cell is red.", "{n} more cells are red.", n).format(n=n)
        self.trouble.setText(f"{told} {more}" if n else told)

    def _tell_doubts(self, sentences: Sequence[str]) -> None:
        told = list(sentences[:_MOST_DOUBTS])
        n = len(sentences) - len(told)
        if n > 0:
            told.append(tr("And {n} more.").format(n=n))
        self.doubts.setText("\n".join(told))
        self.doubts.setVisible(bool(told))

    def _lay_out(self) -> None:
        change = Button(
            look="icon",
            icon="pencil",
            name="change_exam",
            tip=tr("Change name, day or subjects"),
            on_click=self.change_wanted.emit,
        )
        remove = Button(
            look="icon",
            icon="trash-2",
            name="bin_exam",
            tip=tr("Move the exam to the recycle bin"),
            on_click=self.bin_wanted.emit,
        )
        head = in_row(grow(self.how), self.ranks, change, remove, gap=8, margins=(14, 8, 8, 6))
        said = in_column(self.trouble, self.doubts, margins=(14, 0, 14, 0))
        self.trouble.hide()
        self.doubts.hide()
        fill(self.body, head, said, grow(self.grid))


def _below(sheet: ExamSheet, subject: Subject) -> tuple[str, ...]:
    """Return what stands below a subject: the averages of the class and of the left-behind."""
    found = [(row.student.left_behind, row.result.scores.get(subject.id)) for row in sheet.rows]
    everyone = facts.average_shown(facts.average(score for _left, score in found))
    left = facts.average_shown(facts.average(score for left, score in found if left))
    told = ((tr("class {n}"), everyone), (tr("left-b. {n}"), left))
    return tuple(text.format(n=average) for text, average in told if average)


def _row(row: Row, rank: int | None) -> GridRow:
    about, tone = said_of(row)
    if rank is not None:
        about = tr("{n}. in class").format(n=rank) + (f" · {about}" if about else "")
    cells = tuple(_cell(row, one) for one in row.result.exam.subjects)
    return GridRow(row.student.id, row.student.name, cells, about, tone)


def _cell(row: Row, subject: Subject) -> GridCell:
    text = scores.score_shown(row.result.scores.get(subject.id))
    place = len(row.results) - 1
    change = facts.change_at(row.results, place, subject.name)
    if change is None or change.share == 0:
        return GridCell(text)
    told = tr("Since {exam}: {change}").format(
        exam=row.results[change.place].exam.name, change=change.shown()
    )
    if facts.fell_twice(row.results, place, subject.name):
        told = f"{told} · {facts.falling_shown([''])}"
        return GridCell(text, change.shown(), told, "late")
    return GridCell(text, change.shown(), told, "second" if change.fell else "good")


def said_of(row: Row) -> tuple[str, Tone]:
    """Return what the last column says of a student: what lacks, or how it changed."""
    result = row.result
    missing = result.missing()
    if result.nowhere():
        return scores.score_shown(next(iter(result.scores.values()))), "second"
    if missing and result.scores and row.asked:
        names = tr(", ").join(one.name for one in missing)
        return tr("missing: {subjects}").format(subjects=names), "due"
    change = facts.change_at(row.results, len(row.results) - 1)
    if change is None:
        return "", "second"
    falling = facts.falling(row.results)
    if falling:
        said = tr("{change}, {falling}").format(
            change=change.shown(), falling=facts.falling_shown(falling)
        )
        return said, "late" if falling == [""] else "due"
    return change.shown(), "second" if change.fell or change.share == 0 else "good"
