"""Dated lines, newest first: what was changed, from what, to what."""

from __future__ import annotations

import html
from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from carekeeper.core.words import tr
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import aligned, grow, in_column
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.labels import Label

_AT_ONCE = 40


class TimelineLine(Struct, frozen=True):
    """One line: when, what, and the old and new value where there are any; all shown as is."""

    when: str
    what: str
    before: str = ""
    after: str = ""


class Timeline(QWidget):
    """Shows the lines in the order given, so many at once, and a link to more."""

    def __init__(self, *, name: str = "timeline", empty: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._lines: tuple[TimelineLine, ...] = ()
        self._shown = 0
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        self._empty = Label(tr(empty), "second", wrap=True)
        self._more = Button(
            tr("Show earlier changes"), look="link", name=f"{name}_more", on_click=self._show_more
        )
        in_column(
            self._empty,
            self._body,
            aligned(self._more, Qt.AlignmentFlag.AlignLeft),
            grow(),
            gap=8,
            on=self,
        )
        self._more.hide()
        theme.appearance().changed.connect(self._show_again)

    def show_lines(self, lines: Sequence[TimelineLine]) -> None:
        """Show these lines in place of those before."""
        self._lines = tuple(lines)
        self._show(_AT_ONCE)

    def _show_again(self) -> None:
        self._show(self._shown)

    def _show_more(self) -> None:
        self._show(self._shown + _AT_ONCE)

    def _show(self, count: int) -> None:
        empty(self._body)
        self._shown = min(count, len(self._lines))
        for line in self._lines[: self._shown]:
            self._body.addWidget(_row(line))
        self._empty.setVisible(not self._lines and bool(self._empty.text()))
        self._more.setVisible(self._shown < len(self._lines))


def _row(line: TimelineLine) -> QWidget:
    row = QWidget()
    layout = in_column(Label(f"{line.when}\u3000{line.what}", "caption", wrap=True), gap=1, on=row)
    if line.before or line.after:
        values = QLabel(_old_and_new(line))
        values.setTextFormat(Qt.TextFormat.RichText)
        values.setWordWrap(True)
        values.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(values)
    return row


def _old_and_new(line: TimelineLine) -> str:
    old = (
        f'<span style="color:{theme.tokens().second}"><s>{_escaped(line.before)}</s></span>'
        if line.before
        else ""
    )
    new = f"<b>{_escaped(line.after)}</b>" if line.after else tr("(emptied)")
    return f"{old} → {new}" if old else new


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
