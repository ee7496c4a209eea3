"""Who took part: the names of the class to tick, each with a word of its own beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import cast

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from carekeeper.core.fields import Field
from carekeeper.core.names import clean
from carekeeper.core.partaker import Partaker
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import grow, in_row
from carekeeper.widgets.editor import Editor, Today, caption_of
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Button, CheckBox

_NARROWEST = 190
_MOST_COLUMNS = 3
_GAP, _BESIDE = 12, 6
_LEAST_WORDS, _MOST_WORDS = 36, 96
"""How wide the line for a result or a role is, in pixels."""
_LONGEST = 40

Key = tuple[int, str]


class Candidates(Struct, frozen=True):
    """Who can be ticked, and the buttons that tick several more at once; one without any clears."""

    people: Sequence[Partaker]
    picks: Sequence[tuple[str, Collection[Key]]] = ()
    with_words: bool = True
    """Whether a result or a role can be typed beside each who is ticked."""


class PartakersEditor(Editor):
    """Ticks those who took part; a result or a role can be typed beside each who is ticked."""

    def __init__(self, field: Field, today: Today) -> None:
        self._box = _Grid()
        self._cells: dict[Key, _Cell] = {}
        self._offered: Candidates = Candidates(())
        self._links = QHBoxLayout()
        super().__init__(field, self._box, today)
        self._links.setSpacing(10)
        self.head.addLayout(self._links)

    def offer(self, candidates: Candidates) -> None:
        """Offer these people from now on; who took part and is not among them stays in sight."""
        if candidates == self._offered:
            return
        self._offered = candidates
        empty(self._links)
        for number, (words, keys) in enumerate(candidates.picks, start=1):
            name = f"pick_{number}"
            pick = Button(words, look="link", name=name, on_click=partial(self._pick, keys))
            self._links.addWidget(pick)
        self._display(self.saved)

    @override
    def is_touched(self) -> bool:
        saved = cast("Sequence[Partaker]", self.saved or ())
        return {one.key: one.said for one in self.typed()} != {one.key: one.said for one in saved}

    @override
    def typed(self) -> tuple[Partaker, ...]:
        return tuple(cell.partaker() for cell in self._cells.values() if cell.box.isChecked())

    @override
    def words(self) -> str:
        return tr(", ").join(one.shown() for one in self.typed())

    @override
    def _display(self, value: object) -> None:
        there = {one.key: one for one in cast("Sequence[Partaker]", value or ())}
        shown = {one.key: one for one in self._offered.people}
        shown |= {key: one for key, one in there.items() if key not in shown}
        if list(shown) != list(self._cells):
            self._make_cells(shown)
        for key, cell in self._cells.items():
            cell.show_partaker(there.get(key))
        self._count()

    def _make_cells(self, shown: dict[Key, Partaker]) -> None:
        with_words = self._offered.with_words
        self._cells = {key: _Cell(one, with_words=with_words) for key, one in shown.items()}
        for cell in self._cells.values():
            cell.changed.connect(self._tell)
        self._box.show_cells(list(self._cells.values()))

    def _tell(self) -> None:
        self._count()
        self.finish()

    def _pick(self, keys: Collection[Key]) -> None:
        for key, cell in self._cells.items():
            cell.tick(bool(keys) and (key in keys or cell.box.isChecked()))
        self._tell()

    def _count(self) -> None:
        label, count = caption_of(self.field), len(self.typed())
        words = tr("{label}: {n}") if count else tr("{label}: nobody ticked yet")
        self.caption.setText(words.format(label=label, n=count))
        self.caption.set_role("caption" if count else "caption-due")


class _Grid(QWidget):
    """The cells in as many columns as have room."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: Sequence[_Cell] = ()
        self._columns = 0
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 2, 0, 0)
        self._layout.setHorizontalSpacing(_GAP)
        self._layout.setVerticalSpacing(2)

    def show_cells(self, cells: Sequence[_Cell]) -> None:
        """Show other cells; the cursor begins in the first."""
        empty(self._layout)
        self._cells, self._columns = cells, 0
        if cells:
            self.setFocusProxy(cells[0].box)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, min(_MOST_COLUMNS, self.width() // theme.px(_NARROWEST)))
        widest = max((cell.least() for cell in self._cells), default=0) + _GAP
        columns = max(1, min(columns, (self.width() + _GAP) // max(widest, 1)))
        if columns == self._columns:
            return
        self._columns = columns
        for place, cell in enumerate(self._cells):
            self._layout.addWidget(cell, place // columns, place % columns)
        for column in range(_MOST_COLUMNS):
            self._layout.setColumnStretch(column, 1 if column < columns else 0)


class _Cell(QWidget):
    """One name with its box; the line for a result stands beside it while it is ticked."""

    changed = Signal()

    def __init__(self, one: Partaker, *, with_words: bool) -> None:
        super().__init__()
        self._one = one
        self._with_words = with_words
        name = f"{one.student_id or 0}_{one.person}" if one.person else f"{one.student_id}"
        self.box = CheckBox(one.called(), name=f"partaker_{name}")
        self._line: QLineEdit | None = None
        self._row = in_row(self.box, grow(), gap=_BESIDE, on=self)
        self.setMinimumHeight(theme.px(28))
        self.box.clicked.connect(self._turned)

    def partaker(self) -> Partaker:
        """Return the one whose cell it is, with what is typed."""
        if self._line is None:
            return self._one
        return replace(self._one, said=clean(self._line.text()))

    def least(self) -> int:
        """Return how many pixels the name needs, with the line for the words beside it."""
        self.box.ensurePolished()
        words = _BESIDE + theme.px(_LEAST_WORDS) if self._with_words else 0
        return self.box.sizeHint().width() + words

    def show_partaker(self, one: Partaker | None) -> None:
        """Show whether and how somebody took part; a line being typed in keeps what is typed."""
        self._one = one or replace(self._one, said="")
        self.tick(one is not None)
        if self._line is not None and not self._line.hasFocus():
            self._line.setText("" if one is None else one.said)

    def tick(self, on: bool) -> None:
        """Tick the box or take the tick away."""
        self.box.setChecked(on)
        if on and self._line is None and self._with_words:
            self._line = self._make_line()
        if self._line is not None:
            self._line.setVisible(on)

    def _turned(self, on: bool) -> None:
        self.tick(on)
        self.changed.emit()

    def _make_line(self) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"said_{self.box.objectName()}")
        line.setProperty("look", "beside")
        line.setMaxLength(_LONGEST)
        line.setPlaceholderText(tr("prize or part"))
        line.setAccessibleName(tr("{name}: prize or part").format(name=self._one.called()))
        line.setMinimumWidth(theme.px(_LEAST_WORDS))
        line.setMaximumWidth(theme.px(_MOST_WORDS))
        line.editingFinished.connect(self.changed)
        self._row.insertWidget(1, line, 9)
        QWidget.setTabOrder(self.box, line)  # it was made after all others of the page
        return line
