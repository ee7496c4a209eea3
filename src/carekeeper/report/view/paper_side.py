"""What stands beside a work plan or a summary: the day of the figures, work group, copies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from carekeeper.core import dates
from carekeeper.core.words import mark, tr
from carekeeper.report.facts.papers import Copy, Member
from carekeeper.report.facts.term import ReportTerm
from carekeeper.widgets.boxes import fill, in_column
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.open_row import OpenLine, OpenRow
from carekeeper.widgets.parts import Button, Card, Label, scrolled

_HOW = mark(
    "A bold number comes from the records: click on it to see what it counts. Write over it, and "
    "it is plain text; “Put in a figure” above each text puts it back."
)


class PaperSide(QWidget):
    """Three cards: from which day the figures are, who is in the work group, what was handed in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = in_column(gap=12, on=self)

    def show_all(
        self, term: ReportTerm, group: Sequence[Member], copies: Sequence[Copy], today: date
    ) -> None:
        """Show what there is to say of a term."""
        empty(self._column)
        fill(self._column, self._days(term, today), self._group(group))
        if copies:
            self._column.addWidget(self._handed_in(copies))
        self._column.addStretch(1)

    def _days(self, term: ReportTerm, today: date) -> Card:
        card = Card(tr("Figures from the records"), name="term_figures")
        said = tr("As of {day}.") if term.as_of >= today else tr("The term is over: as of {day}.")
        day = dates.show_date(term.as_of)
        card.add(Label(said.format(day=day), "strong", wrap=True, name="figures_as_of"))
        card.add(Label(tr(_HOW), "second", wrap=True))
        return card

    def _group(self, group: Sequence[Member]) -> Card:
        change = Button(
            tr("Change"),
            look="link-caption",
            name="change_group",
            tip=tr("In the settings of the class"),
            on_click=lambda: self._desk.action_requested.emit("settings"),
        )
        card = Card(tr("Work group"), right=change, name="term_group")
        for one in group:
            role = tr("Head") if one.heads else one.subject
            said = tr("{name} ({role})").format(name=one.name, role=role) if role else one.name
            card.add(Label(said, "strong" if one.heads else "body", wrap=True))
        if not group:
            card.add(Label(tr("Nobody yet. Add the head and the teachers."), "second", wrap=True))
        return card

    def _handed_in(self, copies: Sequence[Copy]) -> Card:
        card = Card(tr("As it was handed in"), name="term_copies")
        for one in copies:
            opens, words = partial(self._show_copy, one), dates.show_moment(one.at)
            card.add(OpenRow(OpenLine(name="term_copy", words=words, opens=opens)))
        return card

    def _show_copy(self, copy: Copy) -> None:
        CopyDialog(copy, self).open()


class CopyDialog(Dialog):
    """What was handed in, word for word, with the figures of its day."""

    def __init__(self, copy: Copy, parent: QWidget | None = None) -> None:
        title = tr("Handed in on {day}").format(day=dates.show_date(copy.at.date()))
        super().__init__(title, name="copy_dialog", width=600, parent=parent)
        page = QWidget()
        as_of = tr("Figures as of {day}.").format(day=dates.show_date(copy.as_of))
        column = in_column(Label(as_of, "second", wrap=True), margins=(0, 0, 8, 0), on=page)
        for heading, text in copy.sections:
            column.addWidget(Label(heading, "strong", wrap=True))
            column.addWidget(Label(text, "body", wrap=True, selectable=True))
        column.addStretch(1)
        self.body.addWidget(scrolled(page, name="copy_text"), 1)
        self.foot.addStretch(1)
        close = Button(tr("Close"), look="primary", name="copy_close", on_click=self.accept)
        self.foot.addWidget(close)
        self.fit(620, 560)
