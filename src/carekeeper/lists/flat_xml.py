"""Workbooks that are one XML file: that of Excel 2003, which many systems call .xls, and .fods."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from carekeeper.lists import limits
from carekeeper.lists.grid import Area, Sheet, sheet_of
from carekeeper.lists.workbooks import is_unsure, text_of

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _OFFICE, _TEXT = (f"{{{_OPEN}:{part}:1.0}}" for part in ("table", "office", "text"))
_ROOT = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<(?:\w+:)?(Workbook|document)\b", re.DOTALL)

_BREAKS = {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": " ", f"{_TEXT}s": " "}


def is_workbook(text: str) -> bool:
    """Tell whether a text is such a file, by its first element."""
    return _ROOT.match(text) is not None


def read(text: str) -> Sequence[Sheet]:
    """Return the sheets of the workbook; raises `Refused` when it is none, or damaged."""
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, LookupError):  # also an encoding of no such name
        raise limits.damaged() from None
    if root.tag == f"{_SS}Workbook":
        return [_of_excel(one) for one in root.iter(f"{_SS}Worksheet")]
    return [_of_open(one) for one in root.iter(f"{_TABLE}table")]


class _Grid(Struct):
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    unsure: list[tuple[int, int]] = field(default_factory=list)
    right: int = 0

    def put(self, row: int, column: int, value: object, down: int = 0, right: int = 0) -> None:
        """Put a value into a cell that takes so many more rows and columns."""
        limits.check_size(row + 1, column + 1)
        text = text_of(value)
        if text:
            self.rows.setdefault(row, {})[column] = text
            self.right = max(self.right, column + 1)
        if is_unsure(value):
            self.unsure.append((row, column))
        if down or right:
            self.merged.append((row, column, row + down, column + right))

    def sheet(self, name: str) -> Sheet:
        """Return the cells as a sheet."""
        height = max(self.rows, default=-1) + 1
        limits.check_size(height, self.right)
        empty: dict[int, str] = {}
        rows = (
            [self.rows.get(row, empty).get(column, "") for column in range(self.right)]
            for row in range(height)
        )
        return sheet_of(name, rows, self.merged, self.unsure)


def _of_excel(sheet: Element) -> Sheet:
    grid = _Grid()
    row = -1
    for line in sheet.iter(f"{_SS}Row"):
        row = _number(line, f"{_SS}Index", row + 2) - 1
        column = -1
        for cell in line.iter(f"{_SS}Cell"):
            column = _number(cell, f"{_SS}Index", column + 2) - 1
            down, right = (_number(cell, f"{_SS}Merge{way}", 0) for way in ("Down", "Across"))
            told = cell.find(f"{_SS}Data")
            value = "" if told is None else _typed(told.get(f"{_SS}Type", ""), _words(told))
            grid.put(row, column, value, down, right)
            column += right
    return grid.sheet(sheet.get(f"{_SS}Name", ""))


def _of_open(table: Element) -> Sheet:
    grid = _Grid()
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        cells = [cell for cell in _cells(line) if cell[1] or cell[2]]
        again = _number(line, f"{_TABLE}number-rows-repeated", 1)
        for at in range(row, row + (again if cells else 0)):
            for column, value, more in cells:
                grid.put(at, column, value, *more)
        row += again
    return grid.sheet(table.get(f"{_TABLE}name", ""))


def _cells(line: Element) -> Iterator[tuple[int, object, tuple[int, ...]]]:
    """Yield column, value, and by how many rows and columns it is larger than a cell."""
    column = 0
    for cell in line:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        again = _number(cell, f"{_TABLE}number-columns-repeated", 1)
        spans = [_number(cell, f"{_TABLE}number-{way}-spanned", 1) for way in ("rows", "columns")]
        more = tuple(span - 1 for span in spans) if any(span > 1 for span in spans) else ()
        value = _of_open_cell(cell)
        for at in range(column, column + (again if value or more else 0)):
            yield at, value, more
        column += again


def _of_open_cell(cell: Element) -> object:
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "float":
        return _typed("Number", cell.get(f"{_OFFICE}value", ""))
    if kind == "date":
        return _typed("DateTime", cell.get(f"{_OFFICE}date-value", ""))
    return "\n".join(_words(one) for one in cell.findall(f"{_TEXT}p"))


def _typed(kind: str, text: str) -> object:
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text)
    except ValueError:
        pass  # then it is what it says
    return text


def _words(part: Element) -> str:
    inside = (_BREAKS.get(one.tag, "") + _words(one) + (one.tail or "") for one in part)
    return (part.text or "") + "".join(inside)


def _number(element: Element, name: str, usual: int) -> int:
    told = element.get(name, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 8 else usual
