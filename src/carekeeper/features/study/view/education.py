"""The page of the individual education plans: closed until the teacher opens it, and soon again.

It reads nothing while it is closed, and looks the same whether there is a plan or not. It closes
when another student, page or tab is in front, when the window is hidden or locked, and when another
program has been in front for half a minute; what is typed is saved before, or kept in its field.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from carekeeper.core import dates
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.facts import education as facts
from carekeeper.features.study.facts.education import PLAN, REVIEW, EducationPlan
from carekeeper.features.study.store.education import EducationPlans
from carekeeper.features.study.view.plan_log import PlanLog
from carekeeper.records.open_record import Book, OpenRecord
from carekeeper.records.people import PeopleEditor
from carekeeper.records.phrases import Phrases
from carekeeper.records.tab import page_of, side_by_side
from carekeeper.widgets.answer_editors import StepsEditor
from carekeeper.widgets.boxes import aligned, grow, holding, in_column, in_row
from carekeeper.widgets.cards import beside_bar
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Button, Chip, FlowLayout, Hint
from carekeeper.widgets.tab import RoomTab

OUT_OF_FRONT = 30_000
"""Milliseconds that another program may be in front before the page closes."""

_SHARE = 60
_CLOSED = mark("Individual education plans are only for your eyes.")
_CLOSES = mark("They close by themselves when you look at something else.")
_OF_CLASS = mark("Individual education plans are in no overview of the class.")
_ONE = mark("Choose a student, then open the plan.")
_NONE = mark("No individual education plan for this student.")


class EducationPage(RoomTab):
    """Puts the cover, the open plan, its reviews and the store together."""

    reads = frozenset(
        {
            *("education_plans", "education_reviews"),
            *("students", "guardians", "staff", "class_info"),
        }
    )

    def __init__(self, class_file: ClassFile, desk: Desk) -> None:
        super().__init__(desk, "education_page")
        self._store = EducationPlans(class_file, desk.today)
        self._plans: Sequence[EducationPlan] = ()
        self.is_open = False
        """Whether the plans of the student are in sight."""
        phrases = Phrases(class_file)
        self.opened = OpenRecord(self, self._plan_book(), phrases, closes=False)
        self.reviews = PlanLog(self, REVIEW, facts.told_review, self._review_book(), phrases)
        self.cover = Hint(
            "lock", tr(_CLOSED), tr("Open the plans"), more=tr(_CLOSES), name="education_cover"
        )
        self._none = Hint(PLAN.icon, tr(_NONE), name="education_none")
        self._class = Hint("lock", tr(_OF_CLASS), more=tr(_ONE), name="education_class")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._beside = QStackedWidget()
        self._new = Button(
            tr("New plan"), icon="plus", name="new_education_plan", on_click=self.begin
        )
        self._head = self._buttons(locks=class_file.encrypted)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(OUT_OF_FRONT)
        self._arrange()
        self._connect()

    # -- open and closed

    def open_plans(self) -> None:
        """Bring the plans of the student into sight."""
        if self.student_id is not None:
            self.is_open = True
            self.load()
            self.desk.private_in_front.emit(True)

    def close_plans(self) -> None:
        """Put the plans out of sight; what is typed is saved, or kept in its field."""
        if self.is_open:
            self.save_what_can_be()
            self.is_open = False
            self.load()
            self.desk.private_in_front.emit(False)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_plans()

    def _note_front(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._away.stop()
        elif self.is_open and not self._away.isActive():
            self._away.start()

    # -- showing

    @override
    def load(self) -> None:
        """Read and show the plans of the student, where they are open; else read nothing."""
        shown = self.is_open and self.student_id is not None
        for button in self._head:
            button.setVisible(shown)
        if self.student_id is None:
            self.turn_to(self._class)
            return
        if not self.is_open:
            self.turn_to(self.cover)
            return
        self.turn_to(self._pair)  # before it is looked at again: what is typed stays in sight only
        self._plans = self._store.plans.of_student(self.student_id)
        self.opened.look_again(self._plans)
        if self.opened.record is None and self._plans:
            self.opened.show(self._plans[0])
        self._show_plan()

    @override
    def show_student(self, student_id: int | None) -> None:
        if student_id != self.student_id:
            self.close_plans()
            if self.flush():
                self._let_go()
        super().show_student(student_id)

    @override
    def go_to(self, place: Place) -> None:
        """Open the plan that a place means."""
        if self.student_id is not None and place.kind == PLAN.table:
            self.open_plans()
            self._choose(place.record_id)

    @override
    def flush(self) -> bool:
        return all([self.opened.flush(), self.reviews.flush()])

    @override
    def show_wrong(self) -> None:
        """Bring it into view where the plans are open; else it waits behind the cover."""
        if self.is_open:
            super().show_wrong()
        else:
            self.cover.button.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.opened.panel.fit(beside_bar(self._left))
        self.reviews.opened.panel.fit(beside_bar(self._right))

    def begin(self) -> None:
        """Open a new plan of the student; it is kept with its first word."""
        if self.student_id is not None and self.flush():
            self._let_go()
            self.opened.show(self._store.draft(self.student_id))
            self._show_plan()
            self.opened.start()

    def _show_plan(self) -> None:
        """Show the open plan with its reviews, and the others as chips above it."""
        plan: EducationPlan | None = self.opened.record
        self._beside.setCurrentIndex(0 if plan is not None else 1)
        empty(self._flow)
        for one in self._plans:
            chip = Chip(_called(one), name=f"education_plan_{one.id}")
            chip.setChecked(one.id == self.opened.number)
            chip.clicked.connect(partial(self._choose, one.id))
            self._flow.addWidget(chip)
        kept = plan is not None and bool(plan.id)
        self.reviews.setVisible(kept)
        if plan is not None and kept:
            self.reviews.show_plan(plan)

    def _choose(self, plan_id: int, _on: bool = False) -> None:
        wanted = next((one for one in self._plans if one.id == plan_id), None)
        if wanted is not None and self.flush():
            self._let_go()
            self.opened.show(wanted)
        self._show_plan()

    def _let_go(self) -> None:
        for opened in (self.opened, self.reviews.opened):
            opened.record = None

    def _follow(self) -> None:
        """Show in the chips and beside the plan what was written of it."""
        assert self.student_id is not None
        self._plans = self._store.plans.of_student(self.student_id)
        self._show_plan()

    # -- what is written, printed, and looked up

    def _plan_book(self) -> Book:
        return Book(
            records=self._store.plans,
            draft=self._store.draft,
            start="reason_text",
            paper="education-plan",
            own={
                **dict.fromkeys(("reason", "reached"), StepsEditor),
                "people": PeopleEditor,
            },
        )

    def _review_book(self) -> Book:
        return Book(
            records=self._store.reviews,
            draft=lambda _student: self._store.review(self.opened.record),
            start="result",
        )

    def _ask_print(self) -> None:
        if self.student_id is not None and self.flush():
            self.desk.print_requested.emit(Wish("education-plan", (self.student_id,)))

    def _ask_history(self) -> None:
        if self.student_id is not None and self.flush():
            self.desk.private_history_requested.emit(self.student_id)

    def _lock(self) -> None:
        """Lock the window; without a password there is nothing to lock, so the page closes."""
        self.close_plans()
        self.desk.action_requested.emit("lock")

    # -- putting together

    def _buttons(self, *, locks: bool) -> list[QWidget]:
        words = tr("Lock the window now") if locks else tr("Close the plans now")
        return [
            Button(icon="lock", look="icon", name="education_lock", tip=words, on_click=self._lock),
            Button(
                icon="history",
                look="icon",
                name="education_history",
                tip=tr("What was changed in these plans"),
                on_click=self._ask_history,
            ),
            Button(tr("Print…"), icon="printer", name="print_education", on_click=self._ask_print),
        ]

    def _connect(self) -> None:
        self.cover.acted.connect(self.open_plans)
        self.opened.written.connect(self._follow)
        self.opened.left.connect(self.load)
        self._away.timeout.connect(self.close_plans)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._note_front)

    def _arrange(self) -> None:
        self._beside.addWidget(self.opened.panel)
        self._beside.addWidget(self._none)
        head = in_row(grow(self._chips), aligned(self._new, Qt.AlignmentFlag.AlignRight), gap=12)
        self._left = holding(in_column(head, self._beside, grow(), gap=12))
        self._right = page_of(self.reviews, "education_reviews_area")
        self._pair = side_by_side(self._left, self._right, _SHARE, "education_area")
        self.arrange((self._class, self.cover, self._pair), self._head)


def _called(plan: EducationPlan) -> str:
    """Return by which words a plan is chosen: its reason, and since when or until when."""
    since, until = (
        "" if on is None else dates.show_short(on) for on in (plan.begins_on, plan.ends_on)
    )
    if until:
        return tr("{reason}, ended {day}").format(reason=facts.reason_shown(plan), day=until)
    return tr("{reason}, since {day}").format(reason=facts.reason_shown(plan), day=since)
