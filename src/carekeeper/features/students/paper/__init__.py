"""Draws the profile page of a student's file (一人一档) in the look of the contact card.

Plain data in, bytes out: it runs in a thread of its own, and writes nothing to the disk. What is
not filled in is left out; only what counts for a complete file becomes a line to write on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from carekeeper.core import dates, fields, phone, words
from carekeeper.core.fields import Field
from carekeeper.core.left_behind import DEFINITIONS, answer_shown
from carekeeper.core.words import mark, tr
from carekeeper.features.students.facts import BY_NAME, FIELDS, SECTIONS, rules
from carekeeper.features.students.facts.record import Student
from carekeeper.features.students.facts.rules import OfficialAnswers
from carekeeper.features.students.facts.sheet import ProfileSheet
from carekeeper.printing import cards, filing
from carekeeper.printing.cards import Fact
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.sections import LABEL_WIDTH, Section, draw_sections
from carekeeper.printing.shapes import lacking_of
from carekeeper.printing.slots import in_slots
from carekeeper.printing.style import BLACK, GREY, LEAST_NUMBER, STRONG
from carekeeper.printing.tables import ROW_HEIGHT, Row, Table, head, photo

Style = Literal["clean", "table"]
STYLES: tuple[Style, ...] = ("clean", "table")

_PHOTO = (69.0, 90.0)
_WIDTHS = (27.75, 69.0, 79.5, 49.5, 48.0, 58.0, 85.5, 88.0)
_THIRDS, _BESIDE_PHOTO = (2, 3, 2), (2, 4)
"""Columns of each slot of a row behind the head, and of a row that ends with the photo."""

_PHOTO_HEIGHT = 116.0

_IN_HEAD = frozenset({"name", "photo"})
_CAPTIONS = {"left_behind": mark("Left-behind student")}
_UNSAID = {"enrolment": "in_class", "id_kind": "resident_id"}
"""What goes without saying."""
_BASICS, _SITUATION = "basics", "left_behind"


def draw_profile(sheet: ProfileSheet, style: Style = "clean") -> bytes:
    """Return a student's profile as a PDF of as many pages as it needs."""
    title = tr("Student profile")
    author = sheet.school_class.teacher
    sheets = Sheets(title, author=author, language=words.language())
    y = sheets.open(
        Running(
            lambda: _draw_head(sheets, sheet, style),
            lambda: filing.draw_form_foot(sheets),
            filing.bottom(sheets, signed=True),
            sheet.student.name,
            sheet.school_class.name,
        )
    )
    if style == "table":
        Table(sheets, _WIDTHS, _rows(sheet)).draw(y)
    else:
        _draw_clean(sheets, y, sheet)
    signatures = (
        tr("Class teacher's signature ____________"),
        tr("Date ______________"),
    )
    filing.draw_signed(sheets, signatures)
    sheets.close()
    return sheets.finish()


def missing_before_print(sheet: ProfileSheet) -> list[str]:
    """Return a sentence when the page lacks something, and one for characters no font has."""
    name = sheet.student.name or tr("Student")
    sentences = []
    missing = [one for one in rules.completeness(sheet.student).missing if _is_asked(one, sheet)]
    if missing:
        sentence = tr("{student}: {missing} missing; printed as lines to fill in by hand.")
        sentences.append(sentence.format(student=name, missing=rules.labels(missing)))
    texts = (str(getattr(sheet.student, field.name)) for field in FIELDS)
    return sentences + lacking_of((text, name) for text in texts)


def _draw_head(sheets: Sheets, sheet: ProfileSheet, style: Style) -> float:
    school, number = sheet.school_class, sheet.student.class_number
    known = "" if number is None else tr("No. {n}").format(n=number)
    on = dates.show_date(sheet.day)
    if style == "table":
        filled = tr("Filled in on: {date}").format(date=on)
        return filing.draw_form_head(sheets, tr("Student profile"), school, (known, filled))
    notes = [one for one in (known, tr("Printed {date}").format(date=on)) if one]
    return cards.draw_head(sheets, tr("Student profile"), over=school.full_name, notes=notes)


def _sections(sheet: ProfileSheet) -> Iterator[tuple[str, list[Fact]]]:
    """Yield the sections behind the basics, each with what is to be said."""
    for section in SECTIONS:
        found = _facts(section.name, sheet)
        if section.name == _SITUATION and sheet.situation is not None:
            found += _official(sheet.situation)
        if found and section.name != _BASICS:
            yield tr(section.label), found


