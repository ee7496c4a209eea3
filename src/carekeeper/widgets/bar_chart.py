"""Paints one bar for each month: what is done, filled, in the frame of what was due."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from carekeeper.core.bars import Bar, heights
from carekeeper.core.typing import override
from carekeeper.widgets import theme

_HEIGHT, _BAR, _GAP = 108, 30, 20
_HEAD, _FOOT = 18, 18


class BarChart(QWidget):
    """Bars from left to right; a screen reader is told them in words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._bars: Sequence[Bar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        if bars != self._bars:
            self._bars = bars
            self.setAccessibleName("; ".join(f"{one.label} {one.done} / {one.of}" for one in bars))
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(len(self._bars) * (_BAR + _GAP)), theme.px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(len(self._bars) * _BAR), theme.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        step = min(theme.px(_BAR + _GAP), self.width() / len(self._bars))
        width = min(theme.px(_BAR), step * 0.7)
        head, foot = theme.px(_HEAD), theme.px(_FOOT)
        ground = self.height() - foot
        for place, (one, (done, due)) in enumerate(
            zip(self._bars, heights(self._bars, ground - head), strict=True)
        ):
            left = place * step + (step - width) / 2
            frame = QRectF(left, ground - due, width, due)
            painter.setPen(QPen(theme.colour("line_strong"), 1))
            painter.drawRect(frame)
            painter.fillRect(QRectF(left, ground - done, width, done), theme.colour("accent"))
            painter.setPen(theme.colour("text"))
            painter.setFont(theme.font("caption", bold=True))
            above = QRectF(place * step, ground - max(done, due) - head, step, head)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(one.done))
            painter.setPen(theme.colour("second"))
            painter.setFont(theme.font("caption"))
            below = QRectF(place * step, ground, step, foot)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, one.label)
