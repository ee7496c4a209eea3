"""Workbooks: .xlsx, .xls, .ods and their relatives, read with calamine; no formula is run."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from carekeeper.core.errors import Refused
from carekeeper.core.words import tr
from carekeeper.lists import limits
from carekeeper.lists.sent import Cells
from carekeeper.lists.tidy import cell_text, is_tidy

TYPE_CHECKING = False  # `typing` takes as long to import as all of this file
if TYPE_CHECKING:
    from typing import Any

_SURE = 999_999_999_999_999
"""The largest whole number of which a spreadsheet keeps every digit."""


def read(data: bytes) -> list[Cells]:
    """Return the sheets of a workbook, those that are hidden last."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return list(_sheets(book))
    except PasswordError:
        raise Refused(
            tr(
                "This file is protected by a password. Open it in a spreadsheet program, "
                "remove the password, save it under another name, and import that."
            )
        ) from None
    except (CalamineError, OSError, ValueError, IndexError, OverflowError):
        raise limits.damaged() from None
    except BaseException as problem:
        # A panic of the Rust side is no Exception, and says nothing that a teacher can use.
        if type(problem).__name__ == "PanicException":
            raise limits.damaged() from None
        raise


def _sheets(book: CalamineWorkbook) -> Iterator[Cells]:
    told = book.sheets_metadata
    shown = [one.name for one in told if str(one.visible).endswith("Visible")]
    hidden = [one.name for one in told if one.name not in shown]
    for name in (*shown, *hidden):
        sheet = _worksheet(book, name)
        if sheet is not None:
            yield _read(name, sheet, hidden=name in hidden)


def _worksheet(book: CalamineWorkbook, name: str) -> CalamineSheet | None:
    try:
        return book.get_sheet_by_name(name)
    except PasswordError:
        raise
    except CalamineError:
        return None  # a sheet of charts


def _read(name: str, sheet: CalamineSheet, *, hidden: bool) -> Cells:
    limits.check_size(sheet.total_height, sheet.total_width)
    rows: list[Sequence[str]] = []
    numbers: list[tuple[int, int]] = []
    for at, row in enumerate(sheet.to_python(skip_empty_area=False)):
        rows.append(_texts(row))
        if rows[-1] is not row:
            numbers += [(at, column) for column, value in enumerate(row) if is_unsure(value)]
    areas = sheet.merged_cell_ranges or ()
    merged = [(top, left, bottom, right) for (top, left), (bottom, right) in areas]
    return name, rows, merged, numbers, hidden


def _texts(row: Sequence[Any]) -> Sequence[str]:
    """Return a row as texts; itself, when all of it is text that needs no tidying."""
    try:
        tidy = is_tidy("".join(row))
    except TypeError:  # a number, a day
        tidy = False
    return row if tidy else [text_of(value) for value in row]


def is_unsure(value: object) -> bool:
    """Tell whether a value is a number with more digits than a spreadsheet keeps."""
    return isinstance(value, float) and abs(value) > _SURE


def text_of(value: object) -> str:
    """Return the text of a cell's value."""
    if isinstance(value, str):
        return cell_text(value)
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e30 else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return ""
    return str(value)
