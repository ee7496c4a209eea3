"""What is shown of life and care beside the wing's own: the cards aside, and the class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from carekeeper.core import concern, dates, money
from carekeeper.core.fields import Field
from carekeeper.core.ids import StudentId
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.features.care.facts import (
    AID,
    GOAL,
    INCIDENT,
    KINDS,
    STEPS,
    aid_kind,
    amount_shown,
    duty,
    situation_shown,
    step_shown,
)
from carekeeper.features.care.facts.record import Aid, CareGoal, Concern, Incident
from carekeeper.features.care.store import Beside, CareLine
from carekeeper.records.class_table import FOLLOW_UP, LEFT_BEHIND, STUDENT, Filter
from carekeeper.records.tab import Aside
from carekeeper.widgets.choice_editors import ChoiceEditor
from carekeeper.widgets.columns import Column
from carekeeper.widgets.editor import Today
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.open_row import OpenRow
from carekeeper.widgets.parts import Button, Card, Label
from carekeeper.widgets.tips import tip

_STEP_COLOURS = {"learning": "due", "sometimes": "info", "mastered": "good"}
_AT_ONCE = 6


class SituationEditor(ChoiceEditor):
    """The situation of an incident, and below it whom the rules name and which rules these are."""

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__(field, today)
        self.told = Label("", "caption-due", wrap=True, name="duty_tells")
        self.basis = Label("", "caption", wrap=True, name="duty_basis")
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.told)
        layout.addWidget(self.basis)

    @override
    def _display(self, value: object) -> None:
        super()._display(value)
        found = duty.duty_of(str(value or ""))
        self.told.setVisible(found is not None)
        self.basis.setVisible(found is not None)
        if found is not None:
            named = (tr(one.label) for one in duty.AUTHORITIES if one.code in found.tells)
            self.told.setText(tr("To be told at once: {who}").format(who=tr(", ").join(named)))
            self.basis.setText(tr(found.basis))


class CareAside(Aside):
    """The goals, the aid and the important matters of a student, each in a card."""

    stepped = Signal(int, str)
    """A goal has reached another step."""

    profile_wanted = Signal()
    """Key support and level of concern are to be changed, where they are kept."""

    def __init__(self, read: Callable[[StudentId], Beside], today: Today) -> None:
        super().__init__()
        self._read = read
        self._today = today
        self.cards = {
            dated.table: Card(
                tr(title), right=self._add(dated.table, tip), name=f"{dated.table}_card"
            )
            for dated, title, tip in (
                (GOAL, mark("Learning to do alone"), mark("Note a goal")),
                (AID, mark("Aid"), mark("Note aid")),
                (INCIDENT, mark("Important matters"), mark("Note an important matter")),
            )
        }
        self._rows: dict[str, QVBoxLayout] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for table, card in self.cards.items():
            self._rows[table] = QVBoxLayout()
            self._rows[table].setSpacing(4)
            card.body.addLayout(self._rows[table])
            column.addWidget(card)
        self.cards["incidents"].body.addLayout(self._report_line())
        self._concerns = Card(tr("Concern"), right=self._change(), name="concern_card")
        self._told = QVBoxLayout()
        self._concerns.body.addLayout(self._told)
        column.addWidget(self._concerns)

    @override
    def show_student(self, student_id: StudentId) -> None:
        found = self._read(student_id)
        self._fill(
            "care_goals",
            found.goals,
            self._goal,
            mark("Nothing yet, such as: takes the medicine alone."),
        )
        self._fill("aid", found.aid, self._aid, mark("No aid yet."))
        self._fill(
            "incidents",
            found.incidents,
            self._incident,
            mark("None. When a child may be harmed, missing or without care, it must be reported."),
        )

        empty(self._told)
        for one in found.concerns:
            self._told.addWidget(Label(_concern(one), "second" if one.until else "body", wrap=True))
        if not found.concerns:
            self._told.addWidget(Label(tr("Neither key support nor a level."), "second", wrap=True))

    def _fill(
        self, table: str, found: Sequence[Any], made: Callable[[Any], QWidget], none: str
    ) -> None:
        rows = self._rows[table]
        empty(rows)
        for one in found[:_AT_ONCE]:
            rows.addWidget(made(one))
        if not found:
            rows.addWidget(Label(tr(none), "second", wrap=True, name=f"{table}_none"))

    def _goal(self, goal: CareGoal) -> OpenRow:
        row = self._line("care_goals", goal.id, goal.goal or tr("Self-care goal"), "")
        step = Button(step_shown(goal), look="badge", name=f"step_{goal.id}")
        step.setProperty("badge", _STEP_COLOURS[goal.step])
        step.setToolTip(tip(tr("Choose another step")))
        step.clicked.connect(lambda: self._choose_step(goal.id, step))
        row.row.addWidget(step)
        return row

    def _choose_step(self, goal_id: int, button: Button) -> None:
        menu = QMenu(self)
        for one in STEPS:
            action = menu.addAction(tr(one.label))
            action.triggered.connect(partial(self._tell_step, goal_id, one.code))
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _tell_step(self, goal_id: int, step: str, _on: bool = False) -> None:
        self.stepped.emit(goal_id, step)

    def _aid(self, aid: Aid) -> OpenRow:
        on = "" if aid.given_on is None else dates.show_loose(f"{aid.given_on:%Y-%m}")
        parts = (on, aid.often, amount_shown(aid) or aid.source)
        about = "　".join(part for part in parts if part)
        return self._line("aid", aid.id, aid_kind(aid), about)

    def _incident(self, incident: Incident) -> OpenRow:
        on = "" if incident.found_on is None else dates.show_near(incident.found_on, self._today())
        row = self._line("incidents", incident.id, situation_shown(incident), on)
        steps = len(duty.open_steps(incident))
        if steps:
            row.row.addWidget(Label(tr("to tell: {n}").format(n=steps), "caption-late"))
        return row

    def _line(self, table: str, number: int, words: str, about: str) -> OpenRow:
        row = OpenRow(words, about, f"{table}_{number}")
        row.opened.connect(partial(self.wanted.emit, table, number))
        return row

    def _add(self, table: str, tip: str) -> QWidget:
        return Button(
            icon="plus",
            look="icon",
            name=f"add_{table}",
            tip=tr(tip),
            on_click=partial(self.wanted.emit, table, 0),
        )

    def _change(self) -> QWidget:
        return Button(
            icon="pencil",
            look="icon",
            name="change_concern",
            tip=tr("Change it in the profile"),
            on_click=self.profile_wanted.emit,
        )

    def _report_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(
            Button(
                tr("Note it, and see whom to tell"),
                icon="siren",
                look="small",
                name="report",
                on_click=partial(self.wanted.emit, "incidents", 0),
            )
        )
        line.addStretch(1)
        return line


def _concern(one: Concern) -> str:
    """Return since when and why, and until when where it has ended."""
    since, until = (dates.show_date(day) if day else "" for day in (one.since, one.until))
    when = tr("since {when}").format(when=since) if since else ""
    if until:
        when = tr("{first}–{last}").format(first=since or "?", last=until)
    parts = (concern.shown(one.what), when, one.reason)
    return tr("; ").join(part for part in parts if part)


def _last(line: CareLine) -> str:
    if line.last is None or line.last.happened_on is None:
        return ""
    kind = next((tr(one.label) for one in KINDS if one.code == line.last.kind), "")
    day = dates.show_near(line.last.happened_on, line.as_of)
    return tr("{day}, {manner}").format(day=day, manner=kind)


def _figure(figure: int) -> str:
    return str(figure) if figure else ""


COLUMNS = (
    STUDENT,
    Column(
        "last",
        mark("Last noted"),
        160,
        _last,
        value=lambda line: "" if line.last is None else f"{line.last.happened_on}",
    ),
    FOLLOW_UP,
    Column(
        "absences",
        mark("Absent this year"),
        110,
        lambda line: _figure(line.absences),
        value=lambda line: line.absences,
    ),
    Column(
        "goals",
        mark("Still learning"),
        90,
        lambda line: _figure(line.goals),
        value=lambda line: line.goals,
    ),
    Column(
        "aid",
        mark("Aid this year"),
        110,
        lambda line: money.shown(line.aid) if line.aid else "",
        value=lambda line: line.aid,
    ),
    Column(
        "report",
        mark("Still to report"),
        110,
        lambda line: _figure(line.open_steps),
        value=lambda line: line.open_steps,
        tone=lambda _line: "late",
    ),
)

FILTERS = (
    LEFT_BEHIND,
    Filter("to_do", mark("To look after"), lambda line: line.todo.is_open),
    Filter("absent", mark("Were absent"), lambda line: bool(line.absences)),
    Filter("aided", mark("With aid"), lambda line: bool(line.aid)),
    Filter("report", mark("Still to report"), lambda line: bool(line.open_steps)),
)


def summary(lines: Sequence[CareLine]) -> str:
    """Return the sentence over the class view."""
    todo = sum(line.todo.is_open for line in lines)
    absences = sum(line.absences for line in lines)
    words = tr("{n} to look after, absent this year: {m}")
    return words.format(n=todo, m=absences)
