"""The card in which an exam is made or changed: name, day, subjects with their full marks."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from carekeeper.core import scores
from carekeeper.core.errors import CareKeeperError, Invalid
from carekeeper.core.ids import SubjectId
from carekeeper.core.words import tr
from carekeeper.features.study.facts.scores import EXAM_FIELDS, USUAL_EXAMS, Exam, Subject
from carekeeper.features.study.store.scores import Scores
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import aligned, fill, grow, in_row
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.line_editor import Line
from carekeeper.widgets.parts import Button, Card, FlowLayout, Label, renew_style
from carekeeper.widgets.record_form import RecordForm

_NAME, _MARK = 92, 58


class SubjectLine(QFrame):
    """A subject and its full mark, with the button that removes it."""

    removed = Signal()

    def __init__(self, subject: Subject, place: int) -> None:
        super().__init__()
        self.subject = subject
        self.name = _line(subject.name, tr("Subject"), _NAME, f"subject_{place}")
        mark = scores.shown(subject.full_mark)
        self.mark = _line(mark, tr("Full mark"), _MARK, f"full_mark_{place}")
        remove = Button(
            look="icon",
            icon="x",
            name=f"remove_subject_{place}",
            tip=tr("Remove this subject"),
            on_click=self.removed.emit,
        )
        in_row(self.name, self.mark, remove, gap=4, margins=(0, 0, 10, 0), on=self)

    def typed(self) -> Subject:
        """Return the subject as it is typed; raises `Invalid` for a full mark that cannot be."""
        full_mark = self.subject.full_mark
        wrong = False
        try:
            full_mark = scores.parse_full_mark(self.mark.text())
        except Invalid:
            wrong = True
            raise
        finally:
            self.mark.setProperty("wrong", wrong)
            renew_style(self.mark)
        return replace(self.subject, name=self.name.text(), full_mark=full_mark)


def _line(text: str, said: str, width: int, name: str) -> Line:
    line = Line(text)
    line.setObjectName(name)
    line.setPlaceholderText(said)
    line.setAccessibleName(said)
    line.setFixedWidth(theme.px(width))
    return line


class ExamForm(Card):
    """Asks for what an exam needs; nothing is written before the button is pressed."""

    kept = Signal(int)
    """The exam with this number is written."""
    closed = Signal()

    def __init__(self, store: Scores) -> None:
        super().__init__(" ", name="exam_form")
        self._store = store
        self._exam = Exam(held_on=store.today())
        self._made = 0
        self.lines: list[SubjectLine] = []
        self.form = RecordForm(EXAM_FIELDS, today=store.today, name="exam_fields")
        self._subjects = QWidget()
        self._flow = FlowLayout(self._subjects, gap=8)
        self.problem = Label("", "late", wrap=True, name="exam_problem")
        self._keep = Button(look="primary", name="keep_exam", on_click=self.keep)
        self._usual = QWidget()
        self._lay_out()
        self.form.committed.connect(self._take)

    def open(self, exam: Exam) -> None:
        """Show an exam, or what a new one begins with."""
        self._exam = exam
        self.title.setText(tr("Change the exam") if exam.id else tr("New exam"))
        self._keep.setText(tr("Save the exam") if exam.id else tr("Add the exam"))
        self._usual.setVisible(not exam.id)
        self.form.show_record(exam)
        self._say("")
        empty(self._flow)
        self.lines = []
        for one in exam.subjects:
            self._add(one)
        self.form.focus_field("name")

    def keep(self) -> None:
        """Write the exam, or say why it cannot be."""
        if not self.form.flush():
            return
        self._say("")
        try:
            exam = replace(self._exam, subjects=tuple(line.typed() for line in self.lines))
            if exam.id:
                self._store.change_exam(exam)
            else:
                exam = replace(exam, id=self._store.add_exam(exam))
        except Invalid as problem:
            self._refuse(problem)
        except CareKeeperError as problem:
            self._say(problem.sentence)
        else:
            self.kept.emit(int(exam.id))

    def _take(self, field: str, value: object) -> None:
        if field == "held_on" and value is None:
            self.form.refuse(field, tr("Please fill in the date."))
            return
        self._exam = replace(self._exam, **{field: value})

    def _refuse(self, problem: Invalid) -> None:
        if self.form.find_editor(problem.field) is None:
            self._say(problem.sentence)
        else:
            self.form.refuse(problem.field, problem.sentence)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _name_it(self, name: str) -> None:
        self._exam = replace(self._exam, name=name)
        self.form.set_values({"name": name})

    def _add(self, subject: Subject) -> None:
        line = SubjectLine(subject, self._made)
        self._made += 1
        line.removed.connect(partial(self._remove, line))
        self.lines.append(line)
        self._flow.addWidget(line)

    def _add_one(self) -> None:
        mark = self.lines[-1].subject.full_mark if self.lines else Subject().full_mark
        self._add(Subject(SubjectId(0), "", mark))
        self.lines[-1].name.setFocus()

    def _remove(self, line: SubjectLine) -> None:
        self.lines.remove(line)
        self._flow.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _lay_out(self) -> None:
        usual = in_row(gap=6, on=self._usual)
        for place, name in enumerate(USUAL_EXAMS):
            choose = partial(self._name_it, tr(name))
            usual.addWidget(Button(tr(name), look="small", name=f"usual_{place}", on_click=choose))
        usual.addStretch(1)
        add = Button(
            tr("Add a subject"),
            icon="plus",
            look="small",
            name="add_subject",
            on_click=self._add_one,
        )
        foot = in_row(
            self._keep,
            Button(tr("Cancel"), name="close_exam", on_click=self.closed.emit),
            grow(),
            gap=10,
        )
        caption = Label(tr("Subjects and their full marks"), "caption")
        for part in (self.form, self._usual, caption, self._subjects):
            self.body.addWidget(part)
        fill(self.body, aligned(add, Qt.AlignmentFlag.AlignLeft), self.problem, foot)
