"""What belongs to a plan: its sessions or its stage results, and the panel to write one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from carekeeper.core.ids import StudentId
from carekeeper.core.words import mark, tr
from carekeeper.features.study.facts.education import REVIEW, EducationPlan
from carekeeper.features.study.facts.plans import RESULT, SESSION
from carekeeper.features.study.facts.record import StudyPlan
from carekeeper.features.study.store.plans import PartRecords
from carekeeper.records.kind import Dated, Told, number_of
from carekeeper.records.open_record import Book, OpenRecord
from carekeeper.records.phrases import Phrases
from carekeeper.records.timeline import RecordList
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.parts import Button, Label
from carekeeper.widgets.tab import RoomTab

_AT_ONCE = 8
_WORDS = {
    SESSION.table: (
        mark("Sessions"),
        mark("Note a session"),
        mark("No session yet. Note what was done together, and how it went."),
    ),
    RESULT.table: (
        mark("Stage results"),
        mark("Note a stage result"),
        mark("Nothing yet. Note how far the student has come since the plan began."),
    ),
    REVIEW.table: (
        mark("Reviews"),
        mark("Note a review"),
        mark("No review yet. Note what has come of it, and when you look again."),
    ),
}


class PlanLog(QWidget):
    """The records of a plan, the last first; one is open for writing above them."""

    def __init__(
        self,
        tab: RoomTab,
        dated: Dated[Any],
        told: Callable[[Any], Told],
        book: Book,
        phrases: Phrases,
    ) -> None:
        super().__init__()
        self.setObjectName(f"{dated.table}_log")
        title, add, none = _WORDS[dated.table]
        assert isinstance(book.records, PartRecords)
        self.records: PartRecords[Any] = book.records
        self._plan: StudyPlan | EducationPlan = StudyPlan()
        self._count = Label("", "second")
        self.opened = OpenRecord(tab, book, phrases, closes=True)
        self.list = RecordList(dated, told, tab.desk.today, none, at_once=_AT_ONCE)
        self.add = Button(
            tr(add), icon="plus", look="link", name=f"add_{dated.table}", on_click=self.begin
        )
        self._arrange(tr(title))
        self.opened.written.connect(self._show)
        self.opened.left.connect(self._show)
        self.list.opened.connect(self.open_one)

    def show_plan(self, plan: StudyPlan | EducationPlan) -> None:
        """Show what belongs to a plan; what is open stays open while it is there."""
        self._plan = plan
        if self.opened.record is not None and self.opened.record.plan_id != plan.id:
            self.opened.record = None
        kept = self.records.of_plan(plan)
        self.opened.look_again(kept)
        self._show_kept(kept)

    def begin(self) -> None:
        """Open a new one of today; it is kept with its first word."""
        if self.flush():
            self._open(self.opened.book.draft(StudentId(self._plan.student_id)))

    def open_one(self, number: int) -> None:
        """Open one, if it belongs to the plan that is shown."""
        kept = self.records.of_plan(self._plan)
        found = next((one for one in kept if number_of(one) == number), None)
        if found is not None and self.flush():
            self._open(found)

    def flush(self) -> bool:
        """Save what is typed; False when some of it cannot be right."""
        return self.opened.flush()

    def _open(self, record: Any) -> None:
        self.opened.show(record)
        self._show()
        self.opened.start()

    def _show(self) -> None:
        self._show_kept(self.records.of_plan(self._plan))

    def _show_kept(self, kept: Sequence[Any]) -> None:
        self._count.setText(tr("{n} so far").format(n=len(kept)) if kept else "")
        self.opened.panel.setVisible(self.opened.record is not None)
        self.list.show_records(kept, self.opened.number)

    def _arrange(self, title: str) -> None:
        head = in_row(Label(title, "section"), self._count, grow(), self.add, gap=8)
        in_column(head, self.opened.panel, self.list, gap=8, on=self)
