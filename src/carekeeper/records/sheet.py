"""The sheet of a dated record on paper: clean or ruled, filled in or blank to write on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Generic, Literal

from msgspec import Struct

from carekeeper.core import confidential, dates, family, fields, words
from carekeeper.core.fields import Field, Kind
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr
from carekeeper.printing import cards, filing
from carekeeper.printing.cards import Fact
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.passages import CLEAN, LABEL, RULED, Passage, draw_passages
from carekeeper.printing.shapes import lacking
from carekeeper.printing.style import BODY, STRONG
from carekeeper.printing.tables import Cell, Row, Table, label, value
from carekeeper.printing.text import wrap
from carekeeper.records.kind import Dated, Record, todo_of

Style = Literal["clean", "table"]
STYLES: tuple[Style, ...] = ("clean", "table")

_FROM_END, _SIGNING = 82.0, 62.0
_TO_WRITE = 110.0
_TWELFTHS = 12
"""The width of the form, in the parts in which its fields are measured."""
_LONG = (Kind.LONG_TEXT, Kind.PARTAKERS, Kind.ROWS)


class RecordSheet(Struct, Generic[Record], frozen=True):
    """One sheet; without a record it is blank, to be filled in by hand.

    A record of the class is of no single student.
    """

    student: StudentLine | None
    school_class: SchoolClass
    record: Record | None = None

    @property
    def name(self) -> str:
        """Return the student's name, "" for a record of the class."""
        return "" if self.student is None else self.student.name


class _Drawing(Struct, Generic[Record], frozen=True):
    """What every page of one sheet needs to know."""

    dated: Dated[Record]
    title: str
    sheet: RecordSheet[Record]
    day: date
    answers: Mapping[str, str]


def draw_record_sheets(
    dated: Dated[Record],
    title: str,
    wanted: Sequence[RecordSheet[Record]],
    *,
    style: Style,
    day: date,
) -> bytes:
    """Draw a sheet for each record as a PDF; `title` is the sheet's title in words."""
    author = wanted[0].school_class.teacher if wanted else ""
    sheets = Sheets(title, author=author, language=words.language())
    draw = _draw_clean if style == "clean" else _draw_ruled
    for sheet in wanted:
        draw(sheets, _Drawing(dated, title, sheet, day, _answers(dated, sheet.record)))
    return sheets.finish()


def question_before_print(dated: Dated[Record], wanted: Sequence[RecordSheet[Record]]) -> str:
    """Return what is asked before confidential records leave the program; `""` without any."""
    records = (one.record for one in wanted if one.record is not None)
    return confidential.question(sum(1 for record in records if dated.is_private(record)))


def missing_in(dated: Dated[Record], wanted: Sequence[RecordSheet[Record]]) -> list[str]:
    """Return sentences for what no font can print."""
    texts = [text for one in wanted for text in _answers(dated, one.record).values()]
    return lacking([*texts, *(one.name for one in wanted)])


def _answers(dated: Dated[Record], record: Record | None) -> dict[str, str]:
    """Return the value of each field in words; what is to be done with its day."""
    if record is None:
        return {}
    found = {
        field.name: fields.shown(field, getattr(record, field.name))
        for field in dated.kind.fields
        if field.kind is not Kind.PHOTO
    }
    todo = todo_of(dated, record)
    if dated.follow_up is not None and todo.text:
        found[dated.follow_up.text] = todo.shown()
    return found


def _short(drawing: _Drawing[Record]) -> list[Field]:
    """Return the short fields; of a record those that apply to it, of a blank sheet all."""
    dated, record = drawing.dated, drawing.sheet.record
    short = [field for field in dated.kind.fields if _is_short(dated, field)]
    return [field for field in short if record is None or field.applies(record)]


def _is_short(dated: Dated[Record], field: Field) -> bool:
    names = dated.follow_up
    todo = () if names is None else (names.text, names.by, names.done)
    long = field.kind in (*_LONG, Kind.PHOTO)
    return not long and field.name not in (*todo, dated.confidential)


def _to_tick(field: Field) -> str:
    """Return the answers of a field with boxes to tick, for a blank sheet."""
    return "　".join(f"□ {tr(choice.label)}" for choice in field.choices)


def _value(drawing: _Drawing[Record], field: Field) -> str:
    if drawing.sheet.record is None:
        return _to_tick(field)
    return drawing.answers.get(field.name, "")


def _passages(drawing: _Drawing[Record], width: float) -> list[Passage]:
    dated = drawing.dated
    long = [field for field in dated.kind.fields if field.kind in _LONG]
    captions = [(tr(field.label), field.name) for field in long]
    if dated.follow_up is not None:
        captions.append((tr(dated.field(dated.follow_up.text).label), dated.follow_up.text))
    blank = drawing.sheet.record is None
    made = []
    for caption, name in captions:
        text = drawing.answers.get(name, "")
        if text or blank or name in dated.main:
            lines = tuple(wrap(text, width, BODY)) if text else ()
            made.append(Passage(caption, lines, _TO_WRITE, blank))
    return made


def _about(drawing: _Drawing[Record]) -> str:
    record = drawing.sheet.record
    on = drawing.day if record is None else drawing.dated.on(record)
    student = drawing.sheet.student
    return "" if student is None else student.sex_and_age(on)


def _carer(drawing: _Drawing[Record]) -> str:
    student = drawing.sheet.student
    return "" if student is None else family.called_with_number(student.carer)


def _number(drawing: _Drawing[Record]) -> str:
    student = drawing.sheet.student
    number = None if student is None else student.class_number
    return "" if number is None else tr("class number {n}").format(n=number)


