"""A page like a certificate for a prize or a part, as a present to the child."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from carekeeper.core import dates, words
from carekeeper.core.award import awarded
from carekeeper.core.partaker import Partaker
from carekeeper.core.school_class import ClassOverTime, SchoolClass
from carekeeper.core.words import tr
from carekeeper.features.activities.facts import ACTIVITY, Activity, kind_shown
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.style import SMALLEST, STRONG, Align
from carekeeper.printing.text import wrap

_EDGE, _INNER = 14.0, 22.0
_TITLE, _TITLE_AT = 44.0, 0.24
_NAME, _TEXT, _LINE = 22.0, 16.0, 30.0
_MARGIN = 40.0
_SIGNED_FROM_END = 120.0


class Award(Struct, frozen=True):
    """Who is told of what: somebody of whom an activity says a prize or a part."""

    activity: Activity
    partaker: Partaker


def awards_of(activities: Sequence[Activity]) -> list[Award]:
    """Return those of whom something is said, of the last activity first."""
    return [Award(one, who) for one in activities for who in one.partakers if who.said]


def draw_awards(school: ClassOverTime, awards: Sequence[Award]) -> bytes:
    """Draw a page for each; it names no label of the child."""
    sheets = Sheets(tr("Certificate"), author=school.now.teacher, language=words.language())
    for award in awards:
        _draw(sheets, school.on(award.activity.held_on), award)
    return sheets.finish()


def _draw(sheets: Sheets, school: SchoolClass, award: Award) -> None:
    sheets.open(Running(lambda: 0.0, lambda: None, sheets.height - _MARGIN))
    for inside, weight in ((_EDGE, STRONG * 2), (_INNER, STRONG)):
        across = sheets.room - 2 * (inside - _EDGE)
        high = sheets.height - 2 * (_MARGIN + inside - _EDGE)
        sheets.box(sheets.left + inside - _EDGE, _MARGIN + inside - _EDGE, across, high, weight)
    room = sheets.room - 2 * _MARGIN
    y = sheets.height * _TITLE_AT
    sheets.text(sheets.middle, y, tr("Certificate"), _TITLE, bold=True, align=Align.CENTRE)
    y += 2 * _LINE
    left = sheets.left + _MARGIN
    for line in wrap(tr("{name}:").format(name=award.partaker.name), room, _NAME, bold=True):
        sheets.text(left, y, line, _NAME, bold=True)
        y += _LINE
    for line in wrap(_told(award), room, _TEXT):
        y += _LINE
        sheets.text(left, y, line, _TEXT)
    day = award.activity.held_on
    signed = (school.full_name, school.teacher, "" if day is None else dates.show_date(day))
    y = sheets.height - _SIGNED_FROM_END - _LINE
    for line in filter(None, signed):
        sheets.fitted(sheets.right - _MARGIN, y, line, room, _TEXT - 2, SMALLEST, align=Align.RIGHT)
        y += _LINE - 6
    sheets.close()


def _told(award: Award) -> str:
    activity = award.activity
    title, kind = ACTIVITY.name(activity), kind_shown(activity)
    where = tr("“{title}” ({kind})").format(title=title, kind=kind)
    return tr("{told}. Well done!").format(told=awarded(where, award.partaker.said))
