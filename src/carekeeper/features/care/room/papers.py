"""What the room of life and care prints: logs, the list of aid, the report of a grave matter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core import confidential
from carekeeper.core.print_job import Group, Layout, Report, Request, Tick, Tickable, Wish
from carekeeper.core.school_year import school_year_of
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.care.facts import AID, INCIDENT, LIFE
from carekeeper.records.papers import record_paper
from carekeeper.room import Offer, Paper

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.care.facts.log import LifeLog, Logs
    from carekeeper.features.care.facts.record import Incident
    from carekeeper.records.store import Records

_PRIVATE = "private"
_TITLES = {LIFE.table: mark("Record of life and health"), AID.table: mark("List of aid received")}


class _Work:
    """Reads in the window's thread, draws in another one: a log for each, or a list of aid."""

    def __init__(
        self, class_file: ClassFile, day: date, span: tuple[date, date], kind: str
    ) -> None:
        from carekeeper.features.care.store import Care

        self._file, self._day, self._span, self._kind = class_file, day, span, kind
        self._care = Care(class_file, lambda: day)
        self._logs: Logs | None = None

    def read(self, request: Request) -> None:
        """Read what was written of those who are asked for."""
        span = request.span or self._span
        self._logs = self._care.logs(request.ids, span, private=_PRIVATE in request.ticks)

    def draw(self, request: Request, _report: Report) -> bytes:
        """Return the pages."""
        from carekeeper.features.care import paper

        assert self._logs is not None
        if self._kind == AID.table:
            return paper.draw_aid(self._logs, self._day, request.span or self._span)
        return paper.draw_logs(self._logs, self._day, blank=request.layout == "blank")

    def missing(self, request: Request) -> list[str]:
        """Return what is left out, and what the pages lack."""
        from carekeeper.features.care import paper

        assert self._logs is not None
        if request.layout == "blank":
            return []
        kept_back = [
            confidential.left_out(log.student.name, count)
            for log in self._logs.students
            if self._kind == LIFE.table and _PRIVATE not in request.ticks
            if (count := self._care.private_count(log.student.id))
        ]
        return kept_back + paper.missing_in(self._logs)

    def question(self, request: Request) -> str:
        """Return what is asked before confidential records are given out."""
        if _PRIVATE not in request.ticks or self._logs is None:
            return ""
        counts = (self._care.private_count(log.student.id) for log in self._logs.students)
        return confidential.question(sum(counts))

    def aided(self) -> frozenset[int]:
        """Return the students who received aid."""
        return frozenset(self._care.aid.last_days())

    def counted(self, _request: Request) -> int:
        """Return how many records are on the pages."""
        logs = () if self._logs is None else self._logs.students
        if self._kind == AID.table:
            return sum(len(log.aid) for log in logs)
        return sum(len(log.entries) for log in logs)

    def _is_on_paper(self, log: LifeLog) -> bool:
        return bool(log.aid) if self._kind == AID.table else not log.is_empty

    def note(self, request: Request, destination: str) -> None:
        """Note of whom something was given out."""
        from carekeeper.db import handouts

        title = tr(_TITLES[self._kind])
        logs = () if self._logs is None or request.layout == "blank" else self._logs.students
        ids = [log.student.id for log in logs if self._is_on_paper(log)] or request.ids
        handouts.note_paper(self._file, self._kind, ids, title, destination, request.layout)


def _offer(class_file: ClassFile, wish: Wish, day: date, kind: str) -> Offer:
    """Offer the school year; left-behind students when nobody was named, for aid who has some."""
    from carekeeper.db import students

    span = (date(school_year_of(day), 9, 1), day)
    work = _Work(class_file, day, span, kind)
    with class_file.reading() as unit:
        here = students.here(unit, wish.ids)
    left_behind = frozenset(int(one.id) for one in here if one.left_behind)
    return Offer(
        file_name=tr(_TITLES[kind]),
        choices=[Tickable(one.id, one.name, one.name_keys) for one in here],
        groups=(Group("left_behind", tr("Left behind"), left_behind),),
        chosen=frozenset(wish.ids) or (left_behind if kind == LIFE.table else work.aided()),
        span=span,
        read=work.read,
        draw=work.draw,
        missing=work.missing,
        question=work.question,
        note=work.note,
        counted=work.counted,
    )


def _incidents(class_file: ClassFile, day: date) -> Records[Incident]:
    from carekeeper.features.care.store import Care

    return Care(class_file, lambda: day).incidents


LOGS = Paper(
    name="care",
    title=mark("Print records of life and health"),
    about=mark("students' records of life and health"),
    offer=lambda class_file, wish, day: _offer(class_file, wish, day, LIFE.table),
    layouts=(
        Layout("log", mark("Filled in"), mark("as written down"), "file-text"),
        Layout("blank", mark("Blank"), mark("to fill in by hand"), "square"),
    ),
    layout_options=True,
    ticks=(
        Tick(
            _PRIVATE,
            mark("With what only you see"),
            layouts=frozenset({"log"}),
            about=mark("with what only the class teacher sees"),
        ),
    ),
    asks_span=True,
    counts="life_entries",
    told=lambda n: trn(
        "Life and health of {n} student", "Life and health of {n} students", n
    ).format(n=n),
)
AID_LIST = Paper(
    name="aid",
    title=mark("Print the list of aid"),
    about=mark("the class's list of aid received"),
    offer=lambda class_file, wish, day: _offer(class_file, wish, day, AID.table),
    layouts=(Layout("list", mark("List"), mark("for the school"), "list"),),
    asks_span=True,
    counts="aid",
    told=lambda n: trn("Aid of {n} student", "Aid of {n} students", n).format(n=n),
)
REPORT = record_paper(
    "incident",
    mark("Report of an important matter"),
    INCIDENT.table,
    lambda n: trn(
        "Important matters of {n} student", "Important matters of {n} students", n
    ).format(n=n),
    _incidents,
)
