"""Work plan and summary on paper, clean or ruled, filled in or blank to write on."""

from __future__ import annotations

from collections.abc import Sequence

from carekeeper.core import dates, words
from carekeeper.core.words import tr
from carekeeper.printing import cards, filing
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.shapes import lacking
from carekeeper.printing.style import NAME, STRONG
from carekeeper.printing.tables import Row, Table, label, value
from carekeeper.printing.text import wrap
from carekeeper.report.facts.calendar import rows_of
from carekeeper.report.facts.papers import CALENDAR
from carekeeper.report.facts.sheet import PaperSheet, Told

_SIZE, _LINE = 11.0, 19.0
_HEADING, _ABOVE = 24.0, 12.0
_FROM_END, _SIGNING = 82.0, 62.0
_LABEL, _WHEN = 76.0, 66.0
_BLANK_ROW, _BLANK_LINES, _BLANK_MONTHS = 96.0, 5, 5
_INDENT = "\u3000\u3000"


def draw_papers(wanted: Sequence[PaperSheet], *, title: str, ruled: bool, blank: bool) -> bytes:
    """Return the pages of some papers, one behind the other."""
    author = wanted[0].school.teacher if wanted else ""
    sheets = Sheets(title, author=author, language=words.language())
    for sheet in wanted:
        (_draw_ruled if ruled else _draw_clean)(sheets, sheet, blank)
    return sheets.finish()


def missing_in(sheet: PaperSheet) -> list[str]:
    """Return sentences for what the pages lack."""
    found = []
    if not sheet.group:
        found.append(tr("The work group has nobody yet. Add it in the settings of the class."))
    if sheet.unknown:
        found.append(tr("A figure in the text does not exist any more; a dash is printed instead."))
    texts = [part for one in sheet.sections for part in (one.heading, one.text)]
    return found + lacking([*texts, sheet.work_group])


def _signatures() -> tuple[str, ...]:
    return (
        tr("Class teacher's signature ____________"),
        tr("Head of the work group ____________"),
        tr("Signed on ____________"),
    )


def _as_of(sheet: PaperSheet, blank: bool) -> str:
    day = "____________" if blank else dates.show_date(sheet.as_of)
    return tr("Figures as of {day}").format(day=day)


# -- the clean style


def _draw_clean(sheets: Sheets, sheet: PaperSheet, blank: bool) -> None:
    def head() -> float:
        over, notes = sheet.school.full_name, (_as_of(sheet, blank),)
        return cards.draw_head(sheets, sheet.title, over=over, notes=notes) + _HEADING

    def foot() -> None:
        sheets.rule(sheets.left, sheets.height - _FROM_END, sheets.right, STRONG)
        cards.draw_foot(sheets, tr("Printed on {date}").format(date=dates.show_date(sheet.day)), "")

    running = Running(head, foot, sheets.height - _FROM_END - _LINE, where=sheet.school.name)
    y = sheets.open(running)
    if sheet.work_group:
        y = _write(sheets, y, Told("", tr("Work group"), sheet.work_group), blank=False)
    for one in sheet.sections:
        if one.about == CALENDAR:
            y = _draw_calendar(sheets, y, one, blank)
        else:
            y = _write(sheets, y, one, blank=blank)
    cards.draw_signatures(sheets, sheets.height - _SIGNING, _signatures())
    sheets.close()


def _heading(sheets: Sheets, y: float, text: str, room: float) -> float:
    """Draw a heading, never alone at the end of a page."""
    lines = wrap(text, sheets.room, NAME, bold=True) if text else []
    if y + len(lines) * _HEADING + room > sheets.bottom:
        y = sheets.turn() + _LINE
    for line in lines:
        sheets.text(sheets.left, y, line, NAME, bold=True)
        y += _HEADING
    return y


def _write(sheets: Sheets, y: float, told: Told, *, blank: bool) -> float:
    """Draw a section as a text that goes on over the pages, or lines to write on."""
    y = _heading(sheets, y, told.heading, 2 * _LINE)
    for _line in range(_BLANK_LINES if blank else 0):
        sheets.write_line(sheets.left, y, sheets.right)
        y += _LINE + 4
    indent = _INDENT if words.language().startswith("zh") else ""
    for paragraph in [] if blank else told.text.splitlines():
        # A wrapped text loses what stands before it; the first line is told as wide as it is.
        for place, line in enumerate(wrap(indent + paragraph.strip(), sheets.room, _SIZE)):
            if y > sheets.bottom:
                y = sheets.turn() + _LINE
            dented = bool(indent) and not place
            x = sheets.left + (len(indent) * _SIZE if dented else 0.0)
            sheets.text(x, y, line.lstrip(_INDENT) if dented else line, _SIZE)
            y += _LINE
    return y + _ABOVE


def _draw_calendar(sheets: Sheets, y: float, told: Told, blank: bool) -> float:
    rows = [Row((label(when), value(what))) for when, what in _calendar_rows(told, blank)]
    y = _heading(sheets, y, told.heading, 3 * _LINE)
    if not rows:
        return y
    y = Table(sheets, (_WHEN, sheets.room - _WHEN), rows).draw(y - _LINE / 2)
    return y + _LINE + _ABOVE


def _calendar_rows(told: Told, blank: bool) -> list[tuple[str, str]]:
    return [("", "")] * _BLANK_MONTHS if blank else rows_of(told.text)


# -- the ruled style


def _draw_ruled(sheets: Sheets, sheet: PaperSheet, blank: bool) -> None:
    day = "____________" if blank else dates.show_date(sheet.day)
    filled = tr("Filled in on: {date}").format(date=day)

    def head() -> float:
        known = (_as_of(sheet, blank), filled)
        return filing.draw_form_head(sheets, sheet.title, sheet.school, known)

    running = Running(
        head,
        lambda: filing.draw_form_foot(sheets),
        filing.bottom(sheets, signed=True),
        where=sheet.school.name,
    )
    rows = [Row((label(tr("Work group")), value(sheet.work_group, 2)))]
    for one in sheet.sections:
        rows += _rows(one, blank)
    widths = (_LABEL, _WHEN, sheets.room - _LABEL - _WHEN)
    Table(sheets, widths, rows).draw(sheets.open(running))
    filing.draw_signed(sheets, _signatures())
    sheets.close()


def _rows(told: Told, blank: bool) -> list[Row]:
    if told.about == CALENDAR and (lines := _calendar_rows(told, blank)):
        heading = label(told.heading, rows=len(lines))
        first, *others = [(label(when), value(what)) for when, what in lines]
        return [Row((heading, *first)), *map(Row, others)]
    text = "" if blank else told.text
    row = Row((label(told.heading), value(text, 2)))
    return [Row(row.cells, _BLANK_ROW) if blank else row]
