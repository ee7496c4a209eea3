"""The record that is open for writing: written in a minute, saved by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QWidget,
)

from carekeeper.core import dates
from carekeeper.core.fields import Field
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.records.kind import Dated, Record, form_fields, number_of, todo_of
from carekeeper.widgets import pictures
from carekeeper.widgets.boxes import aligned, fill, grow, in_column, in_row
from carekeeper.widgets.editor import Editor, Today
from carekeeper.widgets.labels import renew_style
from carekeeper.widgets.line_editor import LineEditor
from carekeeper.widgets.long_text_editor import LongTextEditor
from carekeeper.widgets.parts import Button, CheckBox, Icon, Label
from carekeeper.widgets.photo_strip import PhotoStrip
from carekeeper.widgets.phrase_menu import Phrase, PhraseButton
from carekeeper.widgets.picture_shelf import PictureShelf
from carekeeper.widgets.record_form import RecordForm

_USUAL_ROOM = 454
_BESIDE = 12
_PAD = 16

OwnEditors = Mapping[str, Callable[[Field, Today], Editor]]


class LastRecord(QFrame, Generic[Record]):
    """What the record before told, and what was to be done since, with the button for it."""

    done = Signal(int)

    def __init__(self, dated: Dated[Record], name: str, today: Today) -> None:
        super().__init__()
        self.setObjectName(f"last_{name}")
        self._dated = dated
        self._today = today
        self._number = 0
        self._when = Label("", "caption", wrap=True, name=f"last_{name}_when")
        self._todo = Label("", "body", wrap=True, name=f"last_{name}_todo")
        self.button = Button(
            tr("Mark as done"),
            look="small",
            icon="check",
            name=f"last_{name}_done",
            tip=tr("The follow-up was done today"),
            on_click=lambda: self.done.emit(self._number),
        )
        words = in_column(self._when, self._todo, gap=1)
        row = QHBoxLayout(self)
        row.setSpacing(10)
        fill(row, grow(words), aligned(self.button, Qt.AlignmentFlag.AlignVCenter))

    def show_record(self, record: Record | None) -> None:
        """Show the last record; without one there is nothing to see."""
        self.setVisible(record is not None)
        if record is None:
            return
        self._number = number_of(record)
        told = self._dated.about(record)
        day = dates.show_near(self._dated.on(record), self._today())
        last = tr("Last time, {day}").format(day=day)
        self._when.setText(" · ".join(filter(None, (last, told))))
        todo = todo_of(self._dated, record)
        self.setProperty("look", "due" if todo.is_open else "")
        layout = self.layout()
        assert layout is not None
        # Without a coloured ground the words stand in line with the fields below.
        layout.setContentsMargins(*((10, 6, 8, 6) if todo.is_open else (0, 0, 0, 4)))
        renew_style(self)
        self._todo.setText(todo.shown())
        self._todo.setVisible(bool(todo.text))
        self.button.setVisible(todo.is_open)


class RecordPanel(QFrame, Generic[Record]):
    """Shows one record. What is typed is told with `committed`; who hears it saves.

    `own` are editors of the room's own, `phrases` gives the phrases of a place such as
    `talk.said`, `beside` stands beside the title, `shelf` gives the pictures of photos. With
    `closes` it has a button to close it, and Escape does the same; with `prints` one to print it.
    """

    committed = Signal(str, object)
    bin_requested = Signal()
    close_requested = Signal()
    print_requested = Signal()
    photos_brought = Signal(object)
    photo_removed = Signal(str)
    photo_opened = Signal(str)

    def __init__(
        self,
        dated: Dated[Record],
        today: Callable[[], date],
        *,
        name: str,
        own: OwnEditors | None = None,
        phrases: Callable[[str], Sequence[Phrase]] | None = None,
        beside: QWidget | None = None,
        shelf: PictureShelf | None = None,
        closes: bool = False,
        prints: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName(f"{name}_panel")
        self.setProperty("look", "card")
        self.dated = dated
        self.title = Label("", "section", name=f"{name}_title")
        self.saved = QWidget()
        self.last = LastRecord(dated, name, today)
        self.main = self._form(main=True, today=today, own=own, name=f"{name}_form")
        self.more = self._form(main=False, today=today, own=own, name=f"{name}_more")
        self.private = CheckBox(tr(dated.kept_off), name=f"{name}_confidential")
        self.strip = PhotoStrip(shelf) if shelf is not None else None
        self.phrase_buttons = self._add_phrases(phrases, name)
        self._beside = beside or QWidget()
        if beside is None:
            self._beside.hide()
        self._head = QGridLayout()
        self._foot = QGridLayout()
        self._buttons = QWidget()
        self._room = _USUAL_ROOM
        self._make_buttons(name)
        self._closes = closes
        if not closes:
            self._close.hide()
        self._prints = prints
        self._arrange(name)
        self._connect()

    def show_record(self, record: Record, title: str, last: Record | None = None) -> None:
        """Show another record; what was typed before must be flushed."""
        self.main.show_record(record)
        self.more.show_record(record)
        self._show_around(record, title, last)

    def refresh(self, record: Record, title: str, last: Record | None = None) -> None:
        """Show the same record after a change, never over what is being typed."""
        self.main.refresh(record)
        self.more.refresh(record)
        self._show_around(record, title, last)

    def flush(self) -> bool:
        """Tell what is typed and not told yet; False when something typed cannot be right."""
        main, more = self.main.flush(), self.more.flush()
        return main and more

    def editor(self, name: str) -> Editor:
        """Return the editor of a field, whichever part of the form it stands in."""
        return self._part(name).editor(name)

    def find_editor(self, name: str) -> Editor | None:
        """Return the editor of a field, None when it has none in the forms."""
        return self._part(name).find_editor(name)

    def refuse(self, field: str, sentence: str) -> None:
        """Say at a field why it could not be saved; what is folded away unfolds."""
        if self.strip is not None and field == self.dated.photos:
            self.strip.say([sentence])
            return
        if field not in self.dated.main:
            self._open(True)
        self._part(field).refuse(field, sentence)

    def fit(self, width: int) -> None:
        """Arrange the parts for a width in pixels."""
        self._room = width - 2 * _PAD
        self.place()

    def start(self, field: str) -> None:
        """Put the cursor where a record begins."""
        self.main.focus_field(field)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._closes and event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def place(self) -> None:
        """Put what stands beside the title and the box there, or below where room lacks."""
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self._head.addWidget(self.title, 0, 0, left)
        self._head.addWidget(self.saved, 0, 2, right)
        self._head.addWidget(self._close, 0, 3, right)
        if self._fits(self.title, self._beside, self.saved, self._close):
            self._head.addWidget(self._beside, 0, 1)
        else:
            self._head.addWidget(self._beside, 1, 0, 1, 4)
        self._head.setColumnStretch(1, 1)
        self._foot.addWidget(self.private, 0, 0, left)
        if self._fits(self.private, self._buttons):
            self._foot.addWidget(self._buttons, 0, 1, right)
        else:
            self._foot.addWidget(self._buttons, 1, 0, 1, 2, right)

    def _form(self, *, main: bool, today: Today, own: OwnEditors | None, name: str) -> RecordForm:
        return RecordForm(form_fields(self.dated, main=main), today=today, own=own, name=name)

    def _part(self, field: str) -> RecordForm:
        return self.main if field in self.dated.main else self.more

    def _make_buttons(self, name: str) -> None:
        labels = [tr(field.label) for field in form_fields(self.dated, main=False)]
        self._open_more = Button(
            look="link",
            name=f"{name}_open_more",
            tip=tr(", ").join(labels),
            on_click=lambda: self._open(self.more.isHidden()),
        )
        if not labels:
            self._open_more.hide()
        self._bin = Button(
            icon="trash-2",
            look="icon",
            name=f"{name}_bin",
            tip=tr("Move to the recycle bin"),
            on_click=self.bin_requested.emit,
        )
        self._close = Button(
            icon="x",
            look="icon",
            name=f"{name}_close",
            tip=tr("Close"),
            on_click=self.close_requested.emit,
        )
        self._print = Button(
            tr("Print this one"),
            icon="printer",
            name=f"{name}_print",
            on_click=self.print_requested.emit,
        )

    def _add_phrases(
        self, phrases: Callable[[str], Sequence[Phrase]] | None, name: str
    ) -> list[PhraseButton]:
        made = []
        for field in self.dated.phrased if phrases is not None else ():
            editor = self.editor(field)
            assert isinstance(editor, LongTextEditor)
            assert phrases is not None
            made.append(PhraseButton(editor, f"{name}.{field}", phrases))
        return made

    def _show_around(self, record: Record, title: str, last: Record | None) -> None:
        self.title.setText(title)
        self.last.show_record(last)
        self.private.setChecked(self.dated.is_private(record))
        if self.strip is not None:
            self.strip.show_photos(getattr(record, self.dated.photos))
        written = bool(number_of(record))
        for part in (self.saved, self._bin):
            part.setVisible(written)
        self._print.setVisible(written and self._prints)
        self._label_more()
        self.place()

    def _open(self, opened: bool) -> None:
        self.more.setVisible(opened)
        self._label_more()
        if opened:
            self.more.focus_field(form_fields(self.dated, main=False)[0].name)

    def _label_more(self) -> None:
        self._open_more.setText(tr("More…") if self.more.isHidden() else tr("Less"))

    def _connect(self) -> None:
        for form in (self.main, self.more):
            form.committed.connect(self.committed)
        self.private.clicked.connect(
            lambda on: self.committed.emit(self.dated.confidential, bool(on))
        )
        for field in (*form_fields(self.dated, main=True), *form_fields(self.dated, main=False)):
            self._watch(self.editor(field.name))
        if self.strip is not None:
            self.strip.wanted.connect(self._pick)
            self.strip.opened.connect(self.photo_opened)
            self.strip.removed.connect(self.photo_removed)
            catcher = pictures.PictureCatcher(self, self.findChildren(QPlainTextEdit))
            catcher.brought.connect(self.photos_brought)

    def _watch(self, editor: Editor) -> None:
        """Take the sign "saved" away as soon as something is typed."""
        if isinstance(editor, LineEditor):
            editor.line.textEdited.connect(lambda _text: self.saved.hide())
        elif isinstance(editor, LongTextEditor):
            document = editor.text.document()
            document.modificationChanged.connect(lambda on: self.saved.hide() if on else None)

    def _pick(self) -> None:
        sources = pictures.pick(self)
        if sources:
            self.photos_brought.emit(sources)

    def _arrange(self, name: str) -> None:
        self.saved.setObjectName(f"{name}_saved")
        in_row(Icon("check", "good", 14), Label(tr("Saved"), "caption-good"), gap=4, on=self.saved)
        self._head.setHorizontalSpacing(12)
        in_row(self._open_more, self._bin, self._print, gap=8, on=self._buttons)
        self.more.hide()
        if not self.dated.confidential:
            self.private.hide()
        column = in_column(gap=8, margins=(_PAD, 10, _PAD, 10), on=self)
        fill(column, self._head, self.last, self.main, self.more)
        if self.strip is not None:
            column.addWidget(self.strip)
        column.addLayout(self._foot)
        self.place()

    def _fits(self, *parts: QWidget) -> bool:
        widths = [part.sizeHint().width() + _BESIDE for part in parts if not part.isHidden()]
        return sum(widths, -_BESIDE) <= self._room
