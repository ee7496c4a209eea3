"""A field of a record, said once.

A room's `facts.py` holds one list of fields for each record kind. Form, table, paper, import,
history and completeness all read that list, so a new field is one line there, one column and
one migration.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct

from carekeeper.core import clock, dates, id_number, lunar, money, names, phone, scores
from carekeeper.core.errors import Invalid
from carekeeper.core.words import tr, trn

_FULL_WIDTH = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {0xFF0E: ".", 0x3000: " "}
_FIRST_YEAR = 1900
_OLDEST = 120
_LARGEST_NUMBER = 1_000_000

_FLAGS: dict[str, bool] = {
    **dict.fromkeys(("1", "是", "有", "Y", "YES", "TRUE", "√", "✓", "对"), True),
    **dict.fromkeys(("0", "否", "无", "無", "没有", "N", "NO", "FALSE", "×"), False),
}


class Kind(StrEnum):
    """What a field holds, and so how it is typed, shown and checked."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NAME = "name"
    PHONE = "phone"
    PHONES = "phones"
    ID_NUMBER = "id_number"
    DATE = "date"
    TIME = "time"
    LOOSE_DATE = "loose_date"
    BIRTH_YEAR = "birth_year"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXTS = "texts"
    FLAG = "flag"
    NUMBER = "number"
    MONEY = "money"
    POINTS = "points"
    SCORE = "score"
    LUNAR = "lunar"
    PHOTO = "photo"
    PARTAKERS = "partakers"
    ROWS = "rows"


EMPTY: dict[Kind, object] = {
    Kind.DATE: None,
    Kind.FLAG: None,
    Kind.NUMBER: None,
    Kind.MONEY: None,
    Kind.POINTS: None,
    Kind.BIRTH_YEAR: None,
    Kind.PHONES: (),
    Kind.CHOICES: (),
    Kind.TEXTS: (),
    Kind.PARTAKERS: (),
    Kind.ROWS: (),
}
"""The value of a field that is not filled in; `""` for every kind that is not listed."""


class Choice(Struct, frozen=True):
    """One of the answers of a field: the code that is kept, and the words for it.

    In a field with rows, one of its columns.
    """

    code: str
    label: str


def _always(_record: Any) -> bool:
    return True


