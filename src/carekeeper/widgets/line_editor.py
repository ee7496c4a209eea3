"""Editors of one line: text, names, phones, numbers, dates, and ID numbers shown by their end."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QCalendarWidget,
    QLineEdit,
    QStyle,
    QToolButton,
    QWidget,
)

from carekeeper.core import fields, money, words
from carekeeper.core.fields import Field, Kind
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import icons
from carekeeper.widgets.boxes import in_column
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.editor import Editor, Today, leaves_undo

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LONG_DAY = date(2020, 12, 30)
_LONG_ENGLISH_DAY = date(2020, 5, 30)
_SIDE = 9
"""Pixels between the edge of a line and its words, and before an icon in it."""
_MASK = 12
"""What is seen of a number shown by its end: eight bullets, which tell no length, and the end."""
_OPENING = (Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
"""The keys that show a masked number whole."""
_POPUP, _OTHER_WINDOW = Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason


class Line(QLineEdit):
    """A line to type in that leaves undo to the window unless something is being typed."""

    given_up = Signal()
    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (_POPUP, _OTHER_WINDOW):
            self.left.emit()

    @override
    def event(self, event: QEvent) -> bool:
        if leaves_undo(event, self.isModified()):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
            return
        super().keyPressEvent(event)
        if event.key() in _ENTER and not self._is_last():
            event.accept()  # in a dialog Enter would press its button with half the form empty

    def _is_last(self) -> bool:
        """Tell whether Enter has gone on to a button, because no more field follows."""
        return isinstance(self.window().focusWidget(), QAbstractButton)


class LineEditor(Editor):
    """A field of one line; Enter goes on to the next one, Escape takes back what was typed.

    What assistive tools put into it, such as dictation, counts as typed.
    """

    def __init__(self, field: Field, today: Today) -> None:
        self.line = self._make_line(field)
        self._displaying = False
        super().__init__(field, self.line, today)
        if field.hint:
            self.line.setPlaceholderText(tr(field.hint))
        self.line.editingFinished.connect(self.finish)
        self.line.left.connect(self.finish)
        self.line.textChanged.connect(self._note_typing)
        self.line.returnPressed.connect(self._go_on)
        self.line.textEdited.connect(lambda: self._show_problem(""))
        self.line.given_up.connect(lambda: self.show_value(self.saved))

    def _make_line(self, _field: Field) -> Line:
        return Line()

    @override
    def is_touched(self) -> bool:
        return self.line.isModified()

    @override
    def words(self) -> str:
        return self.line.text()

    @override
    def typed(self) -> object:
        return fields.parse(self.field, self.line.text(), today=self._today())

    @override
    def _display(self, value: object) -> None:
        text = self._text_of(value)
        if text == self.line.text() and not self.line.isModified():
            return  # the cursor stays, and what an input method is composing there
        self._displaying = True
        self.line.setText(text)
        self._displaying = False
        self.line.setCursorPosition(0)

    @override
    def _touch(self) -> None:
        self.line.setModified(True)

    def _note_typing(self) -> None:
        # Qt takes a text that does not come from the keyboard for one that was shown.
        if not self._displaying and not self.line.isModified():
            self._touch()
            self._show_problem("")

    def _text_of(self, value: Any) -> str:
        if self.field.kind is Kind.NUMBER and not fields.is_empty(value):
            return f"{value:g}"
        if self.field.kind is Kind.MONEY and not fields.is_empty(value):
            return money.plain(value)
        return fields.shown(self.field, value)

    def _go_on(self) -> None:
        if not self.is_wrong():
            self.focusNextChild()


class _MaskedLine(Line):
    """A line that tells what is typed or pasted into it while it shows only the end."""

    overtyped = Signal(str)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() and event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif self.isReadOnly() and event.text().strip().isprintable() and event.text().strip():
            self.overtyped.emit(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def paste(self) -> None:
        if self.isReadOnly():
            self.overtyped.emit(QGuiApplication.clipboard().text().strip())
        else:
            super().paste()


class MaskedEditor(LineEditor):
    """A number that only shows its end until the teacher asks for all of it.

    It opens with the link beside the caption or with the space bar, and closes when it is left.
    What is typed before stands in the place of the number; Escape brings it back.
    """

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__(field, today)
        self._open = False
        self._link = Button(look="link-caption", name=f"show_{field.name}", on_click=self._turn)
        self._link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.head.addWidget(self._link)
        self.line.installEventFilter(self)
        self._label_link()

    @override
    def _make_line(self, _field: Field) -> Line:
        line = _MaskedLine()
        line.overtyped.connect(self._start_anew)
        return line

    def _start_anew(self, typed: str) -> None:
        self.line.setReadOnly(False)
        self.line.setText(typed)
        self._touch()
        self._show_problem("")

    @override
    def finish(self) -> None:
        super().finish()
        if self._open and not self.is_touched() and not self.line.hasFocus():
            self._open = False
            self._display(self.saved)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _OPENING
            and self.line.isReadOnly()
        ):
            self._turn()
            return True
        return super().eventFilter(watched, event)

    @override
    def _display(self, value: object) -> None:
        super()._display(value)
        self.line.setReadOnly(not self._open and not fields.is_empty(value))
        self._label_link()

    @override
    def _text_of(self, value: Any) -> str:
        text = fields.shown(self.field, value, masked=not self._open)
        return text if self._open else self._end_of(text)

    def _end_of(self, masked: str) -> str:
        return masked[-_MASK:]

    def _turn(self) -> None:
        self.finish()
        if self.is_touched():
            return
        self._open = not self._open
        self._display(self.saved)
        if self._open:
            self.line.setFocus()

    def _label_link(self) -> None:
        self._link.setText(tr("Hide") if self._open else tr("Show"))
        self._link.setVisible(not fields.is_empty(self.saved))


class _DateLine(Line):
    """A line that is never too narrow for a whole day beside its calendar."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        english = words.language() == "en"
        self._longest = fields.shown(field, _LONG_ENGLISH_DAY if english else _LONG_DAY)

    @override
    def minimumSizeHint(self) -> QSize:
        calendar = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize) + _SIDE
        words = self.fontMetrics().horizontalAdvance(self._longest)
        return QSize(words + calendar + 2 * _SIDE, super().minimumSizeHint().height())


