"""Study help plans on paper: a plan in both styles, filled in or to fill in, and the groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from carekeeper.core import dates, fields, words
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.words import tr
from carekeeper.features.study.facts.plan_sheet import Group, PlanSheet
from carekeeper.features.study.facts.plans import MEASURE, PLAN, RESULT, SESSION, rating_shown
from carekeeper.printing import cards, filing, logs
from carekeeper.printing.cards import Fact
from carekeeper.printing.logs import LogPart, Titles
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.sections import Section, draw_sections
from carekeeper.printing.shapes import lacking
from carekeeper.printing.tables import Row, Table, label, value
from carekeeper.records.kind import Dated

_LABEL, _VALUE = 70.0, 182.0
_TO_WRITE, _BLANK_ROW = 80.0, 28.0
_BLANK_ROWS = {"measures": 4, "sessions": 12, "results": 6}
"""The front of a form is for the plan, the back for what comes of it."""
_SHORT = (
    *("subject", "focus", "teacher", "helper"),
    *("study_group", "begins_on", "ends_on", "review_on"),
)
_LONG = ("causes", "analysis", "near_goal", "far_goal")


def title() -> str:
    """Return the title of a plan on paper."""
    return tr("Study help plan")


def draw_plans(wanted: Sequence[PlanSheet], day: date, style: str) -> bytes:
    """Draw each plan on pages of its own, with what came of it and room for signatures."""
    author = wanted[0].school.teacher if wanted else ""
    sheets = Sheets(title(), author=author, language=words.language())
    for sheet in wanted:
        y = sheets.open(
            Running(
                lambda sheet=sheet: _head(sheets, sheet, day, style),  # type: ignore[misc]
                lambda: filing.draw_form_foot(sheets),
                filing.bottom(sheets, signed=True),
                sheet.student.name,
                sheet.school.name,
            )
        )
        y = _ruled(sheets, y, sheet, day) if style == "table" else _clean(sheets, y, sheet, day)
        measures, *rest = _parts(sheet)
        y = logs.draw_parts(sheets, y, [measures])
        logs.draw_parts(sheets, sheets.turn() if sheet.plan is None else y, rest)
        signatures = (
            tr("Responsible teacher's signature __________"),
            tr("Guardian's signature __________"),
            tr("Class teacher's signature ____________"),
        )
        filing.draw_signed(sheets, signatures)
        sheets.close()
    return sheets.finish()


def draw_groups(school: SchoolClass, groups: Sequence[Group], day: date) -> bytes:
    """Draw who learns with whom as one list; it says nothing of why."""
    heading = tr("Study groups of the class")
    sheets = Sheets(heading, author=school.teacher, language=words.language())
    y = sheets.open(logs.running(sheets, school, heading, day, ""))
    columns = (
        (tr("Subject"), 66.0),
        (tr("Study group"), 84.0),
        (tr("Students"), 168.0),
        (tr("Study helper"), 106.0),
        (tr("Responsible teacher"), 100.0),
    )
    between = tr(", ")
    rows = [
        Row(
            (
                value(one.subject),
                value(one.name, bold=True),
                *(value(between.join(some)) for some in (one.students, one.helpers, one.teachers)),
            )
        )
        for one in groups
    ]
    logs.draw_table(sheets, y + 8, columns, rows)
    logs.sign(sheets)
    sheets.close()
    return sheets.finish()


def missing_in(wanted: Sequence[PlanSheet]) -> list[str]:
    """Return sentences for what no font can print."""
    texts = [sheet.student.name for sheet in wanted]
    for sheet in wanted:
        for one in (sheet.plan, *sheet.sessions, *sheet.results):
            said = () if one is None else (getattr(one, n) for n in one.__struct_fields__)
            texts += [text for text in said if isinstance(text, str)]
        if sheet.plan is not None:
            texts += [cell for row in sheet.plan.measures for cell in row]
    return lacking(texts)


# -- the plan itself


def _head(sheets: Sheets, sheet: PlanSheet, day: date, style: str) -> float:
    number = sheet.student.class_number
    told = "" if number is None else tr("class number {n}").format(n=number)
    if style == "table":
        on = tr("Filled in on: {date}").format(date=dates.show_date(day))
        return filing.draw_form_head(sheets, title(), sheet.school, (told, on))
    printed = tr("Printed on {date}").format(date=dates.show_date(day))
    return cards.draw_head(sheets, title(), over=sheet.school.full_name, notes=(told, printed))


def _said(sheet: PlanSheet, name: str) -> str:
    """Return what a field says; on a blank form the answers to tick."""
    field = PLAN.field(name)
    if sheet.plan is None:
        return "　".join(f"□ {tr(choice.label)}" for choice in field.choices)
    return fields.shown(field, getattr(sheet.plan, name))


def _state(sheet: PlanSheet) -> str:
    if sheet.plan is None or sheet.plan.runs:
        return _said(sheet, "state")
    return " · ".join(filter(None, (_said(sheet, "state"), sheet.plan.end_reason)))


def _named(name: str) -> str:
    return tr(PLAN.field(name).label)


def _clean(sheets: Sheets, y: float, sheet: PlanSheet, day: date) -> float:
    short = [Fact(_named(name), _said(sheet, name), 2) for name in _SHORT]
    short.append(Fact(_named("state"), _state(sheet), 3))
    wide = [cards.as_wide(one, sheets.room) for one in short]
    student = sheet.student
    who = Section(student.name or tr("Student"), student.sex_and_age(day), facts=tuple(wide))
    y = draw_sections(sheets, y, [replace(who, named=not student.name)])
    if sheet.plan is None:
        return Table(sheets, (_LABEL, 2 * _VALUE + _LABEL), list(_long_rows(sheet, 1))).draw(y)
    texts = (Fact(_named(name), _said(sheet, name), 6) for name in _LONG)
    aims = Section(tr("Causes and goals"), facts=tuple(texts), named=False)
    return draw_sections(sheets, y, [aims])


def _ruled(sheets: Sheets, y: float, sheet: PlanSheet, day: date) -> float:
    student = sheet.student
    pairs = [(tr("Student"), student.name), (tr("Sex, age"), student.sex_and_age(day))]
    pairs += [(_named(name), _said(sheet, name)) for name in _SHORT]
    rows = [
        Row(tuple(cell for name, said in pairs[n : n + 2] for cell in (label(name), value(said))))
        for n in range(0, len(pairs), 2)
    ]
    rows += [Row((label(_named("state")), value(_state(sheet), 3))), *_long_rows(sheet, 3)]
    return Table(sheets, (_LABEL, _VALUE, _LABEL, _VALUE), rows).draw(y)


def _long_rows(sheet: PlanSheet, columns: int) -> Iterator[Row]:
    for name in _LONG:
        said = _said(sheet, name)
        yield Row((label(_named(name)), value(said, columns)), _BLANK_ROW if said else _TO_WRITE)


# -- what belongs to it


def _parts(sheet: PlanSheet) -> Iterator[LogPart]:
    """Yield the tables of measures, sessions and stage results, the first one first."""
    measures: Titles = tuple(
        (tr(column.label), share)
        for column, share in zip(MEASURE, (130.0, 264.0, 110.0), strict=True)
    )
    rows = [] if sheet.plan is None else [_row(*row) for row in sheet.plan.measures]
    yield _part(sheet, "measures", _named("measures"), measures, rows)
    sessions = _titles(SESSION, ("held_on", 92.0), ("content", 246.0), ("went", 166.0))
    held = [_row(_on(one.held_on), one.content, one.went) for one in reversed(sheet.sessions)]
    yield _part(sheet, "sessions", tr("Sessions"), sessions, held)
    results = _titles(RESULT, ("checked_on", 92.0), ("rating", 82.0), ("result", 330.0))
    found = [
        _row(_on(one.checked_on), rating_shown(one), one.result) for one in reversed(sheet.results)
    ]
    yield _part(sheet, "results", tr("Stage results"), results, found)


def _titles(dated: Dated[Any], *columns: tuple[str, float]) -> Titles:
    return tuple((tr(dated.field(name).label), share) for name, share in columns)


def _part(sheet: PlanSheet, kind: str, heading: str, columns: Titles, rows: list[Row]) -> LogPart:
    """Return a table; a form to fill in has empty rows."""
    if sheet.plan is None:
        rows = [Row(tuple(value("") for _ in columns), _BLANK_ROW)] * _BLANK_ROWS[kind]
    return LogPart(heading, columns, rows)


def _row(*texts: str) -> Row:
    return Row(tuple(map(value, texts)))


def _on(day: date | None) -> str:
    return "" if day is None else dates.show_date(day)
