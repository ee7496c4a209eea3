"""Draws the profile page of a student's file (一人一档) in the look of the contact card.

Plain data in, bytes out: it runs in a thread of its own, and writes nothing to the disk. What is
not filled in is left out; only what counts for a complete file becomes a line to write on.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from carekeeper.core import dates, fields, phone, words
from carekeeper.core.fields import Field
from carekeeper.core.left_behind import DEFINITIONS
from carekeeper.core.words import mark, tr
from carekeeper.features.students.facts import BY_NAME, FIELDS, SECTIONS, rules
from carekeeper.features.students.facts.record import Student
from carekeeper.features.students.facts.rules import OfficialAnswers
from carekeeper.features.students.facts.sheet import ProfileSheet
from carekeeper.printing import cards
from carekeeper.printing.cards import Fact
from carekeeper.printing.fonts import missing_characters, text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import (
    A4_HEIGHT,
    A4_WIDTH,
    BLACK,
    BODY,
    CAPTION,
    GREY,
    LEADING,
    MARGIN,
    NAME,
    STRONG,
    TITLE,
)
from carekeeper.printing.text import fit, wrap

_RIGHT = A4_WIDTH - MARGIN
_BOTTOM = A4_HEIGHT - 46
_LABEL = 82.5
_INNER = _RIGHT - MARGIN - _LABEL
_PHOTO = (69.0, 90.0)
_GAP = 10.5
_SIGNING = 30.0
_CAPTION_ROW = 30.0
_LINE = BODY * LEADING
_WIDTHS = (2, 4)
"""The columns of a fact, by the length of its text: one or two of three equal ones, else all."""

_IN_HEAD = frozenset({"name", "photo"})
_CAPTIONS = {"left_behind": mark("Left-behind student")}
_UNSAID = {"enrolment": "in_class", "id_kind": "resident_id"}
"""What goes without saying."""
_BASICS, _SITUATION = "basics", "left_behind"

_LABEL_LINE = 14.0
_LEAST_LINES = 3
"""A text is cut between two pages only when so many lines of it stay on the first."""


def draw_profile(sheet: ProfileSheet) -> bytes:
    """Return a student's profile as a PDF of as many A4 pages as it needs."""
    title = tr("Student profile")
    author = sheet.school_class.teacher
    sheets = Sheets(title, author=author, language=words.language())
    _Page(sheets, sheet).draw()
    return sheets.finish()


def missing_before_print(sheet: ProfileSheet) -> list[str]:
    """Return a sentence when the page lacks something, and one for characters no font has."""
    name = sheet.student.name or tr("Student")
    sentences = []
    lacking = [one for one in rules.completeness(sheet.student).missing if _is_asked(one, sheet)]
    if lacking:
        sentence = tr("{student}: {missing} missing; printed as lines to fill in by hand.")
        sentences.append(sentence.format(student=name, missing=rules.labels(lacking)))
    texts = (str(getattr(sheet.student, field.name)) for field in FIELDS)
    without = missing_characters(texts)
    if without:
        named = tr(", ").join(
            tr("{sign} ({student})").format(sign=sign, student=name) for sign in without
        )
        sentence = tr(
            "No font on this computer can print {characters}: an empty square is "
            "printed, and you can write it in by hand."
        )
        sentences.append(sentence.format(characters=named))
    return sentences


