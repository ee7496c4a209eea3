"""What the teacher of the sample class hands in: a work plan each term, a summary after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial

from msgspec.structs import replace

from carekeeper.core.school_year import TermSpan, school_year_of
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.report.facts.papers import PLAN, SUMMARY, Section
from carekeeper.report.store import Reports
from carekeeper.report.store.counting import Figures
from carekeeper.report.store.drafts import draft
from carekeeper.report.store.papers import TermPapers
from carekeeper.report.store.sheets import sheet_of
from carekeeper.rooms import ROOMS
from carekeeper.sample.calendar import Calendar, Event, workday

_DAY = timedelta(days=1)
_PLANNED_AFTER, _SUMMED_UP_BEFORE = 4 * _DAY, 3 * _DAY
_SITS_DOWN, _HANDS_IN = time(17, 5), time(17, 50)

_ADDED: Mapping[str, str] = {
    "situation": mark(
        "Most of them live with their grandparents, who care for them with all their heart and "
        "little schooling. Homework in the evening and the telephone are what they ask us about."
    ),
    "measures": mark(
        "The class hotline is open on Sunday evenings; each child calls home at least once a week."
    ),
    "overview": mark(
        "It was a term without an accident. The children speak more freely than before, and three "
        "fathers who had not called for months now call every week."
    ),
    "education": mark(
        "Before the rainy season we walked the way to school together and looked at the river, "
        "the bridge and the road; who lives behind the bridge now goes in a group of four."
    ),
    "pairing": mark(
        "Good pairs need time: where a mentor was changed during the term, the check-ins stopped. "
        "Next term nobody is changed before the holidays."
    ),
    "home": mark(
        "Parents who work far away were easiest to reach between eight and nine in the evening, "
        "by video. The meeting at the Spring Festival was attended by more fathers than ever."
    ),
}
"""What she wrote below the draft, by section."""


class Reporting:
    """Writes the papers of the terms; the figures in them stay those of the records."""

    def __init__(self, class_file: ClassFile, calendar: Calendar) -> None:
        self._file = class_file
        self._calendar = calendar
        self._papers = TermPapers(class_file)

    def events(self) -> Iterator[Event]:
        """Yield what is written, each with its moment."""
        for term in self._calendar.begun_terms():
            planned = workday(term.starts_on + _PLANNED_AFTER)
            if planned > self._calendar.entered:
                yield self._written(PLAN, term, planned)
            summed_up = workday(term.ends_on - _SUMMED_UP_BEFORE)
            if self._calendar.entered < summed_up < self._calendar.today:
                yield self._written(SUMMARY, term, summed_up)
                handed_in = partial(self._hand_in, term, summed_up)
                yield Event(datetime.combine(summed_up, _HANDS_IN), handed_in)

    def _written(self, kind: str, term: TermSpan, day: date) -> Event:
        return Event(datetime.combine(day, _SITS_DOWN), partial(self._write, kind, term, day))

    def _write(self, kind: str, term: TermSpan, day: date) -> None:
        year = school_year_of(term.ends_on)
        of_term = Reports(self._file, ROOMS, lambda: day).term(year, term.number)
        drafted = draft(self._file, ROOMS, Figures(self._file, ROOMS), kind, of_term)
        self._papers.begin(kind, year, term.number, list(map(_as_she_says_it, drafted)))

    def _hand_in(self, term: TermSpan, day: date) -> None:
        paper = self._papers.get(SUMMARY, school_year_of(term.ends_on), term.number)
        if paper is not None:
            sheet = sheet_of(self._file, ROOMS, paper, day)
            told = [(one.heading, one.text) for one in sheet.sections]
            self._papers.hand_in(paper, sheet.as_of, told, sheet.numbers, "")


def _as_she_says_it(section: Section) -> Section:
    added = _ADDED.get(section.about)
    return section if added is None else replace(section, body=f"{section.body}\n{tr(added)}")
