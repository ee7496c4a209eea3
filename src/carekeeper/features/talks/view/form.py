"""The record of one talk, beside the grid: the wing's panel with the other talks of the month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carekeeper.core.words import mark, tr
from carekeeper.features.talks.facts import TALK, rules
from carekeeper.features.talks.facts.record import Talk
from carekeeper.records.panel import RecordPanel
from carekeeper.widgets.answer_editors import ChipsEditor, StepsEditor, SuggestEditor
from carekeeper.widgets.boxes import fill, grow, in_row
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Button, Segmented
from carekeeper.widgets.phrase_menu import Phrase

_PLACES = (
    mark("Office"),
    mark("Classroom"),
    mark("By the playground"),
    mark("Dormitory"),
    mark("On the way home"),
)


class Shown(Struct, frozen=True):
    """What the record panel shows: a student's month with its talks, and one of them."""

    student_id: int
    name: str
    month: str
    talks: tuple[Talk, ...]
    talk: Talk
    """One of the talks, or a new one that is not saved yet."""
    last: Talk | None = None

    @property
    def title(self) -> str:
        """Return what stands above the record: 王小雨：十一月谈心."""
        month = rules.month_name(self.month)
        return tr("{name}: {month} talk").format(name=self.name, month=month)


class TalkSwitch(QWidget):
    """Goes from one talk of the month to another, or begins one more."""

    chosen = Signal(int)
    """The number of another talk of the month; 0 for a new one."""

    def __init__(self) -> None:
        super().__init__()
        self._row = in_row(gap=8, on=self)
        self._again = Button(
            tr("Write another one"),
            look="link-caption",
            name="talk_again",
            on_click=lambda: self.chosen.emit(0),
        )

    def show_talks(self, shown: Shown) -> None:
        """Offer the talks of a month; with a single one there is nothing to switch."""
        self._row.removeWidget(self._again)
        empty(self._row)
        sides = [
            (str(talk.id), tr("Talk {n}").format(n=number))
            for number, talk in enumerate(shown.talks, start=1)
        ]
        if not shown.talk.id:
            sides.append(("0", tr("Talk {n}").format(n=len(shown.talks) + 1)))
        if len(sides) > 1:
            switch = Segmented(sides, name="talk_switch")
            switch.choose(str(shown.talk.id))
            switch.chosen.connect(lambda key: self.chosen.emit(int(key)))
            self._row.addWidget(switch)
        fill(self._row, self._again, grow())
        self._again.setVisible(bool(shown.talk.id))


class TalkPanel(RecordPanel[Talk]):
    """Shows one talk of a month. What is typed is told with `committed`; who hears it saves."""

    def __init__(
        self, today: Callable[[], date], phrases: Callable[[str], Sequence[Phrase]]
    ) -> None:
        self.switch = TalkSwitch()
        super().__init__(
            TALK,
            today,
            name="talk",
            own={"topics": ChipsEditor, "mood": StepsEditor, "place": SuggestEditor},
            phrases=phrases,
            beside=self.switch,
        )
        self.shown: Shown | None = None

    def show_talk(self, shown: Shown) -> None:
        """Show another talk; what was typed before must be flushed."""
        self.shown = shown
        self.switch.show_talks(shown)
        self.show_record(shown.talk, shown.title, shown.last)

    def show_again(self, shown: Shown) -> None:
        """Show the same talk after a change, never over what is being typed."""
        self.shown = shown
        self.switch.show_talks(shown)
        self.refresh(shown.talk, shown.title, shown.last)

    def suggest_places(self, places: Sequence[str]) -> None:
        """Offer the places where talks were held, and the usual ones."""
        editor = self.main.editor("place")
        assert isinstance(editor, SuggestEditor)
        editor.suggest(lambda: list(dict.fromkeys([*places, *(tr(place) for place in _PLACES)])))
