"""The report of a term on paper: the figures with their definitions, charts, and the counts.

Names stand on it only where they were chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from carekeeper.core import dates, words
from carekeeper.core.bars import Bar
from carekeeper.core.left_behind import DEFINITIONS, answer_shown
from carekeeper.core.school_year import show_grade
from carekeeper.core.words import mark, tr
from carekeeper.printing import bar_chart, cards, filing
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.style import BODY, CAPTION, GREY, LEADING
from carekeeper.printing.tables import Row, Table, label, titles, value
from carekeeper.printing.text import wrap
from carekeeper.report.facts.definitions import SAYS, Answered, Count, Dropout
from carekeeper.report.facts.figures import Figure
from carekeeper.report.facts.sheet import ReportSheet

_FIGURES = (96.0, 62.0, 46.0, 290.0)
_COUNTS = (150.0, 60.0, 60.0, 60.0, 60.0)
_ABOVE, _BELOW, _CHART_GAP, _ACROSS = 20.0, 8.0, 20.0, 2
_SEXES = (mark("Male"), mark("Female"), mark("Not known"))


def draw_reports(sheets_of: Sequence[ReportSheet], *, ruled: bool, named: bool) -> bytes:
    """Return the pages of some terms; with `named`, who is missing in each figure."""
    author = sheets_of[0].school.teacher if sheets_of else ""
    sheets = Sheets(tr("Report"), author=author, language=words.language())
    for one in sheets_of:
        _draw(sheets, one, ruled=ruled, named=named)
    return sheets.finish()


def _draw(sheets: Sheets, one: ReportSheet, *, ruled: bool, named: bool) -> None:
    title = tr("Report on the left-behind students")
    day = tr("As of {day}").format(day=dates.show_date(one.term.as_of))

    def head() -> float:
        if ruled:
            return filing.draw_form_head(sheets, title, one.school, (one.term.title, day))
        over = one.school.full_name
        return cards.draw_head(sheets, title, over=over, notes=(one.term.title, day)) + _BELOW

    running = Running(
        head,
        lambda: filing.draw_form_foot(sheets),
        filing.bottom(sheets),
        where=one.school.name,
    )
    y = sheets.open(running)
    y = Table(sheets, _FIGURES, _figure_rows(one.figures)).draw(y, repeat=1)
    y = _charts(sheets, y, one.figures)
    for count in one.counts:
        y = _count(sheets, y, count)
    y = _dropouts(sheets, y, one.dropouts, named=named)
    if named:
        _lists(sheets, _differing(sheets, y, one.differing), one)
    sheets.close()


def _figure_rows(figures: Sequence[Figure]) -> list[Row]:
    rows = [titles(tr("Figure"), tr("Number"), tr("Share"), tr("How it is counted"))]
    for rate in (one.rate for one in figures):
        share = f"{100 * rate.done / rate.of:.1f}%" if rate.of else "—"
        told = f"{rate.done} / {rate.of}"
        cells = (label(rate.label), value(told, bold=True), value(share))
        rows.append(Row((*cells, value(rate.definition, size=CAPTION))))
    return rows


def _charts(sheets: Sheets, y: float, figures: Sequence[Figure]) -> float:
    """Draw the figures by month, two charts side by side."""
    rates = [one.rate for one in figures if one.rate.parts]
    width = (sheets.room - _CHART_GAP) / _ACROSS
    for at in range(0, len(rates), _ACROSS):
        y = _room_for(sheets, y, bar_chart.HEIGHT + _ABOVE) + _ABOVE
        for place, rate in enumerate(rates[at : at + _ACROSS]):
            x = sheets.left + place * (width + _CHART_GAP)
            title = tr("{what} by month").format(what=rate.label)
            bars = [Bar(one.label, one.done, one.of) for one in rate.parts]
            bar_chart.draw_bars(sheets, x, y, width, title, bars)
        y += bar_chart.HEIGHT
    return y


def _count(sheets: Sheets, y: float, count: Count) -> float:
    grade = "" if count.grade is None else show_grade(count.grade)
    heads = [tr(_SEXES[place]) for place in count.columns]
    rows = [titles(grade or tr("Grade"), *heads, tr("Total"))]
    for row in count.rows:
        numbers = (*(row.by_sex[place] for place in count.columns), row.total)
        rows.append(Row((label(row.label), *(value(str(n)) for n in numbers))))
    table = Table(sheets, _COUNTS[: len(heads) + 2], rows)
    title = tr("By {definition}").format(definition=count.title)
    y = _heading(sheets, y, title, tr(SAYS[count.definition]), table.height)
    return table.draw(y, repeat=1)


def _dropouts(sheets: Sheets, y: float, gone: Sequence[Dropout], *, named: bool) -> float:
    """Draw the drop-outs: by name where names are wanted, else how many."""
    suspected = sum(one.suspected for one in gone)
    told = tr("Suspected: {n}. Actual: {m}.").format(n=suspected, m=len(gone) - suspected)
    y = _heading(sheets, y, tr("Drop-outs"), told, 0)
    if not (named and gone):
        return y
    rows = [titles(tr("Student"), tr("What"), tr("Since"), tr("Reason"))]
    for one in gone:
        status = tr("Suspected drop-out") if one.suspected else tr("Left school")
        since = "" if one.since is None else dates.show_date(one.since)
        rows.append(Row(tuple(map(value, (one.name, status, since, one.reason)))))
    return Table(sheets, (90.0, 90.0, 100.0, 214.0), rows).draw(y, repeat=1)


def _differing(sheets: Sheets, y: float, told: Sequence[Answered]) -> float:
    """Draw whom one definition counts and another one does not, and why."""
    if not told:
        return y
    rows = [titles(tr("Student"), *(tr(one) for one in DEFINITIONS.values()))]
    for one in told:
        why = (f"{answer_shown(answer)}\n{answer.reason}" for answer in one.answers)
        rows.append(Row((value(one.name), *(value(text, size=CAPTION) for text in why))))
    table = Table(sheets, (74.0, 140.0, 140.0, 140.0), rows)
    y = _heading(sheets, y, tr("Counted by one, not by another"), "", min(table.height, 80))
    return table.draw(y, repeat=1)


def _lists(sheets: Sheets, y: float, one: ReportSheet) -> None:
    rows = [titles(tr("Figure"), tr("Students missing in it"))]
    for rate in (figure.rate for figure in one.figures):
        if rate.missing:
            who = tr(", ").join(one.names.get(key, "") for key in rate.missing)
            rows.append(Row((label(rate.label), value(who))))
    if len(rows) > 1:
        table = Table(sheets, (96.0, 398.0), rows)
        y = _heading(sheets, y, tr("List of names"), "", min(table.height, 80))
        table.draw(y, repeat=1)


def _heading(sheets: Sheets, y: float, title: str, about: str, below: float) -> float:
    """Draw a heading with what is said of it, on the page where what follows begins."""
    lines = wrap(about, sheets.room, CAPTION) if about else []
    needed = _ABOVE + BODY + len(lines) * CAPTION * LEADING + _BELOW
    y = _room_for(sheets, y, needed + below) + _ABOVE
    sheets.text(sheets.left, y, title, BODY, bold=True)
    y += BODY + 4
    return sheets.lines(sheets.left, y, lines, CAPTION, grey=GREY) - (CAPTION if lines else 4)


def _room_for(sheets: Sheets, y: float, needed: float) -> float:
    """Return where so much goes on: here, or at the top of the next page."""
    return y if y + needed <= sheets.bottom else sheets.turn()
