"""The sheet that tells the family what is kept of a child, and asks for their consent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core.print_job import Group, Layout, Report, Request, Tickable, Wish
from carekeeper.core.words import mark, tr, trn
from carekeeper.room import Offer, Paper

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile

_KIND = "notice"
_TITLE = mark("Notice and consent")


def _offer(class_file: ClassFile, wish: Wish, day: date) -> Offer:
    """Offer the sheets of the class; whose consent has not come back is chosen when nobody was."""
    from carekeeper.db import handouts
    from carekeeper.db.students import school_class
    from carekeeper.features.students.store import Students

    students = Students(class_file)
    here = {int(one.id): one for one in students.lines() if not one.archived or one.id in wish.ids}
    lacking = frozenset(
        int(one.id) for one in students.everyone() if one.id in here and one.consent_on is None
    )
    with class_file.reading() as unit:
        school = school_class(unit)

    def draw(request: Request, _report: Report) -> bytes:
        from carekeeper.features.students.paper.notice import draw_notices

        return draw_notices([here[number].name for number in request.ids], school, day)

    return Offer(
        file_name=tr(_TITLE),
        choices=[Tickable(one.id, one.name, one.name_keys) for one in here.values()],
        groups=(Group("lacking", tr("Not back yet"), lacking),),
        chosen=frozenset(wish.ids) or lacking,
        draw=draw,
        note=lambda request, where: handouts.note_paper(
            class_file, _KIND, request.ids, tr(_TITLE), where
        ),
    )


NOTICE = Paper(
    name=_KIND,
    title=mark("Print the notice for parents"),
    about=mark("the notice for parents of what is kept, with their consent"),
    offer=_offer,
    layouts=(Layout("sheet", "", "", "file-text"),),
    counts="students",
    told=lambda n: trn("{n} notice", "{n} notices", n).format(n=n),
)
