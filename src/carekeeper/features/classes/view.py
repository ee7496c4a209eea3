"""The page of the settings about the class: names and numbers, terms, and the work group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carekeeper.core.changes import Changed
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.fields import Field, Kind
from carekeeper.core.school_class import HEAD, ClassSpan, SchoolClass
from carekeeper.core.school_year import show_school_year
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.classes import facts
from carekeeper.features.classes.facts import StaffMember, Term
from carekeeper.features.classes.store import Classes, usual_terms
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import aligned, grow, holding, in_column, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Card
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.earlier import Earlier, EarlierBox
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.labels import Label
from carekeeper.widgets.record_form import RecordForm

_TERM_DATES = tuple(
    replace(field, width=6) for field in facts.TERM_FIELDS if field.name.endswith("_on")
)
_NAME_WIDTH, _DAY_WIDTH = 190, 180


class ClassPane(QWidget):
    """Everything that is set up once for the class; each change is saved at once."""

    def __init__(self, class_file: ClassFile, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("class_pane")
        self._classes = Classes(class_file)
        self._desk = desk
        self._form = RecordForm(facts.FIELDS, facts.SECTIONS, today=desk.today, name="class_form")
        self._terms = _Rows(tr("Terms"), tr("Add the next school year"), "terms")
        self._since = _Since(desk)
        self._before = EarlierBox(tr("Class before"), "class_before")
        self._staff = _Rows(tr("Work group"), tr("Add a teacher"), "staff")
        self._arrange()
        self._form.committed.connect(self._save)
        self._since.told.connect(self._keep_before)
        self._before.removed.connect(self._remove_before)
        self._terms.button.clicked.connect(self._add_school_year)
        self._staff.button.clicked.connect(self._add_blank_teacher)
        desk.changed.connect(self._look_again)
        self._load()

    def flush(self) -> bool:
        """Save what is typed; False when something of it cannot be right."""
        return all(form.flush() for form in self.findChildren(RecordForm))

    def _arrange(self) -> None:
        self._form.place_below("class", self._since)
        self._form.place_below("class", self._before)
        in_column(
            self._form, self._staff, self._terms, grow(), gap=12, margins=(0, 0, 8, 0), on=self
        )

    def _load(self) -> None:
        self._form.show_record(self._classes.get())
        self._show_before()
        self._show_terms(self._classes.terms())
        self._staff.clear()
        for member in self._classes.staff():
            self._add_teacher(member)

    def _look_again(self, changed: Changed) -> None:
        if changed.initiator is self:
            return
        if changed.concerns(frozenset({facts.CLASS.table})):
            self._form.refresh(self._classes.get())
        if changed.concerns(frozenset({facts.BEFORE.table})):
            self._show_before()
        if changed.concerns(frozenset({facts.TERM.table})):
            self._show_terms(self._classes.terms())
        if changed.concerns(frozenset({facts.STAFF.table})):
            self._staff.clear()
            for member in self._classes.staff():
                self._add_teacher(member)

    def _save(self, name: str, value: object) -> None:
        before = self._classes.get()
        _try(self._form, name, lambda: self._classes.change(name, value, initiator=self))
        self._form.refresh(self._classes.get())
        if name in HEAD and getattr(before, name):
            self._since.ask(before)

    def _keep_before(self, before: SchoolClass, day: date) -> None:
        try:
            self._classes.keep_before(before, day, initiator=self)
        except CareKeeperError as problem:
            self._since.form.refuse("since", problem.sentence)
            return
        self._since.hide()
        self._show_before()

    def _remove_before(self, span_id: int) -> None:
        self._classes.remove_before(span_id, initiator=self)
        self._show_before()

    def _show_before(self) -> None:
        self._before.show_rows(
            [
                Earlier(one.id, one.name, None, one.until, " · ".join(_told(one)))
                for one in self._classes.before()
            ]
        )

    def _show_terms(self, terms: list[Term]) -> None:
        self._terms.clear()
        for term in terms:
            number = tr("First term") if term.number == 1 else tr("Second term")
            form = RecordForm(_TERM_DATES, today=self._desk.today, name="term_form")
            form.show_record(term)
            form.committed.connect(
                lambda name, value, term=term, form=form: self._save_term(form, term, name, value)
            )
            self._terms.add_labelled(f"{show_school_year(term.school_year)}\n{number}", form)

    def _save_term(self, form: RecordForm, term: Term, name: str, value: Any) -> None:
        terms = [
            replace(one, **{name: value}) if _same(one, term) else one
            for one in self._classes.terms()
        ]
        _try(form, name, lambda: self._classes.set_terms(terms, initiator=self))

    def _add_school_year(self) -> None:
        terms = self._classes.terms()
        terms += usual_terms(terms[-1].school_year + 1)
        try:
            self._classes.set_terms(terms, initiator=self)
        except CareKeeperError as problem:
            self._desk.messages.failed(problem)
        self._show_terms(self._classes.terms())

    def _add_blank_teacher(self) -> None:
        self._add_teacher(StaffMember()).focus_field("name")

    def _add_teacher(self, member: StaffMember) -> RecordForm:
        row = _TeacherRow(member, self._classes, self._desk, self)
        self._staff.append(row)
        return row.form


class _Since(QFrame):
    """Asks, after a change of the head of the sheets, whether it is a correction or so since a day.

    Without an answer it is a correction: sheets of earlier days say it too.
    """

    told = Signal(object, object)
    """How the class was before, and the first day on which it no longer was."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("class_since")
        self._today = desk.today
        self._before: SchoolClass | None = None
        field = Field("since", mark("Since"), Kind.DATE, width=12)
        self.form = RecordForm((field,), today=desk.today, name="since_form")
        words = tr(
            "Sheets of earlier days say this now, too. If it has changed on a certain day, "
            "they will go on to say what was before."
        )
        self.form.setFixedWidth(theme.px(_DAY_WIDTH))
        keep = Button(
            tr("Change from this date"), look="small", name="class_only_since", on_click=self._tell
        )
        in_row(
            grow(Label(words, "second", wrap=True)),
            aligned(self.form, Qt.AlignmentFlag.AlignBottom),
            aligned(keep, Qt.AlignmentFlag.AlignBottom),
            gap=16,
            margins=(0, 4, 0, 0),
            on=self,
        )
        self.hide()

    def ask(self, before: SchoolClass) -> None:
        """Ask of a change; of several in a row, what was before the first one is kept."""
        if self.isHidden():
            self._before = before
            self.form.set_values({"since": self._today()})
        self.show()

    def _tell(self) -> None:
        day = self.form.editor("since").saved if self.form.flush() else None
        if isinstance(day, date):
            self.told.emit(self._before, day)


