"""The class view of the study help plans: who is in which group with whom, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from carekeeper.core import dates
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.study.facts.plans import called, rating_shown, state_shown
from carekeeper.features.study.store.plans import PlanLine
from carekeeper.records.class_table import LEFT_BEHIND, STUDENT, Filter
from carekeeper.widgets.columns import Column, Tone

Today = Callable[[], date]
_GOING: dict[str, Tone] = {"great": "good", "some": "good", "same": "second", "worse": "late"}


def _plan(line: PlanLine) -> str:
    if line.plan is None:
        return tr("weak, no plan yet") if line.weak else ""
    return called(line.plan)


def _helper(line: PlanLine) -> str:
    return "" if line.plan is None else line.plan.helper


def _group(line: PlanLine) -> str:
    if line.plan is None or not line.plan.study_group:
        return ""
    others = tr(", ").join(line.others)
    if not others:
        return line.plan.study_group
    return tr("{group}, with {names}").format(group=line.plan.study_group, names=others)


def _session(line: PlanLine) -> str:
    last = _last_session(line)
    if last is None:
        return tr("none yet") if _runs(line) else ""
    return dates.show_short(last)


def _teacher(line: PlanLine) -> str:
    """Return the name alone: the subject stands beside it."""
    return "" if line.plan is None else re.split(r"\s*[(（]", line.plan.teacher)[0]


def _last_session(line: PlanLine) -> date | None:
    return line.held[0].held_on if line.held else None


def _stands(line: PlanLine) -> str:
    if line.plan is None:
        return ""
    if not line.plan.runs:
        return state_shown(line.plan)
    last = None if line.reviewed is None else line.reviewed.last
    return "" if last is None else rating_shown(last)


def _stands_tone(line: PlanLine) -> Tone:
    last = None if line.reviewed is None else line.reviewed.last
    if last is None or not _runs(line):
        return "second"
    return _GOING.get(last.rating, "second")


def _runs(line: PlanLine) -> bool:
    return line.plan is not None and line.plan.runs


def _is_over(line: PlanLine) -> bool:
    return line.plan is not None and not line.plan.runs


def _is_due(line: PlanLine, day: date) -> bool:
    on = _review(line)
    return (
        on is not None and on <= day and line.reviewed is not None and not line.reviewed.is_reviewed
    )


def _lacks(line: PlanLine) -> bool:
    return line.weak and line.plan is None


def _review(line: PlanLine) -> date | None:
    return line.plan.review_on if line.plan is not None and line.plan.runs else None


def _review_shown(line: PlanLine) -> str:
    on = _review(line)
    return "" if on is None else dates.show_short(on)


def columns(today: Today) -> list[Column]:
    """Return the columns of the class view."""

    return [
        STUDENT,
        Column(
            "plan", mark("Plan"), 170, _plan, tone=lambda line: "due" if _lacks(line) else "text"
        ),
        Column("group", mark("Group, and with whom"), 190, _group),
        Column("teacher", mark("Responsible teacher"), 90, _teacher),
        Column("helper", mark("Study helper"), 90, _helper),
        Column(
            "session",
            mark("Last session"),
            90,
            _session,
            value=_last_session,
            tone=lambda _line: "second",
        ),
        Column(
            "sessions",
            mark("Times"),
            60,
            lambda line: str(len(line.held)) if line.held else "",
            value=lambda line: len(line.held) if line.plan else None,
            tone=lambda _line: "second",
        ),
        Column("stands", mark("Latest result"), 110, _stands, tone=_stands_tone),
        Column(
            "review",
            mark("Review date"),
            100,
            _review_shown,
            value=_review,
            tone=lambda line: "late" if _is_due(line, today()) else "second",
        ),
    ]


def filters(today: Today) -> list[Filter]:
    """Return the chips above the class view."""
    return [
        LEFT_BEHIND,
        Filter("running", mark("Running plans"), _runs),
        Filter("due", mark("To review"), lambda one: _is_due(one, today())),
        Filter("weak", mark("Weak, without a plan"), _lacks),
        Filter("over", mark("Reached or ended"), _is_over, apart=True),
    ]


def summary(lines: Sequence[PlanLine]) -> str:
    """Return the sentence that sums the class up."""
    running = [line for line in lines if _runs(line)]
    n = len(running)
    told = trn("{n} plan running", "{n} plans running", n).format(n=n)
    lacking = len({line.student.id for line in lines if _lacks(line)})
    if not lacking:
        return told
    weak = trn("{n} weak student without a plan", "{n} weak students without a plan", lacking)
    return tr("{told}; {more}").format(told=told, more=weak.format(n=lacking))
