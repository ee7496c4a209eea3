"""The column at the side of the day: what comes soon, what was put off, the figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from carekeeper.core import dates
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.room import DueItem, Rate
from carekeeper.today.facts import Postponed
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.buttons import Button, Link
from carekeeper.widgets.cards import Card, Icon, ProgressLine
from carekeeper.widgets.labels import ElidedLabel, Label
from carekeeper.widgets.tips import tip

_COMING = 3
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


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
                trn("Show {n} more", "Show {n} more", len(rest)).format(n=len(rest)),
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
        when = Label(near_day(item.on, today), "body")
        name = f"coming_{item.room}_{item.student_id}"
        in_row(
            Icon(item.icon),
            when,
            Link(item.named, name=name, on_click=lambda: self.opened.emit(item)),
            grow(),
            gap=12,
            on=line,
        )
        return line


class PostponedCard(Card):
    """What was put off, until when, and the link that brings it back."""

    brought_back = Signal(object)

    def __init__(self, waiting: Sequence[Postponed]) -> None:
        super().__init__(tr("Postponed"), note=str(len(waiting)), name="today_postponed")
        for one in waiting:
            self.add(self._line(one))

    def _line(self, one: Postponed) -> QWidget:
        line = QWidget()
        item = one.item
        text = tr("{name} · {what}").format(name=item.student_name, what=item.title)
        in_row(
            grow(ElidedLabel(text)),
            Label(tr("until {day}").format(day=dates.show_short(one.until)), "caption"),
            Button(
                tr("Put back"),
                look="link-caption",
                name=f"bring_back_{item.room}_{item.student_id}",
                on_click=lambda: self.brought_back.emit(item),
            ),
            gap=8,
            on=line,
        )
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
        in_column(line, margins=(0, 0, 0, 2), on=self)
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