class Field(Struct, frozen=True):
    """One field of a record kind.

    `label`, `hint` and `section` are source texts marked for translation. `width` is the share
    of a row of twelve that the form gives it. `counts` says that a file is not complete without
    it, as long as `applies` says yes for the record.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    section: str = ""
    width: int = 3
    choices: tuple[Choice, ...] = ()
    counts: bool = False
    sensitive: bool = False
    applies: Callable[[Any], bool] = _always
    hint: str = ""
    unit: str = ""
    longest: int = 200
    bounds: tuple[int, int] | None = None
    """The least and the most that a number can be, in its unit; beyond them it is a slip."""

    def choice_label(self, code: str) -> str:
        """Return the words for a code, or the code itself when it is not among the choices."""
        for choice in self.choices:
            if choice.code == code:
                return tr(choice.label)
        return code


class Section(Struct, frozen=True):
    """A part of a form, with a heading that one can jump to."""

    name: str
    label: str


def empty_value(field: Field) -> object:
    """Return the value of the field when nothing is filled in."""
    return EMPTY.get(field.kind, "")


def is_empty(value: object) -> bool:
    """Tell whether a value counts as not filled in. `False` and 0 are answers."""
    return value is None or value == "" or value == ()


def missing(fields: Iterable[Field], record: object) -> tuple[Field, ...]:
    """Return the fields that count, apply to the record, and are not filled in."""
    return tuple(
        field
        for field in fields
        if field.counts and field.applies(record) and is_empty(getattr(record, field.name))
    )


def due_fields(fields: Iterable[Field], record: object) -> tuple[Field, ...]:
    """Return the fields that count and apply to the record, filled in or not."""
    return tuple(field for field in fields if field.counts and field.applies(record))


def shown(field: Field, value: Any, *, masked: bool = False) -> str:
    """Return a value as the teacher reads it, on the screen and on paper; `""` when empty.

    With `masked`, a sensitive number shows its last four characters only.
    """
    if is_empty(value):
        return ""
    return _SHOW[field.kind](field, value, masked)


def _show_number(field: Field, value: Any, _masked: bool) -> str:
    number = f"{value:g}" if isinstance(value, float) else str(value)
    return f"{number} {tr(field.unit)}" if field.unit else number


def _show_text(_field: Field, value: Any, _masked: bool) -> str:
    return str(value)


def _show_choices(field: Field, value: Any, _masked: bool) -> str:
    return tr(", ").join(field.choice_label(code) for code in value)


def _show_id(_field: Field, value: Any, masked: bool) -> str:
    return id_number.masked(value) if masked else str(value)


def _show_photos(_field: Field, value: Any, _masked: bool) -> str:
    if isinstance(value, str):
        return tr("(photo)")
    return trn("{n} photo", "{n} photos", len(value)).format(n=len(value))


_SHOW: dict[Kind, Callable[[Field, Any, bool], str]] = {
    Kind.TEXT: _show_text,
    Kind.LONG_TEXT: _show_text,
    Kind.NAME: _show_text,
    Kind.PHOTO: _show_photos,
    Kind.PHONE: lambda _f, value, _m: phone.shown(value),
    Kind.PHONES: lambda _f, value, _m: tr(", ").join(phone.shown(one) for one in value),
    Kind.ID_NUMBER: _show_id,
    Kind.DATE: lambda _f, value, _m: dates.show_date(value),
    Kind.TIME: _show_text,
    Kind.LOOSE_DATE: lambda _f, value, _m: dates.show_loose(value),
    Kind.BIRTH_YEAR: _show_number,
    Kind.CHOICE: lambda field, value, _m: field.choice_label(value),
    Kind.CHOICES: _show_choices,
    Kind.TEXTS: lambda _f, value, _m: tr(", ").join(value),
    Kind.FLAG: lambda _f, value, _m: tr("Yes") if value else tr("No"),
    Kind.NUMBER: _show_number,
    Kind.PARTAKERS: lambda _f, value, _m: tr(", ").join(one.shown() for one in value),
    Kind.ROWS: lambda _f, value, _m: "\n".join("　".join(filter(None, row)) for row in value),
    Kind.MONEY: lambda _f, value, _m: money.shown(value),
    Kind.LUNAR: _show_text,
    Kind.POINTS: lambda _f, value, _m: scores.shown(value),
    Kind.SCORE: lambda _f, value, _m: tr(scores.ANSWERS.get(value, value)),
}


def parse(field: Field, text: str, *, today: date) -> object:
    """Turn what was typed or pasted into the field's value; the empty value for blank text.

    Raises `Invalid`, with the field's name, for what cannot be right.
    """
    if not text.strip():
        return empty_value(field)
    try:
        value = _PARSE[field.kind](field, text.strip(), today)
    except Invalid as problem:
        raise Invalid(problem.sentence, field.name) from None
    return value


def _parse_text(field: Field, text: str, _today: date) -> object:
    clean = names.clean(text) if field.kind is Kind.NAME else unicodedata.normalize("NFC", text)
    if names.length(clean) > field.longest:
        sentence = tr("At most {n} characters fit here. Please shorten it.")
        raise Invalid(sentence.format(n=field.longest))
    return clean


def _parse_lunar(field: Field, text: str, today: date) -> object:
    lunar.parse(text)
    return _parse_text(field, text, today)


def _parse_birth_year(_field: Field, text: str, today: date) -> object:
    number = text.translate(_FULL_WIDTH).removesuffix("岁").removesuffix("歲").removesuffix("年")
    if not number.strip().isdecimal():
        raise Invalid(tr("Write an age such as 67, or a year of birth such as 1959."))
    value = int(number)
    year = value if value >= _FIRST_YEAR else today.year - value
    if not today.year - _OLDEST <= year <= today.year:
        raise Invalid(tr("Nobody is that old. Please check the age or the year of birth."))
    return year


def _parse_number(field: Field, text: str, _today: date) -> object:
    number = text.translate(_FULL_WIDTH)
    try:
        value = float(number)
    except ValueError:
        raise Invalid(tr("This is not a number. Write it like 12 or 3.5.")) from None
    if not 0 <= value < _LARGEST_NUMBER:
        raise Invalid(tr("This number is too large or too small."))
    if field.bounds is not None and not field.bounds[0] <= value <= field.bounds[1]:
        least, most = field.bounds
        sentence = tr("This should be between {least} and {most} {unit}. Please check the number.")
        raise Invalid(sentence.format(least=least, most=most, unit=tr(field.unit)))
    return int(value) if value.is_integer() else value


def _parse_choice(field: Field, text: str, _today: date) -> object:
    wanted = text.translate(_FULL_WIDTH).strip()
    for choice in field.choices:
        if wanted in (choice.code, choice.label, tr(choice.label)):
            return choice.code
    words = tr(", ").join(tr(choice.label) for choice in field.choices)
    raise Invalid(tr("“{text}” is not one of: {choices}.").format(text=text, choices=words))


def _parse_choices(field: Field, text: str, today: date) -> object:
    for sign in "，,；;":
        text = text.replace(sign, "、")
    parts = [part.strip() for part in text.split("、") if part.strip()]
    return tuple(dict.fromkeys(str(_parse_choice(field, part, today)) for part in parts))


def _parse_texts(_field: Field, text: str, _today: date) -> object:
    for sign in "，,；;\n":
        text = text.replace(sign, "、")
    return tuple(dict.fromkeys(part.strip() for part in text.split("、") if part.strip()))


def _parse_rows(field: Field, text: str, _today: date) -> object:
    """Return a row for each line, its columns parted by tabs, as a table is copied."""
    wide = len(field.choices)
    lines = (line.split("\t") for line in text.splitlines() if line.strip())
    return tuple(tuple(part.strip() for part in (*line, *[""] * wide)[:wide]) for line in lines)


def _parse_flag(_field: Field, text: str, _today: date) -> object:
    answer = _FLAGS.get(text.translate(_FULL_WIDTH).strip().upper())
    if answer is None:
        raise Invalid(tr("Only Yes or No can be filled in here."))
    return answer


def _parse_score(_field: Field, text: str, _today: date) -> object:
    """Return a score as it is typed, or the code of an answer; the full mark is not known here."""
    score = scores.parse(text, scores.MOST)
    return "" if score is None else score.answer or scores.score_shown(score)


_PARSE: dict[Kind, Callable[[Field, str, date], object]] = {
    Kind.TEXT: _parse_text,
    Kind.LONG_TEXT: _parse_text,
    Kind.NAME: _parse_text,
    Kind.PHOTO: lambda _f, text, _t: text,
    Kind.PHONE: lambda _f, text, _t: phone.parse(text),
    Kind.PHONES: lambda _f, text, _t: phone.parse_many(text),
    Kind.ID_NUMBER: lambda _f, text, today: id_number.parse(text, today=today).text,
    Kind.DATE: lambda _f, text, today: dates.parse_date(text, today=today),
    Kind.TIME: lambda _f, text, _t: clock.clock_time(text),
    Kind.LOOSE_DATE: lambda _f, text, today: dates.parse_loose(text, today=today),
    Kind.BIRTH_YEAR: _parse_birth_year,
    Kind.CHOICE: _parse_choice,
    Kind.CHOICES: _parse_choices,
    Kind.TEXTS: _parse_texts,
    Kind.FLAG: _parse_flag,
    Kind.NUMBER: _parse_number,
    Kind.PARTAKERS: _parse_texts,
    Kind.ROWS: _parse_rows,
    Kind.MONEY: lambda _f, text, _t: money.parse(text),
    Kind.LUNAR: _parse_lunar,
    Kind.POINTS: lambda _f, text, _t: scores.parse_full_mark(text),
    Kind.SCORE: _parse_score,
}


def to_plain(value: object) -> object:
    """Return a field's value as JSON can hold it."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def by_name(fields: Iterable[Field]) -> Mapping[str, Field]:
    """Return the fields by their names."""
    return {field.name: field for field in fields}