class _Rows(Card):
    """A card with rows that come and go, and a button for one more."""

    def __init__(self, title: str, more: str, name: str) -> None:
        self.button = Button(more, icon="plus", look="small", name=f"{name}_add")
        super().__init__(title, right=self.button, name=f"{name}_card")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)

    def add_labelled(self, label: str, widget: QWidget) -> None:
        """Put a row with words at its left below the others."""
        words = Label(label, "second")
        words.setFixedWidth(_NAME_WIDTH)
        row = holding(in_row(words, grow(widget)))
        self.append(row)

    def append(self, row: QWidget) -> None:
        """Put a row below the others."""
        self._rows.addWidget(row)
        row.show()

    def clear(self) -> None:
        """Take all rows away."""
        empty(self._rows)


class _TeacherRow(QWidget):
    """One teacher of the work group; a new one is kept as soon as something is filled in."""

    def __init__(self, member: StaffMember, classes: Classes, desk: Desk, pane: QWidget) -> None:
        super().__init__()
        self._id = member.id
        self._classes = classes
        self._pane = pane
        self.form = RecordForm(facts.STAFF_FIELDS, today=desk.today, name="teacher_form")
        self.form.show_record(member)
        self.form.committed.connect(self._save)
        remove = Button(
            icon="trash-2",
            look="icon",
            name="teacher_remove",
            tip=tr("Remove this teacher"),
            on_click=self._remove,
        )
        in_row(grow(self.form), aligned(remove, Qt.AlignmentFlag.AlignBottom), on=self)

    def _save(self, name: str, value: Any) -> None:
        _try(self.form, name, lambda: self._keep(name, value))

    def _keep(self, name: str, value: Any) -> None:
        if self._id:
            self._classes.change_staff(self._id, name, value, initiator=self._pane)
        else:
            member = replace(StaffMember(), **{name: value})
            self._id = self._classes.add_staff(member, initiator=self._pane)

    def _remove(self) -> None:
        if self._id:
            self._classes.remove_staff(self._id, initiator=self._pane)
        self.hide()
        self.deleteLater()


def _told(one: ClassSpan) -> list[str]:
    return [part for part in (one.teacher, one.school) if part]


def _same(one: Term, other: Term) -> bool:
    return (one.school_year, one.number) == (other.school_year, other.number)


def _try(form: RecordForm, name: str, save: Callable[[], object]) -> None:
    """Save, and say at the field why when it cannot be done."""
    try:
        save()
    except CareKeeperError as problem:
        form.refuse(name, problem.sentence)
