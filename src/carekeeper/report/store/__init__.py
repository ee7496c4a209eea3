"""Reads what a report tells; it writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from carekeeper.core.due import periods_between
from carekeeper.core.school_year import school_year_of, term_or_last
from carekeeper.db.cared_for import on_roll
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import terms_of
from carekeeper.db.enrolment import enrolments
from carekeeper.db.students import names
from carekeeper.report.facts.definitions import Dropout, dropouts
from carekeeper.report.facts.figures import Figure
from carekeeper.report.facts.term import NUMBERS, ReportTerm, term_of
from carekeeper.room import Room

_IN_FIRST_TERM = (10, 1)


class Reports:
    """What the class file and its rooms say of a term."""

    def __init__(
        self, class_file: ClassFile, rooms: Sequence[Room], today: Callable[[], date]
    ) -> None:
        self._file = class_file
        self._rooms = rooms
        self._today = today

    def current(self) -> ReportTerm:
        """Return the term of today; in the holidays the one that ended last."""
        today = self._today()
        year = school_year_of(today)
        with self._file.reading() as unit:
            found = term_or_last(terms_of(unit, today), today)
        return self.term(year, 1) if found is None else self.term(year, found.number)

    def term(self, school_year: int, number: int) -> ReportTerm:
        """Return a term of a school year, with 0 the year itself."""
        with self._file.reading() as unit:
            spans = terms_of(unit, date(school_year, *_IN_FIRST_TERM))
        return term_of(spans, school_year, number, self._today())

    def beside(self, term: ReportTerm, step: int) -> ReportTerm:
        """Return what comes before (-1) or after (1): a school year, its terms, the next year."""
        at = NUMBERS.index(term.number) + step
        return self.term(term.school_year + at // len(NUMBERS), NUMBERS[at % len(NUMBERS)])

    def days_of(self, term: ReportTerm) -> list[date]:
        """Return the days as of which a term is told: today or its last, and ends of months."""
        last = self.term(term.school_year, term.number).as_of
        with self._file.reading() as unit:
            terms = terms_of(unit, term.starts_on)
        ends = [one.ends_on for one in periods_between("month", term.starts_on, last, terms)]
        return [last, *(day for day in reversed(ends) if day < last)]

    def has_begun(self, term: ReportTerm) -> bool:
        """Tell whether there can be anything to report of a term."""
        return term.starts_on <= self._today()

    def figures(self, term: ReportTerm) -> list[Figure]:
        """Return what all rooms tell of a term, in the order of Today."""
        in_order = sorted(self._rooms, key=lambda room: room.rates_place)
        with self._file.reading():
            return [
                Figure(room.name, rate)
                for room in in_order
                if room.rates is not None
                for rate in room.rates(self._file, term.span)
            ]

    def names(self) -> Mapping[int, str]:
        """Return what every student is called."""
        with self._file.reading() as unit:
            return names(unit)

    def left_behind(self, term: ReportTerm) -> int:
        """Return how many left-behind students were on the roll on the day of a term."""
        with self._file.reading() as unit:
            return len(on_roll(unit, "left_behind", term.as_of))

    def dropped_out(self, term: ReportTerm) -> list[Dropout]:
        """Return the suspected and the actual drop-outs of the school year up to the day."""
        with self._file.reading() as unit:
            begun = terms_of(unit, term.starts_on)[0].starts_on
            return dropouts(enrolments(unit), names(unit), begun, term.as_of)
