"""Reading one cell as the value of a field, in the words of the register or of a school's list.

What cannot be right raises `Invalid`; what says that there is nothing gives the empty value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from carekeeper.core import fields, id_number, phone, register
from carekeeper.core.errors import Invalid
from carekeeper.core.fields import Field, Kind
from carekeeper.core.half_width import half_width
from carekeeper.core.words import tr
from carekeeper.lists import days
from carekeeper.lists.kinds import refers
from carekeeper.lists.tidy import is_damaged, is_nothing, one_line, value_text

LARGEST_NUMBER = 999
_WORDY = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICES, Kind.FLAG, Kind.CHOICE})
_TICK = r"[√✓✔☑■●vV]"
_BOX = re.compile(rf"[(（\[]\s*({_TICK}?)\s*[)）\]]|([√✓✔☑■●])|[□☐]")
_TICK_SIGN = re.compile(_TICK.replace("vV", ""))
_WORD = re.compile(r"[^\s、,，;；/|]+")
_BOXED = re.compile(r"[□☐]|[(（\[]\s*[)）\]]")
_ZERO_MEANS_NOTHING = frozenset(
    {
        Kind.TEXT,
        Kind.LONG_TEXT,
        Kind.NAME,
        Kind.PHONE,
        Kind.PHONES,
        Kind.ID_NUMBER,
        Kind.DATE,
        Kind.LOOSE_DATE,
        Kind.BIRTH_YEAR,
    }
)

_PLAIN = re.compile("(?![同见])[\u4e00-\u9fff][\u4e00-\u9fff0-9A-Za-z]{3,}")
"""A text of more signs than any that says that there is nothing, and none that is to be tidied."""
_UNREAD = object()


class Readings:
    """What the cells of a list are, by the fields of one kind of record; each text read once.

    In a list most columns say the same few things over and over, and after a correction all of it
    but one cell is as it was.
    """

    def __init__(self, fields: Mapping[str, Field], today: date) -> None:
        self.fields = fields
        self.today = today
        self._known: dict[str, dict[object, Any]] = {name: {} for name in fields}

    def value(self, name: str, text: str, *, unsure: bool = False, kind: str = "") -> Any:
        """Return the value of a field that a cell tells, as `read` does."""
        known = self._known[name]
        key = (text, unsure, kind) if unsure or kind else text
        found = known.get(key, _UNREAD)
        if found is _UNREAD:
            try:
                found = read(self.fields[name], text, today=self.today, unsure=unsure, kind=kind)
            except Invalid as problem:
                found = problem
            known[key] = found
        if isinstance(found, Invalid):
            raise found.with_traceback(None)
        return found


def read(of: Field, text: str, *, today: date, unsure: bool = False, kind: str = "") -> Any:
    """Read one cell.

    `unsure` says that it was a number with more digits than a spreadsheet keeps, `kind` is the
    kind of the student's document. Raises `Invalid` for what cannot be right.
    """
    if of.kind is Kind.TEXT and _is_plain(of, text):
        return text  # as nearly every address is
    cell = _answer(of, text)
    if _says_nothing(of, cell):
        return fields.empty_value(of)
    if of.kind is Kind.ID_NUMBER:
        return _document(cell, unsure=unsure, kind=kind, today=today)
    if of.kind is Kind.DATE:
        return _day(cell, today)
    if of.kind is Kind.LOOSE_DATE:
        return days.recent(cell, today=today)
    if of.kind in (Kind.PHONES, Kind.PHONE):
        return _phones(of, cell)
    if of.kind is Kind.NUMBER:
        return _number(of, cell)
    if of.kind in (Kind.NAME, Kind.TEXT) and is_damaged(cell):
        raise Invalid(tr("Some characters of this text were lost."))
    if of.kind is Kind.TEXT and refers(cell):
        raise Invalid(tr("This only says that another cell has the value."))
    plain = one_line(cell) if of.kind is not Kind.LONG_TEXT else cell
    return fields.parse(of, register.plain_value(of.name, plain), today=today)


def _answer(of: Field, text: str) -> str:
    cell = value_text(text)
    if of.kind is Kind.LONG_TEXT:
        return cell
    return ticked(cell).removesuffix(".0" if of.kind in (Kind.CHOICE, Kind.FLAG) else "")


def _is_plain(of: Field, text: str) -> bool:
    """Tell whether a text is sure to be the value of a field as it stands."""
    fits = len(text) <= of.longest and not register.is_coded(of.name)
    return fits and _PLAIN.fullmatch(text) is not None


def _says_nothing(of: Field, cell: str) -> bool:
    if of.kind in _ZERO_MEANS_NOTHING and cell in ("0", "0.0"):
        return True
    return is_nothing(cell) and (
        of.kind not in _WORDY or not re.search(r"\w", cell) or cell.isascii()
    )


def ticked(text: str) -> str:
    """Return the answer that is ticked among several in one cell: `男（√） 女（ ）`."""
    if text.isalnum() or not _TICK_SIGN.search(text):
        return text
    if not (_BOXED.search(text) or "√" in text):
        return text
    boxes = list(_BOX.finditer(text))
    ends = [0, *(box.end() for box in boxes)]
    starts = [*(box.start() for box in boxes), len(text)]
    between = [_WORD.findall(text[end:start]) for end, start in zip(ends, starts, strict=True)]
    if between[0] and between[-1] and not all(box[1] is not None for box in boxes):
        return text  # 男√女 may be either
    if between[0]:
        found = [
            before[-1:] for box, before in zip(boxes, between, strict=False) if box[1] or box[2]
        ]
    else:
        found = [
            behind[:1] for box, behind in zip(boxes, between[1:], strict=True) if box[1] or box[2]
        ]
    return found[0][0] if len(found) == 1 and found[0] else text


def _document(cell: str, *, unsure: bool, kind: str, today: date) -> str:
    if unsure or id_number.looks_damaged(cell):
        raise Invalid(tr("A spreadsheet has damaged this number: its last digits are lost."))
    if kind and kind != "resident_id":
        return id_number.valid_document(kind, cell, today=today)
    return id_number.parse(cell, today=today).text


def _day(cell: str, today: date) -> date:
    read_day = days.read(cell, today=today)
    if len(read_day) < len("2015-03-08"):
        raise MonthOnly(read_day)
    return date.fromisoformat(read_day)


class MonthOnly(Invalid):
    """A day of which only the year, or the year and the month, are told."""

    def __init__(self, told: str) -> None:
        super().__init__(tr("The day is missing; the month is kept as it is."))
        self.told = told


_AS_FIGURE = re.compile(r"(?<=\d)\.0\b")
_SECOND_PHONE = re.compile(r"[(\[【](1[3-9]\d{9})[)\]】]")
_PARTED = re.compile(r"[\n\\或]")


def _phones(of: Field, cell: str) -> Any:
    plain = cell
    if not cell.isdigit():
        plain = _SECOND_PHONE.sub(r"、\1", _AS_FIGURE.sub("", half_width(cell)))
        plain = _PARTED.sub("、", plain).strip("*#。 ")
    return phone.parse(plain) if of.kind is Kind.PHONE else phone.parse_many(plain)


_UNITS = re.compile(r"(号|號|岁|cm|厘米|公分|kg|公斤|千克|公里|千米|km)$", re.IGNORECASE)


def _number(of: Field, cell: str) -> Any:
    plain = _UNITS.sub("", half_width(cell).removesuffix(".0")).strip()
    if of.name == "class_number":
        if not plain.isdecimal() or len(plain) > 9 or int(plain) > LARGEST_NUMBER:
            raise Invalid(tr("A class number is a whole number up to 999."))
        return int(plain)
    return fields.parse(of, plain, today=date.min)
