"""The record of one talk, beside the grid: written in a minute, saved by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core import dates, words
from carekeeper.core.fields import Field
from carekeeper.core.words import mark, tr
from carekeeper.features.talks import facts
from carekeeper.features.talks.facts import rules
from carekeeper.features.talks.facts.record import Talk
from carekeeper.widgets.answer_editors import ChipsEditor, StepsEditor, SuggestEditor
from carekeeper.widgets.line_editor import LineEditor
from carekeeper.widgets.long_text_editor import LongTextEditor
from carekeeper.widgets.parts import Button, CheckBox, Icon, Label, Segmented
from carekeeper.widgets.phrase_menu import Phrase, PhraseButton
from carekeeper.widgets.record_form import RecordForm

_MAIN = (
    *("held_on", "place", "occasion", "topics", "said", "mood", "guidance"),
    *("follow_up", "follow_up_by"),
)
_MORE = (
    *("effect", "follow_up_done_on", "manner", "talked_by"),
    *("others_there", "starts_at", "ends_at"),
)
_WIDTHS = {
    "held_on": 5,
    "place": 4,
    "occasion": 3,
    "follow_up": 7,
    "follow_up_by": 5,
    "talked_by": 4,
    "others_there": 4,
}
_PHRASED = ("said", "guidance", "effect")
_PLACES = (
    mark("Office"),
    mark("Classroom"),
    mark("By the playground"),
    mark("Dormitory"),
    mark("On the way home"),
)
PLACE = "talk"
"""Before the field's name, it is the place of a phrase: `talk.said`."""


class Shown(Struct, frozen=True):
    """What the record panel shows: a student's month with its talks, and one of them."""

    student_id: int
    name: str
    month: str
    talks: tuple[Talk, ...]
    talk: Talk
    """One of the talks, or a new one that is not saved yet."""
    last: Talk | None = None


_USUAL_ROOM = 454
_BESIDE = 12
_PAD = 16


class LastTalk(QFrame):
    """What was said last time, and what was to be done since, with the button that does it."""

    done = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("last_talk")
        self._talk: Talk | None = None
        self._when = Label("", "caption", wrap=True, name="last_talk_when")
        self._todo = Label("", "body", wrap=True, name="last_talk_todo")
        self.button = Button(
            tr("Done"),
            look="small",
            icon="check",
            name="last_talk_done",
            tip=tr("What was to be done is done, today"),
            on_click=lambda: self.done.emit(self._talk.id if self._talk else 0),
        )
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._when)
        words.addWidget(self._todo)
        row = QHBoxLayout(self)
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_talk(self, talk: Talk | None) -> None:
        """Show the last talk; without one there is nothing to see."""
        self._talk = talk
        self.setVisible(talk is not None)
        if talk is None or talk.held_on is None:
            return
        about = tr(", ").join(facts.BY_NAME["topics"].choice_label(one) for one in talk.topics)
        mood = facts.BY_NAME["mood"].choice_label(talk.mood) if talk.mood else ""
        told = " · ".join(part for part in (about, mood) if part)
        last = tr("Last time, {day}").format(day=dates.show_short(talk.held_on))
        self._when.setText(tr("{last}: {told}").format(last=last, told=told) if told else last)
        open_still = bool(talk.follow_up) and talk.follow_up_done_on is None
        self.setProperty("look", "due" if open_still else "")
        layout = self.layout()
        assert layout is not None
        # Without a coloured ground the words stand in line with the fields below.
        layout.setContentsMargins(*((10, 6, 8, 6) if open_still else (0, 0, 0, 4)))
        self.style().unpolish(self)
        self.style().polish(self)
        self._todo.setText(_todo(talk))
        self._todo.setVisible(bool(talk.follow_up))
        self.button.setVisible(open_still)


