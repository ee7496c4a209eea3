"""A student's story: what all rooms know of the student, in one timeline with filters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carekeeper.core import dates
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.story import Story, StoryLine
from carekeeper.core.words import tr
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import aligned, grow, in_column, in_row
from carekeeper.widgets.buttons import Button, Chip
from carekeeper.widgets.cards import Icon
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.flow import FlowLayout
from carekeeper.widgets.labels import Label
from carekeeper.widgets.notices import Hint
from carekeeper.widgets.parts import scrolled

_AT_ONCE = 40
_DATE_WIDTH = 110


class StoryView(QWidget):
    """Shows the lines of one student, newest first; a chip for each room lets its lines through.

    `home` is the room whose tab the story is in: its own lines lead nowhere else.
    """

    opened = Signal(Place)
    """Show what a line tells of."""

    def __init__(self, home: str) -> None:
        super().__init__()
        self.setObjectName("story_view")
        self._home = home
        self._lines: Sequence[StoryLine] = ()
        self._chips: dict[str, Chip] = {}
        self._shown = _AT_ONCE
        self._filters = FlowLayout(gap=6)
        self._rows = QVBoxLayout()
        self._more = Button(
            tr("Show earlier entries"), look="link", name="story_more", on_click=self._show_more
        )
        self._empty = Hint(
            "notebook-text",
            tr("Nothing has been written yet. Talks, check-ins and the diary appear here."),
            name="story_empty",
        )
        self._arrange()

    def show_student(self, story: Story | None, student_id: StudentId) -> None:
        """Show the story of a student; the filters stay as they were chosen."""
        if story is None:
            return
        self._lines = story.lines(student_id)
        self._shown = _AT_ONCE
        self._make_chips(story)
        self._show()

    def _make_chips(self, story: Story) -> None:
        for name, label in story.labels.items():
            if name not in self._chips:
                chip = Chip(tr(label), name=f"story_{name}")
                chip.setChecked(True)
                chip.clicked.connect(self._show)
                self._chips[name] = chip
                self._filters.addWidget(chip)
            count = sum(1 for line in self._lines if line.place.room == name)
            self._chips[name].set_count(count)

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self._show()

    def _show(self) -> None:
        empty(self._rows)
        wanted = [line for line in self._lines if self._passes(line)]
        for line in wanted[: self._shown]:
            self._rows.addWidget(_row(line, self._link(line)))
        self._more.setVisible(len(wanted) > self._shown)
        self._empty.setVisible(not wanted)

    def _passes(self, line: StoryLine) -> bool:
        chip = self._chips.get(line.place.room)
        return chip is None or chip.isChecked()

    def _link(self, line: StoryLine) -> Button | None:
        if line.place.room == self._home:
            return None
        link = Button(
            tr("Open"),
            look="link-caption",
            name="story_open",
            on_click=lambda: self.opened.emit(line.place),
        )
        link.setAccessibleName(tr("Open: {title}").format(title=line.title))
        return link

    def _arrange(self) -> None:
        page = QWidget()
        page.setProperty("look", "page")
        self._rows.setSpacing(theme.px(14))
        in_column(
            self._filters,
            self._rows,
            self._empty,
            aligned(self._more, Qt.AlignmentFlag.AlignLeft),
            grow(),
            gap=14,
            margins=(0, 0, 20, 20),
            on=page,
        )
        in_column(scrolled(page, name="story_area"), on=self)


def _row(line: StoryLine, link: Button | None) -> QWidget:
    row = QWidget()
    top = Qt.AlignmentFlag.AlignTop
    when = Label(dates.show_date(line.on), "caption")
    when.setFixedWidth(theme.px(_DATE_WIDTH))
    layout = in_row(aligned(when, top), aligned(Icon(line.icon), top), gap=12, on=row)
    words = in_column(Label(line.title, "strong", wrap=True), gap=2)
    if line.text:
        words.addWidget(Label(line.text, "body", wrap=True, selectable=True))
    layout.addLayout(words, 1)
    if link is not None:
        layout.addWidget(link, 0, top)
    return row
