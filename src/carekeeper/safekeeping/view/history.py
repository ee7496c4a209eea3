"""The history of a student or of the class: what was changed when, and what left the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carekeeper.core import dates, finding
from carekeeper.core.changes import Changed
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.room import RecordKind
from carekeeper.safekeeping.facts import HistoryLine
from carekeeper.safekeeping.store.changed import History
from carekeeper.safekeeping.store.handouts import Handouts
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import aligned, fill, grow, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import scrolled
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.labels import Label
from carekeeper.widgets.search_line import SearchLine
from carekeeper.widgets.timeline import Timeline, TimelineLine

_STEPS_OF_CLASS = 1000
_HEIGHT = 400
_EMPTY = mark("Nothing has been changed yet. Every change will appear here, with the old value.")
_NOTHING_FOUND = mark("No change contains these words.")
_KINDS = {
    "undo": mark("undone"),
    "redo": mark("redone"),
    "setup": mark("set up"),
}


class HistoryDialog(Dialog):
    """Shows what was changed and given out of one student, or lately of the class for None.

    With `private`, only the records of the student that other histories name without a value; it
    closes with the page that it was opened from.
    """

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        kinds: Mapping[str, RecordKind],
        student_id: int | None,
        parent: QWidget | None = None,
        *,
        private: bool = False,
    ) -> None:
        super().__init__(tr("History"), name="history_dialog", width=760, parent=parent)
        self._class_file = class_file
        self._private = private
        self._history = History(class_file, kinds.values(), private=private)
        student = kinds.get("students")
        labels = {} if student is None else {one.name: one.label for one in student.fields}
        tables = {table: kind.label for table, kind in kinds.items()}
        self._handouts = Handouts(class_file, {**tables, **labels})
        self._student_id = student_id
        self._lines: Sequence[HistoryLine] = ()
        words = tr("Name, field, old or new value")
        self._filter = SearchLine(words, name="history_filter", tip=tr("Words to look for"))
        self._timeline = Timeline(name="history_lines", empty=_EMPTY)
        self._none = Label(tr(_NOTHING_FOUND), "second", name="history_none")
        self._hint = Label("", "caption", wrap=True, name="history_hint")
        self._arrange()
        self._filter.textChanged.connect(self._show)
        desk.changed.connect(self._look_again)
        if private:
            desk.private_in_front.connect(self._stay)
        self._load()

    def _load(self) -> None:
        if self._student_id:
            changed = self._history.of_student(self._student_id)
            given = self._handouts.of_student(self._student_id, private=self._private)
        else:
            changed = self._history.latest(_STEPS_OF_CLASS)
            given = self._handouts.latest(_STEPS_OF_CLASS)
        self._lines = sorted([*changed, *given], key=lambda line: line.at, reverse=True)
        self._show()
        step = self._class_file.next_undo()
        sentence = tr("Ctrl+Z in the window undoes the latest change: {what}")
        self._hint.setText("" if step is None else sentence.format(what=step.label))

    def _look_again(self, _changed: Changed) -> None:
        self._load()

    def _stay(self, in_front: bool) -> None:
        if not in_front:
            self.close()

    def _show(self) -> None:
        fitting = [line for line in self._lines if _has(line, self._filter.text())]
        self._timeline.show_lines([self._in_line(line) for line in fitting])
        self._timeline.setVisible(bool(fitting) or not self._lines)
        self._none.setVisible(bool(self._lines) and not fitting)

    def _in_line(self, line: HistoryLine) -> TimelineLine:
        note = _KINDS.get(line.kind, "")
        names_student = not self._student_id and line.student != line.who
        student = line.student if names_student else ""
        parts = (student, line.record, line.who, line.field)
        what = tr(" · ").join(part for part in parts if part)
        if note:
            what = tr("{what} ({note})").format(what=what, note=tr(note))
        elif line.undone:
            what = tr("{what} ({note})").format(what=what, note=tr("undone since"))
        return TimelineLine(dates.show_moment(line.at), what, line.before, line.after)

    def _arrange(self) -> None:
        page = QWidget()
        area = scrolled(page, name="history_area")
        in_row(
            aligned(self._timeline, Qt.AlignmentFlag.AlignTop, 1), margins=(0, 0, 12, 0), on=page
        )
        area.setMinimumHeight(theme.px(_HEIGHT))
        fill(self.body, self._filter, self._none, grow(area))
        self.foot.addWidget(self._hint, 1)
        self.foot.addWidget(
            Button(tr("Close"), look="primary", name="history_close", on_click=self.accept)
        )
        self._filter.setFocus()


def _has(line: HistoryLine, wanted: str) -> bool:
    parts = (line.student, line.record, line.who, line.field, line.before, line.after, line.label)
    days = (dates.show_date(line.at.date()), f"{line.at:%Y-%m-%d}")
    return finding.holds(" ".join((*parts, *days)), wanted)
