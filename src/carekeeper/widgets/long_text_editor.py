"""The editor of a long text: grows with it, and saves before two seconds have passed."""

from __future__ import annotations

import unicodedata
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from carekeeper.core import fields
from carekeeper.core.fields import Field
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets.editor import Editor, Today, leaves_undo
from carekeeper.widgets.last_key import SAVE_AFTER, LastKey

if TYPE_CHECKING:
    from carekeeper.widgets.figure_text import FigureText

_FEWEST_LINES = 2
_MOST_LINES = 14
_FRAME = 16
_MOST_TRIES = 3


class GrowingText(QPlainTextEdit):
    """A text box as tall as its text, within reason; Tab leaves it."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last_key = LastKey()
        self._growing = False
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        # Lines that are broken while the scroll bar is set are told with the next painting only.
        self.updateRequest.connect(lambda _rect, _by: self._grow(self.document().size()))
        self._grow(QSizeF(0, 1))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow(self.document().size())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Qt breaks the lines anew for the width, and does not tell that they are more now.
            self._grow(self.document().size())

    @override
    def event(self, event: QEvent) -> bool:
        if leaves_undo(event, self._is_written()):
            event.ignore()
            return False
        return super().event(event)

    def note_key(self) -> None:
        """Remember that something was written just now."""
        self._last_key.start()

    def _is_written(self) -> bool:
        return self._last_key.is_fresh() or self.document().isModified()

    def _grow(self, size: QSizeF) -> None:
        # Bar and height change the lines, and Qt tells of that while they are being set, with
        # sizes that are not final: the next painting has the final one.
        if self._growing:
            return
        self._growing = True
        for _again in range(_MOST_TRIES):
            self._fit(size)
            if self.document().size() == size:
                break
            size = self.document().size()
        self._growing = False

    def _fit(self, size: QSizeF) -> None:
        lines = min(max(int(size.height()), _FEWEST_LINES), _MOST_LINES)
        # A bar that comes and goes while the box grows would break the lines anew each time.
        policy = Qt.ScrollBarPolicy
        tall = size.height() > _MOST_LINES
        wanted = policy.ScrollBarAsNeeded if tall else policy.ScrollBarAlwaysOff
        if wanted != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(wanted)
        # Each line is laid out in whole pixels: rounded down, the first one would scroll away.
        height = lines * ceil(QFontMetricsF(self.font()).lineSpacing()) + _FRAME
        if height != self.minimumHeight():
            self.setFixedHeight(height)


class LongTextEditor(Editor):
    """A field for sentences.

    A text that an input method is still composing is not part of what is saved, and saving
    does not disturb the composing.
    """

    def __init__(
        self, field: Field, today: Today, text: GrowingText | FigureText | None = None
    ) -> None:
        """Take a text box of its own where a plain one will not do."""
        self.text = GrowingText() if text is None else text
        # Setting its margin counts as a change for Qt; nobody has typed yet.
        self.text.document().setModified(False)
        self._timer = QTimer()
        super().__init__(field, self.text, today)
        self._timer.setParent(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.finish)
        if field.hint:
            self.text.setPlaceholderText(tr(field.hint))
        self.text.textChanged.connect(self._note_key)
        self.text.left.connect(self.finish)

    @override
    def finish(self) -> None:
        self._timer.stop()
        super().finish()

    @override
    def is_touched(self) -> bool:
        return self.text.document().isModified()

    @override
    def words(self) -> str:
        return self.text.toPlainText()

    @override
    def typed(self) -> object:
        return fields.parse(self.field, self.text.toPlainText(), today=self._today())

    @override
    def _display(self, value: object) -> None:
        text = fields.shown(self.field, value)
        if text != unicodedata.normalize("NFC", self.text.toPlainText()).strip():
            self.text.setPlainText(text)
        self.text.document().setModified(False)
        self._timer.stop()

    @override
    def _settle(self, value: object) -> None:
        if self.text.hasFocus():
            # The teacher goes on writing: the text and the cursor stay as they are.
            self.saved = value
            self.text.document().setModified(False)
            self._show_problem("")
        else:
            super()._settle(value)

    @override
    def _touch(self) -> None:
        self.text.document().setModified(True)

    def _note_key(self) -> None:
        if self.is_touched():
            self.text.note_key()
            self._show_problem("")
            if not self._timer.isActive():
                self._timer.start()
