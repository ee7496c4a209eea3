"""A layout in rows of twelve parts, as a form on paper has them.

A widget that its share is too narrow for, such as a date in large text, gets as many parts as it
needs; what no longer fits into its row begins the next one, and the row is filled up.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from carekeeper.core.typing import override

_PARTS = 12
_USUAL = 480


class TwelfthsLayout(QLayout):
    """Puts each widget into its share of a row of twelve; hidden ones leave no gap."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 12, row_gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._shares: dict[QWidget, int] = {}
        self._gap = gap
        self._row_gap = row_gap
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget, share: int) -> None:
        """Put a widget behind the others, with so many twelfths of the width."""
        self._shares[widget] = min(max(share, 1), _PARTS)
        self.addWidget(widget)

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
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        # At this width no widget needs more than its share, so that no row is broken.
        wide = [
            (item.minimumSize().width() + self._gap) * _PARTS / self._share(item) - self._gap
            for item in self._items
            if not item.isEmpty()
        ]
        width = math.ceil(max([_USUAL, *wide])) + 1
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSize(self) -> QSize:
        heights = [item.minimumSize().height() for item in self._items]
        return QSize(240, max(heights, default=0))

    def _rows(self, part: float) -> list[list[tuple[QLayoutItem, int]]]:
        rows: list[list[tuple[QLayoutItem, int]]] = []
        used = meant = _PARTS
        for item in self._items:
            if item.isEmpty():
                continue
            share = self._share(item)
            taken = max(share, self._needed(item, part))
            if used + taken > _PARTS:
                if rows and meant + share <= _PARTS:
                    last, wide = rows[-1][-1]
                    rows[-1][-1] = last, wide + _PARTS - used
                rows.append([])
                used = meant = 0
            rows[-1].append((item, taken))
            used += taken
            meant += share
        return rows

    def _share(self, item: QLayoutItem) -> int:
        widget = item.widget()
        return _PARTS if widget is None else self._shares.get(widget, _PARTS)

    def _needed(self, item: QLayoutItem, part: float) -> int:
        return min(math.ceil((item.minimumSize().width() + self._gap) / part), _PARTS)

    def _place(self, rect: QRect, *, move: bool) -> int:
        part = (max(rect.width(), 1) + self._gap) / _PARTS
        y = rect.y()
        for row in self._rows(part):
            tallest, used = 0, 0
            for item, share in row:
                left = round(part * used)
                used += share
                width = round(part * used) - self._gap - left
                height = _height(item, width)
                tallest = max(tallest, height)
                if move:
                    item.setGeometry(QRect(rect.x() + left, y, width, height))
            y += tallest + self._row_gap
        return max(0, y - self._row_gap - rect.y())


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
