"""One person of the contact card: a number large enough to dial from, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QWidget

from carekeeper.core import dates, family, fields, phone
from carekeeper.core.family import is_away, is_here
from carekeeper.core.relations import relation_shown
from carekeeper.core.to_check import Waiting
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.features.guardians import facts
from carekeeper.features.guardians.facts.record import Guardian, away_place
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import grow, in_row
from carekeeper.widgets.flow import FlowLayout
from carekeeper.widgets.parts import Badge, Button, Card, ElidedLabel, Label

_CAPTION_WIDTH = 100
_ROW_ORDER = (
    *("relation", "kind", "away", "workplace", "workplace_address", "workplace_phone"),
    *("comes_home", "occupation", "birth_year", "health", "address", "best_time", "wechat"),
    *("notice_received_on",),
)
"""What a card tells, in this order; a field that is missing is told as such."""

_CAPTIONS = {"birth_year": mark("Age"), "notice_received_on": mark("Written notice")}
_ONLY_WHEN_MISSING = frozenset({"relation", "kind", "away"})


_CARRIED = "application/x-carekeeper-guardian"
_ALT = Qt.KeyboardModifier.AltModifier
_STEPS = {
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Right): 1,
}


class CardRow(Struct, frozen=True):
    """A line of the card; an empty text is a field that is not filled in."""

    field: str
    caption: str
    text: str


def rows(guardian: Guardian, student_address: str, day: date) -> list[CardRow]:
    """Return what the card tells of a person."""
    missing = {field.name for field in facts.missing_fields(guardian)}
    found = []
    for name in _ROW_ORDER:
        text = "" if name in _ONLY_WHEN_MISSING else _text(guardian, name, student_address, day)
        if text or name in missing:
            label = _CAPTIONS.get(name, facts.BY_NAME[name].label)
            found.append(CardRow(name, tr(label), text))
    return found


def _text(guardian: Guardian, name: str, student_address: str, day: date) -> str:
    field = facts.BY_NAME[name]
    if name == "birth_year":
        return facts.age_shown(guardian, day)
    if name == "address":
        return _address(guardian, student_address)
    if name == "comes_home":
        return _comes_home(guardian)
    if not field.applies(guardian):
        return ""
    return fields.shown(field, getattr(guardian, name))


def _address(guardian: Guardian, student_address: str) -> str:
    if guardian.same_address and not is_away(guardian):
        if not student_address:
            return tr("same as the student")
        return tr("same as the student ({address})").format(address=student_address)
    return guardian.address


def _comes_home(guardian: Guardian) -> str:
    if not is_away(guardian):
        return ""
    parts = [guardian.comes_home]
    if guardian.next_return:
        when = dates.show_loose(guardian.next_return)
        parts.append(tr("next time {when}").format(when=when))
    return tr("; ").join(part for part in parts if part)


class GuardianCard(Card):
    """Shows a person; Enter, a double click or the pencil asks for the editor.

    It is dragged onto another one to take its place in the order of calling; Alt with an arrow key
    does the same.
    """

    edit_requested = Signal(int, str)
    """The person's number, and the field to begin with."""

    copied = Signal(str)
    """A phone number that was put on the clipboard."""

    first_requested = Signal(int)
    moved = Signal(int, int)
    """The person's number, and the number of the one whose place it takes."""

    stepped = Signal(int, int)
    """The person's number, and by how many places it is called later."""

    def __init__(
        self,
        guardian: Guardian,
        student_address: str,
        day: date,
        *,
        first: bool,
        waiting: Mapping[str, Sequence[Waiting]] | None = None,
    ) -> None:
        super().__init__(name=f"guardian_{guardian.id}")
        self.guardian = guardian
        self._pressed_at: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setAccessibleName(_spoken(guardian, first=first))
        self.set_marked(first)
        self.body.setSpacing(6)
        self._add_head(first=first)
        self._add_bars()
        self._add_phones()
        self._add_rows(rows(guardian, student_address, day))
        self._add_waiting(waiting or {})
        self.body.addStretch(1)

    def copy_number(self, number: str = "") -> None:
        """Put a phone number on the clipboard, the first one when none is named."""
        wanted = number or next(iter(self.guardian.phones), "")
        if wanted:
            QGuiApplication.clipboard().setText(phone.shown(wanted))
            self.copied.emit(wanted)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key()) if event.modifiers() & _ALT else None
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_number()
        elif step is not None:
            self.stepped.emit(self.guardian.id, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._ask_to_edit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        far = QApplication.startDragDistance()
        if start is not None and (event.position().toPoint() - start).manhattanLength() >= far:
            self._pressed_at = None
            self._drag(start)

    def _drag(self, start: QPoint) -> None:
        carried = QMimeData()
        carried.setData(_CARRIED, str(self.guardian.id).encode())
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.setPixmap(self.grab())
        drag.setHotSpot(start)
        drag.exec(Qt.DropAction.MoveAction)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_CARRIED) and _carried(event) != self.guardian.id:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.moved.emit(_carried(event), self.guardian.id)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._ask_to_edit()

    @override
    def event(self, event: QEvent) -> bool:
        # Ctrl+C belongs to the card while it has the focus, not to a menu of the window.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            event.accept()
            return True
        return super().event(event)

    def _ask_to_edit(self, field: str = "") -> None:
        self.edit_requested.emit(self.guardian.id, field)

    def _add_head(self, *, first: bool) -> None:
        who = FlowLayout()
        relation = relation_shown(self.guardian.relation, self.guardian.relation_note)
        if relation:
            who.addWidget(ElidedLabel(relation, "second"))
        if self.guardian.name:
            who.addWidget(Label(self.guardian.name, "section", wrap=True))
        else:
            who.addWidget(self._not_filled("name", tr("Name not filled in")))
        for badge in _badges(self.guardian, first=first):
            who.addWidget(badge)
        pencil = Button(
            icon="pencil",
            look="icon",
            name=f"edit_{self.guardian.id}",
            tip=tr("Edit {person}").format(person=family.called(self.guardian)),
            on_click=self._ask_to_edit,
        )
        row = in_row(grow(who), gap=8)
        if not first and family.may_be_called(self.guardian):
            row.addWidget(self._call_first(), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(pencil, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def _call_first(self) -> Button:
        return Button(
            icon="phone-call",
            look="icon",
            name=f"call_first_{self.guardian.id}",
            tip=tr("Call {person} first").format(person=family.called(self.guardian)),
            on_click=lambda: self.first_requested.emit(self.guardian.id),
        )

    def _add_bars(self) -> None:
        """Say what is forbidden with the person, before any number can be read."""
        for words in facts.bars(self.guardian):
            self.body.addWidget(Label(words, "late", wrap=True, name=f"bar_{self.guardian.id}"))

    def _add_phones(self) -> None:
        numbers = self.guardian.phones
        if not numbers and is_here(self.guardian):
            row = in_row(self._not_filled("phones", tr("Phone not filled in")), grow())
            self.body.addLayout(row)
        for place, number in enumerate(numbers):
            self.body.addLayout(self._phone_row(number, large=place == 0))

    def _phone_row(self, number: str, *, large: bool) -> QHBoxLayout:
        copy = Button(
            icon="copy",
            look="icon",
            name=f"copy_{number}",
            tip=tr("Copy {number}").format(number=phone.shown(number)),
            on_click=lambda: self.copy_number(number),
        )
        return in_row(
            Label(phone.shown(number), "phone" if large else "strong", selectable=True),
            copy,
            grow(),
            gap=6,
        )

    def _add_rows(self, told: Sequence[CardRow]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, row in enumerate(told):
            caption = Label(row.caption, "second", wrap=True)
            caption.setFixedWidth(theme.px(_CAPTION_WIDTH))
            caption.setContentsMargins(0, 0, 12, 0)
            grid.addWidget(caption, place, 0, top)
            value: QWidget
            if row.text:
                value = Label(row.text, wrap=True)
                grid.addWidget(value, place, 1, top)
            else:
                value = self._not_filled(row.field, tr("Not filled in"))
                grid.addWidget(value, place, 1, top | Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(grid)

    def _add_waiting(self, waiting: Mapping[str, Sequence[Waiting]]) -> None:
        """Add what a list said of the person; a click opens the field that it belongs to."""
        for field, found in waiting.items():
            for one in found:
                self.body.addWidget(Label(one.told, "caption-due", wrap=True))
            self.body.addWidget(
                Button(
                    tr("Go to the field"),
                    look="link-caption",
                    name=f"check_{self.guardian.id}_{field}",
                    on_click=partial(self._ask_to_edit, field if field in facts.BY_NAME else ""),
                ),
                0,
                Qt.AlignmentFlag.AlignLeft,
            )

    def _not_filled(self, field: str, words: str) -> Button:
        link = Button(
            words,
            look="link-due",
            name=f"fill_{self.guardian.id}_{field}",
            on_click=lambda: self._ask_to_edit(field),
        )
        label = tr(facts.BY_NAME[field].label)
        link.setAccessibleName(tr("{label}: not filled in").format(label=label))
        return link


def _badges(guardian: Guardian, *, first: bool) -> list[Badge]:
    found = [Badge(words, "late") for words in family.bars_shown(guardian)]
    kind = facts.BY_NAME["kind"]
    if guardian.kind and guardian.kind != "parent":
        found.append(Badge(kind.choice_label(guardian.kind), "good"))
    if first:
        found.append(Badge(tr("First contact"), "info"))
    if guardian.gone:
        found.append(Badge(facts.BY_NAME["gone"].choice_label(guardian.gone), "plain"))
    elif is_away(guardian):
        place = away_place(guardian)
        words = tr("Away · {place}").format(place=place) if place else tr("Away")
        found.append(Badge(words, "due"))
    return found


def _carried(event: QDropEvent) -> int:
    """Return the number of the person who is being dragged."""
    return int(bytes(event.mimeData().data(_CARRIED).data()))


def _spoken(guardian: Guardian, *, first: bool) -> str:
    numbers = [phone.shown(number) for number in guardian.phones]
    bars = family.bars_shown(guardian)
    parts = [family.called(guardian), *bars, tr("First contact") if first else "", *numbers]
    return tr(", ").join(part for part in parts if part)
