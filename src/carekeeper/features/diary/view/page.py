"""The diary of one student: the notebook at the left, search, mood and tags at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from carekeeper.core.ids import DiaryEntryId, StudentId
from carekeeper.core.words import tr
from carekeeper.features.diary.facts.record import DiaryEntry
from carekeeper.features.diary.facts.rules import is_blank, tag_counts
from carekeeper.features.diary.view.entry_editor import EntryEditor
from carekeeper.features.diary.view.notebook import Notebook
from carekeeper.features.diary.view.side_column import SideColumn
from carekeeper.records.kind import Named
from carekeeper.widgets.boxes import grow, in_row
from carekeeper.widgets.parts import Hint, Label
from carekeeper.widgets.picture_shelf import PictureShelf

_NEW = DiaryEntryId(0)


class DiaryPage(QWidget):
    """Shows the entries of one student, and the editor of the one that is being written."""

    editor_opened = Signal(object)
    """An `EntryEditor`: who hears it connects what it tells."""

    closed = Signal(object)
    """The `DiaryEntry` whose editor was closed, as it was known last."""

    sifted = Signal()
    photo_opened = Signal(int, str)
    write_requested = Signal()

    def __init__(self, shelf: PictureShelf, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("diary_page")
        self._shelf = shelf
        self._today = today
        self._entries: Sequence[DiaryEntry] = ()
        self._student = StudentId(0)
        self.notebook = Notebook(shelf, name="diary_notebook")
        self.side = SideColumn()
        self.hint = Hint(
            "notebook-pen",
            tr("Nothing has been written here yet."),
            tr("Write the first entry"),
            more=tr(
                "A sentence about a small step, a worry, a good day: in a few months it "
                "shows how the child has grown."
            ),
            name="diary_empty",
        )
        self._nothing = Label(tr("No matches. Try fewer words or tags."), "second")
        self._pages = QStackedWidget()
        self._arrange()
        self.notebook.opened.connect(self.open_entry)
        self.notebook.photo_opened.connect(self.photo_opened)
        self.side.sifted.connect(self.sifted)
        self.hint.acted.connect(self.write_requested)

    @property
    def editor(self) -> EntryEditor | None:
        """The editor that is open, if any."""
        return self.notebook.editor

    def show_diary(
        self, student_id: StudentId, entries: Sequence[DiaryEntry], found: Sequence[DiaryEntry]
    ) -> None:
        """Show those entries of a student that were found, and the tags of all of them."""
        self._student, self._entries = student_id, entries
        editor = self.editor
        shown = [one for one in found if self._fits(one)]
        if editor is not None:
            fresh = next((one for one in entries if one.id == editor.entry.id), None)
            if fresh is not None:
                editor.refresh(fresh)
                shown = [one for one in entries if one in shown or one.id == fresh.id]
            elif editor.entry.id == _NEW:
                shown = [editor.entry, *shown]
        empty = self.hint if not entries else self._nothing
        self._pages.setCurrentWidget(self.notebook if shown else empty)
        self.notebook.show_entries([Named(one, "") for one in shown])
        self.side.show_tags(tag_counts(entries))

    def write_new(self, student_id: StudentId) -> None:
        """Open an empty entry of today at the top of the notebook."""
        if not self.close_editor():
            return
        entry = DiaryEntry(student_id=student_id, written_on=self._today())
        rows = [Named(entry, ""), *self.notebook.rows.entries]
        self.notebook.show_entries(rows)
        self._pages.setCurrentWidget(self.notebook)
        self.notebook.scrollToTop()
        self._open(entry)

    def open_entry(self, entry_id: int, field: str = "") -> None:
        """Open an entry for writing, in its place."""
        if self.editor is not None and self.editor.entry.id == entry_id:
            self.editor.focus_field(field)
            return
        if not self.close_editor():
            return
        entry = next((one for one in self._entries if one.id == entry_id), None)
        if entry is not None and self.notebook.rows.position(entry_id) >= 0:
            self._open(entry, field)

    def settle(self, entry_id: int) -> None:
        """Take note that the new entry has got its number."""
        if self.editor is not None:
            entry = replace(self.editor.entry, id=DiaryEntryId(entry_id))
            self.notebook.rows.replace(self.notebook.rows.position(_NEW), Named(entry, ""))
            self.editor.entry = entry

    def flush(self) -> bool:
        """Tell what is typed and not told yet; False when something typed cannot be right."""
        return self.editor is None or self.editor.flush()

    def close_editor(self) -> bool:
        """Close the editor, when all that is typed can be right."""
        if not self.flush():
            return False
        self.forget()
        return True

    def forget(self) -> None:
        """Close the editor, whatever stands in it; an empty new entry goes with it."""
        editor = self.editor
        if editor is None:
            return
        entry = editor.entry
        self.notebook.close_editor()
        if entry.id == _NEW:
            rest = [one for one in self.notebook.rows.entries if one.record.id != _NEW]
            self.notebook.show_entries(rest)
            if not rest:
                self._pages.setCurrentWidget(self.hint)
        elif editor.is_new and is_blank(_values(entry)):
            self.closed.emit(entry)

    def _open(self, entry: DiaryEntry, field: str = "") -> None:
        suggestions = [tag for tag, _count in tag_counts(self._entries)]
        editor = EntryEditor(entry, self._shelf, self._today, suggestions)
        editor.closed.connect(self.close_editor)
        editor.photo_opened.connect(lambda sha: self.photo_opened.emit(editor.entry.id, sha))
        self.editor_opened.emit(editor)
        self.notebook.open_editor(editor)
        editor.focus_field(field)

    def _fits(self, entry: DiaryEntry) -> bool:
        return self.side.tags() <= frozenset(entry.tags)

    def _arrange(self) -> None:
        for part in (self.notebook, self.hint, self._nothing):
            self._pages.addWidget(part)
        in_row(grow(self._pages), self.side, gap=20, margins=(20, 6, 20, 20), on=self)


def _values(entry: DiaryEntry) -> dict[str, object]:
    names = ("text", "mood", "tags", "photos", "follow_up")
    return {name: getattr(entry, name) for name in names}
