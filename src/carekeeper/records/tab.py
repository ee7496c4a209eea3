"""The tab of a dated record: what was before at the left, what is being written at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QStyle, QVBoxLayout, QWidget

from carekeeper.core.errors import CareKeeperError, Invalid
from carekeeper.core.ids import StudentId
from carekeeper.core.photos import Photo
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.records.class_table import ClassTable, Filter
from carekeeper.records.kind import Told, number_of
from carekeeper.records.overview import ClassLine
from carekeeper.records.panel import OwnEditors, RecordPanel
from carekeeper.records.phrases import Phrases
from carekeeper.records.store import Records
from carekeeper.records.timeline import RecordList
from carekeeper.widgets.columns import Column
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Button, Hint, scrolled
from carekeeper.widgets.picture_shelf import PictureShelf
from carekeeper.widgets.pictures import Source, prepared
from carekeeper.widgets.tab import RoomTab

_LIST_SHARE, _PANEL_SHARE = 54, 46


class Parts(Struct, frozen=True, kw_only=True):
    """What a room gives to the tab of its records.

    `draft` is what a new record begins with, `start` the field in which one begins to write.
    `prepare` makes the panel ready for a student, such as the persons whom one can have met.
    `lines` reads the class; `columns` and `filters` show it, `summary` sums it up in a sentence.
    `paper` is the paper that is printed. The words are source texts.
    """

    draft: Callable[[StudentId], Any]
    told: Callable[[Any], Told]
    lines: Callable[[], Sequence[ClassLine[Any]]]
    columns: Sequence[Column]
    filters: Sequence[Filter]
    summary: Callable[[Sequence[ClassLine[Any]]], str]
    paper: str
    start: str
    new: str
    empty: str
    reads: frozenset[str]
    own: OwnEditors | None = None
    prepare: Callable[[RecordPanel[Any], StudentId], None] | None = None


class RecordsTab(RoomTab):
    """Puts list, panel, class table and store together. A record is kept with its first word."""

    def __init__(self, records: Records[Any], phrases: Phrases, desk: Desk, parts: Parts) -> None:
        self.reads = parts.reads
        dated = records.dated
        super().__init__(desk, f"{dated.room}_tab")
        self._records = records
        self._parts = parts
        self._shelf = PictureShelf(records.photo, desk.background)
        self.list = RecordList(dated, parts.told, desk.today, parts.empty)
        self.panel = RecordPanel(
            dated,
            desk.today,
            name=dated.table,
            own=parts.own,
            phrases=phrases.of,
            shelf=self._shelf if dated.photos else None,
        )
        self.table = ClassTable(dated.table, parts.columns, parts.filters)
        self._hint = Hint(dated.icon, tr(parts.empty), name=f"{dated.table}_hint")
        self._beside = QStackedWidget()
        self._stack = QStackedWidget()
        self._open: Any = None
        self._new = Button(
            tr(parts.new),
            icon="plus",
            look="primary",
            name=f"new_{dated.table}",
            on_click=self._begin,
        )
        self._print = Button(
            tr("Print…"), icon="printer", name=f"print_{dated.table}", on_click=self._ask_print
        )
        self._actions = QWidget()
        self._arrange()
        self._connect(phrases)

    @override
    def load(self) -> None:
        """Read the records of the student, or the class, and show them."""
        self._new.setVisible(self.student_id is not None)
        if self.student_id is None:
            self.table.show_lines(self._parts.lines())
            self._stack.setCurrentWidget(self.table)
            return
        self._stack.setCurrentIndex(0)
        self._show_list()
        self._show_open()

    @override
    def show_student(self, student_id: int | None) -> None:
        if student_id != self.student_id and self.flush():
            self._open = None
        super().show_student(student_id)

    @override
    def go_to(self, place: Place) -> None:
        """Open the record that a place means, or a new one."""
        if place.record_id:
            self._open_one(place.record_id)
        elif place.begin and self.student_id is not None:
            self._begin()

    @override
    def flush(self) -> bool:
        return self._open is None or self.panel.flush()

    @override
    def header_actions(self) -> list[QWidget]:
        return [self._actions]

    @override
    def class_summary(self) -> str:
        return self._parts.summary(self.table.lines())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.panel.fit(self._beside.width() - bar)

    # -- showing

    def _show_list(self) -> None:
        assert self.student_id is not None
        self.list.show_records(self._records.of_student(self.student_id), self._number())

    def _show_open(self) -> None:
        """Show the open record as it is kept now; one that is gone is let go."""
        number = self._number()
        if number:
            kept = {number_of(one): one for one in self._of_student()}
            self._open = kept.get(number)
        if self._open is None:
            self._beside.setCurrentWidget(self._hint)
            return
        last = self._records.last_before(self._open)
        if self.panel.isVisible() and number:
            self.panel.refresh(self._open, self._title(), last)
        else:
            self.panel.show_record(self._open, self._title(), last)
        self._beside.setCurrentIndex(0)

    def _of_student(self) -> list[Any]:
        return [] if self.student_id is None else self._records.of_student(self.student_id)

    def _title(self) -> str:
        return self._records.dated.name(self._open)

    def _number(self) -> int:
        return 0 if self._open is None else number_of(self._open)

    def _show_record(self, record: Any) -> None:
        assert self.student_id is not None
        self._open = record
        if self._parts.prepare is not None:
            self._parts.prepare(self.panel, self.student_id)
        self.panel.show_record(record, self._title(), self._records.last_before(record))
        self._beside.setCurrentIndex(0)
        self.list.show_opened(number_of(record))

    def _begin(self) -> None:
        if self.student_id is None or not self.flush():
            return
        self._show_record(self._parts.draft(self.student_id))
        self.panel.start(self._parts.start)

    def _open_one(self, record_id: int) -> None:
        if not self.flush():
            return
        record = next((one for one in self._of_student() if number_of(one) == record_id), None)
        if record is not None:
            self._show_record(record)
            self.panel.start(self._parts.start)

    # -- writing

    def _save(self, field: str, value: object) -> None:
        if self._open is None or self.student_id is None:
            return
        number = self._number()
        try:
            if number:
                self._records.change(number, {field: value}, initiator=self)
            else:
                number = self._add({field: value})
        except Invalid as problem:
            self.panel.refuse(problem.field or field, problem.sentence)
            return
        except CareKeeperError as problem:
            self.panel.refuse(field, problem.sentence)
            return
        self._follow(number)

    def _add(self, values: dict[str, Any]) -> int:
        draft = {**asdict(self._open), **values}
        student_id = int(draft.pop("student_id"))
        draft.pop("id")
        return self._records.add(student_id, draft, initiator=self)

    def _follow(self, number: int) -> None:
        """Show a record that was written just now."""
        self._open = self._records.get(number)
        self.panel.refresh(self._open, self._title(), self._records.last_before(self._open))
        self._show_list()

    def _bin(self) -> None:
        number = self._number()
        self.save_what_can_be()
        self._open = None
        if number:
            self._records.bin(number)
        self.load()

    def _mark_done(self, record_id: int) -> None:
        names = self._records.dated.follow_up
        if names is not None and self.flush():
            self._records.change(record_id, {names.done: self.desk.today()})

    def _take_photos(self, sources: Sequence[Source]) -> None:
        """Make the pictures small in the background and keep them with the open record."""
        if self._open is None or self.panel.strip is None:
            return
        if not self._number():
            self._follow(self._add({}))
        put = partial(self._put_photos, self._number())
        self.desk.background.run(partial(prepared, sources), done=put)

    def _put_photos(self, number: int, made: tuple[list[Photo], list[str]]) -> None:
        photos, problems = made
        if photos:
            self._records.add_photos(number, photos, initiator=self)
        if number == self._number():
            if self.panel.strip is not None:
                self.panel.strip.say(problems)
            self._follow(number)

    def _remove_photo(self, sha256: str) -> None:
        self._records.remove_photo(self._number(), sha256, initiator=self)
        self._follow(self._number())

    def _show_photo(self, sha256: str) -> None:
        from carekeeper.widgets.photo_view import PhotoView

        shas = getattr(self._open, self._records.dated.photos)
        view = PhotoView(shas, sha256, self._records.photo, self)
        view.removed.connect(self._remove_photo)
        view.open()

    # -- printing

    def _ask_print(self) -> None:
        if not self.flush():
            return
        ids = [self.student_id] if self.student_id is not None else self.table.wanted_ids()
        self.desk.print_requested.emit(Wish(self._parts.paper, tuple(ids)))

    def _ask_print_one(self) -> None:
        if self.student_id is not None and self.flush():
            wish = Wish(self._parts.paper, (self.student_id,), record_id=self._number())
            self.desk.print_requested.emit(wish)

    def _connect(self, phrases: Phrases) -> None:
        panel = self.panel
        panel.committed.connect(self._save)
        panel.bin_requested.connect(self._bin)
        panel.print_requested.connect(self._ask_print_one)
        panel.last.done.connect(self._mark_done)
        panel.photos_brought.connect(self._take_photos)
        panel.photo_removed.connect(self._remove_photo)
        panel.photo_opened.connect(self._show_photo)
        self.list.opened.connect(self._open_one)
        self.list.done_requested.connect(self._mark_done)
        room = self._records.dated.room
        self.table.opened.connect(
            lambda key: self.desk.place_requested.emit(Place(room, StudentId(key)))
        )
        for button in panel.phrase_buttons:
            button.kept.connect(lambda place, text: phrases.add(place, text, initiator=self))
            button.removed.connect(lambda key: phrases.remove(key, initiator=self))

    def _arrange(self) -> None:
        actions = QHBoxLayout(self._actions)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(12)
        actions.addWidget(self._print)
        actions.addWidget(self._new)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        column.addStretch(1)
        self._beside.addWidget(scrolled(page, name=f"{self.objectName()}_area"))
        self._beside.addWidget(self._hint)
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(20, 4, 20, 16)
        row.setSpacing(16)
        row.addWidget(scrolled(self.list, name=f"{self.objectName()}_list_area"), _LIST_SHARE)
        row.addWidget(self._beside, _PANEL_SHARE)
        self._stack.addWidget(pair)
        self._stack.addWidget(self.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
