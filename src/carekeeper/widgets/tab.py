"""What all tabs have in common: one student or the whole class, and looking again when needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from carekeeper.core.changes import Changed
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.widgets.boxes import in_column, in_row
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.editor import show_wrong

NOT_RIGHT_YET = mark("One entry is not valid yet. Correct it, or press Esc to undo it.")


class RoomTab(QWidget):
    """A tab of one room.

    It loads when it is shown for the first time, and again after a change of one of the tables
    that it `reads`: at once when it is visible, else when it is shown next. It does not load after
    a change that it has made itself (`initiator=self` in the unit of work).
    """

    reads: frozenset[str] = frozenset()

    loaded = Signal()
    """What the tab shows is read; its summary of the class is true from now on."""

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.desk = desk
        self.student_id: StudentId | None = None
        self._stale = True
        self._actions: QWidget | None = None
        desk.changed.connect(self.note_change)

    def show_student(self, student_id: int | None) -> None:
        """Show one student, or the whole class for None; what is typed is saved before."""
        wanted = None if student_id is None else StudentId(student_id)
        if wanted == self.student_id:
            return
        self.save_what_can_be()
        self.student_id = wanted
        self._look_again()

    def go_to(self, place: Place) -> None:
        """Open the record, the field or the beginning that a place of this tab means."""

    def load(self) -> None:
        """Read what is shown from the class file and show it; each tab has its own."""
        raise NotImplementedError

    def flush(self) -> bool:
        """Save what is typed and not saved yet; False when some of it cannot be right."""
        return True

    def save_what_can_be(self) -> None:
        """Save what is typed; what cannot be right stays in its field, and nothing waits for it."""
        self.flush()

    def all_saved(self) -> bool:
        """Save what is typed; when some of it cannot be right, say so at the foot and be False."""
        if self.flush():
            return True
        self.desk.messages.saved(tr(NOT_RIGHT_YET))
        return False

    def show_wrong(self) -> None:
        """Bring the first entry that cannot be right into view, with the cursor in it."""
        show_wrong(self)

    def arrange(self, pages: Sequence[QWidget], actions: Sequence[QWidget]) -> None:
        """Lay out the pages, one of which is in sight, and the buttons of the head in a row."""
        self._stack = QStackedWidget()
        self._actions = QWidget()
        row = in_row(gap=12, on=self._actions)
        for action in actions:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        for page in pages:
            self._stack.addWidget(page)
        in_column(self._stack, on=self)

    def turn_to(self, page: QWidget) -> None:
        """Bring one of the pages that were arranged into sight."""
        self._stack.setCurrentWidget(page)

    def make_ready(self) -> None:
        """Read what is shown where that is not up to date; best before the tab is in sight.

        What comes into a page in sight is arranged part by part, and that takes twice as long.
        """
        if self._stale:
            self._load_now()

    def header_actions(self) -> list[QWidget]:
        """Return the buttons that stand at the right of the student's head, made once."""
        return [] if self._actions is None else [self._actions]

    def class_summary(self) -> str:
        """Return the sentence that sums up the whole class in the head of the tab."""
        return ""

    def note_change(self, changed: Changed) -> None:
        """Load again after a change that concerns this tab and that it did not make itself."""
        if changed.initiator is not self and self.concerned(changed):
            self._look_again()

    def concerned(self, changed: Changed) -> bool:
        """Tell whether what is shown can be different after a change."""
        return changed.concerns(self.reads)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.make_ready()

    def _look_again(self) -> None:
        self._stale = True
        if self.isVisible():
            self.make_ready()

    def _load_now(self) -> None:
        self._stale = False
        self.load()
        self.loaded.emit()
