"""What all editors of a field have in common: caption, control, and a red sentence below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QTextEdit,
    QWidget,
)

from carekeeper.core import fields
from carekeeper.core.errors import Invalid
from carekeeper.core.fields import Field
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets.boxes import fill, grow, in_column
from carekeeper.widgets.labels import Label, renew_style

Today = Callable[[], date]


class Editor(QWidget):
    """One field of a form.

    It keeps the value that is saved, and tells a new one with `committed` when the field is
    left. What cannot be right stays as typed, with a sentence below it, and is not told.
    """

    committed = Signal(str, object)
    only_to_look = False
    """Whether the class that is open can only be looked at: no field takes anything then."""
    is_chosen = False
    """Whether an answer is chosen at once: nothing is ever half typed, so a new value is shown."""

    def __init__(self, field: Field, control: QWidget, today: Today) -> None:
        super().__init__()
        self.field = field
        self.control = control
        self.saved: object = fields.empty_value(field)
        self._before: object = self.saved
        self._today = today
        self.caption = Label(caption_of(field), "caption")
        self.problem = Label("", "caption-late", wrap=True, name=f"problem_{field.name}")
        self.head = QHBoxLayout()
        control.setObjectName(f"field_{field.name}")
        control.setAccessibleName(tr(field.label))
        self.caption.setBuddy(control)
        self.setFocusProxy(control)
        self._arrange()

    def _arrange(self) -> None:
        # Not fixed: a sentence that takes two lines in a narrow field would be pressed together.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        fill(self.head, self.caption, grow())
        self.problem.hide()
        in_column(self.head, self.control, self.problem, gap=3, on=self)

    def show_value(self, value: object) -> None:
        """Show a saved value in place of whatever stands there."""
        self.saved = self._plain(value)
        self._display(self.saved)
        self._show_problem("")

    def refresh(self, value: object) -> None:
        """Take over a newly saved value, but never over what is being typed."""
        if self.is_touched() and not self.is_chosen:
            self.saved = self._plain(value)
        else:
            self.show_value(value)

    def finish(self) -> None:
        """Tell what was typed when it is new and can be right; called when the field is left."""
        if not self.is_touched():
            self._show_problem("")
            return
        try:
            value = self.typed()
        except Invalid as problem:
            self._show_problem(problem.sentence)
            return
        self._before = self.saved
        self._settle(value)
        if value != self._before:
            self.committed.emit(self.field.name, value)

    def refuse(self, sentence: str) -> None:
        """Say why what was told could not be saved; it counts as not saved again."""
        self.saved = self._before
        self._touch()
        self._show_problem(sentence)

    def is_wrong(self) -> bool:
        """Tell whether a red sentence stands below the field."""
        return bool(self.problem.text())

    def mark_missing(self, missing: bool) -> None:
        """Say at the caption that the file is not complete without this field."""
        label = caption_of(self.field)
        text = tr("{label}: not filled in").format(label=label) if missing else label
        self.caption.setText(text)
        self.caption.set_role("caption-due" if missing else "caption")

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the field, such as what a list said of it."""
        column = self.layout()
        assert column is not None
        column.addWidget(widget)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not Editor.only_to_look:
            return
        if isinstance(self.control, QLineEdit | QPlainTextEdit | QTextEdit):
            self.control.setReadOnly(True)
        else:
            self.control.setEnabled(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_wrong():
            self.show_value(self.saved)
            return
        super().keyPressEvent(event)

    def is_touched(self) -> bool:
        """Tell whether something was typed since the saved value was shown."""
        raise NotImplementedError

    def words(self) -> str:
        """Return what stands in the field, as the teacher sees it; also what cannot be right."""
        return fields.shown(self.field, self.typed())

    def typed(self) -> object:
        """Return the value of what is typed; raises `Invalid` when it cannot be right."""
        raise NotImplementedError

    def _display(self, value: object) -> None:
        raise NotImplementedError

    def _touch(self) -> None:
        """Let what stands in the field count as typed, where that is more than another value."""

    def _settle(self, value: object) -> None:
        self.show_value(value)

    def _plain(self, value: object) -> object:
        return fields.empty_value(self.field) if fields.is_empty(value) else value

    def _show_problem(self, sentence: str) -> None:
        if sentence == self.problem.text():
            return
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.control.setProperty("wrong", bool(sentence))
        renew_style(self.control)


def show_wrong(page: QWidget) -> bool:
    """Bring the first red field of a page into view, with the cursor in it; False without any."""
    wrong = (x for x in page.findChildren(QWidget) if x.property("wrong") and x.isVisible())
    field = next(wrong, None)
    if field is None:
        return False
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    around = field
    while (parent := around.parentWidget()) is not None:
        if isinstance(parent, QScrollArea):
            # With the caption above it and the sentence below it.
            parent.ensureWidgetVisible(field.parentWidget() or field)
        around = parent
    return True


def caption_of(field: Field) -> str:
    """Return the words above a field, with its unit."""
    if field.unit:
        return tr("{label} ({unit})").format(label=tr(field.label), unit=tr(field.unit))
    return tr(field.label)


def leaves_undo(event: QEvent, typing: bool) -> bool:
    """Tell whether Ctrl+Z or Ctrl+Y in a field belongs to the window, not to the field.

    While something is being typed they take back letters, else the last saved change.
    """
    if typing or event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(
        QKeySequence.StandardKey.Redo
    )
