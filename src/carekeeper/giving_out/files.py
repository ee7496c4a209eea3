"""Putting tables into files: a workbook, CSV; every value stays text, and none is a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from carekeeper.giving_out.tables import OutTable
from carekeeper.lists.progress import Report, quiet

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_STEP = 500
"""So many rows are written until it is asked again whether to go on."""
_STARTERS = ("=", "+", "-", "@", "\t", "\r")
_NARROWEST, _WIDEST = 6, 40
_READABLE = 200
"""So many columns of letters across a page can still be read."""
_NAME = "姓名"


def write_workbook(
    path: Path, tables: Sequence[OutTable], password: str = "", report: Report = quiet
) -> None:
    """Write one sheet for each table: heading frozen, filters, print set-up.

    With a password, the file can only be opened with it. `report` hears so many rows of so many;
    what it raises ends the writing, with no file.
    """
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})
    plain = book.add_format({"num_format": "@", "border": 1})
    whole = sum(len(table.rows) for table in tables)
    written = 0
    for table in tables:
        sheet = book.add_worksheet(_sheet_name(table.title))
        for column, heading in enumerate(table.headings):
            sheet.write_string(0, column, heading, bold)
            sheet.set_column(column, column, _width(table, column))
        for row, cells in enumerate(table.rows, start=1):
            if row % _STEP == 0:
                report(written + row, whole)
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell, plain)
        written += len(table.rows)
        _set_up(sheet, table)
    book.close()
    path.write_bytes(_locked(made, password) if password else made.getvalue())


def _set_up(sheet: Worksheet, table: OutTable) -> None:
    """Let a sheet be read, filtered and printed."""
    sheet.freeze_panes(1, 0)
    if table.headings:
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.headings) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    _on_pages(sheet, table)
    sheet.repeat_rows(0)


def _on_pages(sheet: Worksheet, table: OutTable) -> None:
    """Bring all columns on one page where they can be read there, else the names on each page."""
    wide = sum(_width(table, column) for column in range(len(table.headings)))
    if wide <= _READABLE:
        sheet.fit_to_pages(1, 0)
    elif _NAME in table.headings:
        sheet.repeat_columns(0, table.headings.index(_NAME))


def _locked(made: io.BytesIO, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    locked = io.BytesIO()
    made.seek(0)
    OOXMLFile(made).encrypt(password, locked)
    return locked.getvalue()


def _sheet_name(title: str) -> str:
    return "".join("-" if sign in "[]:*?/\\" else sign for sign in title)[:31]


def _width(table: OutTable, column: int) -> int:
    texts = [table.headings[column], *(row[column] for row in table.rows[:200])]
    widest = max(map(_columns_of, texts), default=0) + 2
    return min(max(widest, _NARROWEST), _WIDEST)


def _columns_of(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def write_csv(path: Path, table: OutTable) -> None:
    """Write UTF-8 with its mark, as spreadsheets expect it; no cell begins a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([_defused(cell) for cell in table.headings])
        writer.writerows([_defused(cell) for cell in row] for row in table.rows)


def _defused(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_STARTERS) and cell != "—" else cell
