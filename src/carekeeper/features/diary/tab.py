"""The tab of the growth diary: one student's notebook, or what was written last in the class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from carekeeper.core.errors import CareKeeperError, Invalid
from carekeeper.core.ids import StudentId
from carekeeper.core.photos import Photo
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.diary.facts import DIARY
from carekeeper.features.diary.facts.record import DiaryEntry
from carekeeper.features.diary.facts.rules import is_blank
from carekeeper.features.diary.store import Diary
from carekeeper.features.diary.view.entry_editor import EntryEditor
from carekeeper.features.diary.view.page import DiaryPage
from carekeeper.features.diary.view.table import ClassDiaries
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Button
from carekeeper.widgets.picture_shelf import PictureShelf
from carekeeper.widgets.pictures import Source, prepared
from carekeeper.widgets.tab import RoomTab

_ROOM = "diary"

_NEWEST = 40


class DiaryTab(RoomTab):
    """Puts the notebook, the class view and the store together."""

    reads = frozenset({"diary_entries", "talks", "students", "guardians"})

    def __init__(self, diary: Diary, desk: Desk) -> None:
        super().__init__(desk, "diary_tab")
        self._diary = diary
        self._shelf = PictureShelf(diary.photo, desk.background)
        self.page = DiaryPage(self._shelf, desk.today)
        self.table = ClassDiaries(self._shelf)
        self._shown: int | None = None
        self._waiting: Place | None = None
        self._write = Button(
            tr("Write an entry"),
            icon="pencil",
            look="primary",
            name="write_entry",
            on_click=self._write_new,
        )
        self._print = Button(
            tr("Print growth booklet…"),
            icon="book-open",
            name="print_booklet",
            on_click=self._ask_print,
        )
        self.arrange((self.page, self.table), (self._print, self._write))
        self._connect()

    @override
    def load(self) -> None:
        """Read the diary, or the diaries of the class, and show them."""
        if self.student_id is None:
            self.table.show_class(
                self._diary.newest(_NEWEST), self._diary.overview(self.desk.today())
            )
            self.turn_to(self.table)
        else:
            self._show_diary()
            self.turn_to(self.page)
        self._write.setVisible(self.student_id is not None)

    @override
    def show_student(self, student_id: int | None) -> None:
        super().show_student(student_id)
        self._write.setVisible(self.student_id is not None)

    @override
    def flush(self) -> bool:
        """Save what is typed; an entry that was begun and is empty goes when it is left."""
        if not self.page.flush():
            return False
        if self.page.editor is not None:
            entry = self.page.editor.entry
            if not entry.id and is_blank(_plain(entry)):
                self.page.forget()
        return True

    @override
    def class_summary(self) -> str:
        return self.table.summary()

    def _show_diary(self) -> None:
        assert self.student_id is not None
        if self._shown != self.student_id:
            self.page.forget()
            self.page.side.clear()
            self._shown = self.student_id
        self._renew()
        self._go_on()

    def _renew(self) -> None:
        """Show the diary as it is in the class file now; what is being typed stays."""
        if self.student_id is None:
            return
        entries = self._diary.of_student(self.student_id)
        found = entries
        if self.page.side.words():
            found = self._diary.holding(self.page.side.words(), self.student_id)
        self.page.show_diary(self.student_id, entries, found)
        self.page.side.show_moods(self._diary.mood_line(self.student_id))

    def _write_new(self) -> None:
        if self.student_id is not None:
            self.page.write_new(self.student_id)

    def _hear(self, editor: EntryEditor) -> None:
        editor.written.connect(partial(self._save, editor))
        editor.photos_brought.connect(partial(self._take_photos, editor))
        editor.photo_removed.connect(lambda sha: self._remove_photo(editor.entry.id, sha))
        editor.bin_requested.connect(partial(self._bin, editor))

    def _save(self, editor: EntryEditor, values: Mapping[str, Any]) -> None:
        try:
            if editor.entry.id:
                self._diary.change(editor.entry.id, values, initiator=self)
            else:
                self._begin(editor, values)
        except Invalid as problem:
            editor.refuse(problem.field, problem.sentence)
        except CareKeeperError as problem:
            editor.refuse(next(iter(values)), problem.sentence)
        else:
            self._renew()

    def _begin(self, editor: EntryEditor, values: Mapping[str, Any]) -> None:
        """Write a new entry as soon as there is something in it; hold the rest until then."""
        draft = {**_plain(editor.entry), **values}
        student_id = draft.pop("student_id")
        self._diary.check(DiaryEntry(**draft, student_id=StudentId(student_id)))
        if is_blank(draft):
            editor.keep(values)
            return
        editor.keep(values)
        self.page.settle(self._diary.add(student_id, draft, initiator=self))

    def _take_photos(self, editor: EntryEditor, sources: Sequence[Source]) -> None:
        """Make the pictures small in the background; one that is none does not stop the rest."""
        editor.strip.say([])
        self.desk.background.run(
            partial(prepared, sources), done=partial(self._put_photos, editor), saves=True
        )

    def _put_photos(self, editor: EntryEditor, made: tuple[list[Photo], list[str]]) -> None:
        photos, problems = made
        still_open = self.page.editor is editor
        if photos:
            self._diary.add_photos(self._number_of(editor), photos, initiator=self)
        if still_open:
            editor.strip.say(problems)
        self._renew()

    def _number_of(self, editor: EntryEditor) -> int:
        """Return the number of an entry; one that is not written yet is written now.

        Its editor may have been left meanwhile: the photos that it was given are not lost.
        """
        if editor.entry.id:
            return editor.entry.id
        plain = _plain(editor.entry)
        made = self._diary.add(plain.pop("student_id"), plain, initiator=self)
        if self.page.editor is editor:
            self.page.settle(made)
        return made

    def _remove_photo(self, entry_id: int, sha256: str) -> None:
        self._diary.remove_photo(entry_id, sha256, initiator=self)
        self._look_again()

    def _show_photo(self, entry_id: int, sha256: str) -> None:
        from carekeeper.widgets.photo_view import PhotoView

        entry = self._diary.get(entry_id)
        view = PhotoView(entry.photos, sha256, self._diary.photo, self)
        view.removed.connect(lambda sha: self._remove_photo(entry_id, sha))
        view.open()

    def _bin(self, editor: EntryEditor) -> None:
        entry_id = editor.entry.id
        self.save_what_can_be()
        self.page.notebook.close_editor()
        if entry_id:
            self._diary.bin(entry_id, initiator=self)
        self._renew()

    def _discard(self, entry: DiaryEntry) -> None:
        self._diary.discard(entry.id, initiator=self)
        self._renew()

    def _ask_print(self) -> None:
        if self.page.flush():
            ids = [self.student_id] if self.student_id is not None else self.table.shown_ids()
            self.desk.print_requested.emit(Wish("booklet", tuple(ids)))

    def _open_from_class(self, student_id: int, entry_id: int) -> None:
        place = Place(_ROOM, StudentId(student_id), DIARY.table, entry_id)
        self.desk.place_requested.emit(place)

    @override
    def go_to(self, place: Place) -> None:
        self._waiting = place
        if self._shown == self.student_id:
            self._go_on()

    def _go_on(self) -> None:
        """Open what was asked for, once the diary is shown: a new entry, or one and its field."""
        place, self._waiting = self._waiting, None
        if place is None:
            return
        if place.begin == "entry":
            self._write_new()
        elif place.record_id:
            self.page.open_entry(place.record_id, place.field)

    def _connect(self) -> None:
        self.page.editor_opened.connect(self._hear)
        self.page.closed.connect(self._discard)
        self.page.sifted.connect(self._renew)
        self.page.photo_opened.connect(self._show_photo)
        self.page.write_requested.connect(self._write_new)
        self.table.opened.connect(self._open_from_class)
        self.table.photo_opened.connect(self._show_photo)


def _plain(entry: DiaryEntry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in entry.__struct_fields__ if name != "id"}
