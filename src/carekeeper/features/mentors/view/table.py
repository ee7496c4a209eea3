"""The mentors of the whole class: by student or by mentor, only what is late in colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from carekeeper.core import dates, phone
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.facts.record import MentorLine, PairingLine
from carekeeper.features.mentors.store import Overview
from carekeeper.records.class_table import STUDENT, ClassTable, Filter, framed
from carekeeper.widgets.columns import Column, Face, Tone
from carekeeper.widgets.parts import Hint
from carekeeper.widgets.record_table import RecordTable

BY_STUDENT, BY_MENTOR = "student", "mentor"


class StudentRow(Struct, frozen=True):
    """A student with one mentor, or a left-behind student who has none."""

    student: StudentLine
    line: PairingLine | None = None

    @property
    def key(self) -> int:
        """Return what the row is known by."""
        return -self.student.id if self.line is None else self.line.mentoring.id


def _missing(row: StudentRow) -> bool:
    return row.line is not None and row.line.missing


def _ended(row: StudentRow) -> bool:
    return row.line is not None and not row.line.running


FILTERS = (
    Filter("without", mark("Without a mentor"), lambda row: row.line is None, either="state"),
    Filter("missing", rules.MISSING["month"], _missing, either="state"),
    Filter("ended", mark("Ended"), _ended, apart=True, either="state"),
)


def _of_line(shown: Callable[[PairingLine], str], nothing: str = "") -> Callable[[StudentRow], str]:
    return lambda row: tr(nothing) if row.line is None else shown(row.line)


def _began(line: PairingLine) -> str:
    start = line.mentoring.starts_on
    return "" if start is None else dates.show_loose(f"{start:%Y-%m}")


def _tone(line: PairingLine) -> Tone:
    if line.missing:
        return "late" if line.late else "due"
    return "second"


def _last(line: PairingLine) -> str:
    if not line.running and line.mentoring.ends_on is not None:
        return tr("ended {day}").format(day=dates.show_date(line.mentoring.ends_on))
    return rules.last_shown(line)


STUDENT_COLUMNS = (
    STUDENT,
    Column(
        "mentor",
        mark("Mentor"),
        186,
        _of_line(lambda line: rules.called(line.mentor, line.child), mark("No mentor yet")),
        tone=lambda row: "due" if row.line is None else "text",
    ),
    Column(
        "kind",
        mark("Role"),
        112,
        _of_line(lambda line: rules.kind_shown(line.mentor)),
        tone=lambda _row: "second",
    ),
    Column(
        "since",
        mark("Started"),
        104,
        _of_line(_began),
        value=lambda row: row.line and row.line.mentoring.starts_on,
        tone=lambda _row: "second",
    ),
    Column("goal", mark("Goal"), 262, _of_line(lambda line: line.mentoring.goal)),
    Column(
        "last",
        mark("Last check-in"),
        180,
        _of_line(_last),
        value=lambda row: row.line and row.line.last,
        tone=lambda row: "second" if row.line is None else _tone(row.line),
    ),
)


def _students_shown(line: MentorLine) -> str:
    return tr(", ").join(one.student.name for one in line.pairings)


def _mentor_last(line: MentorLine) -> str:
    day = "" if line.last is None else dates.show_short(line.last)
    n = len(line.missing)
    if not n:
        return day
    lacking = trn("{n} not yet this time", "{n} not yet this time", n).format(n=n)
    return tr("{day}; {lacking}").format(day=day, lacking=lacking) if day else lacking


def _mentor_tone(line: MentorLine) -> Tone:
    if any(one.late for one in line.missing):
        return "late"
    return "due" if line.missing else "second"


MENTOR_COLUMNS = (
    Column(
        "mentor",
        mark("Mentor"),
        196,
        lambda line: rules.called(line.mentor, line.child),
        bold=True,
        face=lambda line: Face(line.mentor.id, line.mentor.name, None),
    ),
    Column(
        "kind",
        mark("Role"),
        118,
        lambda line: rules.kind_shown(line.mentor),
        tone=lambda _line: "second",
    ),
    Column(
        "phone",
        mark("Phone"),
        142,
        lambda line: phone.shown(line.mentor.phone) if line.mentor.phone else "",
        bold=True,
    ),
    Column("students", mark("Students"), 320, _students_shown),
    Column(
        "last",
        mark("Last check-in"),
        200,
        _mentor_last,
        value=lambda line: line.last,
        tone=_mentor_tone,
    ),
)


class ClassMentors(QStackedWidget):
    """Both tables, or the hint that nobody is paired so far."""

    pair_requested = Signal()
    marked = Signal()
    """Other rows are chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("class_mentors")
        title = mark("Mentors of the class by student")
        self.by_student = ClassTable(
            "pairings", title, STUDENT_COLUMNS, FILTERS, key=lambda row: int(row.key), checks=False
        )
        self.by_mentor = RecordTable(
            MENTOR_COLUMNS,
            key=lambda line: int(line.mentor.id),
            empty=mark("There is no mentor yet."),
            name="mentors_table",
        )
        self.by_mentor.setAccessibleName(tr("Mentors of the class"))
        self._hint = Hint(
            "link",
            tr("Who is there for a child whose parents are away? Pair the first mentor."),
            tr("Pair…"),
            more=tr(
                "Teachers, parents of other students, study helpers, volunteers, retired cadres"
            ),
            name="mentors_empty",
        )
        self._overview: Overview | None = None
        self._side = 0
        for page in (self.by_student, framed(self.by_mentor), self._hint):
            self.addWidget(page)
        self._hint.acted.connect(self.pair_requested)
        self.by_student.marked.connect(self.marked)
        self.by_mentor.selectionModel().selectionChanged.connect(lambda *_: self.marked.emit())

    def show_overview(self, overview: Overview) -> None:
        """Show how the mentors of the class stand."""
        self._overview = overview
        self.by_student.chips["missing"].set_label(tr(rules.MISSING[overview.per]))
        self.by_student.show_lines(_rows(overview))
        self.by_mentor.show_rows(overview.by_mentor)
        empty = not overview.lines and not overview.mentors
        self.setCurrentIndex(2 if empty else self._side)

    def turn(self, side: str) -> None:
        """Show the students with their mentors, or the mentors with their students."""
        self._side = int(side == BY_MENTOR)
        if self._overview is not None:
            self.show_overview(self._overview)

    def shown_ids(self) -> list[int]:
        """Return the students of the chosen rows, or else of all rows in the table."""
        if not self._side:
            return self.by_student.wanted_ids()
        lines: Sequence[MentorLine] = self.by_mentor.selected_rows() or self.by_mentor.rows()
        return list(dict.fromkeys(int(one.student.id) for line in lines for one in line.pairings))

    def chosen_ids(self) -> list[int]:
        """Return the students of the chosen rows."""
        return [] if self._side else self.by_student.marked_ids()

    def summary(self) -> str:
        """Return the sentence that sums up the mentors of the class."""
        return "" if self._overview is None else summary(self._overview)


