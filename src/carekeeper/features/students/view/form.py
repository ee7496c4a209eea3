"""The parts of the profile page: the fields, the list of sections, what the facts say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from carekeeper.core import dates, id_number, lunar
from carekeeper.core.fields import Choice, Field
from carekeeper.core.left_behind import DEFINITIONS, answer_shown
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.features.students.facts import FIELDS, SECTIONS
from carekeeper.features.students.facts.record import Student
from carekeeper.features.students.facts.rules import (
    Completeness,
    OfficialAnswers,
    age_shown,
    missing_by_section,
)
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import fill, grow, in_column, in_row
from carekeeper.widgets.choice_editors import ChoiceEditor
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.editor import Editor
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.line_editor import LineEditor, MaskedEditor
from carekeeper.widgets.parts import Banner, Bar, Button, Card, Label, Line
from carekeeper.widgets.record_form import RecordForm

AGE = Field("age", mark("Age"), section="basics")
GRADE = Field("grade", mark("Grade"), section="basics")


def _with_computed() -> tuple[Field, ...]:
    found: list[Field] = []
    for field in FIELDS:
        found.append(field)
        if field.name == "birth_date":
            found.append(AGE)
        elif field.name == "joined_on":
            found.append(GRADE)
    return tuple(found)


class DocumentEditor(MaskedEditor):
    """The number of the student's document, checked by the rules of its kind."""

    def __init__(self, field: Field, today: Callable[[], date], kind: Callable[[], str]) -> None:
        super().__init__(field, today)
        self._kind = kind

    @override
    def typed(self) -> object:
        text = self.line.text().strip()
        kind = self._kind() or "resident_id"
        if not text or kind == "resident_id":
            return super().typed()
        return id_number.valid_document(kind, text, today=self._today())


class NumberEditor(MaskedEditor):
    """The school's number of a student, which for most is made of the ID number."""

    @override
    def _text_of(self, value: object) -> str:
        text = str(value or "")
        return text if self._open else self._end_of(id_number.masked(text))


class LunarEditor(LineEditor):
    """A lunar birthday as it was typed, and beside its label this year's day."""

    def __init__(self, field: Field, today: Callable[[], date]) -> None:
        self._day = Label("", "caption", name="lunar_day")
        super().__init__(field, today)
        self.head.addWidget(self._day)

    @override
    def _display(self, value: object) -> None:
        super()._display(value)
        self._day.setText(lunar.this_year(str(value or ""), self._today()))


class LevelEditor(ChoiceEditor):
    """The level of concern, in the school's own words where it has some."""

    _offered: tuple[Choice, ...] = ()

    def offer(self, levels: tuple[Choice, ...]) -> None:
        """Offer these levels; one of before stays as it is until another is chosen."""
        if levels == self._offered:
            return
        self._offered = levels
        self.combo.clear()
        self._fill()
        self.show_value(self.saved)

    @override
    def _answers(self) -> Sequence[tuple[str, object]]:
        return [(tr(one.label), one.code) for one in self._offered]


class StudentForm(RecordForm):
    """All fields of a student's file, in cards."""

    level: LevelEditor

    def __init__(self, desk: Desk) -> None:
        self._student = Student()

        def level(field: Field, today: Callable[[], date]) -> LevelEditor:
            self.level = LevelEditor(field, today)
            return self.level

        own: Mapping[str, Callable[[Field, Callable[[], date]], Editor]] = {
            "concern_level": level,
            "id_number": lambda field, today: DocumentEditor(
                field, today, lambda: self._student.id_kind
            ),
            "school_number": NumberEditor,
            "lunar_birthday": LunarEditor,
        }
        super().__init__(
            _with_computed(),
            SECTIONS,
            today=desk.today,
            computed=(AGE.name, GRADE.name),
            own=own,
            name="student_form",
        )

    def show_student(self, student: Student, grade: str, day: date, *, anew: bool) -> None:
        """Show a student: another one, or with `anew` False the same one after a change."""
        self._student = student
        if anew:
            self.show_record(student)
        else:
            self.refresh(student)
        self.set_values({AGE.name: age_shown(student.birth_date, day), GRADE.name: grade})


STORY = "story"
_NAV_SIDE = 10
"""What an entry of the list leaves free at each side and in its middle, in pixels."""


