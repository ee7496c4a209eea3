"""The dialogs of pairing: who supports whom, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from carekeeper.core.errors import CareKeeperError, Invalid
from carekeeper.core.fields import Field
from carekeeper.core.print_job import Group, Tickable
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr
from carekeeper.features.mentors import facts
from carekeeper.features.mentors.facts.record import Candidate, Mentor, Mentoring
from carekeeper.features.mentors.view.who_list import NEW, WhoList
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import aligned, fill, grow, in_column, in_row
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.parts import Button, Label
from carekeeper.widgets.print_choices import PrintChoices
from carekeeper.widgets.record_form import RecordForm

_NEW = ("name", "kind", "phone", "subject", "occupation")
_ASKED = ("starts_on", "goal", "agreement_signed_on", "check_ins_agreed")
_ENDING = ("ends_on", "end_reason", "situation_after")
_LIST_HEIGHT = 268


class Wanted(Struct, frozen=True):
    """What the teacher has chosen: a mentor who is there or the values of a new one, and whom."""

    mentor_id: int
    new_mentor: Mapping[str, Any]
    student_ids: tuple[int, ...]
    values: Mapping[str, Any]


class PairDialog(Dialog):
    """Chooses or makes the mentor, ticks the students, and says since when and what for.

    `pair` writes it; what it raises is said in the dialog, and nothing typed is lost.
    """

    def __init__(
        self,
        mentors: Sequence[Mentor],
        candidates: Sequence[Candidate],
        students: Sequence[StudentLine],
        without: Collection[int],
        chosen: Collection[int],
        today: Callable[[], date],
        pair: Callable[[Wanted], object],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Pair a mentor with students"), name="pair_dialog", parent=parent)
        self.setMinimumWidth(theme.px(880))
        self._pair = pair
        self.who = WhoList(mentors, candidates)
        self.new = RecordForm(
            _chosen(facts.MENTOR_FIELDS, _NEW, 6), today=today, name="new_mentor_form"
        )
        self._new_mentor = Mentor(kind="volunteer")
        self._values: dict[str, Any] = {"starts_on": today()}
        self.students = PrintChoices(
            [
                Tickable(one.id, one.name, one.name_keys)
                for one in sorted(students, key=lambda one: one.id not in chosen)
            ],
            _groups(students, without),
            frozenset(chosen),
        )
        self.form = RecordForm(
            [one for one in facts.MENTORING_FIELDS if one.name in _ASKED],
            today=today,
            name="pair_form",
        )
        self._stack = QStackedWidget()
        self._show_start()
        self._arrange()
        self._connect()

    def wanted(self) -> Wanted:
        """Return what is chosen; raises `Invalid` with the name of the field when it is not all."""
        ids = self.students.ids()
        if self.who.source() == NEW:
            if not self._new_mentor.name:
                raise Invalid(tr("Please fill in the mentor's name."), "name")
            mentor_id, values = 0, _plain(self._new_mentor)
        else:
            picked = self.who.picked()
            if picked is None:
                raise Invalid(tr("Please choose a mentor."))
            mentor_id, values = picked.id, {} if picked.id else _plain(picked)
        if not ids:
            raise Invalid(tr("Please tick at least one student."))
        if self._values.get("starts_on") is None:
            raise Invalid(tr("Please fill in the start date."), "starts_on")
        return Wanted(mentor_id, values, ids, dict(self._values))

    def finish(self) -> None:
        """Pair, or say what is missing or wrong."""
        self.refuse("")
        told = self.form.flush()
        if not (self.new.flush() and told):
            return
        try:
            self._pair(self.wanted())
        except CareKeeperError as problem:
            self._say(problem)
            return
        self.accept()

    def _say(self, problem: CareKeeperError) -> None:
        field = problem.field if isinstance(problem, Invalid) else ""
        if field in _ASKED:
            _refuse(self.form, self._values, field, problem.sentence)
        elif field in _NEW:
            self.new.editor(field).refuse(problem.sentence)
        else:
            self.refuse(problem.sentence)

    def _take(self, name: str, value: object) -> None:
        self._values[name] = value

    def _take_new(self, name: str, value: Any) -> None:
        self._new_mentor = replace(self._new_mentor, **{name: value})
        self.new.refresh(self._new_mentor)

    def _turn(self, source: str) -> None:
        self.refuse("")
        self._stack.setCurrentIndex(int(source == NEW))
        if source == NEW:
            self.new.focus_field("name")
        else:
            self.who.search.setFocus()

    def _show_start(self) -> None:
        self.new.show_record(self._new_mentor)
        self.form.show_record(Mentoring(starts_on=self._values["starts_on"]))

    def _connect(self) -> None:
        self.form.committed.connect(self._take)
        self.new.committed.connect(self._take_new)
        self.who.source_chosen.connect(self._turn)
        self.who.opened.connect(self.students.setFocus)
        self._turn(self.who.source())

    def _arrange(self) -> None:
        for page in (self.who.page, self.new):
            self._stack.addWidget(page)
        self._stack.setFixedHeight(theme.px(_LIST_HEIGHT))
        left = in_column(
            Label(tr("Mentor"), "section"),
            aligned(self.who.sources, Qt.AlignmentFlag.AlignLeft),
            self._stack,
            gap=8,
        )
        heading = Label(tr("Students"), "section")
        heading.setContentsMargins(14, 0, 0, 0)
        right = in_column(heading, grow(self.students), gap=0)
        fill(self.body, in_row(grow(left, 3), grow(right, 2), gap=24), self.form)
        fill(self.foot, grow(), Button(tr("Cancel"), name="pair_cancel", on_click=self.reject))
        done = Button(tr("Pair"), look="primary", name="pair_accept", on_click=self.finish)
        done.setDefault(True)
        self.foot.addWidget(done)


class EndDialog(Dialog):
    """When a pairing ended, why, and how the student is now."""

    def __init__(
        self,
        about: str,
        today: Callable[[], date],
        end: Callable[[date, str, str], object],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("End the pairing"), name="end_dialog", width=460, parent=parent)
        self._end = end
        self._values: dict[str, Any] = {
            "ends_on": today(),
            "end_reason": "",
            "situation_after": "",
        }
        self.form = RecordForm(
            [one for one in facts.MENTORING_FIELDS if one.name in _ENDING],
            today=today,
            name="end_form",
        )
        self.form.show_record(Mentoring(ends_on=today()))
        self.form.committed.connect(self._take)
        fill(self.body, Label(about, "second", wrap=True), self.form)
        fill(self.foot, grow(), Button(tr("Cancel"), name="end_cancel", on_click=self.reject))
        done = Button(
            tr("End the pairing"), look="primary", name="end_accept", on_click=self.finish
        )
        done.setDefault(True)
        self.foot.addWidget(done)

    def _take(self, field: str, value: object) -> None:
        self._values[field] = value

    def finish(self) -> None:
        """End the pairing, or say at the field what cannot be right."""
        if not self.form.flush():
            return
        day = self._values["ends_on"]
        if not isinstance(day, date):
            _refuse(self.form, self._values, "ends_on", tr("Please fill in the date."))
            return
        if not self._values["end_reason"]:
            _refuse(self.form, self._values, "end_reason", tr("Please choose why it ended."))
            return
        try:
            self._end(day, str(self._values["end_reason"]), str(self._values["situation_after"]))
        except Invalid as problem:
            _refuse(self.form, self._values, problem.field or "ends_on", problem.sentence)
            return
        self.accept()


def _refuse(form: RecordForm, values: dict[str, Any], field: str, sentence: str) -> None:
    """Say at a field what is wrong; its value is what it was before, until it is typed anew."""
    editor = form.editor(field)
    editor.refuse(sentence)
    values[field] = editor.saved


def _chosen(listed: Sequence[Field], names: Sequence[str], width: int) -> list[Field]:
    return [replace(one, width=width) for one in listed if one.name in names]


def _plain(mentor: Mentor) -> dict[str, Any]:
    values = asdict(mentor)
    values.pop("id")
    return values


def _groups(students: Sequence[StudentLine], without: Collection[int]) -> list[Group]:
    left_behind = frozenset(one.id for one in students if one.left_behind)
    return [
        Group("without", tr("Without a mentor"), frozenset(without)),
        Group("left_behind", tr("Left behind"), left_behind),
    ]
