"""The tab of the mentors: one student's mentors, one mentor, or those of the whole class."""

from __future__ import annotations

from datetime import date

from carekeeper.core import phone
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.features.mentors.facts import CHECK_IN, rules
from carekeeper.features.mentors.facts.record import CheckIn, Mentoring, has_ended
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.mentors.view.form import EndDialog, PairDialog, Wanted
from carekeeper.features.mentors.view.page import MentorPage, MentorsPage
from carekeeper.features.mentors.view.table import BY_MENTOR, BY_STUDENT, ClassMentors
from carekeeper.records.open_record import Book, OpenRecord
from carekeeper.records.phrases import Phrases
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Button, Segmented
from carekeeper.widgets.tab import RoomTab

_ROOM = "mentors"


class MentorsTab(RoomTab):
    """Puts the pages, the class tables and the store together."""

    reads = frozenset(
        {"mentors", "mentorings", "check_ins", "students", "guardians", "terms", "due_rules"}
    )

    def __init__(self, mentors: Mentors, phrases: Phrases, desk: Desk) -> None:
        super().__init__(desk, "mentors_tab")
        self._mentors = mentors
        self._phrases = phrases
        self.page = MentorsPage(desk.today, self._write_check_ins)
        self.table = ClassMentors()
        self.mentor_page = MentorPage(desk.today)
        self._mentor_id: int | None = None
        self._side = BY_STUDENT
        self._switch = Segmented(
            ((BY_STUDENT, tr("By student")), (BY_MENTOR, tr("By mentor"))), name="mentors_side"
        )
        self._print = Button(
            tr("Print"), icon="printer", name="print_mentors", on_click=self._ask_print
        )
        self._pair = Button(
            tr("Pair…"), icon="link", look="primary", name="pair", on_click=self.ask_to_pair
        )
        self._switch.choose(BY_STUDENT)
        self.arrange(
            (self.page, self.table, self.mentor_page), (self._switch, self._print, self._pair)
        )
        self._connect()

    @override
    def load(self) -> None:
        """Read what is shown and show it."""
        if self.student_id is not None:
            self.page.show_supports(self.student_id, self._mentors.of_student(self.student_id))
            self.turn_to(self.page)
        else:
            overview = self._mentors.overview(self.desk.today())
            self.table.show_overview(overview)
            lines = {line.mentor.id: line for line in overview.by_mentor}
            line = None if self._mentor_id is None else lines.get(self._mentor_id)  # type: ignore[call-overload]
            if line is None:
                self._mentor_id = None
                self.turn_to(self.table)
            else:
                self.mentor_page.show_mentor(line)
                self.turn_to(self.mentor_page)
        self._switch.setVisible(self.student_id is None)

    @override
    def show_student(self, student_id: int | None) -> None:
        super().show_student(student_id)
        self._switch.setVisible(self.student_id is None)

    @override
    def flush(self) -> bool:
        told = (self.page.flush(), self.mentor_page.form.flush())
        return all(told)

    @override
    def class_summary(self) -> str:
        return self.table.summary()

    def ask_to_pair(self) -> None:
        """Let the teacher pair a mentor with students."""
        if not self.all_saved():
            return
        overview = self._mentors.overview(self.desk.today())
        chosen = [self.student_id] if self.student_id is not None else self.table.chosen_ids()
        dialog = PairDialog(
            overview.mentors,
            self._mentors.candidates(),
            overview.students,
            [one.id for one in overview.without],
            [int(one) for one in chosen],
            self.desk.today,
            self._write_pair,
            parent=self,
        )
        dialog.open()

    def _write_pair(self, wanted: Wanted) -> None:
        if wanted.mentor_id:
            self._mentors.pair(wanted.mentor_id, wanted.student_ids, wanted.values)
        else:
            self._mentors.pair_new(wanted.new_mentor, wanted.student_ids, wanted.values)

    def _ask_to_end(self, mentoring_id: int) -> None:
        card = self.page.cards.get(mentoring_id)
        if card is None or not card.flush():
            return

        def end(on: date, reason: str, after: str) -> None:
            self._mentors.end(mentoring_id, on, reason, after)

        about = rules.called(card.support.mentor, card.support.child)
        EndDialog(about, self.desk.today, end, parent=self).open()

    def _bin_mentor(self, mentor_id: int) -> None:
        pairings, check_ins = self._mentors.records_of(mentor_id)
        if pairings:
            question = trn(
                "Move {mentor} to the recycle bin? {n} pairing with its {m} check-ins comes along "
                "and can come back.",
                "Move {mentor} to the recycle bin? {n} pairings with their {m} check-ins come "
                "along and can come back.",
                pairings,
            )
            name = rules.called(self._mentors.get(mentor_id))
            words = question.format(mentor=name, n=pairings, m=check_ins)
            if not self.desk.messages.ask(words, tr("Move to the recycle bin")):
                return
        self._mentors.bin(mentor_id)

    def _save_pairing(self, mentoring_id: int, field: str, value: object) -> None:
        try:
            self._mentors.change_pairing(mentoring_id, field, value)
        except CareKeeperError as problem:
            self.page.cards[mentoring_id].refuse(field, problem.sentence)

    def _save_mentor(self, mentor_id: int, field: str, value: object) -> None:
        try:
            self._mentors.change(mentor_id, field, value)
        except CareKeeperError as problem:
            for card in self.page.cards.values():
                if card.support.mentor.id == mentor_id:
                    card.refuse(field, problem.sentence)

    def _save_on_page(self, mentor_id: int, field: str, value: object) -> None:
        try:
            self._mentors.change(mentor_id, field, value)
        except CareKeeperError as problem:
            self.mentor_page.form.refuse(field, problem.sentence)

    def _write_check_ins(self, pairing: Mentoring) -> OpenRecord:
        """Return what opens the check-ins of one pairing for writing."""

        def draft(student_id: StudentId) -> CheckIn:
            today = self.desk.today()
            return CheckIn(mentoring_id=pairing.id, student_id=student_id, held_on=today)

        book = Book(records=self._mentors.check_ins, draft=draft, start="content")
        opened = OpenRecord(self, book, self._phrases, closes=True)
        opened.written.connect(self.load)
        opened.left.connect(self.load)
        return opened

    def _note_done(self, check_in_id: int) -> None:
        self._mentors.check_ins.change(check_in_id, {"next_done_on": self.desk.today()})

    def _ask_print(self) -> None:
        if not self.all_saved():
            return
        ids = [self.student_id] if self.student_id is not None else self.table.shown_ids()
        self.desk.print_requested.emit(Wish(_ROOM, tuple(ids)))

    def _open_mentor(self, mentor_id: int | None) -> None:
        if self.all_saved():
            self._mentor_id = mentor_id
            self.load()

    def _turn(self, side: str) -> None:
        if not self.all_saved():
            self._switch.choose(self._side)
            return
        self._side = side
        self.table.turn(side)
        self._open_mentor(None)

    @override
    def go_to(self, place: Place) -> None:
        if place.begin == "pairing":
            self.ask_to_pair()
        elif place.begin == "check_in":
            self._begin_check_in(place.record_id)
        elif place.kind == CHECK_IN.table:
            self._open_check_in(place.record_id)

    def _show_student(self, student_id: int) -> None:
        self.desk.place_requested.emit(Place(_ROOM, StudentId(student_id)))

    def _begin_check_in(self, pairing: int) -> None:
        """Open a new check-in of a pairing, or else of the first that runs; ask for one if none."""
        cards = self.page.cards
        running = (one for one in cards.values() if not has_ended(one.support.mentoring))
        card = cards.get(pairing) or next(running, None)
        if card is None:
            self.ask_to_pair()
        else:
            card.check_ins.open_new()

    def _open_check_in(self, check_in_id: int) -> None:
        for card in self.page.cards.values():
            card.check_ins.open_one(check_in_id)

    def _connect(self) -> None:
        self.page.pairing_committed.connect(self._save_pairing)
        self.page.mentor_committed.connect(self._save_mentor)
        self.page.pair_requested.connect(self.ask_to_pair)
        self.page.end_requested.connect(self._ask_to_end)
        self.page.bin_requested.connect(self._mentors.bin_pairing)
        self.page.next_done.connect(self._note_done)
        self.page.copied.connect(
            lambda number: self.desk.messages.saved(
                tr("Copied: {number}").format(number=phone.shown(number))
            )
        )
        self.table.by_student.opened.connect(self._show_student)
        self.table.by_mentor.opened.connect(lambda line: self._open_mentor(line.mentor.id))
        self.table.pair_requested.connect(self.ask_to_pair)
        self.mentor_page.committed.connect(self._save_on_page)
        self.mentor_page.closed.connect(lambda: self._open_mentor(None))
        self.mentor_page.bin_requested.connect(self._bin_mentor)
        self.mentor_page.student_opened.connect(self._show_student)
        self.mentor_page.print_requested.connect(
            lambda ids: self.desk.print_requested.emit(Wish(_ROOM, tuple(ids)))
        )
        self._switch.chosen.connect(self._turn)