def _rows(overview: Overview) -> list[StudentRow]:
    rows = [StudentRow(line.student, line) for line in overview.lines]
    rows += [StudentRow(one) for one in overview.without]
    order = {one.id: place for place, one in enumerate(overview.students)}
    return sorted(rows, key=lambda row: order.get(row.student.id, len(order)))


def summary(overview: Overview) -> str:
    """Return the sentence that sums up the mentors of a class."""
    due, without = len(overview.left_behind), len(overview.without)
    if due and not without:
        words = trn(
            "The left-behind student has a mentor",
            "All {n} left-behind students have a mentor",
            due,
        )
        first = words.format(n=due)
    else:
        words = trn(
            "{done} of {n} left-behind student has a mentor",
            "{done} of {n} left-behind students have a mentor",
            due,
        )
        first = words.format(done=due - without, n=due)
    n = len(overview.running)
    second = trn("{n} current pairing", "{n} current pairings", n).format(n=n)
    m = len(overview.missing)
    if m:
        third = {
            "week": trn("{n} without a check-in this week", "{n} without a check-in this week", m),
            "month": trn(
                "{n} without a check-in this month", "{n} without a check-in this month", m
            ),
            "term": trn("{n} without a check-in this term", "{n} without a check-in this term", m),
        }[overview.per].format(n=m)
        second = tr("{first}, {second}").format(first=second, second=third)
    return tr("{first}; {second}").format(first=first, second=second)
