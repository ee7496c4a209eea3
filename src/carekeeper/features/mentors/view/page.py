"""The mentors of one student, and the page of one mentor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carekeeper.core import dates
from carekeeper.core.words import tr
from carekeeper.features.mentors import facts
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.facts.record import MentorLine, PairingLine, Support
from carekeeper.features.mentors.view.check_in_list import Opens
from carekeeper.features.mentors.view.mentor_card import SupportCard
from carekeeper.widgets.boxes import fill, grow, holding, in_column, in_row
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Avatar, Button, Card, Hint, Label, scrolled
from carekeeper.widgets.record_form import RecordForm


class MentorsPage(QWidget):
    """The mentors of one student, one card below the other. What is typed is told."""

    pairing_committed = Signal(int, str, object)
    mentor_committed = Signal(int, str, object)
    pair_requested = Signal()
    end_requested = Signal(int)
    bin_requested = Signal(int)
    next_done = Signal(int)
    copied = Signal(str)

    def __init__(self, today: Callable[[], date], opens: Opens) -> None:
        super().__init__()
        self.setObjectName("mentors_page")
        self._today = today
        self._opens = opens
        self._student_id: int | None = None
        self.cards: dict[int, SupportCard] = {}
        self._column = QVBoxLayout()
        self._hint = Hint(
            "link",
            tr("This student has no mentor yet."),
            tr("Pair…"),
            more=tr(
                "Teachers, parents of other students, study helpers, volunteers, retired cadres"
            ),
            name="no_mentor",
        )
        self._hint.acted.connect(self.pair_requested)
        self._arrange()

    def show_supports(self, student_id: int, supports: Sequence[Support]) -> None:
        """Show the mentors of a student; what is open for writing stays open."""
        if student_id != self._student_id:
            self.forget()
            self._student_id = student_id
        wanted = [one.mentoring.id for one in supports]
        for gone in [key for key in self.cards if key not in wanted]:
            self._drop(gone)
        for place, one in enumerate(supports):
            card = self.cards.get(one.mentoring.id)
            if card is None:
                card = self._make(one)
                self.cards[one.mentoring.id] = card
            else:
                card.refresh(one)
            self._column.insertWidget(place, card)
        self._hint.setVisible(not supports)

    def forget(self) -> None:
        """Take all cards away, before another student is shown."""
        for key in list(self.cards):
            self._drop(key)
        self._student_id = None

    def flush(self) -> bool:
        """Tell what is typed and not told yet; False when something typed cannot be right."""
        told = [card.flush() for card in list(self.cards.values())]
        return all(told)

    def _make(self, support: Support) -> SupportCard:
        card = SupportCard(support, self._today, self._opens)
        card.pairing_committed.connect(self.pairing_committed)
        card.mentor_committed.connect(self.mentor_committed)
        card.end_requested.connect(self.end_requested)
        card.bin_requested.connect(self.bin_requested)
        card.copied.connect(self.copied)
        card.check_ins.done_requested.connect(self.next_done)
        return card

    def _drop(self, key: int) -> None:
        card = self.cards.pop(key)
        self._column.removeWidget(card)
        card.check_ins.forget()
        card.hide()
        card.deleteLater()

    def _arrange(self) -> None:
        self._column.setSpacing(12)
        page = holding(in_column(self._column, self._hint, grow(), gap=12, margins=(20, 4, 20, 20)))
        in_column(scrolled(page, name="mentors_area"), on=self)


class MentorPage(QWidget):
    """One mentor: what is known, edited in place, and the students who are paired."""

    committed = Signal(int, str, object)
    closed = Signal()
    bin_requested = Signal(int)
    print_requested = Signal(list)
    student_opened = Signal(int)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("mentor_page")
        self.line: MentorLine | None = None
        self.form = RecordForm(
            facts.MENTOR_FIELDS, facts.MENTOR_SECTIONS, today=today, name="mentor_page_form"
        )
        self._students = Card(tr("Students"), name="mentor_students")
        self._rows = QVBoxLayout()
        self._title = Label("", "section")
        self.form.committed.connect(self._tell)
        self._arrange()

    def show_mentor(self, line: MentorLine) -> None:
        """Show a mentor; what is being typed about the same one stays."""
        same = self.line is not None and self.line.mentor.id == line.mentor.id
        self.line = line
        self._title.setText(rules.called(line.mentor, line.child))
        if same:
            self.form.refresh(line.mentor)
        else:
            self.form.show_record(line.mentor)
        self._students.set_note(tr("{n} now").format(n=len(line.pairings)))
        empty(self._rows)
        for one in line.pairings:
            self._rows.addWidget(self._row(one))
        if not line.pairings:
            self._rows.addWidget(Label(tr("Nobody is paired with this mentor now."), "second"))

    def _tell(self, name: str, value: object) -> None:
        if self.line is not None:
            self.committed.emit(self.line.mentor.id, name, value)

    def _row(self, one: PairingLine) -> QWidget:
        row = QWidget()
        face = Avatar(28)
        face.show_person(one.student.id, one.student.name, one.student.thumb)
        name = Button(one.student.name, look="link", name=f"open_student_{one.student.id}")
        name.clicked.connect(lambda: self.student_opened.emit(one.student.id))
        start = one.mentoring.starts_on
        since = "" if start is None else dates.show_loose(f"{start:%Y-%m}")
        about = tr(", ").join(part for part in (since, one.mentoring.goal) if part)
        layout = in_row(gap=10, margins=(0, 2, 0, 2), on=row)
        fill(layout, face, name, grow(Label(about, "second", wrap=True)))
        tone = "second"
        if one.missing:
            tone = "late" if one.late else "due"
        last = Label(rules.last_shown(one), "second")
        last.set_role("late" if tone == "late" else "due" if tone == "due" else "second")
        layout.addWidget(last)
        return row

    def _print(self) -> None:
        if self.line is not None:
            self.print_requested.emit([int(one.student.id) for one in self.line.pairings])

    def _bin(self) -> None:
        if self.line is not None:
            self.bin_requested.emit(self.line.mentor.id)

    def _arrange(self) -> None:
        back = Button(tr("Show all mentors"), icon="arrow-left", look="link", name="close_mentor")
        back.clicked.connect(self.closed)
        prints = Button(tr("Print the sheet…"), icon="printer", look="small", name="print_mentor")
        prints.clicked.connect(self._print)
        remove = Button(
            tr("Move to the recycle bin"), icon="trash-2", look="small", name="bin_mentor"
        )
        remove.clicked.connect(self._bin)
        head = in_row(back, self._title, grow(), prints, remove, gap=12)
        self._rows.setSpacing(4)
        self._students.body.addLayout(self._rows)
        page = QWidget()
        in_column(head, self.form, self._students, grow(), gap=12, margins=(20, 4, 20, 20), on=page)
        in_column(scrolled(page, name="mentor_area"), on=self)
