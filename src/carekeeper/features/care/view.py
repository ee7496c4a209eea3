"""What is shown of life and care beside the wing's own: the cards aside, and the class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

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
from carekeeper.records.aside import Aside
from carekeeper.records.class_table import FOLLOW_UP, LEFT_BEHIND, STUDENT, Filter
from carekeeper.widgets.boxes import grow, in_row
from carekeeper.widgets.choice_editors import ChoiceEditor
from carekeeper.widgets.columns import Column
from carekeeper.widgets.editor import Today
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.labels import Role, renew_style
from carekeeper.widgets.open_row import OpenLine, OpenRow
from carekeeper.widgets.parts import Button, Card, Label

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


class GoalLine(OpenLine, frozen=True, kw_only=True):
    """What a row says of a goal."""

    goal: CareGoal


class GoalRow(OpenRow):
    """A goal, and the step that is reached, to be changed."""

    def __init__(self, choose: Callable[[int, QWidget], None]) -> None:
        super().__init__()
        self._goal = CareGoal()
        self._step = Button(look="badge", tip=tr("Choose another step"))
        self._step.clicked.connect(lambda: choose(self._goal.id, self._step))
        self.row.addWidget(self._step)

    @override
    def show_line(self, line: OpenLine) -> None:
        super().show_line(line)
        if isinstance(line, GoalLine):
            self._goal = line.goal
            self._step.setText(step_shown(line.goal))
            self._step.setObjectName(f"step_{line.goal.id}")
            colour = _STEP_COLOURS[line.goal.step]
            if self._step.property("badge") != colour:
                self._step.setProperty("badge", colour)
                renew_style(self._step)


class CareAside(Aside):
    """The goals, the aid and the important matters of a student, each in a card."""

    stepped = Signal(int, str)
    """A goal has reached another step."""

    profile_wanted = Signal()
    """Key support and level of concern are to be changed, where they are kept."""

    def __init__(self, read: Callable[[StudentId, int], Beside], today: Today) -> None:
        super().__init__()
        self._read = read
        self._today = today
        self._told: Sequence[Concern] | None = None
        for dated, title, tip, none, row in (
            (
                GOAL,
                tr("Learning to do alone"),
                tr("Note a goal"),
                tr("Nothing yet, such as: takes the medicine alone."),
                partial(GoalRow, self._choose_step),
            ),
            (AID, tr("Aid"), tr("Note aid"), tr("No aid yet."), OpenRow),
            (
                INCIDENT,
                tr("Important matters"),
                tr("Note an important matter"),
                tr(
                    "None. When a child may be harmed, missing or without care, "
                    "it must be reported."
                ),
                OpenRow,
            ),
        ):
            plus = self._icon("plus", f"add_{dated.table}", tip, self.opens(dated.table, 0))
            card = Card(title, right=plus, name=f"{dated.table}_card")
            self.add_card(card, dated.table, none, row)
        card.body.addLayout(self._report_line())
        change = self._icon(
            "pencil", "change_concern", tr("Change it in the profile"), self.profile_wanted.emit
        )
        concerns = Card(tr("Concern"), right=change, name="concern_card")
        self._concerns = QVBoxLayout()
        concerns.body.addLayout(self._concerns)
        self.column.addWidget(concerns)

    @override
    def show_student(self, student_id: StudentId) -> None:
        found = self._read(student_id, _AT_ONCE)
        self.show_lines(GOAL.table, [self._goal(one) for one in found.goals])
        self.show_lines(AID.table, [self._aid(one) for one in found.aid])
        self.show_lines(INCIDENT.table, [self._incident(one) for one in found.incidents])
        if found.concerns != self._told:
            self._told = found.concerns
            self._tell_concerns()

    def _tell_concerns(self) -> None:
        empty(self._concerns)
        for one in self._told or ():
            role: Role = "second" if one.until else "body"
            self._concerns.addWidget(Label(_concern(one), role, wrap=True))
        if not self._told:
            none = tr("Neither key support nor a level.")
            self._concerns.addWidget(Label(none, "second", wrap=True))

    def _choose_step(self, goal_id: int, button: QWidget) -> None:
        menu = QMenu(self)
        for one in STEPS:
            action = menu.addAction(tr(one.label))
            action.triggered.connect(partial(self._tell_step, goal_id, one.code))
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _tell_step(self, goal_id: int, step: str, _on: bool = False) -> None:
        self.stepped.emit(goal_id, step)

    def _goal(self, goal: CareGoal) -> OpenLine:
        return GoalLine(
            name=f"care_goals_{goal.id}",
            words=goal.goal or tr("Self-care goal"),
            opens=self.opens(GOAL.table, goal.id),
            goal=goal,
        )

    def _aid(self, aid: Aid) -> OpenLine:
        on = "" if aid.given_on is None else dates.show_loose(f"{aid.given_on:%Y-%m}")
        parts = (on, aid.often, amount_shown(aid) or aid.source)
        return OpenLine(
            name=f"aid_{aid.id}",
            words=aid_kind(aid),
            about="　".join(part for part in parts if part),
            opens=self.opens(AID.table, aid.id),
        )

    def _incident(self, incident: Incident) -> OpenLine:
        on = incident.found_on
        steps = len(duty.open_steps(incident))
        return OpenLine(
            name=f"incidents_{incident.id}",
            words=situation_shown(incident),
            about="" if on is None else dates.show_near(on, self._today()),
            late=tr("to tell: {n}").format(n=steps) if steps else "",
            opens=self.opens(INCIDENT.table, incident.id),
        )

    def _icon(self, icon: str, name: str, words: str, act: Callable[[], object]) -> QWidget:
        return Button(icon=icon, look="icon", name=name, tip=words, on_click=act)

    def _report_line(self) -> QHBoxLayout:
        return in_row(
            Button(
                tr("Note it, and see whom to tell"),
                icon="siren",
                look="small",
                name="report",
                on_click=self.opens(INCIDENT.table, 0),
            ),
            grow(),
        )


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
