"""What a figure in a text is: its number, how it is counted, and whom or what it counts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carekeeper.core import dates
from carekeeper.core.place import Place
from carekeeper.core.words import tr
from carekeeper.report.facts.term import ReportTerm
from carekeeper.report.store.counting import GONE, Told
from carekeeper.room import Found
from carekeeper.widgets.boxes import fill, grow, in_column
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.open_row import OpenLine, OpenRow
from carekeeper.widgets.parts import Button, Label, scrolled

_MOST = 300


class FigureDialog(Dialog):
    """Opens on a click at a figure; each line of its list turns to its place."""

    place_chosen = Signal(object)
    unlinked = Signal(str)
    """The number is to be plain text from now on."""

    def __init__(self, told: Told, term: ReportTerm, parent: QWidget | None = None) -> None:
        super().__init__(told.label, name="figure_dialog", width=460, parent=parent)
        self._told = told
        counted = told.counted
        number = GONE if counted is None else str(counted.number)
        self.body.addWidget(Label(number, "page", name="figure_number"))
        self.body.addWidget(Label(told.definition, "body", wrap=True, name="figure_definition"))
        if counted is not None:
            days = tr("From {date} to {day}.").format(
                date=dates.show_date(term.starts_on), day=dates.show_date(term.as_of)
            )
            self.body.addWidget(Label(days, "second", wrap=True))
            self.body.addWidget(scrolled(self._list(counted.behind), name="figure_list"), 1)
        plain = Button(
            tr("Use plain text"),
            name="figure_unlink",
            tip=tr("The number stays as it is now; “Put in a figure” links it again"),
            on_click=self._unlink,
        )
        fill(self.foot, plain, grow())
        close = Button(tr("Close"), look="primary", name="figure_close", on_click=self.accept)
        self.foot.addWidget(close)
        self.fit(460, 480 if counted is not None and counted.behind else 260)

    def _list(self, behind: tuple[Found, ...]) -> QWidget:
        page = QWidget()
        column = in_column(gap=0, margins=(0, 0, 8, 0), on=page)
        for one in behind[:_MOST]:
            on = "" if one.on is None else dates.show_date(one.on)
            opens = partial(self._open, one.place)
            line = OpenLine(name="figure_row", words=one.title, about=on, opens=opens)
            column.addWidget(OpenRow(line))
        if len(behind) > _MOST:
            more = tr("and {n} more").format(n=len(behind) - _MOST)
            column.addWidget(Label(more, "caption"))
        column.addStretch(1)
        return page

    def _open(self, place: Place) -> None:
        self.place_chosen.emit(place)
        self.accept()

    def _unlink(self) -> None:
        self.unlinked.emit(self._told.name)
        self.accept()
