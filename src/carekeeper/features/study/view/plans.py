"""The page of the study help plans: a student's plans with what came of them, or the class."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.facts import NAME, plans
from carekeeper.features.study.facts.plans import PLAN, RESULT, SESSION
from carekeeper.features.study.facts.progress import Chart, charts
from carekeeper.features.study.facts.record import StudyPlan
from carekeeper.features.study.store.plans import StudyPlans
from carekeeper.features.study.store.progress import progress_of
from carekeeper.features.study.view import plan_table
from carekeeper.features.study.view.plan_log import PlanLog
from carekeeper.features.study.view.progress import chart_card
from carekeeper.records.class_table import ClassTable
from carekeeper.records.open_record import Book, OpenRecord
from carekeeper.records.phrases import Phrases
from carekeeper.records.tab import page_of, side_by_side
from carekeeper.widgets.answer_editors import ChipsEditor, StepsEditor, SuggestEditor
from carekeeper.widgets.boxes import aligned, grow, holding, in_column, in_row
from carekeeper.widgets.cards import beside_bar
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Button, Chip, FlowLayout, Hint
from carekeeper.widgets.tab import RoomTab

_PLAN_SHARE = 58
_OFFERING = ("subject", "teacher", "helper", "study_group")


class PlansPage(RoomTab):
    """Puts the open plan, its sessions and results, the class table and the store together."""

    reads = frozenset(
        {
            *("study_plans", "study_sessions", "study_results"),
            *("students", "guardians", "exams", "exam_subjects", "scores"),
        }
    )

    def __init__(self, class_file: ClassFile, desk: Desk) -> None:
        super().__init__(desk, "plans_page")
        self._file = class_file
        self._store = StudyPlans(class_file, desk.today)
        self._charts: Sequence[Chart] = ()
        self._plans: Sequence[StudyPlan] = ()
        self._draft: StudyPlan | None = None
        phrases = Phrases(class_file)
        self.opened = OpenRecord(self, self._plan_book(), phrases, closes=False)
        self.sessions = PlanLog(self, SESSION, plans.told_session, self._session_book(), phrases)
        self.results = PlanLog(self, RESULT, plans.told_result, self._result_book(), phrases)
        self.table = ClassTable(
            "plans",
            mark("The class's study help plans"),
            plan_table.columns(desk.today),
            plan_table.filters(desk.today),
            key=lambda line: line.number,
        )
        self._trend = QVBoxLayout()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._hint = Hint(PLAN.icon, tr("No study help plan yet."), name="plans_hint")
        self._new = Button(
            tr("New study help plan"), icon="plus", name="new_plan", on_click=self.begin
        )
        self._print = Button(
            tr("Print…"), icon="printer", name="print_plans", on_click=self._ask_print
        )
        self._arrange()
        self._connect()

    # -- showing

    @override
    def load(self) -> None:
        """Read the plans of the student, or those of the class, and show them."""
        if self.student_id is None:
            self.table.show_lines(self._store.lines())
            self.turn_to(self.table)
            return
        self.turn_to(self._pair)
        self._read(self.student_id)
        self.opened.look_again(self._plans)
        if self.opened.record is None and self._plans:
            self.opened.show(self._plans[0])
        self._show_plan()

    @override
    def show_student(self, student_id: int | None) -> None:
        if student_id != self.student_id and self.flush():
            self._let_go()
        super().show_student(student_id)

    @override
    def go_to(self, place: Place) -> None:
        """Open the plan that a place means, a part of it, or a new one."""
        if self._stale:
            self._load_now()
        if self.student_id is None or not self.flush():
            return
        if place.kind in (SESSION.table, RESULT.table):
            self._open_part(place)
        elif place.kind == PLAN.table and place.record_id:
            self._choose(place.record_id)
            if place.begin == plans.REVIEW:
                self.results.begin()
            elif place.field:
                self.opened.panel.main.focus_field(place.field)
        elif place.begin:
            self.begin()

    @override
    def flush(self) -> bool:
        return all([self.opened.flush(), self.sessions.flush(), self.results.flush()])

    @override
    def class_summary(self) -> str:
        return plan_table.summary(self.table.lines())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.opened.panel.fit(beside_bar(self._left))
        for log in (self.sessions, self.results):
            log.opened.panel.fit(beside_bar(self._right))

    def begin(self) -> None:
        """Open a new plan of the student; it is kept with its first word."""
        if self.student_id is not None and self.flush():
            self.opened.show(self._store.draft(self.student_id))
            self._show_plan()
            self.opened.start()

    def _show_plan(self) -> None:
        """Show the open plan with what belongs to it, and the others as chips above it."""
        plan: StudyPlan | None = self.opened.record
        self.opened.panel.setVisible(plan is not None)
        self._hint.setVisible(plan is None)
        self._show_chips()
        self._show_trend("" if plan is None else plan.subject)
        kept = plan is not None and bool(plan.id)
        for log in (self.sessions, self.results):
            log.setVisible(kept)
            if plan is not None and kept:
                log.show_plan(plan)

    def _read(self, student_id: StudentId) -> None:
        self._plans = self._store.plans.of_student(student_id)
        (progress,) = progress_of(self._file, [student_id])
        self._charts = charts(progress)

    def _show_trend(self, subject: str) -> None:
        """Show the scores in the subject of the plan, in all subjects where there is none."""
        empty(self._trend)
        mine = [one for one in self._charts if one.title == subject]
        for chart in mine or self._charts[-1:]:
            self._trend.addWidget(chart_card(chart, 0))

    def _show_chips(self) -> None:
        empty(self._flow)
        for plan in self._plans:
            words = plans.called(plan)
            if not plan.runs:
                words = tr("{plan} ({state})").format(plan=words, state=plans.state_shown(plan))
            chip = Chip(words, name=f"plan_{plan.id}")
            chip.setChecked(plan.id == self.opened.number)
            chip.clicked.connect(partial(self._choose, plan.id))
            self._flow.addWidget(chip)
        self._chips.setVisible(len(self._plans) > 1 or not self.opened.number)

    def _choose(self, plan_id: int, _on: bool = False) -> None:
        wanted = next((one for one in self._plans if one.id == plan_id), None)
        if wanted is not None and self.flush():
            self._let_go()
            self.opened.show(wanted)
        self._show_plan()

    def _open_part(self, place: Place) -> None:
        """Open a session or a stage result, in the plan that it belongs to."""
        log = self.sessions if place.kind == SESSION.table else self.results
        for plan in self._plans:
            if any(one.id == place.record_id for one in log.records.of_plan(plan)):
                self._choose(plan.id)
                log.open_one(place.record_id)

    def _let_go(self) -> None:
        for opened in (self.opened, self.sessions.opened, self.results.opened):
            opened.record = None

    def _offer(self, field: str) -> Sequence[str]:
        return self._store.offered(field, self.student_id or StudentId(0))

    # -- what is written

    def _follow(self) -> None:
        """Show in the chips and beside the plan what was written of it."""
        assert self.student_id is not None
        self._read(self.student_id)
        self._show_plan()

    def _plan_book(self) -> Book:
        return Book(
            records=self._store.plans,
            draft=self._store.draft,
            start="subject",
            paper="study",
            own={
                **dict.fromkeys(_OFFERING, SuggestEditor),
                "causes": ChipsEditor,
                "state": StepsEditor,
            },
        )

    def _session_book(self) -> Book:
        return Book(
            records=self._store.sessions,
            draft=lambda _student: self._store.session(self.opened.record),
            start="content",
        )

    def _result_book(self) -> Book:
        return Book(
            records=self._store.results,
            draft=lambda _student: self._store.result(self.opened.record),
            start="result",
            own={"rating": StepsEditor},
        )

    def _ask_print(self) -> None:
        if self.flush():
            ids = [self.student_id] if self.student_id is not None else self.table.wanted_ids()
            self.desk.print_requested.emit(Wish("study", tuple(ids)))

    # -- putting together

    def _connect(self) -> None:
        for name in _OFFERING:
            editor = self.opened.panel.editor(name)
            assert isinstance(editor, SuggestEditor)
            editor.suggest(partial(self._offer, name))
        self.opened.written.connect(self._follow)
        self.opened.left.connect(self.load)
        self.table.opened.connect(self._open_line)

    def _open_line(self, student_id: int) -> None:
        chosen = self.table.table.selected_rows()
        plan = chosen[0].plan if chosen and chosen[0].student.id == student_id else None
        kind, number = (PLAN.table, plan.id) if plan is not None else ("", 0)
        self.desk.place_requested.emit(Place(NAME, StudentId(student_id), kind, number))

    def _arrange(self) -> None:
        head = in_row(grow(self._chips), aligned(self._new, Qt.AlignmentFlag.AlignRight), gap=12)
        plan = holding(in_column(head, self.opened.panel, self._hint, self.results, grow(), gap=12))
        self._left = plan
        beside = holding(in_column(self._trend, self.sessions, gap=12))
        self._right = page_of(beside, "sessions_area")
        self._pair = side_by_side(plan, self._right, _PLAN_SHARE, "plans_area")
        self.arrange((self._pair, self.table), (self._print,))
