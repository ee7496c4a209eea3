"""The record that is open for writing: kept with its first word, shown as it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict
from PySide6.QtCore import QObject, Signal

from carekeeper.core.errors import CareKeeperError, Invalid
from carekeeper.core.ids import StudentId
from carekeeper.core.photos import Photo
from carekeeper.core.print_job import Wish
from carekeeper.core.words import tr
from carekeeper.records.kind import number_of, partakers_of, said_at, student_of
from carekeeper.records.panel import OwnEditors, RecordPanel
from carekeeper.records.partakers import Candidates, PartakersEditor
from carekeeper.records.people import PeopleEditor
from carekeeper.records.phrases import Phrases
from carekeeper.records.store import Records
from carekeeper.widgets.picture_shelf import PictureShelf
from carekeeper.widgets.pictures import Source, prepared
from carekeeper.widgets.tab import RoomTab


class Book(Struct, frozen=True, kw_only=True):
    """One kind of record that is written in a tab.

    `draft` is what a new one begins with, `start` the field in which one begins to write, `paper`
    the paper that prints one, `""` for none; `own` are editors of the room's own. `candidates`
    reads who can have taken part in a record of the class.
    """

    records: Records[Any]
    draft: Callable[[StudentId], Any]
    start: str
    paper: str = ""
    own: OwnEditors | None = None
    candidates: Callable[[], Candidates] | None = None
    at_once: bool = False
    """Whether a new one is kept as it begins, before a word is written."""


class OpenRecord(QObject):
    """Puts the panel of one kind of record and its store together, for a tab.

    `closes` says that something stands in its place while no record is open.
    """

    written = Signal()
    """The open record was written: what shows it elsewhere is to be shown again."""

    left = Signal()
    """Nothing is open any more: the record was closed, or moved to the recycle bin."""

    def __init__(
        self,
        tab: RoomTab,
        book: Book,
        phrases: Phrases,
        *,
        closes: bool,
    ) -> None:
        super().__init__(tab)
        self.book = book
        self.record: Any = None
        self._tab = tab
        self._records = records = book.records
        dated = records.dated
        shelf = PictureShelf(records.photo, tab.desk.background) if dated.photos else None
        self.panel = RecordPanel(
            dated,
            tab.desk.today,
            name=dated.table,
            own=book.own,
            phrases=phrases.of,
            shelf=shelf,
            closes=closes,
            prints=bool(book.paper),
        )
        self._connect(phrases)

    @property
    def number(self) -> int:
        """The number of the open record, 0 while none is open or it is not kept yet."""
        return 0 if self.record is None else number_of(self.record)

    def show(self, record: Any) -> None:
        """Open a record, which may not be kept yet; what was typed before must be flushed."""
        self.record = record
        people = None
        for field in self._records.dated.kind.fields:
            editor = self.panel.find_editor(field.name)
            if isinstance(editor, PeopleEditor):
                people = people or self._records.persons(student_of(record))
                editor.offer(people)
            if isinstance(editor, PartakersEditor) and self.book.candidates is not None:
                editor.offer(self.book.candidates())
        self.panel.show_record(record, self._title(), self._records.last_before(record))

    def start(self) -> None:
        """Put the cursor where one begins to write."""
        self.panel.start(self.book.start)

    def look_again(self, kept: Sequence[Any]) -> None:
        """Show the open record as it is now among those kept; one that is gone is let go."""
        number = self.number
        if number:
            self.record = next((one for one in kept if number_of(one) == number), None)
        if self.record is None:
            return
        if self.panel.isVisibleTo(self._tab):
            self._refresh()
        else:
            self.show(self.record)

    def flush(self) -> bool:
        """Save what is typed; False when some of it cannot be right."""
        return self.record is None or self.panel.flush()

    def _refresh(self) -> None:
        last = self._records.last_before(self.record)
        self.panel.refresh(self.record, self._title(), last)

    def _title(self) -> str:
        return self._records.dated.name(self.record)

    # -- writing

    def _save(self, field: str, value: object) -> None:
        if self.record is None:
            return
        number = self.number
        try:
            if number:
                self._records.change(number, {field: value}, initiator=self._tab)
            else:
                number = self._add({field: value})
        except Invalid as problem:
            self.panel.refuse(field, said_at(self._records.dated, field, problem))
            return
        except CareKeeperError as problem:
            self.panel.refuse(field, problem.sentence)
            return
        self._follow(number)

    def _add(self, values: dict[str, Any]) -> int:
        draft = {**asdict(self.record), **values}
        student_id = int(draft.pop("student_id", 0))
        draft.pop("id")
        return self._records.add(student_id, draft, initiator=self._tab)

    def keep(self) -> None:
        """Keep a record that was begun and has not been written to yet."""
        if not self.number:
            self._follow(self._add({}))

    def _follow(self, number: int) -> None:
        """Show a record that was written just now."""
        self.record = self._records.get(number)
        self._refresh()
        self.written.emit()

    def _bin(self) -> None:
        number = self.number
        self._tab.save_what_can_be()
        if not self._may_go():
            return
        self.record = None
        if number:
            self._records.bin(number, initiator=self._tab)
        self.left.emit()

    def _may_go(self) -> bool:
        """Ask where others hang on the record: those who took part go along, and come back."""
        if self.record is None or not partakers_of(self.record):
            return True
        question = tr("Move {name} to the recycle bin? All records come along and can come back.")
        name = self._records.dated.name(self.record)
        messages = self._tab.desk.messages
        return messages.ask(question.format(name=name), tr("Move to the recycle bin"))

    def _close(self) -> None:
        if self.flush():
            self.record = None
            self.left.emit()

    def mark_done(self, record_id: int) -> None:
        """Note that what was to be done after a record is done."""
        names = self._records.dated.follow_up
        if names is not None and self.flush():
            self._records.change(record_id, {names.done: self._tab.desk.today()})

    # -- photos

    def _take_photos(self, sources: Sequence[Source]) -> None:
        """Make the pictures small in the background and keep them with the open record."""
        if self.record is None or self.panel.strip is None:
            return
        self.keep()
        put = partial(self._put_photos, self.number)
        self._tab.desk.background.run(partial(prepared, sources), done=put)

    def _put_photos(self, number: int, made: tuple[list[Photo], list[str]]) -> None:
        photos, problems = made
        if photos:
            self._records.add_photos(number, photos, initiator=self._tab)
        if number == self.number:
            if self.panel.strip is not None:
                self.panel.strip.say(problems)
            self._follow(number)

    def _remove_photo(self, sha256: str) -> None:
        self._records.remove_photo(self.number, sha256, initiator=self._tab)
        self._follow(self.number)

    def _show_photo(self, sha256: str) -> None:
        from carekeeper.widgets.photo_view import PhotoView

        shas = getattr(self.record, self._records.dated.photos)
        view = PhotoView(shas, sha256, self._records.photo, self._tab)
        view.removed.connect(self._remove_photo)
        view.open()

    def _ask_print(self) -> None:
        if self.record is not None and self.flush():
            student_id = StudentId(student_of(self.record))
            ids = (student_id,) if student_id else ()
            self._tab.desk.print_requested.emit(Wish(self.book.paper, ids, record_id=self.number))

    def _connect(self, phrases: Phrases) -> None:
        panel = self.panel
        panel.committed.connect(self._save)
        panel.bin_requested.connect(self._bin)
        panel.close_requested.connect(self._close)
        panel.print_requested.connect(self._ask_print)
        panel.last.done.connect(self.mark_done)
        panel.photos_brought.connect(self._take_photos)
        panel.photo_removed.connect(self._remove_photo)
        panel.photo_opened.connect(self._show_photo)
        for button in panel.phrase_buttons:
            button.kept.connect(lambda place, text: phrases.add(place, text, initiator=self._tab))
            button.removed.connect(lambda key: phrases.remove(key, initiator=self._tab))
