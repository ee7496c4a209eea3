"""The page of the day: one sentence that sums up, groups of lines, and what comes soon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGraphicsOpacityEffect,
    QSizePolicy,
    QWidget,
)

from carekeeper.core.due import Urgency
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.room import DueItem
from carekeeper.today.facts import Group
from carekeeper.widgets import theme
from carekeeper.widgets.avatar import Avatar
from carekeeper.widgets.boxes import fill, grow, holding, in_row
from carekeeper.widgets.buttons import Button, Link
from carekeeper.widgets.cards import Card, Icon
from carekeeper.widgets.labels import ElidedLabel
from carekeeper.widgets.push_button import is_second_click

_NAMES = 5
_NAME_WIDTH = 100
_NAME_SHARE = 0.18
_TITLE_LEAST = 130
_TITLE_SHARE = 0.27
_PALE = 0.4

Photo = Callable[[DueItem], bytes | None]


class DueLine(QWidget):
    """Who, what, why, and the one button that does it."""

    acted = Signal(object)
    opened = Signal(object)
    later = Signal(object, object)
    """The item, and the button at which its menu opens."""

    def __init__(
        self, item: DueItem, photo: bytes | None, *, in_line: bool = False, named: bool = True
    ) -> None:
        """Take what is due; `in_line` keeps the room of the clock where there is none.

        One that is not `named` stands below another one of the same student.
        """
        super().__init__()
        self.item = item
        self._done = False
        self.setObjectName(f"due_{item.room}_{item.action or 'open'}_{item.student_id}")
        self.setAccessibleName(f"{item.student_name} {item.title} {item.reason}")
        self.setFixedHeight(theme.px(44))
        picture = Avatar(24)
        picture.show_person(item.student_id or 0, item.student_name, photo)
        self._name = ElidedLabel(item.student_name, "strong")
        self._name.setFixedWidth(theme.px(_NAME_WIDTH))
        if not named:
            self._leave_free(picture, self._name)
        self._title = ElidedLabel(item.title)
        self._title.setFixedWidth(_TITLE_LEAST)
        said = " · ".join(part for part in (item.left, item.reason) if part)
        reason = ElidedLabel(said, _reason_role(item))
        reason.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button = button = Button(
            item.action_label or tr("Open"),
            look="small",
            name=f"{self.objectName()}_button",
            on_click=self._act,
        )
        button.setAccessibleDescription(self.accessibleName())
        row = in_row(gap=12, margins=(14, 0, 14, 0), on=self)
        fill(row, picture, self._name, Icon(item.icon), self._title, grow(reason), button)
        if item.rule or in_line:
            row.addWidget(self._later())

    def _act(self) -> None:
        if not self._done:
            self.acted.emit(self.item)

    def _ask_later(self, button: Button) -> None:
        if not self._done:
            self.later.emit(self.item, button)

    def _leave_free(self, *parts: QWidget) -> None:
        for part in parts:
            part.setParent(self)  # never shown: without a parent it would be a window
            keeping = part.sizePolicy()
            keeping.setRetainSizeWhenHidden(True)
            part.setSizePolicy(keeping)
            part.hide()

    def show_done(self) -> None:
        """Stay in place for a moment, pale and without anything to press."""
        pale = QGraphicsOpacityEffect(self)
        pale.setOpacity(_PALE)
        self.setGraphicsEffect(pale)
        self._done = True  # not disabled: the cursor stays until the next line takes its place

    def _later(self) -> Button:
        button = Button(
            icon="clock-arrow-down",
            look="icon",
            name=f"{self.objectName()}_later",
            tip=tr("Postpone, or tick off with a reason"),
        )
        button.clicked.connect(lambda: self._ask_later(button))
        keeping = button.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        button.setSizePolicy(keeping)
        if not self.item.rule:  # never shown here: without a parent it would be a window
            button.hide()
        return button

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # By the width of the line, so that the titles of all lines end at the same place.
        width = self.width()
        self._title.setFixedWidth(max(_TITLE_LEAST, round(width * _TITLE_SHARE)))
        self._name.setFixedWidth(max(theme.px(_NAME_WIDTH), round(width * _NAME_SHARE)))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not is_second_click(event):
            self.opened.emit(self.item)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor)
        super().enterEvent(event)


def _reason_role(item: DueItem) -> Literal["caption-late", "caption-due"]:
    return "caption-late" if item.urgency <= Urgency.ENDING else "caption-due"


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
        """Add a line; the student is named in the first one of several."""
        some_can_wait = any(one.rule for one in self._group.items)
        above = self.lines[-1].item.student_id if self.lines else None
        named = above is None or above != item.student_id
        line = DueLine(item, self._photo(item), in_line=some_can_wait, named=named)
        line.acted.connect(self.acted)
        line.opened.connect(self.opened)
        line.later.connect(self.later)
        self.lines.append(line)
        self.add_row(line)

    def _add_rest(self, group: Group) -> None:
        rest, students = group.rest, group.rest_names
        names = tr(", ").join(students[:_NAMES])
        text = trn("Show {n} more: {names}", "Show {n} more: {names}", len(students))
        if len(students) > _NAMES:
            names += "…"
        more = Link(
            text.format(n=len(students), names=names),
            name=f"due_more_{rest[0].room}_{rest[0].student_id}",
            on_click=lambda: self._open(rest),
        )
        self._more = holding(in_row(more, grow(), margins=(12, 5, 14, 7)))
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
