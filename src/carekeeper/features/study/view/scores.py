"""The page of the scores: the exams of the class in a grid to type in, a student's progress."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.facts.scores import Exam, ExamSheet
from carekeeper.features.study.store.progress import progress_of
from carekeeper.features.study.store.scores import Scores
from carekeeper.features.study.view.exam_form import ExamForm
from carekeeper.features.study.view.exam_list import ExamList
from carekeeper.features.study.view.exam_sheet import ExamSheetCard
from carekeeper.features.study.view.progress import ProgressView
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import grow, holding, in_column, in_row
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Button, Hint, scrolled
from carekeeper.widgets.tab import RoomTab

_LIST = 180


class ScoresPage(RoomTab):
    """Shows the class with one exam, or the progress file of a student."""

    reads = frozenset(
        {
            *("exams", "exam_subjects", "scores", "students", "guardians", "enrolment_spans"),
            *("study_plans", "study_results"),
        }
    )

    def __init__(self, class_file: ClassFile, desk: Desk) -> None:
        super().__init__(desk, "scores_page")
        self._file = class_file
        self._store = Scores(class_file, desk.today)
        self._wanted = 0
        self._sheet: ExamSheet | None = None
        self.list = ExamList(desk.today)
        self.sheet = ExamSheetCard(self._store)
        self.form = ExamForm(self._store)
        self.progress = ProgressView(desk.today)
        self._hint = Hint(
            "chart-line",
            tr("No exam yet. Make the first one; then paste the scores of the class in one go."),
            tr("New exam"),
            name="exams_hint",
        )
        self._beside = QStackedWidget()
        self._new = Button(
            tr("New exam"), icon="plus", look="primary", name="new_exam", on_click=self._begin
        )
        self._print = Button(
            tr("Print…"), icon="printer", name="print_scores", on_click=self._ask_print
        )
        self._of_class = self._arranged()
        self._of_student = scrolled(_padded(self.progress, 20), name="progress_area")
        self.arrange((self._of_class, self._of_student), (self._print,))
        self._connect()

    @override
    def load(self) -> None:
        """Read the exam in sight, or the student's results, and show them."""
        if self.student_id is not None:
            self.progress.show_progress(progress_of(self._file, [self.student_id])[0])
            self.turn_to(self._of_student)
            return
        exams = self._store.exams()
        numbers = [int(one.id) for one in exams]
        if self._wanted not in numbers:
            self._wanted = numbers[0] if numbers else 0
        self._sheet = self._store.sheet(self._wanted) if self._wanted else None
        self.list.show_exams(exams, self._wanted)
        self._side.setVisible(bool(exams))
        if self._sheet is not None:
            self.sheet.show_sheet(self._sheet)
        if self._beside.currentWidget() is not self._form_page:
            self._beside.setCurrentWidget(self._hint if self._sheet is None else self.sheet)
        self.turn_to(self._of_class)

    @override
    def go_to(self, place: Place) -> None:
        """Open the exam that a place means, or begin a new one."""
        if place.begin == "exam":
            self._begin()
        elif place.record_id:
            self._open(place.record_id)

    @override
    def flush(self) -> bool:
        return self.sheet.grid.flush()

    @override
    def show_wrong(self) -> None:
        self.sheet.grid.show_wrong()

    @override
    def class_summary(self) -> str:
        sheet = self._sheet
        if sheet is None:
            return tr("No exam yet.")
        n, missing = sum(row.asked for row in sheet.rows), sheet.missing()
        told = trn("{exam}: {n} student", "{exam}: {n} students", n)
        told = told.format(exam=sheet.exam.name, n=n)
        if not missing:
            return tr("{told}, all scores filled in").format(told=told)
        more = trn("{n} score is missing", "{n} scores are missing", missing).format(n=missing)
        return tr("{told}, {missing}").format(told=told, missing=more)

    # -- exams

    def _open(self, number: int) -> None:
        """Show another exam; what is red in this one is to be put right before.

        Where that one is gone, the last exam is shown; beside a student, when the class is next.
        """
        if not self.all_saved():
            self.show_wrong()
            return
        self._wanted = number
        self._beside.setCurrentWidget(self.sheet)
        if self.student_id is None:
            self._load_now()
            self.sheet.grid.begin()

    def _begin(self) -> None:
        self._show_form(self._store.draft())

    def _change(self) -> None:
        if self._sheet is not None:
            self._show_form(self._sheet.exam)

    def _show_form(self, exam: Exam) -> None:
        if self.all_saved():
            self._beside.setCurrentWidget(self._form_page)
            self.form.open(exam)

    def _close_form(self) -> None:
        self._beside.setCurrentWidget(self._hint if self._sheet is None else self.sheet)

    def _bin(self) -> None:
        if self._sheet is None or not self.all_saved():
            return
        exam = self._sheet.exam
        question = tr("Move “{exam}” with all its scores to the recycle bin?")
        if not self.desk.messages.ask(question.format(exam=exam.name), tr("Move to the bin")):
            return
        try:
            self._store.bin_exam(exam.id)
        except CareKeeperError as problem:
            self.desk.messages.failed(problem)

    def _ask_print(self) -> None:
        if not self.all_saved():
            return
        if self.student_id is not None:
            self.desk.print_requested.emit(Wish("scores", (self.student_id,)))
        elif self._sheet is not None:
            self.desk.print_requested.emit(Wish("exam", record_id=self._sheet.exam.id))

    # -- arranging

    def _arranged(self) -> QWidget:
        self._form_page = scrolled(_padded(self.form), name="exam_form_area")
        pages: tuple[QWidget, ...] = (self.sheet, self._hint, self._form_page)
        for page in pages:
            self._beside.addWidget(page)
        self._side = QWidget()
        self._side.setFixedWidth(theme.px(_LIST))
        in_column(
            self._new, grow(scrolled(self.list, name="exam_list_area")), gap=10, on=self._side
        )
        return holding(in_row(self._side, grow(self._beside), gap=14, margins=(20, 4, 20, 16)))

    def _connect(self) -> None:
        self.list.opened.connect(self._open)
        self.sheet.change_wanted.connect(self._change)
        self.sheet.bin_wanted.connect(self._bin)
        self.form.kept.connect(self._open)
        self.form.closed.connect(self._close_form)
        self._hint.acted.connect(self._begin)


def _padded(inner: QWidget, left: int = 0) -> QWidget:
    """Return a page with room round it, at the top of a place that scrolls."""
    return holding(in_column(inner, grow(), margins=(left, 4 if left else 0, 8, 16)))
