"""The page on which an entry is written; it tells each change, and never asks to be saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.diary.facts import BY_NAME
from carekeeper.features.diary.facts.record import DiaryEntry
from carekeeper.features.diary.view.entry_sheet import TEXT_LEFT
from carekeeper.features.diary.view.mood_parts import MoodButtons
from carekeeper.features.diary.view.tags_line import TagsLine
from carekeeper.widgets import pictures, theme
from carekeeper.widgets.boxes import fill, grow, in_column, in_row
from carekeeper.widgets.long_text_editor import LongTextEditor
from carekeeper.widgets.parts import Button, Line
from carekeeper.widgets.photo_strip import PhotoStrip
from carekeeper.widgets.picture_shelf import PictureShelf
from carekeeper.widgets.record_form import RecordForm

_IN_FORM = ("written_on", "kind", "author", "follow_up", "follow_up_by", "follow_up_done_on")
_BELOW = 20


class EntryEditor(QWidget):
    """An entry that is open for writing, in its place on the rail.

    `written` tells new values by their fields as soon as they stand; who hears it saves, and
    shows the entry as it is then with `refresh`, or says with `refuse` what cannot be.
    """

    written = Signal(object)
    photos_brought = Signal(object)
    """Sources of pictures (`widgets.pictures.Source`), dropped, pasted or picked."""

    photo_removed = Signal(str)
    photo_opened = Signal(str)
    bin_requested = Signal()
    closed = Signal()
    resized = Signal()
    """It wants another height."""

    def __init__(
        self,
        entry: DiaryEntry,
        shelf: PictureShelf,
        today: Callable[[], date],
        suggestions: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("entry_editor")
        self.entry = entry
        self.is_new = entry.id == 0
        self.mood = MoodButtons()
        self.text = LongTextEditor(BY_NAME["text"], today)
        self.strip = PhotoStrip(shelf)
        self.tags = TagsLine(suggestions)
        self.form = RecordForm(
            [BY_NAME[name] for name in _IN_FORM], today=today, framed=False, name="entry_form"
        )
        self._frame = QFrame()
        self._arrange()
        self._connect()
        self.form.show_record(entry)
        self.text.show_value(entry.text)
        self.refresh(entry)

    def refresh(self, entry: DiaryEntry) -> None:
        """Show the entry as it is saved now; what is being typed stays."""
        self.entry = entry
        self.mood.show_mood(entry.mood)
        self.text.refresh(entry.text)
        self.strip.show_photos(entry.photos)
        self.tags.show_tags(entry.tags)
        self.form.refresh(entry)

    def keep(self, values: Mapping[str, Any]) -> None:
        """Hold values that are not worth an entry yet, such as the date of an empty one."""
        self.refresh(replace(self.entry, **values))

    def refuse(self, name: str, sentence: str) -> None:
        """Say at a field why its value could not be saved."""
        if name in _IN_FORM:
            self.form.refuse(name, sentence)
        elif name == "text":
            self.text.refuse(sentence)
        else:
            self.strip.say([sentence])

    def flush(self) -> bool:
        """Tell what is typed and not told yet; False when something typed cannot be right."""
        self.text.finish()
        self.tags.take_typed()
        return self.form.flush() and not self.text.is_wrong()

    def focus_field(self, name: str = "") -> None:
        """Put the cursor into a field, usually the text."""
        if name in _IN_FORM:
            self.form.focus_field(name)
        else:
            self.text.setFocus()

    def wanted_height(self, width: int) -> int:
        """Return the height for a width, with what keeps it apart from the next entry."""
        layout = self.layout()
        assert layout is not None
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return layout.totalSizeHint().height()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.resized.emit()
        return done

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        sources = pictures.pick(self)
        if sources:
            self.photos_brought.emit(sources)

    def _connect(self) -> None:
        self.mood.chosen.connect(lambda mood: self.written.emit({"mood": mood}))
        self.tags.changed.connect(lambda tags: self.written.emit({"tags": tags}))
        self.text.committed.connect(lambda name, value: self.written.emit({name: value}))
        self.form.committed.connect(lambda name, value: self.written.emit({name: value}))
        self.strip.removed.connect(self.photo_removed)
        self.strip.opened.connect(self.photo_opened)
        self.strip.wanted.connect(self._pick)
        catcher = pictures.PictureCatcher(self, (self.text.text,))
        catcher.brought.connect(self.photos_brought)

    def _arrange(self) -> None:
        self._frame.setProperty("look", "card")
        text = self.text.text
        text.setProperty("look", "notebook")
        text.setPlaceholderText(tr("What was there today? Write as you would in a notebook."))
        self.text.caption.hide()
        column = in_column(gap=8, margins=(14, 10, 14, 10), on=self._frame)
        fill(column, self._head(), self.text, self.strip, self.tags, Line(), self.form)
        in_column(self._frame, margins=(theme.px(TEXT_LEFT), 0, 4, _BELOW), on=self)

    def _head(self) -> QHBoxLayout:
        row = in_row(grow(self.mood), gap=8)
        self.bin_button = Button(
            icon="trash-2",
            look="icon",
            name="bin_entry",
            tip=tr("Move this entry to the recycle bin"),
            on_click=self.bin_requested.emit,
        )
        done = Button(
            tr("Done"), icon="check", look="small", name="close_entry", on_click=self.closed.emit
        )
        for part in (self.bin_button, done):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        return row
