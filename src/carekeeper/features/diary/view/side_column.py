"""The right column of the diary: search, how the child seemed, and the tags to filter by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from carekeeper.core.words import tr
from carekeeper.features.diary.facts.rules import MoodPoint
from carekeeper.features.diary.view.mood_parts import MoodCurve
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import grow, in_column
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Card, Chip, FlowLayout, Label
from carekeeper.widgets.search_line import SearchLine

WIDTH = 250
_WAIT = 200
"""Milliseconds without another key until the entries are searched."""

_MOST_TAGS = 18


class SideColumn(QWidget):
    """Tells with `sifted` that other words are searched or other tags chosen."""

    sifted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("diary_side")
        self.search = SearchLine(tr("Search the diary"), name="diary_search")
        self.curve = MoodCurve()
        self._mood = Card(tr("Moods"), name="mood_card")
        self._no_mood = Label(tr("No mood has been noted yet."), "caption", wrap=True)
        self._tags = Card(tr("Tags"), name="tags_card")
        self._flow_of = QWidget()
        self._flow = FlowLayout(self._flow_of, gap=6)
        self._shown: Sequence[tuple[str, int]] = ()
        self._chips: dict[str, Chip] = {}
        self._wait = QTimer(self)
        self._arrange()
        self._wait.timeout.connect(self.sifted)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        theme.appearance().changed.connect(self._fit)

    def words(self) -> str:
        """Return what is searched."""
        return self.search.text().strip()

    def tags(self) -> frozenset[str]:
        """Return the tags that are chosen."""
        return frozenset(tag for tag, chip in self._chips.items() if chip.isChecked())

    def show_moods(self, points: Sequence[MoodPoint]) -> None:
        """Show how the child seemed, the oldest day first."""
        self.curve.show_points(points)
        self.curve.setVisible(bool(points))
        self._no_mood.setVisible(not points)

    def show_tags(self, counts: Sequence[tuple[str, int]]) -> None:
        """Show the tags with how often they stand; those chosen stay so."""
        if counts == self._shown:
            return
        chosen, self._shown = self.tags(), counts
        empty(self._flow)
        self._chips = {}
        for tag, count in counts[:_MOST_TAGS]:
            chip = Chip(tag, name=f"filter_{tag}")
            chip.set_count(count)
            chip.setChecked(tag in chosen)
            chip.toggled.connect(lambda _on: self.sifted.emit())
            self._chips[tag] = chip
            self._flow.addWidget(chip)
        self._tags.setVisible(bool(counts))
        self._flow_of.updateGeometry()

    def clear(self) -> None:
        """Search nothing and choose no tag, before another student is shown."""
        self._wait.stop()
        for part in (self.search, *self._chips.values()):
            part.blockSignals(True)
        self.search.clear()
        for chip in self._chips.values():
            chip.setChecked(False)
        for part in (self.search, *self._chips.values()):
            part.blockSignals(False)

    def _arrange(self) -> None:
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._mood.add(self.curve)
        self._mood.add(self._no_mood)
        self._tags.add(self._flow_of)
        self._tags.hide()
        in_column(self.search, self._mood, self._tags, grow(), gap=12, on=self)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))