def _about(sheet: ProfileSheet) -> str:
    """Return sex, age and grade."""
    student = sheet.student
    grade = rules.grade_shown(sheet.school_class.entry_year, sheet.day)
    age = rules.age_shown(student.birth_date, sheet.day)
    sex = fields.shown(BY_NAME["sex"], student.sex)
    return "　".join(part for part in (sex, age, grade) if part)


# -- the clean style


def _draw_clean(sheets: Sheets, y: float, sheet: ProfileSheet) -> None:
    y = _draw_student(sheets, y + 10.5, sheet)
    inner = sheets.room - LABEL_WIDTH
    sections = [
        Section(label, facts=tuple(cards.as_wide(one, inner) for one in facts), named=False)
        for label, facts in _sections(sheet)
    ]
    y = draw_sections(sheets, y, sections)
    sheets.rule(sheets.left, y, sheets.right, STRONG, BLACK)
    known = sheet.school_class
    number = phone.shown(known.teacher_phone) if known.teacher_phone else ""
    teacher = " ".join(part for part in (known.teacher, number) if part)
    if teacher and y + 16 <= sheets.bottom:
        told = tr("Class teacher: {teacher}").format(teacher=teacher)
        sheets.text(sheets.left, y + 14, told, LEAST_NUMBER, grey=GREY)


def _draw_student(sheets: Sheets, top: float, sheet: ProfileSheet) -> float:
    x, student = sheets.left + _PHOTO[0] + 15, sheet.student
    width = sheets.right - x
    sheets.photo(sheets.left, top, *_PHOTO, sheet.photo, empty=tr("Photo"))
    y = cards.draw_name(sheets, x, top, width, student.name, _about(sheet))
    facts = [cards.as_wide(one, width) for one in _facts(_BASICS, sheet)]
    return max(cards.draw_grid(sheets, x, y, width, facts), top + _PHOTO[1]) + 9


# -- the ruled style


def _rows(sheet: ProfileSheet) -> list[Row]:
    name = Fact(tr("Name"), sheet.student.name, 2 if sheet.student.name else 6, strong=True)
    known = [Fact(tr("Sex, age, grade"), _about(sheet))] if sheet.student.name else []
    about = [name, *known, *_facts(_BASICS, sheet)]
    cells = list(in_slots(about, _BESIDE_PHOTO))
    height = max(ROW_HEIGHT, _PHOTO_HEIGHT / len(cells))
    picture = photo(sheet.photo, tr("Photo"), rows=len(cells))
    top = (head(tr("Basics"), rows=len(cells)), *cells[0], picture)
    rows = [Row(top, height), *(Row(some, height) for some in cells[1:])]
    for label, facts in _sections(sheet):
        first, *more = in_slots(facts, _THIRDS)
        rows.append(Row((head(label, rows=1 + len(more)), *first)))
        rows += map(Row, more)
    return rows


# -- what both tell


def _facts(section: str, sheet: ProfileSheet) -> list[Fact]:
    """Return the facts of a section that are known, and those that the file must not lack."""
    return [
        _fact(field, sheet.student)
        for field in FIELDS
        if field.section == section and _is_asked(field, sheet) and _is_shown(field, sheet.student)
    ]


def _is_asked(field: Field, sheet: ProfileSheet) -> bool:
    """What marks a child stays away from a page that others see."""
    if field.section == _SITUATION and sheet.situation is None:
        return False
    return field.name not in _IN_HEAD and field.applies(sheet.student)


def _is_shown(field: Field, student: Student) -> bool:
    if not student.name and fields.is_empty(getattr(student, field.name)):
        return True  # a form of nobody asks for all
    if field.name == "enrolment" and student.enrolment_on is not None:
        return True  # since when and why are said behind it
    if getattr(student, field.name) == _UNSAID.get(field.name):
        return False
    if field.name in ("sex", "class_number") and getattr(student, field.name):
        return False  # they stand in the head
    if field.name == "village_group" and student.village_group in student.home_address:
        return False
    return field.counts or not fields.is_empty(getattr(student, field.name))


def _fact(field: Field, student: Student) -> Fact:
    value = fields.shown(field, getattr(student, field.name))
    if field.name == "registered_address" and value and value == student.home_address:
        value = tr("same as the home address")
    return Fact(tr(_CAPTIONS.get(field.name, field.label)), value)


def _official(situation: OfficialAnswers) -> list[Fact]:
    """Return the official answers with their reasons, side by side."""
    return [
        Fact(
            tr(DEFINITIONS[answer.definition]),
            f"{answer_shown(answer)}\n{answer.reason}",
            2,
        )
        for answer in situation.answers
    ]
