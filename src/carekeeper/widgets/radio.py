"""One of a few answers that exclude each other; an arrow key goes to the next without taking it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from carekeeper.core.typing import override

_STEPS = {
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Right): 1,
}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Radio(QRadioButton):
    """A round button: arrow keys move the cursor, and only the space bar or Enter takes one.

    Qt takes the one that an arrow key comes to, and in the settings that would hold at once.
    """

    def __init__(self, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is not None:
            self._neighbour(step).setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in _TAKING:
            self.click()
        else:
            super().keyPressEvent(event)

    def _neighbour(self, step: int) -> QWidget:
        """Return the next one that can be taken, or itself at the end."""
        parent = self.parentWidget()
        beside = Qt.FindChildOption.FindDirectChildrenOnly
        here = [] if parent is None else parent.findChildren(Radio, options=beside)
        usable = [one for one in here if self._excludes(one) and one.isEnabled()]
        if self not in usable:
            return self
        place = usable.index(self) + step
        return usable[place] if 0 <= place < len(usable) else self

    def _excludes(self, other: Radio) -> bool:
        return other.group() is self.group() and not other.isHidden()
