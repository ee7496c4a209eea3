"""The groups of the recovery sheet, typed one after the other or pasted as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.db.recovery_code import GROUP_LENGTH, GROUPS, group_is_right
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import in_column
from carekeeper.widgets.labels import Label, renew_style

_IN_A_ROW = 5
_WIDTH = 92


class GroupField(QLineEdit):
    """One group; what is pasted here goes to all groups."""

    pasted = Signal(str)
    left_empty = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"sheet_group_{number}")
        self.setAccessibleName(tr("Group {n}").format(n=number))
        self.setFont(theme.font("section"))
        self.setFixedWidth(theme.px(_WIDTH))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhSensitiveData | hints.ImhPreferLatin)
        self.number = number

    def is_right(self) -> bool:
        """Tell whether the group agrees with its check sign."""
        return group_is_right(self.text(), self.number)

    def is_full(self) -> bool:
        """Tell whether as many signs are typed as a group has."""
        return len(self.text().strip()) >= GROUP_LENGTH

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Minus):
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.left_empty.emit()
        else:
            super().keyPressEvent(event)


class SheetForm(QWidget):
    """All groups; the cursor goes on by itself, and a wrong group is named at once."""

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet_form")
        self.word = Label("", "caption", wrap=True, name="sheet_word")
        self._groups = [GroupField(number) for number in range(1, GROUPS + 1)]
        self._qr_text = ""
        self._arrange()
        for group in self._groups:
            group.textEdited.connect(self._go_on)
            group.textChanged.connect(self._judge)
            group.pasted.connect(self.paste)
            group.left_empty.connect(self._go_back)
            group.returnPressed.connect(self.entered)
        self.setFocusProxy(self._groups[0])
        self._judge()

    def text(self) -> str:
        """Return what is typed, as `recovery_code.parse_sheet` reads it."""
        return self._qr_text or " ".join(group.text() for group in self._groups)

    def is_right(self) -> bool:
        """Tell whether every group agrees with its check sign."""
        return bool(self._qr_text) or all(group.is_right() for group in self._groups)

    def paste(self, text: str) -> None:
        """Spread a text from the clipboard over the groups, from the first on."""
        plain = "".join(sign for sign in text if sign.isalnum())
        if plain.lower().startswith("agesecretkey"):
            self._qr_text = text.strip()
            self._judge()
            return
        for place, group in enumerate(self._groups):
            start = place * GROUP_LENGTH
            group.setText(plain[start : start + GROUP_LENGTH].upper())
        self._judge()

    def _go_on(self) -> None:
        self._qr_text = ""
        group = self.sender()
        if not isinstance(group, GroupField):
            return
        place = group.cursorPosition()
        group.setText(group.text().upper())
        group.setCursorPosition(place)
        if group.is_full() and group.is_right() and group.number < GROUPS:
            self._groups[group.number].setFocus()

    def _go_back(self) -> None:
        group = self.sender()
        if isinstance(group, GroupField) and group.number > 1:
            self._groups[group.number - 2].setFocus()

    def _judge(self) -> None:
        wrong = [group.number for group in self._groups if group.is_full() and not group.is_right()]
        for group in self._groups:
            is_wrong = group.number in wrong
            if bool(group.property("wrong")) != is_wrong:
                group.setProperty("wrong", is_wrong)
                renew_style(group)
        self._say(wrong)
        self.changed.emit()

    def _say(self, wrong: list[int]) -> None:
        if self.is_right():
            self.word.setText(tr("✓ All groups are right"))
            self.word.set_role("caption-good")
        elif wrong:
            named = tr(", ").join(str(number) for number in wrong)
            sentence = tr("Compare with the sheet once more: group {n}")
            self.word.setText(sentence.format(n=named))
            self.word.set_role("caption-late")
        else:
            done = sum(group.is_right() for group in self._groups)
            self.word.setText(tr("{done} of {all} groups").format(done=done, all=GROUPS))
            self.word.set_role("caption")

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for place, group in enumerate(self._groups):
            row, column = divmod(place, _IN_A_ROW)
            grid.addWidget(Label(str(group.number), "caption"), 2 * row, column)
            grid.addWidget(group, 2 * row + 1, column)
        grid.setColumnStretch(_IN_A_ROW, 1)
        in_column(grid, self.word, gap=8, on=self)
