"""The page of the day: one sentence that sums up, groups of lines, and what comes soon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from carekeeper.core import dates
from carekeeper.core.due import Urgency
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.features.today.facts import Group
from carekeeper.room import DueItem, Rate
from carekeeper.widgets.avatar import Avatar
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Card, Icon, ProgressLine
from carekeeper.widgets.labels import ElidedLabel, Label
from carekeeper.widgets.tips import tip

_NAMES = 5
_COMING = 3
_NAME_WIDTH = 124
_TITLE_WIDTH = 190
_TITLE_SHARE = 0.27
_COMING_WIDTH = 168

Photo = Callable[[DueItem], bytes | None]


class DueLine(QWidget):
    """Who, what, why, and the one button that does it."""

    acted = Signal(object)
    opened = Signal(object)
    later = Signal(object, object)
    """The item, and the button at which its menu opens."""

    def __init__(self, item: DueItem, photo: bytes | None, *, in_line: bool = False) -> None:
        """Take what is due; `in_line` keeps the room of the clock where there is none."""
        super().__init__()
        self._item = item
        self.setObjectName(f"due_{item.room}_{item.action or 'open'}_{item.student_id}")
        self.setAccessibleName(f"{item.student_name} {item.title} {item.reason}")
        self.setFixedHeight(44)
        picture = Avatar(24)
        picture.show_person(item.student_id or 0, item.student_name, photo)
        name = ElidedLabel(item.student_name, "strong")
        name.setFixedWidth(_NAME_WIDTH)
        self._title = ElidedLabel(item.title)
        self._title.setFixedWidth(_TITLE_WIDTH)
        reason = ElidedLabel(item.reason, _reason_role(item))
        reason.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button = button = Button(
            item.action_label or tr("Open"),
            look="small",
            name=f"{self.objectName()}_button",
            on_click=lambda: self.acted.emit(item),
        )
        button.setAccessibleDescription(self.accessibleName())
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(12)
        row.addWidget(picture)
        row.addWidget(name)
        row.addWidget(Icon(item.icon))
        row.addWidget(self._title)
        row.addWidget(reason, 1)
        row.addWidget(button)
        if item.rule or in_line:
            row.addWidget(self._later())

    def _later(self) -> Button:
        button = Button(
            icon="clock-arrow-down",
            look="icon",
            name=f"{self.objectName()}_later",
            tip=tr("Later, or tick off with a reason"),
        )
        button.clicked.connect(lambda: self.later.emit(self._item, button))
        keeping = button.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        button.setSizePolicy(keeping)
        if not self._item.rule:  # never shown here: without a parent it would be a window
            button.hide()
        return button

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # By the width of the line, so that the titles of all lines end at the same place.
        self._title.setFixedWidth(max(_TITLE_WIDTH, round(self.width() * _TITLE_SHARE)))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self._item)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor)
        super().enterEvent(event)


def _reason_role(item: DueItem) -> Literal["caption-late", "caption-due"]:
    return "caption-late" if item.urgency == Urgency.LATE else "caption-due"


class GroupCard(Card):
    """A group of due lines; a long one shows its first lines and the names of the others."""

    acted = Signal(object)
    opened = Signal(object)
    later = Signal(object, object)

    def __init__(self, group: Group, photo: Photo, *, unfolded: bool = False) -> None:
        super().__init__(group.title, note=group.note or str(len(group.items)), flush=True)
        self.unfolded = unfolded
        """Whether the teacher has asked for all lines."""
        self.lines: list[DueLine] = []
        self._group = group
        self._photo = photo
        for item in group.items if unfolded else group.in_sight:
            self._add_line(item)
        if group.rest and not unfolded:
            self._add_rest(group)

    def _add_line(self, item: DueItem) -> None:
        some_can_wait = any(one.rule for one in self._group.items)
        line = DueLine(item, self._photo(item), in_line=some_can_wait)
        line.acted.connect(self.acted)
        line.opened.connect(self.opened)
        line.later.connect(self.later)
        self.lines.append(line)
        self.add_row(line)

    def _add_rest(self, group: Group) -> None:
        rest, students = group.rest, group.rest_names
        names = tr(", ").join(students[:_NAMES])
        text = trn("And {n} more: {names}", "And {n} more: {names}", len(students))
        if len(students) > _NAMES:
            names += "…"
        more = Button(
            text.format(n=len(students), names=names),
            look="link",
            name=f"due_more_{rest[0].room}_{rest[0].student_id}",
            on_click=lambda: self._open(rest),
        )
        self._more = QWidget()
        row = QHBoxLayout(self._more)
        row.setContentsMargins(12, 5, 14, 7)
        row.addWidget(more)
        row.addStretch(1)
        self.add_row(self._more)

    def _open(self, rest: Sequence[DueItem]) -> None:
        self.unfolded = True
        for item in rest:
            self._add_line(item)
        self.lines[len(self._group.in_sight)].button.setFocus()
        place = self.body.indexOf(self._more)
        for part in (self.body.itemAt(place), self.body.itemAt(place - 1)):  # and its line above
            widget = part.widget() if part is not None else None
            if widget is not None:
                widget.hide()


class ComingCard(Card):
    """What comes in the next days: birthdays, a parent's return."""

    opened = Signal(object)

    def __init__(self, items: Sequence[DueItem], today: date) -> None:
        super().__init__(tr("These days"))
        shown = len(items) if len(items) <= _COMING + 1 else _COMING
        for item in items[:shown]:
            self.add(self._line(item, today))
        if rest := items[shown:]:
            self._more = Button(
                trn("And {n} more", "And {n} more", len(rest)).format(n=len(rest)),
                look="link",
                name="coming_more",
                on_click=lambda: self._open(rest, today),
            )
            self.add(self._more)

    def _open(self, rest: Sequence[DueItem], today: date) -> None:
        self._more.hide()
        for item in rest:
            self.add(self._line(item, today))

    def _line(self, item: DueItem, today: date) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Icon(item.icon))
        when = Label(near_day(item.on, today), "body")
        when.setMinimumWidth(max(40, when.sizeHint().width()))  # the day is never cut
        row.addWidget(when)
        what = Button(
            look="link",
            name=f"coming_{item.room}_{item.student_id}",
            on_click=lambda: self.opened.emit(item),
        )
        room = _COMING_WIDTH + 40 - when.minimumWidth()
        shown = what.fontMetrics().elidedText(item.title, Qt.TextElideMode.ElideRight, room)
        what.setText(shown)
        what.setAccessibleName(item.title)
        what.setToolTip(tip("" if shown == item.title else item.title))
        row.addWidget(what)
        row.addStretch(1)
        return line


def near_day(day: date | None, today: date) -> str:
    """Return a day of the coming week as one says it: today, tomorrow, Friday."""
    if day is None:
        return ""
    distance = dates.days_between(today, day)
    if distance <= 0:
        return tr("Today")
    return tr("Tomorrow") if distance == 1 else dates.show_weekday(day)


class RateLine(QWidget):
    """A figure of the class; a click lists the students who are missing in it."""

    asked = Signal(object)

    def __init__(self, rate: Rate) -> None:
        super().__init__()
        self._rate = rate
        self.setObjectName("rate")
        told = tr("{definition} As of {day}.").format(
            definition=rate.definition, day=dates.show_date(rate.as_of)
        )
        self.setToolTip(tip(told))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if rate.missing else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{rate.label} {rate.done} / {rate.of}")
        line = ProgressLine(rate.label)
        line.show_share(rate.done, rate.of)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.addWidget(line)
        if rate.missing:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.asked.emit(self._rate)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() in _CHOOSING:  # type: ignore[attr-defined]
            self.asked.emit(self._rate)
            return True
        return super().event(event)


_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