class SectionList(QWidget):
    """The sections at the left, each with the number of fields it lacks; a click jumps there."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("section_list")
        self._entries: dict[str, tuple[Button, Label]] = {}
        column = in_column(gap=0, on=self)
        for section in SECTIONS:
            column.addWidget(self._entry(section.name, tr(section.label)))
        column.addWidget(self._entry(STORY, tr("Story")))

    def needed(self) -> int:
        """Return how wide each entry and its number have to be to stand side by side."""
        words, figures = QFontMetrics(theme.font(bold=True)), QFontMetrics(theme.font("caption"))
        counting = {field.section for field in FIELDS if field.counts}
        labels = [tr(section.label) for section in SECTIONS if section.name in counting]
        widest = max(map(words.horizontalAdvance, labels), default=0)
        return widest + figures.horizontalAdvance(tr("{n} missing").format(n=9)) + 3 * _NAV_SIDE

    def show_missing(self, completeness: Completeness) -> None:
        """Show how many fields each section lacks."""
        counts = missing_by_section(completeness.missing)
        for name, (button, label) in self._entries.items():
            count = counts.get(name, 0)
            text = tr("{n} missing").format(n=count) if count else ""
            label.setText(text)
            words = [button.text(), text]
            button.setAccessibleName(", ".join(word for word in words if word))

    def mark_current(self, section: str) -> None:
        """Mark the section that is in view."""
        for name, (button, _label) in self._entries.items():
            button.setChecked(name == section)

    def _entry(self, name: str, text: str) -> Button:
        button = Button(text, look="nav", name=f"go_to_{name}")
        button.setCheckable(True)
        label = Label("", "caption")
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        in_row(grow(), label, margins=(0, 0, _NAV_SIDE, 0), on=button)
        button.clicked.connect(lambda: self.asked.emit(name))
        self._entries[name] = (button, label)
        return button


class CompletenessCard(Card):
    """How much of the file is filled in, and a link to each field that is missing."""

    field_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(name="completeness")
        self.body.setContentsMargins(12, 12, 12, 12)
        self.body.setSpacing(4)
        self.figure = Label("", "student", name="completeness_figure")
        self._bar = Bar()
        self._links = QVBoxLayout()
        self._links.setSpacing(2)
        self.add(Label(tr("File complete"), "caption"))
        self.add(self.figure)
        self.add(self._bar)
        fill(self.body, 6, self._links)

    def show_completeness(self, completeness: Completeness) -> None:
        """Show the figure and the links."""
        self.figure.setText(f"{completeness.done} / {completeness.of}")
        self._bar.set_share(completeness.done / completeness.of if completeness.of else 1)
        empty(self._links)
        if not completeness.missing:
            self._links.addWidget(Label(tr("Nothing is missing."), "caption-good", wrap=True))
            return
        self._links.addWidget(Label(tr("Still missing:"), "caption"))
        for field in completeness.missing:
            self._links.addWidget(self._link(field))

    def _link(self, field: Field) -> Button:
        return Button(
            tr(field.label),
            look="link-caption",
            name=f"missing_{field.name}",
            on_click=lambda: self.field_asked.emit(field.name),
        )


class SituationBox(QFrame):
    """What the facts about both parents mean by the three official definitions."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("official_answers")
        self._title = Label("", "caption")
        self._doubt = Banner("due", "", name="mark_doubt")
        self._cells: dict[str, tuple[Label, Label]] = {}
        in_column(
            self._doubt, Line(), self._title, self._grid(), gap=8, margins=(0, 4, 0, 0), on=self
        )

    def show_situation(self, situation: OfficialAnswers, day: date) -> None:
        """Show the answers of a day, and whether the teacher's mark fits them."""
        self._doubt.text.setText(situation.doubt)
        self._doubt.setVisible(bool(situation.doubt))
        self._title.setText(
            tr("From the facts about the parents on the contact card, as of {day}").format(
                day=dates.show_date(day)
            )
        )
        for answer in situation.answers:
            value, reason = self._cells[answer.definition]
            value.setText(answer_shown(answer))
            reason.setText(answer.reason)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for row, (definition, label) in enumerate(DEFINITIONS.items()):
            value = Label("", "strong", selectable=True, name=f"answer_{definition}")
            reason = Label("", "second", wrap=True, name=f"reason_{definition}")
            self._cells[definition] = (value, reason)
            for column, widget in enumerate((Label(tr(label), "second"), value, reason)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        return grid
