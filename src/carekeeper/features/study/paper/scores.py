"""Scores on paper: the progress file of a student, and the score table of an exam.

No rank stands on any of them, whoever it is for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from carekeeper.core import dates, words
from carekeeper.core.school_class import ClassOverTime
from carekeeper.core.words import tr
from carekeeper.features.study.facts import scores as facts
from carekeeper.features.study.facts.progress import Chart, Progress, charts
from carekeeper.features.study.facts.scores import ExamSheet, Row
from carekeeper.printing import filing, logs, tables
from carekeeper.printing.chart import CHART, draw_chart
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.shapes import lacking
from carekeeper.printing.style import BODY, CAPTION, FINE, GREY, NAME, Align
from carekeeper.printing.tables import Cell, value
from carekeeper.printing.text import wrap

_MANY = 12
"""So many exams have room in a chart of half the width."""
_PAIR_GAP, _PAD = 14.0, 6.0
_TITLE, _LINE, _BETWEEN = 14.0, 11.0, 9.0
_HEADING, _LEAST = 24.0, 80.0
_BLANK_ROWS, _BLANK_ROW = 14, 38.0
_CLASS_SIZE, _CLASS_ROW = 9.0, 18.0
"""Type and rows of the score table: a class of sixty is to stand on two pages."""
_SUBJECTS = 8
"""So many subjects have room in a table beside each other."""


def draw_progress(
    files: Sequence[Progress], day: date, style: str, blank: Sequence[str] = ()
) -> bytes:
    """Draw the progress file of each student on pages of its own.

    With the names of subjects for a `blank` one, it has rows to write in.
    """
    teacher = files[0].school.teacher if files else ""
    sheets = Sheets(progress_title(), author=teacher, language=words.language())
    for one in files:
        y = sheets.open(_running(sheets, one, day, ruled=style == "table"))
        if blank:
            titles = (tr("Exam"), *blank[:_SUBJECTS], tr("In total"), tr("Since the exam before"))
            rows = [tables.Row(tuple(value("") for _ in titles), _BLANK_ROW)] * _BLANK_ROWS
            columns = [(title, 120.0 if title == titles[0] else 46.0) for title in titles]
            logs.draw_table(sheets, y + _TITLE, tuple(columns), rows)
        elif not one.results:
            sheets.text(sheets.left, y + _HEADING, tr("No score yet."), grey=GREY)
        y = _draw_charts(sheets, y + 10, [] if blank else charts(one), framed=style == "table")
        for part in [] if blank else _tables(one):
            if y + _HEADING + _LEAST > sheets.bottom:
                y = sheets.turn()
            sheets.text(sheets.left, y + _HEADING, part.title, NAME, bold=True)
            y = logs.draw_table(sheets, y + _HEADING + 8, part.columns, part.rows)
        logs.sign(sheets)
        sheets.close()
    return sheets.finish()


def progress_title() -> str:
    """Return what heads the progress file."""
    return tr("Progress file")


def missing_in(files: Sequence[Progress]) -> list[str]:
    """Return who has no score, and the characters that no font has."""
    empty = [one.student.name for one in files if not one.results]
    told = tr("No scores yet: {names}.").format(names=tr(", ").join(empty))
    texts = [one.student.name for one in files]
    texts += [result.exam.name for one in files for result in one.results]
    texts += [stage.told for one in files for stage in one.stages]
    return [*([told] if empty else []), *lacking(texts)]


def _running(sheets: Sheets, one: Progress, day: date, *, ruled: bool) -> Running:
    number = one.student.class_number
    about = "" if number is None else tr("class number {n}").format(n=number)
    who = "\u3000".join(part for part in (one.student.name, about) if part)
    plain = logs.running(sheets, one.school, progress_title(), day, who, one.student.name)
    if not ruled:
        return plain

    def head() -> float:
        printed = tr("Printed on {date}").format(date=dates.show_date(day))
        return filing.draw_form_head(sheets, progress_title(), one.school, (who, printed))

    return Running(head, plain.foot, plain.bottom, who=plain.who, where=plain.where)


# -- charts


def _draw_charts(sheets: Sheets, y: float, drawn: Sequence[Chart], *, framed: bool) -> float:
    """Draw the charts, two side by side where their exams have room; return where they end."""
    if not drawn:
        return y
    sheets.paragraph(sheets.left, y + 4, _legend(drawn), sheets.room, CAPTION, grey=GREY)
    y += _TITLE
    two = all(len(one.trend.moments) <= _MANY for one in drawn) and len(drawn) > 1
    width = (sheets.room - _PAIR_GAP) / 2 if two else sheets.room
    step = 2 if two else 1
    for at in range(0, len(drawn), step):
        row = drawn[at : at + step]
        said = [wrap(one.summary, width - 2 * _PAD, CAPTION) if one.summary else [] for one in row]
        height = _TITLE + CHART + max(map(len, said)) * _LINE + _PAD
        if y + height > sheets.bottom:
            y = sheets.turn() + _BETWEEN
        for place, one in enumerate(row):
            x = sheets.left + place * (width + _PAIR_GAP)
            if framed:
                sheets.box(x, y, width, height, FINE)
            sheets.fitted(x + _PAD, y + _TITLE, one.title, width, BODY, CAPTION, bold=True)
            draw_chart(sheets, x + _PAD, y + _TITLE, width - 2 * _PAD, one.trend)
            lines = y + _TITLE + CHART + _LINE
            sheets.lines(x + _PAD, lines, said[place], CAPTION, leading=_LINE)
        y += height + _BETWEEN
    return y


def _legend(drawn: Sequence[Chart]) -> str:
    told = tr("Line with points: the student. Dashed line: average of the class.")
    helped = any(one.trend.since is not None for one in drawn)
    return told + " " + tr("Shaded: since help began.") if helped else told


# -- tables


def _tables(progress: Progress) -> list[logs.LogPart]:
    names = progress.subjects()
    parts = [
        _results(progress, names[at : at + _SUBJECTS], last=at + _SUBJECTS >= len(names))
        for at in range(0, len(names), _SUBJECTS)
    ]
    if progress.stages:
        parts.append(_stages(progress))
    return parts


def _results(progress: Progress, subjects: Sequence[str], *, last: bool) -> logs.LogPart:
    columns = [(tr("Exam"), 120.0), *((name, 42.0) for name in subjects)]
    if last:
        columns += [(tr("In total"), 46.0), (tr("Since the exam before"), 52.0)]
    rows = [
        tables.Row(tuple(_result(progress, place, subjects, last=last)))
        for place in range(len(progress.results))
    ]
    return logs.LogPart(tr("Results"), tuple(columns), rows)


def _result(
    progress: Progress, place: int, subjects: Sequence[str], *, last: bool
) -> Iterable[Cell]:
    result = progress.results[place]
    yield value(f"{result.exam.name}\n{dates.show_date(result.exam.held_on)}")
    for name in subjects:
        yield _middle(result.shown(name))
    if last:
        yield _middle(result.total_shown(), bold=True)
        yield _middle(facts.change_shown(progress.results, place))


def _stages(progress: Progress) -> logs.LogPart:
    columns = (
        (tr("Date"), 98.0),
        (tr("Subject"), 70.0),
        (tr("Rating"), 70.0),
        (tr("How far it has come"), 262.0),
    )
    rows = [
        tables.Row(
            (
                value(dates.show_date(one.on)),
                value(one.subject),
                value(one.rating),
                value(one.told),
            )
        )
        for one in progress.stages
    ]
    return logs.LogPart(tr("Stage results"), columns, rows)


def _middle(text: str, *, bold: bool = False, size: float = BODY) -> Cell:
    return Cell(text, bold=bold, size=size, align=Align.CENTRE)


# -- the score table of an exam


def draw_exams(school: ClassOverTime, sheets_of: Sequence[ExamSheet], day: date) -> bytes:
    """Draw the score table of each exam, for the teacher and her colleagues."""
    title = tr("Score table")
    sheets = Sheets(title, author=school.now.teacher, language=words.language())
    for one in sheets_of:
        exam = one.exam
        held, then = dates.show_date(exam.held_on), school.on(exam.held_on)
        y = sheets.open(logs.running(sheets, then, title, day, held))
        y = sheets.paragraph(sheets.left, y + _HEADING, exam.name, sheets.room, NAME, bold=True)
        marks = facts.full_marks_shown(exam)
        y = sheets.paragraph(sheets.left, y, marks, sheets.room, CAPTION, grey=GREY)
        logs.draw_table(sheets, y, _exam_titles(one), _exam_rows(one))
        logs.sign(sheets)
        sheets.close()
    return sheets.finish()


def _exam_titles(sheet: ExamSheet) -> logs.Titles:
    subjects = ((one.name, 46.0) for one in sheet.exam.subjects)
    last = ((tr("In total"), 46.0), (tr("Since the exam before"), 52.0))
    return ((tr("No."), 30.0), (tr("Student"), 84.0), *subjects, *last)


def _exam_rows(sheet: ExamSheet) -> list[tables.Row]:
    subjects = sheet.exam.subjects
    rows = [tables.Row(tuple(_of_student(row)), _CLASS_ROW) for row in sheet.rows]
    for label, of in (
        (tr("Average of the class"), sheet.rows),
        (tr("Average of the left-behind"), [row for row in sheet.rows if row.student.left_behind]),
    ):
        found = [facts.average(row.result.scores.get(one.id) for row in of) for one in subjects]
        cells = (_middle(facts.average_shown(average), bold=True) for average in found)
        rows.append(tables.Row((Cell(label, 2, bold=True), *cells, value("", 2))))
    return rows


def _of_student(row: Row) -> Iterable[Cell]:
    number = row.student.class_number
    said = [
        *(row.result.shown(one.name) for one in row.result.exam.subjects),
        row.result.total_shown(),
        facts.change_shown(row.results, len(row.results) - 1),
    ]
    yield _middle("" if number is None else str(number), size=_CLASS_SIZE)
    yield value(row.student.name, bold=True, size=_CLASS_SIZE)
    yield from (_middle(text, size=_CLASS_SIZE) for text in said)