def _todo(talk: Talk) -> str:
    if talk.follow_up_done_on is not None:
        day = dates.show_short(talk.follow_up_done_on)
        return tr("{what} (done on {day})").format(what=talk.follow_up, day=day)
    if talk.follow_up_by is not None:
        day = dates.show_short(talk.follow_up_by)
        return tr("To do by {day}: {what}").format(what=talk.follow_up, day=day)
    return tr("To do: {what}").format(what=talk.follow_up)


class TalkPanel(QFrame):
    """Shows one talk. What is typed is told with `committed`; who hears it saves."""

    committed = Signal(str, object)
    chosen = Signal(int)
    """The number of another talk of the month; 0 for a new one."""

    bin_requested = Signal()
    print_requested = Signal()

    def __init__(
        self, today: Callable[[], date], phrases: Callable[[str], Sequence[Phrase]]
    ) -> None:
        super().__init__()
        self.setObjectName("talk_panel")
        self.setProperty("look", "card")
        self.shown: Shown | None = None
        self.title = Label("", "section", name="talk_title")
        self.saved = QWidget()
        self.last = LastTalk()
        self.main = RecordForm(
            [_field(name) for name in _MAIN],
            today=today,
            own={"topics": ChipsEditor, "mood": StepsEditor, "place": SuggestEditor},
            name="talk_form",
        )
        self.more = RecordForm([_field(name) for name in _MORE], today=today, name="talk_more")
        self.confidential = CheckBox(
            tr("Confidential: stays off the class sheet"), name="talk_confidential"
        )
        self.phrase_buttons = self._add_phrases(phrases)
        self._switches = QWidget()
        self._switch = QHBoxLayout(self._switches)
        self._head = QGridLayout()
        self._foot = QGridLayout()
        self._buttons = QWidget()
        self._room = _USUAL_ROOM
        self._make_buttons()
        self._arrange()
        self._connect()

    def show_talk(self, shown: Shown) -> None:
        """Show another talk; what was typed before must be flushed."""
        self.shown = shown
        self.main.show_record(shown.talk)
        self.more.show_record(shown.talk)
        self._show_around(shown)

    def refresh(self, shown: Shown) -> None:
        """Show the same talk after a change, never over what is being typed."""
        self.shown = shown
        self.main.refresh(shown.talk)
        self.more.refresh(shown.talk)
        self._show_around(shown)

    def flush(self) -> bool:
        """Tell what is typed and not told yet; False when something typed cannot be right."""
        main, more = self.main.flush(), self.more.flush()
        return main and more

    def refuse(self, field: str, sentence: str) -> None:
        """Say at a field why it could not be saved."""
        form = self.main if field in _MAIN else self.more
        form.refuse(field, sentence)

    def suggest_places(self, places: Sequence[str]) -> None:
        """Offer the places where talks were held, and the usual ones."""
        editor = self.main.editor("place")
        assert isinstance(editor, SuggestEditor)
        editor.suggest(list(dict.fromkeys([*places, *(tr(place) for place in _PLACES)])))

    def fit(self, width: int) -> None:
        """Arrange the parts for a width in pixels."""
        self._room = width - 2 * _PAD
        self._place()

    def start(self) -> None:
        """Put the cursor where a record begins: on the topics."""
        self.main.focus_field("topics")

    def _make_buttons(self) -> None:
        self._again = Button(
            tr("Write another one"),
            look="link-caption",
            name="talk_again",
            on_click=lambda: self.chosen.emit(0),
        )
        self._open_more = Button(
            look="link",
            name="talk_open_more",
            tip=tr("Effect, manner, who talked, who was there, from when to when"),
            on_click=self._turn_more,
        )
        self._bin = Button(
            icon="trash-2",
            look="icon",
            name="talk_bin",
            tip=tr("Move this talk to the recycle bin"),
            on_click=self.bin_requested.emit,
        )
        self._print = Button(
            tr("Print this one"),
            icon="printer",
            name="talk_print",
            on_click=self.print_requested.emit,
        )

    def _add_phrases(self, phrases: Callable[[str], Sequence[Phrase]]) -> list[PhraseButton]:
        made = []
        for name in _PHRASED:
            editor = (self.main if name in _MAIN else self.more).editor(name)
            assert isinstance(editor, LongTextEditor)
            made.append(PhraseButton(editor, f"{PLACE}.{name}", phrases))
        return made

    def _show_around(self, shown: Shown) -> None:
        self.title.setText(
            tr("{name}: {month} talk").format(name=shown.name, month=rules.month_name(shown.month))
        )
        self.last.show_talk(shown.last)
        self.confidential.setChecked(bool(shown.talk.confidential))
        self._show_switch(shown)
        written = bool(shown.talk.id)
        self.saved.setVisible(written)
        for part in (self._bin, self._print, self._again):
            part.setVisible(written)
        self._label_more()

    def _show_switch(self, shown: Shown) -> None:
        self._switch.removeWidget(self._again)
        while (item := self._switch.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
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
            self._switch.addWidget(switch)
        self._switch.addWidget(self._again)
        self._switch.addStretch(1)
        self._place()

    def _turn_more(self) -> None:
        opened = self.more.isHidden()
        self.more.setVisible(opened)
        self._label_more()
        if opened:
            self.more.focus_field("effect")

    def _label_more(self) -> None:
        self._open_more.setText(tr("More…") if self.more.isHidden() else tr("Less"))

    def _note_typing(self) -> None:
        self.saved.hide()

    def _connect(self) -> None:
        for form in (self.main, self.more):
            form.committed.connect(self.committed)
        self.confidential.clicked.connect(lambda on: self.committed.emit("confidential", on))
        for name in (*_MAIN, *_MORE):
            editor = (self.main if name in _MAIN else self.more).editor(name)
            if isinstance(editor, LineEditor):
                editor.line.textEdited.connect(self._note_typing)
            elif isinstance(editor, LongTextEditor):
                document = editor.text.document()
                document.modificationChanged.connect(lambda on: self._note_typing() if on else None)

    def _arrange(self) -> None:
        sign = QHBoxLayout(self.saved)
        self.saved.setObjectName("talk_saved")
        sign.setContentsMargins(0, 0, 0, 0)
        sign.setSpacing(4)
        sign.addWidget(Icon("check", "good", 14))
        sign.addWidget(Label(tr("Saved"), "caption-good"))
        self._switch.setSpacing(8)
        self._switch.setContentsMargins(0, 0, 0, 0)
        self._head.setHorizontalSpacing(12)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        for part in (self._open_more, self._bin, self._print):
            buttons.addWidget(part)
        self.more.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD, 10, _PAD, 10)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self.last)
        column.addWidget(self.main)
        column.addWidget(self.more)
        column.addLayout(self._foot)
        self._place()

    def _place(self) -> None:
        """Put the switch beside the title and the buttons beside the box, or below them."""
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self._head.addWidget(self.title, 0, 0, left)
        self._head.addWidget(self.saved, 0, 2, right)
        if self._fits(self.title, self._switches, self.saved):
            self._head.addWidget(self._switches, 0, 1)
        else:
            self._head.addWidget(self._switches, 1, 0, 1, 3)
        self._head.setColumnStretch(1, 1)
        self._foot.addWidget(self.confidential, 0, 0, left)
        if self._fits(self.confidential, self._buttons):
            self._foot.addWidget(self._buttons, 0, 1, right)
        else:
            self._foot.addWidget(self._buttons, 1, 0, 1, 2, right)

    def _fits(self, *parts: QWidget) -> bool:
        return sum(part.sizeHint().width() + _BESIDE for part in parts) - _BESIDE <= self._room


def _field(name: str) -> Field:
    field = facts.BY_NAME[name]
    width = _WIDTHS.get(name, field.width)
    if words.language() == "en" and name in ("held_on", "place", "occasion"):
        width = 4  # a day is shorter than in Chinese, an occasion longer
    field = replace(field, width=width)
    if name == "follow_up_by":
        # It stands beside what is to be done from the start, so that nothing moves.
        return replace(field, applies=lambda _talk: True)
    return field