class DateEditor(LineEditor):
    """A day, typed as one likes or picked from a calendar."""

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__(field, today)
        self._calendar: _Calendar | None = None
        pick = QAction(icons.icon("calendar", "second"), tr("Pick a day"), self)
        pick.triggered.connect(self._pick)
        self.line.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)

    @override
    def _make_line(self, field: Field) -> Line:
        return _DateLine(field)

    def _pick(self) -> None:
        if self._calendar is None:
            self._calendar = _Calendar(self)
            self._calendar.picked.connect(self._take)
        day = self.saved if isinstance(self.saved, date) else self._today()
        self._calendar.open_at(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)), day)

    def _take(self, day: date) -> None:
        self.line.setText(fields.shown(self.field, day))
        self._touch()
        self.finish()


class _Calendar(QWidget):
    """A month to pick a day from, over the window."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._month = QCalendarWidget()
        self._month.setLocale(QLocale(words.language()))
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        no_numbers = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        self._month.setVerticalHeaderFormat(no_numbers)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(day, QTextCharFormat())
        for part, sign in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = self._month.findChild(QToolButton, f"qt_calendar_{part}")
            if isinstance(button, QToolButton):
                button.setIcon(icons.icon(sign, "second"))
        in_column(self._month, margins=(1, 1, 1, 1), on=self)
        self._month.clicked.connect(self._choose)
        self._month.activated.connect(self._choose)

    def open_at(self, where: QPoint, day: date) -> None:
        """Show the month of a day, with its upper left corner there."""
        self._month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(where)
        self.show()
        self._month.setFocus()

    def _choose(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))


class ComputedEditor(LineEditor):
    """A value that follows from others, such as an age: read and copied, not typed."""

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__(field, today)
        self.line.setReadOnly(True)
        self.line.setProperty("computed", True)
        self.line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @override
    def _text_of(self, value: Any) -> str:
        return value if isinstance(value, str) else super()._text_of(value)
