"""One section of a work plan or a summary, open for writing: heading, text, and what moves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from carekeeper.core.figures import names_in
from carekeeper.core.words import mark, tr
from carekeeper.report.facts.drafting import names_of
from carekeeper.report.facts.papers import BODY, CALENDAR, HEADING, Section
from carekeeper.room import Countable
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.figure_text import FigureText
from carekeeper.widgets.line_editor import LineEditor
from carekeeper.widgets.long_text_editor import LongTextEditor
from carekeeper.widgets.parts import Button

Groups = Sequence[tuple[str, Sequence[Countable]]]

_MOVES = (
    ("up", "chevron-up", mark("Move this section up"), -1),
    ("down", "chevron-down", mark("Move this section down"), 1),
)


class SectionEditor(QWidget):
    """Tells what is written as soon as it stands; who hears it saves it."""

    written = Signal(object, str, object)
    """The section, the field, and its new value."""
    moved = Signal(object, int)
    removed = Signal(object)
    figure_opened = Signal(object, str)
    """This editor, and the name of a figure in it."""

    def __init__(self, section: Section, groups: Groups, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("term_section")
        self.section = section
        self._groups = groups
        self.box = FigureText()
        self.heading = LineEditor(HEADING, today)
        self.body = LongTextEditor(BODY, today, self.box)
        self._arrange()
        self.heading.show_value(section.heading)
        self.body.show_value(section.body)
        for editor in (self.heading, self.body):
            editor.committed.connect(self._tell)
        self.box.figure_opened.connect(lambda name: self.figure_opened.emit(self, name))

    def refresh(self, section: Section) -> None:
        """Show the section as it is kept now; what is being typed stays."""
        self.section = section
        self.heading.refresh(section.heading)
        self.body.refresh(section.body)

    def flush(self) -> bool:
        """Tell what is typed and not told yet; False when some of it cannot be right."""
        self.heading.finish()
        self.body.finish()
        return not (self.heading.is_wrong() or self.body.is_wrong())

    def refuse(self, field: str, sentence: str) -> None:
        """Say why a value could not be saved."""
        (self.heading if field == HEADING.name else self.body).refuse(sentence)

    def make_menu(self) -> QMenu:
        """Return the menu of figures: those of the draft that were written over come first."""
        menu = self._menu
        menu.clear()
        known = {one.name: one for _label, group in self._groups for one in group}
        here = set(names_in(self.box.toPlainText()))
        for name in names_of(self.section.about):
            if name not in here and name in known:
                words = tr("Put back: {figure}").format(figure=tr(known[name].label))
                self._offer(menu, words, name)
        menu.addSeparator()
        for label, group in self._groups:
            below = menu.addMenu(tr(label).replace("&", "&&"))
            for one in group:
                self._offer(below, tr(one.label), one.name)
        return menu

    def _offer(self, menu: QMenu, words: str, name: str) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _on=False: self.box.insert_figure(name))

    def _tell(self, field: str, value: object) -> None:
        self.written.emit(self.section, field, value)

    def _open_menu(self) -> None:
        self.make_menu().popup(self._figures.mapToGlobal(QPoint(0, self._figures.height())))

    def _arrange(self) -> None:
        self.box.setProperty("look", "notebook")
        if self.section.about == CALENDAR:
            self.box.setPlaceholderText(tr("A line for each month: Sep: what is to be done"))
        else:
            self.box.setPlaceholderText(
                tr("Write here. “Put in a figure” adds a number from the records.")
            )
        self.heading.line.setProperty("look", "heading")
        self.heading.line.setPlaceholderText(tr("Heading"))
        self._menu = QMenu(self)
        self._menu.setObjectName("figure_menu")
        self._figures = Button(
            tr("Put in a figure"),
            look="link-caption",
            name="section_figures",
            tip=tr("Put a figure from the records at the cursor, or put back one you wrote over"),
            on_click=self._open_menu,
        )
        in_column(self._head(), self.body, gap=2, on=self)
        for editor in (self.heading, self.body):
            editor.caption.hide()

    def _head(self) -> QHBoxLayout:
        head = in_row(grow(self.heading), self._figures, gap=4)
        for name, icon, tip, by in _MOVES:
            button = Button(icon=icon, look="icon", name=f"section_{name}", tip=tr(tip))
            button.clicked.connect(lambda _on=False, by=by: self.moved.emit(self.section, by))
            head.addWidget(button)
        remove = Button(
            icon="trash-2",
            look="icon",
            name="section_remove",
            tip=tr("Move this section to the recycle bin"),
            on_click=lambda: self.removed.emit(self.section),
        )
        head.addWidget(remove)
        return head
