"""What the room of the visits prints beside its records: rounds, letters, turns for the wall."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core import dates, family
from carekeeper.core.print_job import Layout, Report, Request, Tickable, Wish
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.visits.facts.hotline import TURN
from carekeeper.features.visits.facts.letter import LETTER
from carekeeper.features.visits.facts.rounds import ROUND, Round, round_name
from carekeeper.room import Agenda, DueItem, Offer, Paper

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.visits.paper import RoundSheet
    from carekeeper.features.visits.store import Visits

_MOST = 1000
_LONG = 30
"""Days without contact that are worth a word."""


def _offer(class_file: ClassFile, wish: Wish, day: date, agenda: Agenda) -> Offer:
    """Offer all rounds; the one that is wished for or the last one is chosen."""
    work = _Work(class_file, day, agenda)
    known = {int(one.id): one for one in work.visits.rounds.all()}
    chosen = [number for number in (wish.record_id, *known) if number in known][:1]
    return Offer(
        file_name=tr("Round of visits"),
        choices=[Tickable(number, _called(one)) for number, one in known.items()],
        chosen=frozenset(chosen),
        read=work.read,
        draw=work.draw,
        missing=work.missing,
        note=work.note,
        counted=work.counted,
    )


def _called(made: Round) -> str:
    n = len(made.stops)
    houses = trn("{n} house", "{n} houses", n).format(n=n)
    return f"{round_name({'held_on': made.held_on})} · {houses}"


class _Work:
    """Reads in the window's thread, draws in another one."""

    def __init__(self, class_file: ClassFile, day: date, agenda: Agenda) -> None:
        from carekeeper.features.visits.store import Visits

        self.visits: Visits = Visits(class_file, lambda: day)
        self._file, self._day, self._agenda = class_file, day, agenda
        self._sheets: list[RoundSheet] = []

    def read(self, request: Request) -> None:
        """Read the houses of the rounds that are asked for, and what is due there."""
        from carekeeper.db.students import class_over_time
        from carekeeper.features.visits.paper import RoundSheet, Stop

        with self._file.reading() as unit:
            school = class_over_time(unit)
        due = self._agenda(self._file, self._day)
        last = {line.student.id: line.days for line in self.visits.lines(self._day)}
        visited = self.visits.last_visits()
        self._sheets = []
        for made in (self.visits.rounds.get(number) for number in request.ids):
            students = [house.student for house in self.visits.rounds.houses(made)]
            stops = tuple(
                Stop(
                    one,
                    _questions(
                        [item for item in due if item.student_id == one.id],
                        last.get(one.id),
                        first=one.id not in visited,
                    ),
                )
                for one in students
            )
            self._sheets.append(RoundSheet(school.on(made.held_on), made, stops))

    def draw(self, _request: Request, _report: Report) -> bytes:
        """Return the pages."""
        from carekeeper.features.visits.paper import draw_rounds

        return draw_rounds(self._sheets, self._day)

    def missing(self, _request: Request) -> list[str]:
        """Return at which houses nobody can be called."""
        if not self._sheets:
            return [tr("No round is planned yet.")]
        mute = [
            stop.student.name
            for sheet in self._sheets
            for stop in sheet.stops
            if family.first_contact(stop.student.family) is None
        ]
        if not mute:
            return []
        return [tr("No phone number: {names}").format(names=tr(", ").join(mute))]

    def counted(self, _request: Request) -> int:
        """Return how many houses are on the sheets."""
        return sum(len(sheet.stops) for sheet in self._sheets)

    def note(self, request: Request, destination: str) -> None:
        """Note of whom something was given out."""
        from carekeeper.db import handouts

        handouts.note(
            self._file,
            ROUND.table,
            [int(stop.student.id) for sheet in self._sheets for stop in sheet.stops],
            printed=tr("Sheet of a round printed"),
            saved=tr("Sheet of a round saved as PDF"),
            layout=request.layout,
            destination=destination,
        )


def _questions(due: Sequence[DueItem], days: int | None, *, first: bool) -> tuple[str, ...]:
    """Return what is to be asked at a house: what was agreed, what is missing, since when."""
    asked = [_asked(item) for item in due]
    if first:
        asked.append(tr("First visit"))
    elif days is not None and days > _LONG:
        asked.append(tr("{n} days without contact").format(n=days))
    return tuple(dict.fromkeys(text for text in asked if text))


