"""The rows of the class list: which students pass the filter, and how a row is painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from carekeeper.core import dates, finding, lunar, phone
from carekeeper.core.due import Urgency
from carekeeper.core.half_width import half_width
from carekeeper.core.student_line import StudentLine
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import theme
from carekeeper.widgets.avatar import paint_avatar, picture_of
from carekeeper.widgets.tips import tip

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
URGENCY_ROLE = LINE_ROLE + 1
_ROW = 46
_SHORTEST_DIGITS = 3

FILTERS: Mapping[str, Callable[[StudentLine, Urgency | None], bool]] = {
    "all": lambda line, _due: not line.archived,
    "left_behind": lambda line, _due: line.left_behind is True and not line.archived,
    "key_support": lambda line, _due: line.key_support is True and not line.archived,
    "due": lambda line, due: due is not None and not line.archived,
    "archived": lambda line, _due: line.archived,
}
"""Who passes each filter chip of the class list."""


def matches(line: StudentLine, typed: str) -> bool:
    """Tell whether a student is found by name, pinyin, initials, number or a phone's digits."""
    wanted = half_width(typed)
    if not wanted:
        return True
    digits = phone.digits(wanted)
    return (
        str(line.class_number or "") == wanted
        or (len(digits) >= _SHORTEST_DIGITS and digits in line.phones_digits)
        or finding.finds(line.name, line.name_keys, wanted)
    )


class RosterList(QAbstractListModel):
    """The students that pass filter and search, in the order of the class."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._lines: Sequence[StudentLine] = ()
        self._due: Mapping[int, Urgency] = {}
        self._shown: list[StudentLine] = []
        self._given: object = None
        self.thumbs: dict[int, bytes] = {}
        """Small photos by the numbers of the students; each is decoded when it comes in sight."""
        self.filter = "all"
        self.typed = ""

    def is_new(
        self,
        lines: Sequence[StudentLine],
        due: Mapping[int, Urgency],
        thumbs: Mapping[str, bytes],
    ) -> bool:
        """Tell whether something else is to be shown than was given last."""
        before, self._given = self._given, (lines, due, thumbs)
        return self._given != before

    def show_lines(self, lines: Sequence[StudentLine], due: Mapping[int, Urgency]) -> None:
        """Show other students, or the same after a change."""
        self._lines, self._due = lines, due
        self.sift()

    def sift(self) -> None:
        """Look again at who passes filter and search."""
        passes = FILTERS[self.filter]
        self.beginResetModel()
        self._shown = [
            line
            for line in self._lines
            if passes(line, self._due.get(line.id)) and matches(line, self.typed)
        ]
        self.endResetModel()

    def count(self, name: str) -> int:
        """Return how many students pass a filter, whatever is typed."""
        passes = FILTERS[name]
        return sum(1 for line in self._lines if passes(line, self._due.get(line.id)))

    def row_of(self, student_id: int) -> int:
        """Return the row that shows a student, -1 when it is not shown."""
        for row, line in enumerate(self._shown):
            if line.id == student_id:
                return row
        return -1

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        line = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == LINE_ROLE:
            return line
        if role == URGENCY_ROLE:
            return self._due.get(line.id)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(", ".join(part for part in (line.name, *self.badges(line)) if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join((line.name, self.second_line(line), *self.badges(line)))
        return None

    def second_line(self, line: StudentLine) -> str:
        """Return number and who cares, as the row's quiet second line tells."""
        if line.archived:
            care = tr("Archived")
        elif carer := line.cared_by:
            care = tr("Carer: {carer}").format(carer=carer)
        else:
            care = tr("Boarder") if line.boarding == "boarder" else ""
        number = "" if line.class_number is None else str(line.class_number)
        return " · ".join(part for part in (number, care) if part)

    def badges(self, line: StudentLine) -> list[str]:
        """Return the short words that the row carries at its right."""
        words = []
        if line.key_support:
            words.append(tr("Key support"))
        if self.birthday_is_near(line):
            words.append(tr("Birthday"))
        return words

    def birthday_is_near(self, line: StudentLine) -> bool:
        """Tell whether the birthday is within the next seven days."""
        today = self._today()
        birthday = lunar.next_birthday(line.birth_date, line.lunar_birthday, today)
        return birthday is not None and dates.days_between(today, birthday) <= 7


class RosterRow(QStyledItemDelegate):
    """Paints one row: picture, name, number and carer, badges, and a dot when something is due."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, theme.px(_ROW))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rows = index.model()
        assert isinstance(rows, RosterList)
        line: StudentLine = index.data(LINE_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Asked of the view, as `option.state` needs the flags of QStyle: 8 ms more at the start.
        if self._view.selectionModel().isSelected(index):
            painter.fillRect(rect, theme.colour("selected"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), _accent())
        picture = QRectF(rect.left() + 12, rect.top() + (rect.height() - 32) / 2, 32, 32)
        thumb = picture_of(rows.thumbs.get(line.id))
        paint_avatar(painter, picture, line.id, line.name, thumb)
        self._paint_words(painter, rect, line, rows)
        self._paint_dot(painter, rect, index.data(URGENCY_ROLE))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, rect: QRect, line: StudentLine, rows: RosterList
    ) -> None:
        left, right = rect.left() + 54, rect.right() - 30
        middle = rect.top() + rect.height() // 2
        caption = theme.font("caption")
        badge_left = self._paint_badges(painter, right, middle, rows.badges(line), caption)
        for text, font, role, top in (
            (line.name, theme.font("body"), "text", middle - theme.px(18)),
            (rows.second_line(line), caption, "second", middle + theme.px(1)),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            end = badge_left if role == "text" else right
            room = QRect(left, top, max(end - left - 4, 20), theme.px(18))
            elide = Qt.TextElideMode.ElideRight
            shown = QFontMetrics(font).elidedText(text, elide, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_badges(
        self, painter: QPainter, right: int, middle: int, words: list[str], font: Any
    ) -> int:
        painter.setFont(font)
        painter.setPen(theme.colour("third"))
        metrics = QFontMetrics(font)
        for word in reversed(words):
            width = metrics.horizontalAdvance(word)
            right -= width
            room = QRect(right, middle - theme.px(18), width + 1, theme.px(18))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, word)
            right -= 6
        return right

    def _paint_dot(self, painter: QPainter, rect: QRect, due: Urgency | None) -> None:
        if due is None or due == Urgency.SOON:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("late" if due <= Urgency.LATE else "due"))
        centre = QPointF(rect.right() - 16, rect.top() + rect.height() / 2)
        painter.drawEllipse(centre, 4, 4)


def _accent() -> Any:
    return theme.colour("accent")
