"""The student's head that stands above each tab: who it is, and whom to call."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from carekeeper.core import dates, phone, school_year
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.shell.headline import BadgeKind, Headline
from carekeeper.widgets import theme
from carekeeper.widgets.avatar import Avatar
from carekeeper.widgets.boxes import aligned, grow, in_column, in_row
from carekeeper.widgets.buttons import Segmented
from carekeeper.widgets.labels import Badge, ElidedLabel, Label

_PICTURE = 52
_GAP, _BETWEEN_WORDS = 14, 12
_SIDE = 20
_LEAST_NAME = 130
"""Pixels of a name that no badge takes away."""
_LEAST_WORDS = 60
"""Pixels for whom to call, before the number."""
_BETWEEN = "   ·   "
_LONGEST = 6
"""So many signs of a name stand on the switch."""


class StudentHead(QWidget):
    """Name, situation, first contact; the switch to the whole class; the tab's own buttons."""

    side_chosen = Signal(str)
    """`student` or `class`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("student_head")
        self._avatar = Avatar(_PICTURE)
        self._name = ElidedLabel("", "student", name="head_name")
        self._badges: list[Badge] = []
        self._row_of_badges = QHBoxLayout()
        self._about = ElidedLabel("", "second", name="head_about")
        self._contact = Label("", "strong", selectable=True, name="head_phone")
        self._switch = Segmented(
            (("student", tr("Student")), ("class", tr("Whole class"))), name="head_switch"
        )
        self._actions = QHBoxLayout()
        self._shown: object = None
        self._pictured = False
        self._switch.chosen.connect(self.side_chosen)
        self._arrange()

    def show_headline(self, head: Headline, photo: bytes | None, day: date) -> None:
        """Show one student."""
        if not self._is_new((head, photo, day)):
            return
        self._avatar.show_person(head.student_id, head.name, photo)
        self._pictured = True
        self._name.setText(head.name)
        self._show_badges(head.badges())
        self._about.set_wordings(*_about(head, day))
        self._contact.setText(phone.shown(head.contact_phone) if head.contact_phone else "")
        self._switch.show()
        self._switch.set_label("student", _short(head.name))
        self._switch.set_possible("student", True)
        self._switch.choose("student")

    def show_class(self, title: str, about: str, student_name: str | None) -> None:
        """Show the whole class.

        `student_name` is the student that the switch goes back to, empty when none was looked
        at; None says that there is nothing to switch.
        """
        if not self._is_new((title, about, student_name)):
            return
        self._pictured = False
        self._avatar.hide()
        self._name.setText(title)
        self._show_badges(())
        self._about.set_wordings(*_ever_shorter(about))
        self._contact.setText("")
        self._switch.setHidden(student_name is None)
        self._switch.set_label("student", _short(student_name or "") or tr("Student"))
        self._switch.set_possible("student", bool(student_name))
        self._switch.choose("class")

    def _is_new(self, shown: object) -> bool:
        """Tell whether something else is to be shown than what is shown."""
        before, self._shown = self._shown, shown
        return shown != before

    def show_actions(self, actions: list[QWidget]) -> None:
        """Put the buttons of the tab at the right."""
        for place in reversed(range(self._actions.count())):
            item = self._actions.itemAt(place)
            widget = None if item is None else item.widget()
            if widget is not None:
                # Not with takeAt: what it gives back lives on and keeps the button's old width.
                self._actions.removeWidget(widget)
                widget.hide()
        for widget in actions:
            self._actions.addWidget(widget)
            widget.show()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._draw_together()
        return done

    def _draw_together(self) -> None:
        """Let the number stand right behind the words, also where those are said shorter.

        A badge is shown whole or not at all.
        """
        self._name.setMinimumWidth(min(self._name.sizeHint().width(), theme.px(_LEAST_NAME)))
        self._avatar.setVisible(self._pictured and self._has_room_for_picture())
        taken = self._contact.sizeHint().width() + _BETWEEN_WORDS if self._contact.text() else 0
        room = self._edge() - _GAP - self._about.x() - taken
        if room > 0:
            self._about.setMaximumWidth(self._about.width_within(room))
        self._show_what_fits()

    def _edge(self) -> int:
        """Return where the buttons at the right begin."""
        part = self._actions.geometry() if self._switch.isHidden() else self._switch.geometry()
        return part.x()

    def _has_room_for_picture(self) -> bool:
        """Tell whether nothing is cut beside the picture: the number and the buttons go first."""
        number = self._contact.sizeHint().width() if self._contact.text() else 0
        buttons = self._switch.sizeHint().width() + self._actions.sizeHint().width()
        parts = _PICTURE + _LEAST_WORDS + number + buttons
        return self.width() >= parts + 3 * _GAP + 2 * _SIDE

    def _show_what_fits(self) -> None:
        """Hide the last badges where not even their shorter words have room."""
        left = self._name.x() + self._name.sizeHint().width()
        room = self._edge() - _GAP - left
        for badge in self._badges:
            room -= badge.minimumSizeHint().width() + self._row_of_badges.spacing()
            badge.setVisible(bool(badge.text()) and room >= 0)
            badge.fit()

    def _show_badges(self, told: Sequence[tuple[str, BadgeKind]]) -> None:
        while len(self._badges) < len(told):
            self._badges.append(Badge())
            self._row_of_badges.addWidget(self._badges[-1])
        for badge in self._badges[len(told) :]:
            badge.setText("")
            badge.hide()
        for badge, (text, kind) in zip(self._badges, told, strict=False):
            badge.setText(text)
            badge.set_kind(kind)
            badge.may_say(text.rpartition(" · ")[2])
            badge.show()

    def _arrange(self) -> None:
        self._row_of_badges.setSpacing(8)
        first = in_row(self._name, self._row_of_badges, grow(), gap=8)
        second = in_row(self._about, self._contact, grow(), gap=_BETWEEN_WORDS)
        words = in_column(grow(), first, second, grow(), gap=2)
        self._actions.setSpacing(12)
        in_row(
            self._avatar,
            grow(words),
            aligned(self._switch, Qt.AlignmentFlag.AlignVCenter),
            self._actions,
            gap=_GAP,
            margins=(_SIDE, 14, _SIDE, 10),
            on=self,
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


def _short(name: str) -> str:
    """Return a name that fits on a switch: a long one by its beginning."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _ever_shorter(about: str) -> list[str]:
    """Return a sentence, and what is left of it without its last clauses."""
    ends = [found.start() for found in re.finditer(r"[;,；，]|   | · ", about)]
    return [about, *(about[:end] for end in reversed(ends))]


def _about(head: Headline, day: date) -> tuple[str, ...]:
    """Return what is told about a student, and how it is told where there is less room.

    Whom to call is told to the last.
    """
    age = None if head.birth_date is None else dates.age_on(head.birth_date, day)
    facts = [
        head.sex,
        "" if age is None else tr("{n} years old").format(n=age),
        "" if head.entry_year is None else _grade(head.entry_year, day),
        "" if head.class_number is None else tr("No. {n}").format(n=head.class_number),
        head.boarding,
    ]
    known = [fact for fact in facts if fact]
    if not head.contact:
        return ("   ".join(known),)
    fewer = ["   ".join(known[:most]) for most in range(len(known), 0, -1)]
    contact = tr("First contact: {who}").format(who=head.contact)
    shorter = [told + _BETWEEN + head.contact for told in fewer]
    return ("".join(fewer[:1]) + _BETWEEN + contact, *shorter, head.contact)


def _grade(entry_year: int, day: date) -> str:
    grade = school_year.grade_of(entry_year, day)
    return school_year.show_grade(grade) if 1 <= grade <= 12 else ""
