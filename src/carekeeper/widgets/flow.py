"""A layout that puts its parts side by side and begins a new line where the line is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from carekeeper.core.typing import override

_LEAST = 96
"""The least width, in pixels, however wide its parts are."""
_NO_LIMIT = 16_777_215


class FlowLayout(QLayout):
    """For badges, chips and tags; its height follows from its width.

    A part that is wider than the line has to wrap or to end in dots. Lower parts are at the middle
    of their line; `centred` lines at the middle of the width.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, centred: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """By the widths that were asked for; a layout asks for the same again and again."""
        self._gap = gap
        self._centred = centred
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    @override
    def invalidate(self) -> None:
        self._heights = {}
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    @override
    def minimumSize(self) -> QSize:
        # More would make those around it reckon with a width that they do not have.
        return self.sizeHint().boundedTo(QSize(_LEAST, _NO_LIMIT))

    def _place(self, rect: QRect, *, move: bool) -> int:
        top = rect.y()
        for line in self._lines(rect.width()):
            hints = [_hint(item, rect.width()) for item in line]
            height = max(hint.height() for hint in hints)
            x = rect.x()
            if self._centred:
                taken = sum(item.sizeHint().width() + self._gap for item in line) - self._gap
                x += max(rect.width() - taken, 0) // 2
            for item, hint in zip(line, hints, strict=True) if move else ():
                item.setGeometry(QRect(QPoint(x, top + (height - hint.height()) // 2), hint))
                x += hint.width() + self._gap
            top += height + self._gap
        return max(top - self._gap - rect.y(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return the parts that stand side by side, line by line."""
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if not lines or used + self._gap + needed > width:
                lines.append([item])
                used = needed
            else:
                lines[-1].append(item)
                used += self._gap + needed
        return lines


def _hint(item: QLayoutItem, room: int) -> QSize:
    """Return the size of a part in a line of so much room."""
    hint = item.sizeHint()
    if hint.width() <= room:
        return hint
    return QSize(room, item.heightForWidth(room) if item.hasHeightForWidth() else hint.height())