def _asked(item: DueItem) -> str:
    """Return what is to be asked; others walk along and read it, so nothing that is private."""
    if item.private:
        return ""
    if item.action == "done" and item.on is not None:
        on = dates.show_short(item.on)
        return tr("{what} (agreed for {day})").format(what=item.title, day=on)
    if item.action == "done":
        return item.title
    if item.action == "fill":
        return tr("Missing: {what}").format(what=item.reason or item.title)
    return tr("Confirm the contact card") if item.action == "confirm" else ""


ROUNDS = Paper(
    name="round",
    title=mark("Print the sheet of a round"),
    about=mark("the sheet of a round of visits, with what to ask at each house"),
    offer_with=lambda agenda: lambda class_file, wish, day: _offer(class_file, wish, day, agenda),
    of_students=False,
    layouts=(Layout("round", "", "", "map-pin"),),
    counts="houses",
    told=lambda n: trn("{n} round", "{n} rounds", n).format(n=n),
)


def _letters(class_file: ClassFile, wish: Wish, day: date) -> Offer:
    """Offer the letters of the school year; those of the students wished for, or that one."""
    from carekeeper.db import handouts
    from carekeeper.db.students import class_over_time
    from carekeeper.features.visits.paper.letter import draw_letters
    from carekeeper.features.visits.store import Visits

    visits = Visits(class_file, lambda: day)
    with class_file.reading() as unit:
        school = class_over_time(unit)
    letters = {int(one.record.id): one for one in visits.letters.newest(_MOST)}
    mine = [n for n, one in letters.items() if not wish.ids or one.record.student_id in wish.ids]
    chosen = [wish.record_id] if wish.record_id in letters else mine

    def called(number: int) -> str:
        letter = letters[number].record
        on = "" if letter.written_on is None else dates.show_short(letter.written_on)
        return f"{letters[number].name} · {on}"

    return Offer(
        file_name=tr("Letter to the parents"),
        choices=[Tickable(number, called(number)) for number in letters],
        chosen=frozenset(chosen),
        draw=lambda request, _report: draw_letters(
            school, [letters[n].record for n in request.ids]
        ),
        missing=lambda request: [] if request.ids else [tr("No letter is written yet.")],
        note=lambda request, where: handouts.note_paper(
            class_file,
            LETTER.table,
            [int(letters[n].record.student_id) for n in request.ids],
            tr("Letters to the parents"),
            where,
        ),
    )


def _turns(class_file: ClassFile, _wish: Wish, day: date) -> Offer:
    """Offer the one sheet of the week."""
    from carekeeper.db import handouts
    from carekeeper.db.students import school_class
    from carekeeper.features.visits.paper.letter import draw_turns
    from carekeeper.features.visits.store import Visits

    turns, title = Visits(class_file, lambda: day).hotline.turns(), tr("Turns on the hotline")
    with class_file.reading() as unit:
        school = school_class(unit)
    calling = [int(one.student_id or 0) for turn in turns for one in turn.partakers]
    return Offer(
        file_name=title,
        choices=[Tickable(1, tr("The whole week"))],
        chosen=frozenset({1}),
        draw=lambda _request, _report: draw_turns(school, turns, day),
        missing=lambda _request: [] if calling else [tr("Nobody has a turn yet.")],
        note=lambda _request, where: handouts.note_paper(
            class_file, TURN.table, calling, title, where
        ),
    )


LETTERS = Paper(
    name="letter",
    title=mark("Print letters to the parents"),
    about=mark("letters to the parents"),
    offer=_letters,
    of_students=False,
    layouts=(Layout("letter", "", "", "mail"),),
    counts="letters",
    told=lambda n: trn("{n} letter", "{n} letters", n).format(n=n),
)

TURNS = Paper(
    name="hotline",
    title=mark("Print the turns on the hotline"),
    about=mark("who calls home on the class hotline on which day, for the wall"),
    offer=_turns,
    of_students=False,
    layouts=(Layout("turns", "", "", "phone-call"),),
    counts="hotline_turns",
    told=lambda n: trn("{n} sheet", "{n} sheets", n).format(n=n),
)
