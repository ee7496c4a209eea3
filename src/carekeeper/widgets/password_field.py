"""A line for a password, and two lines for a new one with a word on its strength."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import icons
from carekeeper.widgets.boxes import in_column
from carekeeper.widgets.labels import Label, Role, renew_style

SHORTEST_PASSWORD = 8
"""Characters. A length, and no rule about signs: NIST SP 800-63B (2017), 5.1.1.2."""


class PasswordField(QLineEdit):
    """A line for a password that tells when the caps lock is on, with an eye that shows it.

    An input method writes only into a line whose words are seen; the eye lets it.
    """

    caps_lock = Signal(bool)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._eye = QAction(self)
        self._eye.setObjectName(f"{name}_eye")
        self._eye.triggered.connect(lambda: self.show_words(not self._shows()))
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.show_words(False)

    def show_words(self, shown: bool) -> None:
        """Show what is typed, or bullets in its place."""
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)
        self._eye.setIcon(icons.icon("eye-off" if shown else "eye", "second"))
        self._eye.setText(tr("Hide the password") if shown else tr("Show the password"))

    def _shows(self) -> bool:
        return self.echoMode() is QLineEdit.EchoMode.Normal

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if len(text) == 1 and text.isascii() and text.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(text.isupper() != shift)
        super().keyPressEvent(event)


class NewPassword(QWidget):
    """Asks for a new password twice, side by side, and says below how good it is."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed in the second line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.first = PasswordField(f"{name}_first", tr("New password"))
        self.again = PasswordField(f"{name}_again", tr("Type it again"))
        self.word = Label("", "caption", wrap=True, name=f"{name}_word")
        self._arrange()
        for line in (self.first, self.again):
            line.textChanged.connect(self._judge)
            line.caps_lock.connect(self._show_caps_lock)
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.entered)
        self._judge()

    def password(self) -> str:
        """Return the new password, `""` while it is too short or the two differ."""
        return "" if self.problem() else self.first.text()

    def problem(self) -> str:
        """Return what is wrong with what is typed, `""` when it can be used."""
        weak = _too_weak(self.first.text())
        if not weak and self.first.text() != self.again.text():
            return tr("The two passwords differ. Please type it once more.")
        return weak

    def insist(self) -> bool:
        """Say in red what is wrong, and go there; returns whether the password can be used."""
        problem = self.problem()
        if not problem:
            return True
        self._say(problem, "caption-late")
        line = self.first if _too_weak(self.first.text()) else self.again
        line.setProperty("wrong", True)
        renew_style(line)
        line.setFocus()
        return False

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    def _judge(self) -> None:
        for line in (self.first, self.again):
            if line.property("wrong"):
                line.setProperty("wrong", False)
                renew_style(line)
        if not self.problem():
            self._say(tr("✓ Strong enough"), "caption-good")
        else:
            hint = tr("At least {n} characters: a short sentence is easy to remember.")
            self._say(hint.format(n=SHORTEST_PASSWORD), "caption")
        self.changed.emit()

    def _show_caps_lock(self, on: bool) -> None:
        if on:
            self._say(tr("Caps lock is on"), "caption-due")

    def _say(self, sentence: str, role: Role) -> None:
        self.word.setText(sentence)
        self.word.set_role(role)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for column, line in enumerate((self.first, self.again)):
            caption = Label(line.accessibleName(), "caption")
            caption.setBuddy(line)
            grid.addWidget(caption, 0, column)
            grid.addWidget(line, 1, column)
        in_column(grid, self.word, gap=6, on=self)


def _too_weak(typed: str) -> str:
    if not typed:
        return tr("Please type a password.")
    if len(typed) < SHORTEST_PASSWORD:
        sentence = tr("Please use at least {n} characters: a short sentence is easy to remember.")
        return sentence.format(n=SHORTEST_PASSWORD)
    if len(set(typed)) <= SHORTEST_PASSWORD // 2:
        return tr("This is too easy to guess. A short sentence is better.")
    return ""
