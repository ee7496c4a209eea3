"""The lines of Today that follow from a declaration: what is asked for, and follow-ups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from carekeeper.core import dates
from carekeeper.core.due import DueRule, by_shown, follow_up_urgency
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.words import tr, trn
from carekeeper.records.asking import Asked, PeriodState
from carekeeper.records.kind import Asking, Dated, Owed, Record
from carekeeper.room import DueItem, Rate

_QUOTE = 60


def asked_items(
    dated: Dated[Record], asking: Asking, state: PeriodState[Record] | None, day: date
) -> list[DueItem]:
    """Return a line for each student of whom a record is lacking.

    Today takes out what was ticked off; what is counted as done it would not know.
    """
    if state is None:
        return []
    note = _note(asking, state)
    return [
        DueItem(
            place=Place(dated.room, one.id, dated.table, month=f"{day:%Y-%m}", begin="record"),
            urgency=state.period.urgency(day),
            left=state.period.left(day),
            group=tr(asking.group[state.rule.per]),
            note=note,
            title=_title(asking, state.rule, one.held, day),
            reason=_last_told(dated, asking, one, day),
            student_name=one.name,
            icon=dated.icon,
            action="write",
            action_label=tr(asking.action_label),
            rule=asking.rule.name,
            period=state.period.key,
        )
        for one in state.lacking()
    ]


def asked_rate(asking: Asking, state: PeriodState[Record] | None, day: date) -> list[Rate]:
    """Return with how many of those asked for it is done; nothing when nothing is asked for."""
    if state is None:
        return []
    missing = tuple(one.id for one in state.open())
    return [
        Rate(
            label=tr(asking.rate[state.rule.per]),
            done=len(state.students) - len(missing),
            of=len(state.students),
            definition=tr(asking.definition),
            as_of=day,
            missing=missing,
        )
    ]


def follow_up_items(dated: Dated[Record], found: Sequence[Owed], day: date) -> list[DueItem]:
    """Return a line for each follow-up whose day has come or comes soon."""
    items = (_follow_up(dated, one, day) for one in found)
    return [item for item in items if item is not None]


def _follow_up(dated: Dated[Record], one: Owed, day: date) -> DueItem | None:
    names, urgency = dated.follow_up, follow_up_urgency(one.by, day)
    if names is None or urgency is None:
        return None
    student = StudentId(one.student_id) or None
    return DueItem(
        place=Place(dated.room, student, dated.table, one.id, month=f"{one.on:%Y-%m}"),
        urgency=urgency,
        group=tr(names.group),
        title=tr(names.private) if one.private else one.text,
        reason=by_shown(one.by),
        student_name=one.name,
        icon="flag",
        action="done",
        action_label=tr("Mark as done"),
        on=one.by,
        rule=names.rule,
        period=str(one.id),
        private=one.private,
    )


def _title(asking: Asking, rule: DueRule, held: int, day: date) -> str:
    title = asking.title(day)
    if rule.times <= 1:
        return title
    return tr("{title}, {n} of {all} held").format(title=title, n=held, all=rule.times)


def _note(asking: Asking, state: PeriodState[Record]) -> str:
    to_go = len(state.open())
    done = len(state.students) - len(state.lacking())
    told = trn("{n} student to go", "{n} students to go", to_go).format(n=to_go)
    held = tr(asking.held[state.rule.per]).format(n=done)
    return tr("{to_go}, {held}").format(to_go=told, held=held)


def _last_told(dated: Dated[Record], asking: Asking, one: Asked[Record], day: date) -> str:
    """Return when the last record was and what it was about; nothing of a confidential one."""
    if one.last is None:
        return tr(asking.never)
    last = tr("last time {day}").format(day=dates.show_near(dated.on(one.last), day))
    about = "" if dated.is_private(one.last) else quoted(dated, one.last)
    return tr("{last}: {told}").format(last=last, told=about) if about else last


def quoted(dated: Dated[Record], record: Record) -> str:
    """Return the first words that a record tells, in one line, or what it was about."""
    line = " ".join(dated.said(record).split("\n", maxsplit=1)[0].split())
    if len(line) > _QUOTE:
        line = line[:_QUOTE].rstrip("，。、；,. ") + "…"
    return line or dated.about(record)
