"""The growth booklets on paper: for whom, of which time, which kinds, and who draws them.

Texts and photos are read just before the pages are drawn in another thread, those of the chosen
children only.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core.print_job import Group, Layout, Report, Request, Tick, Tickable, Wish
from carekeeper.core.school_year import school_year_of
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.diary.facts import KINDS
from carekeeper.room import Offer, Paper

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.diary.facts.rules import Booklet, Choosing
    from carekeeper.features.diary.store import Diary

_MOOD = "mood"


def offer(class_file: ClassFile, wish: Wish, day: date) -> Offer:
    """Offer the booklets of the school year; who has entries is chosen when nobody was named.

    Students who have left are offered only when they were asked for.
    """
    from carekeeper.features.diary.store import Diary

    store = Diary(class_file)
    students = store.students(list(wish.ids))
    written = frozenset(line.student.id for line in store.overview(day) if line.count)
    left_behind = frozenset(one.id for one in students if one.left_behind)
    work = _Work(store)
    return Offer(
        file_name=tr("Growth booklet"),
        choices=[Tickable(one.id, one.name, one.name_keys) for one in students],
        groups=(
            Group("written", tr("With entries"), written),
            Group("left_behind", tr("Left behind"), left_behind),
        ),
        chosen=frozenset(wish.ids) or written,
        span=(date(school_year_of(day), 9, 1), day),
        read=work.read,
        draw=work.draw,
        missing=work.missing,
        note=lambda request, where: store.note_print(request.ids, where),
    )


class _Work:
    """Reads in the window's thread, draws in another one."""

    def __init__(self, store: Diary) -> None:
        self._store = store
        self._read: dict[tuple[int, date], Booklet] = {}

    def read(self, request: Request) -> None:
        """Read what was not read before."""
        last = _choosing(request).last
        missing = [number for number in request.ids if (number, last) not in self._read]
        if missing:
            found = self._store.booklets(missing, last)
            self._read |= {(int(one.student_id), last): one for one in found}

    def draw(self, request: Request, report: Report) -> bytes:
        """Return the pages."""
        from carekeeper.features.diary.paper import draw_booklet

        return draw_booklet(self._wanted(request), choosing=_choosing(request), report=report)

    def missing(self, request: Request) -> list[str]:
        """Return what the booklets lack."""
        from carekeeper.features.diary.paper import missing_before_print

        return list(missing_before_print(self._wanted(request), _choosing(request)))

    def _wanted(self, request: Request) -> list[Booklet]:
        last = _choosing(request).last
        return [self._read[number, last] for number in request.ids]


def _choosing(request: Request) -> Choosing:
    from carekeeper.features.diary.facts.rules import Choosing

    assert request.span is not None
    first, last = request.span
    return Choosing(first, last, request.ticks - {_MOOD}, _MOOD in request.ticks)


BOOKLET = Paper(
    name="booklet",
    title=mark("Print growth booklets"),
    about=mark("growth booklets, as a present for the children"),
    offer=offer,
    layouts=(Layout("booklet", mark("Booklet"), mark("A4, with a cover"), "book-open"),),
    ticks=(
        *(Tick(kind.code, kind.label, on=True) for kind in KINDS),
        Tick(_MOOD, mark("With the mood of each day"), about=mark("with the mood of each day")),
    ),
    ticks_label=mark("What to include"),
    listed="kinds",
    listed_about=mark("which kinds of entries, such as diary,work,award; else all"),
    asks_span=True,
    counts="booklets",
    told=lambda n: trn("{n} growth booklet", "{n} growth booklets", n).format(n=n),
)
