"""What goes into the folder of a term for the school, and who makes each file of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from carekeeper.core import file_names
from carekeeper.core.print_job import Request, Wish
from carekeeper.core.words import mark, tr
from carekeeper.db import backup_file
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import private_tables
from carekeeper.db.students import school_class
from carekeeper.giving_out import export
from carekeeper.giving_out.term_folder import Piece, Progress
from carekeeper.report.facts.term import ReportTerm
from carekeeper.report.store.papers import TermPapers
from carekeeper.room import Offer, Paper, Room
from carekeeper.safekeeping.facts import backup_name
from carekeeper.safekeeping.store import note_outside_backup
from carekeeper.whole_file import papers


class Sort(Struct, frozen=True):
    """A file that can go into the folder: a paper in a layout, or without one what it is."""

    name: str
    label: str
    paper: str = ""
    layout: str = ""
    kind: str = ""
    """The kind of a paper of the term, which has to be written first."""


REPORT, WORKBOOK, BACKUP = "report", "workbook", "backup"
SORTS: tuple[Sort, ...] = (
    Sort("summary", mark("Work summary"), "summary", "filled", "summary"),
    Sort("plan", mark("Work plan"), "work-plan", "filled", "plan"),
    Sort(REPORT, mark("Report with the rates"), "report"),
    Sort("mentors", mark("List of pairings"), "mentors", "list"),
    Sort("activities", mark("List of activities"), "activities", "list"),
    Sort("meetings", mark("List of meetings"), "meeting", "list"),
    Sort("aid", mark("List of aid"), "aid", "list"),
    Sort(WORKBOOK, mark("Workbook for the office"), ""),
    Sort(BACKUP, mark("Backup for the school office"), ""),
)


class ForSchool:
    """Offers what there is of a term, and makes the pieces of what is chosen."""

    def __init__(
        self, class_file: ClassFile, rooms: Sequence[Room], term: ReportTerm, today: date
    ) -> None:
        self.term = term
        self._file, self._rooms, self._today = class_file, rooms, today
        self._papers = papers(rooms)
        self._offers: dict[str, tuple[Paper, Offer, Request]] = {}
        for sort in SORTS:
            made = self._offer(sort) if sort.paper in self._papers else None
            if made is not None:
                self._offers[sort.name] = made

    def offered(self) -> list[tuple[Sort, bool]]:
        """Return what can be in the folder, each with whether there is anything of it."""
        known = [one for one in SORTS if not one.paper or one.paper in self._papers]
        return [(one, not one.paper or one.name in self._offers) for one in known]

    def folder_name(self) -> str:
        """Return what the folder is called: class and term."""
        with self._file.reading() as unit:
            name = school_class(unit).name
        said = tr("{class_name} {term} for the school").format(
            class_name=name or tr("Class"), term=self.term.title
        )
        return file_names.stem(said)

    def pieces(self, chosen: Sequence[str], style: str, password: str) -> list[Piece]:
        """Return the files of what is chosen; the backup gets the password, also an empty one."""
        made: list[Piece] = []
        for sort in SORTS:
            if sort.name in chosen:
                number = len(made) + 1
                made.append(self._piece(sort, number, style, password))
        return made

    def _piece(self, sort: Sort, number: int, style: str, password: str) -> Piece:
        def called(suffix: str) -> str:
            return f"{number} {file_names.stem(tr(sort.label))}{suffix}"

        if sort.name == BACKUP:
            with self._file.reading() as unit:
                name = backup_name(school_class(unit).name, self._today)
            return _backup(self._file, f"{number} {name}", password)
        if sort.name == WORKBOOK:
            return self._workbook(called(".xlsx"))
        paper, offer, request = self._offers[sort.name]
        wanted = Request(
            request.ids,
            request.layout,
            style if paper.styles else "",
            frozenset(),
            request.answer,
            request.span,
        )
        return Piece(
            name=sort.name,
            file_name=called(".pdf"),
            now=lambda _path: offer.read(wanted),
            later=lambda path, progress: path.write_bytes(offer.pages(wanted, progress)),
            note=lambda path: offer.note(wanted, str(path)),
        )

    def _workbook(self, file_name: str) -> Piece:
        wish = export.Wish("office", ".xlsx")
        return Piece(
            name=WORKBOOK,
            file_name=file_name,
            now=lambda path: export.write(self._file, path, wish, self._rooms, datetime.now()),
            note=lambda path: export.note(self._file, wish, path),
        )

    def _offer(self, sort: Sort) -> tuple[Paper, Offer, Request] | None:
        """Return what a paper offers, None when nothing is written of it."""
        paper = self._papers[sort.paper]
        term = self.term
        wish = Wish(sort.paper, record_id=term.number_in_all if sort.name == REPORT else 0)
        if sort.kind:
            found = TermPapers(self._file).get(sort.kind, term.school_year, term.number)
            if found is None:
                return None
            wish = Wish(sort.paper, record_id=found.id)
        offer = paper.offer(self._file, wish, self.term.as_of)
        layout = sort.layout or paper.layouts[0].name
        span = None if offer.span is None else (self.term.starts_on, self.term.as_of)
        ids = tuple(one.id for one in offer.choices if one.id in offer.chosen)
        answer = "" if offer.pick is None else offer.pick.answer
        request = Request(ids, layout, "", answer=answer, span=span)
        return (paper, offer, request) if ids else None


def _backup(class_file: ClassFile, file_name: str, password: str) -> Piece:
    path, own = class_file.path, class_file.password

    def write(target: Path, progress: Progress) -> None:
        backup_file.write(
            path,
            own,
            target,
            password,
            reason=Reason.BY_HAND,
            progress=progress,
            leave_out=private_tables(),
        )

    return Piece(
        name=BACKUP,
        file_name=file_name,
        later=write,
        note=lambda target: note_outside_backup(class_file, backup_file.read_manifest(target)),
    )
