"""Life and care on paper: a student's log for the file, and the class's list of aid."""

from __future__ import annotations

from datetime import date

from carekeeper.core import dates, money, words
from carekeeper.core.words import tr
from carekeeper.features.care import facts
from carekeeper.features.care.facts import duty
from carekeeper.features.care.facts.log import LifeLog, Logs
from carekeeper.features.care.facts.record import Aid, CareGoal, Incident, LifeEntry
from carekeeper.printing import logs as paper_of
from carekeeper.printing.logs import LogPart, StudentLog, Titles
from carekeeper.printing.page import Sheets
from carekeeper.printing.shapes import lacking
from carekeeper.printing.style import Align
from carekeeper.printing.tables import Cell, Row, value
from carekeeper.records.kind import todo_of


def draw_logs(logs: Logs, day: date, *, blank: bool = False) -> bytes:
    """Draw the log of each student on pages of its own; a `blank` one has rows to write in."""
    title = tr("Record of life and health")
    kept = [log for log in logs.students if blank or not log.is_empty] or logs.students
    drawn = [StudentLog(log.student, () if blank else _parts(log), log.school) for log in kept]
    return paper_of.draw_student_logs(title, drawn, day, _entry_titles() if blank else ())


def draw_aid(logs: Logs, day: date, span: tuple[date, date]) -> bytes:
    """Draw the aid of some students as one list for the school, with the sum below."""
    title = tr("List of aid received")
    sheets = Sheets(title, author=logs.school.teacher, language=words.language())
    between = tr("{first}–{last}").format(
        first=dates.show_date(span[0]), last=dates.show_date(span[1])
    )
    y = sheets.open(paper_of.running(sheets, logs.school, title, day, between))
    given = [(log, aid) for log in logs.students for aid in log.aid]
    columns = ((tr("No."), 30.0), (tr("Student"), 75.0), *_aid_titles())
    rows = [
        Row((value(str(n)), value(log.student.name, bold=True), *_aid_cells(aid)))
        for n, (log, aid) in enumerate(given, start=1)
    ]
    total = money.shown(sum(aid.amount or 0 for _log, aid in given))
    sum_up = tr("In all: {amount}").format(amount=total)
    rows.append(Row((Cell(sum_up, len(columns), bold=True, align=Align.RIGHT),)))
    paper_of.draw_table(sheets, y + 8, columns, rows)
    paper_of.sign(sheets)
    sheets.close()
    return sheets.finish()


def missing_in(logs: Logs) -> list[str]:
    """Return a sentence for characters that no font has, and one where nothing is to be printed."""
    if all(log.is_empty for log in logs.students):
        return [tr("Nothing was written in this period.")]
    empty = tr(", ").join(log.student.name for log in logs.students if log.is_empty)
    left_out = [tr("Nothing to print in this period of: {names}").format(names=empty)]
    texts = [log.student.name for log in logs.students]
    texts += [facts.LIFE.said(one) for log in logs.students for one in log.entries]
    return [*(left_out if empty else ()), *lacking(texts)]


def _parts(log: LifeLog) -> tuple[LogPart, ...]:
    return (
        LogPart(tr("Life and health"), _entry_titles(), [_entry(one) for one in log.entries]),
        LogPart(tr("Learning to do alone"), _goal_titles(), [_goal(one) for one in log.goals]),
        LogPart(tr("Aid"), _aid_titles(), [Row(_aid_cells(one)) for one in log.aid]),
        LogPart(tr("Important matters"), _matter_titles(), [_matter(one) for one in log.incidents]),
    )


def _on(day: date | None) -> str:
    return "" if day is None else dates.show_date(day)


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _entry_titles() -> Titles:
    return (
        (tr("Date"), 98.0),
        (tr("Kind"), 46.0),
        (tr("What happened"), 180.0),
        (tr("Whom you told at home"), 80.0),
        (tr("To follow up"), 112.0),
    )


def _entry(one: LifeEntry) -> Row:
    kind = next((tr(choice.label) for choice in facts.KINDS if choice.code == one.kind), "")
    todo = todo_of(facts.LIFE, one)
    when = "" if one.told_on in (None, one.happened_on) else _on(one.told_on)
    return Row(
        (
            value(_lines(_on(one.happened_on), one.lasted)),
            value(kind),
            value(facts.LIFE.said(one)),
            value(_lines(tr(", ").join(one.told), when)),
            value(todo.shown() if todo.text else ""),
        )
    )


def _goal_titles() -> Titles:
    steps: list[tuple[str, float]] = [(tr(step.label), 98.0) for step in facts.STEPS]
    return ((tr("What is being learnt"), 124.0), *steps, (tr("How it goes"), 98.0))


def _goal(one: CareGoal) -> Row:
    days = (one.begun_on, one.sometimes_on, one.mastered_on)
    return Row((value(one.goal), *(value(_on(day)) for day in days), value(one.note)))


def _aid_titles() -> Titles:
    return (
        (tr("Kind of aid"), 80.0),
        (tr("From whom"), 104.0),
        (tr("Amount"), 64.0),
        (tr("Received on"), 96.0),
        (tr("What it is for"), 110.0),
    )


def _aid_cells(one: Aid) -> tuple[Cell, ...]:
    amount = _lines(facts.amount_shown(one), one.often)
    kind = facts.aid_kind(one)
    cells = (kind, one.source, amount, _on(one.given_on), one.used_for)
    return tuple(value(text) for text in cells)


def _matter_titles() -> Titles:
    return (
        (tr("Found on"), 98.0),
        (tr("Situation"), 104.0),
        (tr("Told"), 150.0),
        (tr("Outcome"), 164.0),
    )


def _matter(one: Incident) -> Row:
    lines = [
        f"{tr(choice.label)}　{dates.show_date(day)}"
        for choice in duty.AUTHORITIES
        if (day := duty.told_on(one, choice.code)) is not None
    ]
    return Row(
        (
            value(_on(one.found_on)),
            value(facts.situation_shown(one)),
            value("\n".join(lines)),
            value(one.outcome),
        )
    )
