"""Where everything of a diary entry stands in the notebook, and its painting."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from carekeeper.core import dates
from carekeeper.core.words import tr
from carekeeper.features.diary.facts import BY_NAME, DIARY
from carekeeper.features.diary.facts.record import DiaryEntry
from carekeeper.features.diary.view.mood_parts import LABELS, LOOKS
from carekeeper.records.kind import Named, todo_of
from carekeeper.widgets import icons, theme
from carekeeper.widgets.picture_shelf import TILE

RAIL, TEXT_LEFT = 80, 98
"""Where the rail of the dates runs, and where the texts begin."""

MOST_LINES = 12
"""A longer text is cut, and read whole when the entry is opened."""

_RIGHT, _BELOW, _GAP = 10, 20, 8
_BADGE, _ICON = 20, 13
_LEADING = 1.6
_MOST_SIGNS = 2400
"""More signs than this cannot stand on the lines that are shown."""

Get = Callable[[str], QPixmap | None]
"""Gives a photo by its hash, as sharp as the screen is; None until it is there."""


class _Badge(Struct, frozen=True):
    rect: QRect
    text: str
    colour: str
    ground: str
    icon: str = ""
    bold: bool = False


class EntrySheet:
    """The layout of one entry for one width; made for the size, and again to be painted."""

    def __init__(self, named: Named[DiaryEntry], width: int, *, with_name: bool = False) -> None:
        self.photos: list[tuple[str, QRect]] = []
        self.is_cut = False
        self._entry = named.record
        self._badges: list[_Badge] = []
        self._lines: list[tuple[QTextLayout, float]] = []
        self._left = theme.px(TEXT_LEFT)
        self._room = max(width - self._left - theme.px(_RIGHT), theme.px(160))
        self._y = 0
        self._place_badges(named.name if with_name else "")
        self._place_text()
        self._place_photos()
        self._foot = self._place_follow_up()
        date_height = theme.px(46)
        self.height = max(self._y, date_height) + theme.px(_BELOW)

    def paint(self, painter: QPainter, top: QPoint, get: Get, *, hovered: bool = False) -> None:
        """Paint the entry with its upper left corner at a point."""
        painter.save()
        painter.translate(top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_rail(painter, self._entry, self.height)
        for badge in self._badges:
            _paint_badge(painter, badge)
        painter.setPen(theme.colour("text"))
        for layout, y in self._lines:
            layout.draw(painter, QPointF(self._left, y))
        for sha256, rect in self.photos:
            _paint_photo(painter, rect, get(sha256))
        self._paint_foot(painter)
        if hovered:
            side = theme.px(14)
            edge = self._left + self._room - side
            icons.icon("pencil", "third").paint(painter, QRect(edge, theme.px(3), side, side))
        painter.restore()

    def photo_at(self, where: QPoint) -> str:
        """Return the photo at a place of the sheet, `""` when there is none."""
        return next((sha for sha, rect in self.photos if rect.contains(where)), "")

    def _place_badges(self, name: str) -> None:
        small = QFontMetrics(theme.font("caption"))
        x, height = self._left, theme.px(_BADGE)
        for text, colour, ground, icon, bold in self._said(name):
            font = QFontMetrics(theme.font("body", bold=True)) if bold else small
            inside = font.horizontalAdvance(text) + (theme.px(_ICON) + 4 if icon else 0)
            width = inside + (0 if bold else 2 * theme.px(6))
            if x > self._left and x + width > self._left + self._room:
                x, self._y = self._left, self._y + height + 4
            rect = QRect(x, self._y, width, height)
            self._badges.append(_Badge(rect, text, colour, ground, icon, bold))
            x += width + theme.px(_GAP)
        if self._badges:
            self._y += height + theme.px(4)

    def _said(self, name: str) -> Iterator[tuple[str, str, str, str, bool]]:
        """Yield what the badges say: student, mood, kind, tags, author."""
        entry = self._entry
        if name:
            yield name, "text", "", "", True
        if entry.mood in LOOKS:
            icon, tone = LOOKS[entry.mood]
            yield tr(LABELS[entry.mood]), tone, f"{tone}_soft", icon, False
        if entry.kind != "diary":
            yield BY_NAME["kind"].choice_label(entry.kind), "accent", "accent_soft", "", False
        for tag in entry.tags:
            yield tag, "second", "line_strong", "", False
        if entry.author:
            yield entry.author, "third", "", "", False

    def _place_text(self) -> None:
        font = theme.font("diary")
        step = round(font.pixelSize() * _LEADING)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        left, count = self._entry.text[:_MOST_SIGNS], 0
        for line in left.split("\n"):
            if not line.strip():
                self._y += step // 2 if self._lines else 0
                continue
            layout = QTextLayout(line, font)
            layout.setTextOption(option)
            fitted = self._fill(layout, step, MOST_LINES - count)
            self._lines.append((layout, self._y))
            self._y += fitted * step
            count += fitted
            if self.is_cut or count >= MOST_LINES:
                break
        shown = sum(len(layout.text()) for layout, _y in self._lines)
        self.is_cut = self.is_cut or shown < len("".join(self._entry.text.split("\n")).strip())
        if self.is_cut:
            self._y += step

    def _fill(self, layout: QTextLayout, step: int, most: int) -> int:
        """Break a paragraph into lines, at most so many; return how many there are."""
        lines = 0
        layout.beginLayout()
        end = 0
        # A line that is made and not wanted would be painted, with one sign, over the first.
        while lines < most and (line := layout.createLine()).isValid():
            line.setLineWidth(self._room)
            line.setPosition(QPointF(0, lines * step + (step - line.height()) / 2))
            end = line.textStart() + line.textLength()
            lines += 1
        layout.endLayout()
        self.is_cut = self.is_cut or end < len(layout.text())
        return lines

    def _place_photos(self) -> None:
        if not self._entry.photos:
            return
        width, height, gap = theme.px(TILE[0]), theme.px(TILE[1]), theme.px(_GAP)
        x, self._y = self._left, self._y + theme.px(6)
        for sha256 in self._entry.photos:
            if x > self._left and x + width > self._left + self._room:
                x, self._y = self._left, self._y + height + gap
            self.photos.append((sha256, QRect(x, self._y, width, height)))
            x += width + gap
        self._y += height

    def _place_follow_up(self) -> QRect | None:
        if not self._entry.follow_up:
            return None
        rect = QRect(self._left, self._y + theme.px(4), self._room, theme.px(_BADGE))
        self._y = rect.bottom() + 1
        return rect

    def _paint_foot(self, painter: QPainter) -> None:
        if self.is_cut and self._lines:
            font = theme.font("caption")
            layout, y = self._lines[-1]
            bottom = y + round(theme.font("diary").pixelSize() * _LEADING) * _count(layout)
            painter.setFont(font)
            painter.setPen(theme.colour("accent"))
            rect = QRectF(self._left, bottom, self._room, theme.px(22))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), tr("… read on"))
        if self._foot is not None:
            _paint_follow_up(painter, self._foot, self._entry)


def _count(layout: QTextLayout) -> int:
    return sum(1 for number in range(layout.lineCount()) if layout.lineAt(number).textLength())


def paint_rail(painter: QPainter, entry: DiaryEntry, height: int) -> None:
    """Paint the date of an entry at the left, and the rail that joins it to the next one."""
    x = theme.px(RAIL)
    middle, dot = theme.px(11), theme.px(9) / 2
    painter.setPen(QPen(theme.colour("line_strong"), 1))
    painter.drawLine(QPointF(x + 0.5, middle), QPointF(x + 0.5, height - theme.px(3)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawEllipse(QPointF(x + 0.5, middle), dot, dot)
    if entry.written_on is None:
        return
    end = x - theme.px(16)
    right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    painter.setPen(theme.colour("text"))
    painter.setFont(theme.font("student", bold=True))
    painter.drawText(QRect(0, -theme.px(3), end, theme.px(30)), right, str(entry.written_on.day))
    painter.setPen(theme.colour("second"))
    painter.setFont(theme.font("caption"))
    month = dates.show_loose(f"{entry.written_on:%Y-%m}")
    painter.drawText(QRect(-4, theme.px(25), end + 4, theme.px(20)), right, month)


def _paint_badge(painter: QPainter, badge: _Badge) -> None:
    rect = QRectF(badge.rect)
    outlined = badge.ground == "line_strong"
    if badge.ground:
        painter.setPen(QPen(theme.colour(badge.ground), 1))
        painter.setBrush(theme.colour("surface" if outlined else badge.ground))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    inside = badge.rect.adjusted(0 if badge.bold else theme.px(6), 0, 0, 0)
    if badge.icon:
        side = theme.px(_ICON)
        top = inside.y() + (inside.height() - side) // 2
        icons.icon(badge.icon, badge.colour).paint(painter, QRect(inside.x(), top, side, side))
        inside.adjust(side + 4, 0, 0, 0)
    painter.setFont(theme.font("body", bold=True) if badge.bold else theme.font("caption"))
    painter.setPen(theme.colour(badge.colour))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(inside.adjusted(0, 0, 20, 0), int(flags), badge.text)


def _paint_photo(painter: QPainter, rect: QRect, picture: QPixmap | None) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(rect), 6, 6)
    if picture is None:
        painter.fillPath(shape, theme.colour("line"))
        return
    painter.save()
    painter.setClipPath(shape)
    painter.drawPixmap(rect, picture)
    painter.restore()


def _paint_follow_up(painter: QPainter, rect: QRect, entry: DiaryEntry) -> None:
    tone = "due" if todo_of(DIARY, entry).is_open else "good"
    side = theme.px(_ICON)
    top = rect.y() + (rect.height() - side) // 2
    icon = "flag" if todo_of(DIARY, entry).is_open else "check"
    icons.icon(icon, tone).paint(painter, QRect(rect.x(), top, side, side))
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour(tone))
    inside = rect.adjusted(side + 6, 0, 0, 0)
    words = painter.fontMetrics().elidedText(
        follow_up_shown(entry), Qt.TextElideMode.ElideRight, inside.width()
    )
    painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), words)


def follow_up_shown(entry: DiaryEntry) -> str:
    """Return what is to be done after an entry and by when, or on which day it was done."""
    if entry.follow_up_done_on is not None:
        day = dates.show_short(entry.follow_up_done_on)
        return tr("{what}, done on {day}").format(what=entry.follow_up, day=day)
    if entry.follow_up_by is not None:
        day = dates.show_short(entry.follow_up_by)
        return tr("{what}, by {day}").format(what=entry.follow_up, day=day)
    return entry.follow_up
