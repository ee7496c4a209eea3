"""Paints a trend: the line with its values, the others' average dashed, the time of help shaded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from carekeeper.core.trend import Frame, Place, Plot, Trend, Words, laid_out
from carekeeper.core.typing import override
from carekeeper.widgets import theme

_HEIGHT = 190
_EDGE, _FOOT, _HEAD = 36, 24, 22
_DOT = 3.5


class TrendChart(QWidget):
    """One trend; a screen reader is told it in words."""

    def __init__(self, trend: Trend, said: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(said)
        self._trend = trend
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, foot, head = theme.px(_EDGE), theme.px(_FOOT), theme.px(_HEAD)
        small = theme.font("caption", bold=True)
        height = self.height() - foot - head
        frame = Frame(edge, head, self.width() - edge, height)
        metrics = QFontMetricsF(small)
        wide, tall = metrics.horizontalAdvance, metrics.capHeight()
        plot = laid_out(self._trend, frame, wide, tall)
        self._paint_ground(painter, plot, head, height)
        _stroke(painter, plot.averages, "second", 1.4, Qt.PenStyle.DashLine)
        _stroke(painter, plot.lines, "accent", 2.0, Qt.PenStyle.SolidLine)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        for x, y in plot.dots:
            painter.drawEllipse(QPointF(x, y), _DOT, _DOT)
        painter.setFont(small)
        painter.setPen(theme.colour("text"))
        for one in plot.told:
            _centred(painter, one, one.y)

    def _paint_ground(self, painter: QPainter, plot: Plot, top: int, height: int) -> None:
        painter.setFont(theme.font("caption"))
        if plot.shade is not None:
            left, right = plot.shade
            painter.fillRect(QRectF(left, top, right - left, height), theme.colour("accent_soft"))
            painter.setPen(theme.colour("accent"))
            room = right - painter.fontMetrics().horizontalAdvance(self._trend.label)
            painter.drawText(QPointF(min(left + 4, room), top - 6), self._trend.label)
        for level in plot.levels:
            for start, end in level.spans:
                painter.fillRect(QRectF(start, level.y, end - start, 1), theme.colour("line"))
            painter.setPen(theme.colour("third"))
            right = painter.fontMetrics().horizontalAdvance(level.text)
            painter.drawText(QPointF(theme.px(_EDGE) - right - 6, level.y + 4), level.text)
        painter.setPen(theme.colour("second"))
        for one in plot.ticks:
            _centred(painter, one, one.y + theme.px(_FOOT) - 7)


def _stroke(
    painter: QPainter,
    strokes: Sequence[Sequence[Place]],
    role: str,
    weight: float,
    style: Qt.PenStyle,
) -> None:
    painter.setPen(QPen(QColor(theme.colour(role)), weight, style))
    for stroke in strokes:
        painter.drawPolyline([QPointF(x, y) for x, y in stroke])


def _centred(painter: QPainter, words: Words, y: float) -> None:
    half = painter.fontMetrics().horizontalAdvance(words.text) / 2
    painter.drawText(QPointF(words.x - half, y), words.text)