def _mark(sheets: Sheets, drawing: _Drawing[Record]) -> None:
    record, dated = drawing.sheet.record, drawing.dated
    if dated.private or (record is not None and dated.is_private(record)):
        cards.draw_confidential(sheets)


def _signatures(dated: Dated[Record]) -> tuple[str, ...]:
    if dated.signed:
        return tuple(map(tr, dated.signed))
    return (
        tr("Class teacher's signature ____________"),
        tr("Signed on ____________"),
    )


# -- the clean style


def _draw_clean(sheets: Sheets, drawing: _Drawing[Record]) -> None:
    name = drawing.sheet.name
    y = sheets.open(
        Running(
            lambda: _clean_head(sheets, drawing),
            lambda: _clean_foot(sheets, drawing),
            sheets.height - _FROM_END,
            name,
            drawing.sheet.school_class.name,
        )
    )
    about = [
        Fact(tr("Student"), name, 2 if name else 3, strong=True),
        Fact(tr("Sex, age"), _about(drawing), 1),
        Fact(tr("Guardian"), _carer(drawing), 2),
    ]
    y += 9
    if drawing.sheet.student is not None:
        y = cards.draw_grid(sheets, sheets.left, y, sheets.room, _wide(sheets, about)) + 2
    for row in _form_rows(drawing):
        facts = _wide(sheets, [_fact(drawing, field) for field in row])
        y = cards.draw_grid(sheets, sheets.left, y, sheets.room, facts)
    draw_passages(sheets, y + 2, _passages(drawing, CLEAN.width(sheets)), CLEAN)
    cards.draw_signatures(sheets, sheets.height - _SIGNING, _signatures(drawing.dated))
    sheets.close()


def _wide(sheets: Sheets, facts: Sequence[Fact]) -> list[Fact]:
    return [cards.as_wide(one, sheets.room) for one in facts]


def _form_rows(drawing: _Drawing[Record]) -> list[list[Field]]:
    """Return the short fields in the rows of the form: who told and when stay side by side."""
    rows: list[list[Field]] = []
    left = 0
    for field in _short(drawing):
        taken = _TWELFTHS if _columns(drawing, field) == cards.COLUMNS else field.width
        if taken > left:
            rows.append([])
            left = _TWELFTHS
        left -= taken
        rows[-1].append(field)
    return rows


def _fact(drawing: _Drawing[Record], field: Field) -> Fact:
    return Fact(tr(field.label), _value(drawing, field), _columns(drawing, field))


def _columns(drawing: _Drawing[Record], field: Field) -> int:
    """Return the width of a fact in the grid; answers to tick take a line of their own."""
    if drawing.sheet.record is None and len(field.choices) > 2:
        return cards.COLUMNS
    return max(1, field.width // 2)


def _clean_head(sheets: Sheets, drawing: _Drawing[Record]) -> float:
    _mark(sheets, drawing)
    over, notes = drawing.sheet.school_class.full_name, (_number(drawing),)
    return cards.draw_head(sheets, drawing.title, over=over, notes=notes)


def _clean_foot(sheets: Sheets, drawing: _Drawing[Record]) -> None:
    sheets.rule(sheets.left, sheets.height - _FROM_END, sheets.right, STRONG)
    printed = tr("Printed on {date}").format(date=dates.show_date(drawing.day))
    cards.draw_foot(sheets, printed)


# -- the ruled style


def _draw_ruled(sheets: Sheets, drawing: _Drawing[Record]) -> None:
    y = sheets.open(
        Running(
            lambda: _ruled_head(sheets, drawing),
            lambda: filing.draw_form_foot(sheets),
            filing.bottom(sheets, signed=True),
            drawing.sheet.name,
            drawing.sheet.school_class.name,
        )
    )
    half = sheets.room / 2
    y = Table(sheets, (LABEL, half - LABEL, LABEL, half - LABEL), _rows(drawing)).draw(y)
    passages = _passages(drawing, RULED.width(sheets))
    draw_passages(sheets, y, passages, RULED, sum(one.height for one in passages) * 1.2)
    filing.draw_signed(sheets, _signatures(drawing.dated))
    sheets.close()


def _rows(drawing: _Drawing[Record]) -> list[Row]:
    rows: list[Row] = []
    if drawing.sheet.student is not None:
        pairs: list[tuple[str, Cell]] = [
            (tr("Student"), value(drawing.sheet.name, bold=True)),
            (tr("Sex, age"), value(_about(drawing))),
        ]
        rows = [_row(pairs), Row((label(tr("Guardian")), value(_carer(drawing), 3)))]
    for together in _form_rows(drawing):
        cells = [(tr(one.label), value(_value(drawing, one))) for one in together]
        for place in range(0, len(cells), 2):
            pair = cells[place : place + 2]
            rows += [_row(pair)] if len(pair) == 2 else _closed(pair)
    return rows


def _closed(waiting: list[tuple[str, Cell]]) -> list[Row]:
    """Return the row of a field that found no neighbour: its value is three cells wide."""
    return [Row((label(name), value(cell.text, 3))) for name, cell in waiting]


def _row(pairs: Sequence[tuple[str, Cell]]) -> Row:
    return Row(tuple(cell for name, known in pairs for cell in (label(name), known)))


def _ruled_head(sheets: Sheets, drawing: _Drawing[Record]) -> float:
    _mark(sheets, drawing)
    on = tr("Filled in on: {date}").format(date=dates.show_date(drawing.day))
    school = drawing.sheet.school_class
    return filing.draw_form_head(sheets, drawing.title, school, (_number(drawing), on))