class _Page:
    """Draws one profile from top to bottom, turning the page where it must."""

    def __init__(self, sheets: Sheets, sheet: ProfileSheet) -> None:
        self._sheets = sheets
        self._sheet = sheet
        self._student = sheet.student
        self._y = self._label_end = 0.0

    def draw(self) -> None:
        """Draw head, sections and foot."""
        self._y = self._draw_head() + 10.5
        self._draw_student()
        for section in SECTIONS:
            rows = list(cards.in_rows(_facts(section.name, self._sheet)))
            if section.name == _SITUATION and self._sheet.situation is not None:
                rows += cards.in_rows(_official(self._sheet.situation))
            if rows and section.name != _BASICS:
                self._draw_section(tr(section.label), rows)
        self._draw_signatures()
        self._draw_foot()

    def _draw_head(self) -> float:
        known, student = self._sheet.school_class, self._student
        number = student.class_number
        printed = tr("Printed {date}").format(date=dates.show_date(self._sheet.day))
        return cards.draw_head(
            self._sheets,
            tr("Student profile"),
            over="　".join(part for part in (known.school, known.name) if part),
            notes=([] if number is None else [tr("No. {n}").format(n=number)]) + [printed],
        )

    def _draw_student(self) -> None:
        top, x = self._y, MARGIN + _PHOTO[0] + 15
        self._sheets.photo(MARGIN, top, *_PHOTO, self._sheet.photo, empty=tr("Photo"))
        y = self._draw_name(x, top)
        y = cards.draw_grid(self._sheets, x, y, _RIGHT - x, _facts(_BASICS, self._sheet))
        self._y = max(y, top + _PHOTO[1]) + 9

    def _draw_name(self, x: float, y: float) -> float:
        """Draw the name, large, with sex, age and grade beside or below it."""
        student, sheets = self._student, self._sheets
        grade = rules.grade_shown(self._sheet.school_class.entry_year, self._sheet.day)
        age = rules.age_shown(student.birth_date, self._sheet.day)
        sex = fields.shown(BY_NAME["sex"], student.sex)
        about = "　".join(part for part in (sex, age, grade) if part)
        room = _RIGHT - x
        if not student.name:
            sheets.write_line(x, y + 24, x + 130)
            sheets.text(x + 141, y + 21, about)
            return y + 31
        beside = room - text_width(about, BODY) - 11
        size, lines = fit(student.name, beside, TITLE + 1, NAME, True)
        if lines == [student.name]:
            used = sheets.text(x, y + 21, student.name, size, bold=True)
            sheets.text(x + used + 11, y + 21, about)
            return y + 31
        sheets.fitted(x, y + 21, student.name, room, NAME, 6.5, bold=True)
        sheets.fitted(x, y + 37, about, room, BODY, CAPTION)
        return y + 44

    def _draw_section(self, label: str, rows: Sequence[Sequence[Fact]]) -> None:
        if self._y + _label_height(label) + cards.grid_height(rows[0], _INNER) > _BOTTOM:
            self._turn()
        self._begin_section(label)
        for row in rows:
            self._draw_row(row, label)
        self._y = max(self._y + 4.5, self._label_end)

    def _begin_section(self, label: str, note: str = "") -> None:
        """Draw the rule and the label of a section, and go where its facts begin."""
        self._sheets.rule(MARGIN, self._y, _RIGHT)
        lines = wrap(label, _LABEL - _GAP, 11.25, True)
        base = self._sheets.lines(
            MARGIN, self._y + 19.5, lines, 11.25, leading=_LABEL_LINE, bold=True
        )
        self._sheets.text(MARGIN, base - 0.5, note, CAPTION, grey=GREY)
        self._label_end = base + (12 if note else 0)
        self._y += 11

    def _draw_row(self, row: Sequence[Fact], label: str) -> None:
        rest = row
        while cards.grid_height(rest, _INNER) > _BOTTOM - self._y:
            fitting = int((_BOTTOM - self._y - _CAPTION_ROW) // _LINE) + 1
            if fitting >= _LEAST_LINES and len(rest) == 1:
                first, rest = _cut(rest[0], fitting)
                cards.draw_grid(self._sheets, MARGIN + _LABEL, self._y, _INNER, [first])
            self._turn()
            self._begin_section(label, tr("continued"))
        x = MARGIN + _LABEL
        self._y = cards.draw_grid(self._sheets, x, self._y, _INNER, rest)

    def _draw_signatures(self) -> None:
        if self._y + _SIGNING > _BOTTOM:
            self._turn()
        self._sheets.rule(MARGIN, self._y, _RIGHT, STRONG, BLACK)
        signatures = (
            tr("Date ______________"),
            tr("Class teacher's signature ____________"),
        )
        cards.draw_spread(self._sheets, self._y + _SIGNING - 6, signatures)

    def _draw_foot(self) -> None:
        known = self._sheet.school_class
        number = phone.shown(known.teacher_phone) if known.teacher_phone else ""
        teacher = " ".join(part for part in (known.teacher, number) if part)
        left = tr("Class teacher: {teacher}").format(teacher=teacher) if teacher else ""
        cards.draw_foot(self._sheets, left, tr("Contains personal data. Please keep it safe."))

    def _turn(self) -> None:
        """End the page, and begin the next with the head and the student's name."""
        self._sheets.rule(MARGIN, A4_HEIGHT - 43, _RIGHT)
        self._draw_foot()
        self._sheets.new_page()
        y = self._draw_head() + 24
        room = _RIGHT - MARGIN - 120
        used = self._sheets.fitted(MARGIN, y, self._student.name, room, 16, BODY, bold=True)
        self._sheets.text(MARGIN + used + 10, y, tr("continued"), CAPTION, grey=GREY)
        self._y = y + 14


def _label_height(label: str) -> float:
    return 16 + len(wrap(label, _LABEL - _GAP, 11.25, True)) * _LABEL_LINE


def _cut(fact: Fact, lines: int) -> tuple[Fact, list[Fact]]:
    """Return so many lines of a long text, and the rest under the same caption."""
    all_lines = wrap(fact.value, _INNER, BODY)
    rest = replace(fact, value="\n".join(all_lines[lines:]))
    return replace(fact, value="\n".join(all_lines[:lines])), [rest]


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
    long = "\n" in value
    wide = text_width(value, BODY)
    columns = next((one for one in _WIDTHS if wide <= _width(one) and not long), cards.COLUMNS)
    return Fact(tr(_CAPTIONS.get(field.name, field.label)), value, columns)


def _width(columns: int) -> float:
    """Return the width of a fact's text in points."""
    return columns * (_INNER + _GAP) / cards.COLUMNS - _GAP


def _official(situation: OfficialAnswers) -> list[Fact]:
    """Return the official answers with their reasons, side by side."""
    return [
        Fact(
            tr(DEFINITIONS[answer.definition]),
            f"{rules.answer_shown(answer)}\n{answer.reason}",
            2,
        )
        for answer in situation.answers
    ]
