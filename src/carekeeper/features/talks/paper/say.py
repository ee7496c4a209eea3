"""What a talk-record sheet says in both styles, and how its texts share the pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from carekeeper.core import dates, family
from carekeeper.core.fields import Choice
from carekeeper.core.mood import MOODS
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.words import tr
from carekeeper.features.talks import facts
from carekeeper.features.talks.facts import TOPICS
from carekeeper.features.talks.facts.record import Talk
from carekeeper.features.talks.facts.sheet import TalkSheet
from carekeeper.printing import cards
from carekeeper.printing.cards import Fact
from carekeeper.printing.page import Sheets
from carekeeper.printing.passages import Passage
from carekeeper.printing.style import BODY
from carekeeper.printing.text import wrap
from carekeeper.printing.ticks import Answer

_EFFECT = 2


def title(school_class: SchoolClass) -> str:
    """Return the title of the sheet as the school wants it."""
    return school_class.talk_title or tr("Talk record card")


def month(written: str) -> str:
    """Return a month in full: 2026年11月."""
    return dates.show_loose(written)


def draw_mark(sheets: Sheets, sheet: TalkSheet) -> None:
    """Mark the page of a confidential talk."""
    if sheet.talk is not None and sheet.talk.confidential:
        cards.draw_confidential(sheets)


def number(sheet: TalkSheet) -> str:
    """Return the student's number in the class."""
    given = sheet.student.class_number
    return "" if given is None else tr("class number {n}").format(n=given)


def place_in_month(sheet: TalkSheet) -> str:
    """Return which of how many talks it is: 第 1 次，共 2 次; `""` for a blank sheet."""
    if sheet.talk is None:
        return ""
    return tr("talk {n} of {all}").format(n=sheet.number, all=sheet.of)


def left_behind(sheet: TalkSheet) -> str:
    """Return which parent is away, or the teacher's mark where that is not known."""
    away = family.away_shown(sheet.student.parents_away)
    if away:
        return away[:1].upper() + away[1:]
    return tr("Left-behind student") if sheet.student.left_behind else ""


def carer(sheet: TalkSheet) -> str:
    """Return who cares, with the number to call."""
    return family.called_with_number(sheet.student.carer)


def held_on(sheet: TalkSheet) -> str:
    """Return the day of the talk."""
    on = sheet.talk.held_on if sheet.talk else None
    return "" if on is None else dates.show_date(on)


def talked_by(sheet: TalkSheet) -> str:
    """Return who talked; of the class teacher it says so."""
    teacher = sheet.school_class.teacher
    who = sheet.talk.talked_by if sheet.talk and sheet.talk.talked_by else teacher
    if who and who == teacher:
        return tr("{name} (class teacher)").format(name=who)
    return who


def hours(sheet: TalkSheet) -> str:
    """Return from when to when."""
    talk = sheet.talk
    if talk is None or not (talk.starts_at or talk.ends_at):
        return ""
    if talk.starts_at and talk.ends_at:
        return tr("{start} to {end}").format(start=talk.starts_at, end=talk.ends_at)
    return talk.starts_at or talk.ends_at


def choice(sheet: TalkSheet, field: str) -> str:
    """Return the words for an answer of the talk."""
    code = str(getattr(sheet.talk, field)) if sheet.talk else ""
    return facts.BY_NAME[field].choice_label(code) if code else ""


def text(sheet: TalkSheet, field: str) -> str:
    """Return a text of the talk."""
    return str(getattr(sheet.talk, field)) if sheet.talk else ""


def follow_up(talk: Talk | None) -> str:
    """Return what is to be done, and by when."""
    if talk is None or not talk.follow_up:
        return ""
    if talk.follow_up_by is None:
        return talk.follow_up
    what = talk.follow_up.rstrip("。.")
    return tr("{what} (by {day})").format(what=what, day=dates.show_short(talk.follow_up_by))


def result(talk: Talk | None) -> str:
    """Return on which day it was done."""
    if talk is None or talk.follow_up_done_on is None:
        return ""
    return tr("Done on {day}.").format(day=dates.show_date(talk.follow_up_done_on))


def topics(talk: Talk | None) -> str:
    """Return the topics of a talk in one line."""
    codes = talk.topics if talk else ()
    return tr(", ").join(facts.BY_NAME["topics"].choice_label(code) for code in codes)


def answers(talk: Talk | None) -> list[tuple[str, list[Answer]]]:
    """Return what is ticked on the sheet: topics, each with a box, and the mood of that day."""
    chosen, mood = (talk.topics, talk.mood) if talk else ((), "")
    known = {one.code for one in TOPICS}
    offered = [*TOPICS, *(Choice(code, code) for code in chosen if code not in known)]
    return [
        (tr("Topics"), [Answer(tr(one.label), one.code in chosen) for one in offered]),
        (tr("Mood"), [Answer(tr(one.label), one.code == mood, round=True) for one in MOODS]),
    ]


def day_of(sheet: TalkSheet, printed: date) -> date:
    """Return the day of the talk, else that of the print: on it the age is told."""
    return sheet.talk.held_on if sheet.talk and sheet.talk.held_on else printed


def of_student(sheet: TalkSheet, printed: date, show_left_behind: bool) -> list[Fact]:
    """Return what every style tells of the student; a blank sheet has a line for a name."""
    marked = left_behind(sheet) if show_left_behind else ""
    name = sheet.student.name
    return [
        Fact(tr("Student"), name, 2 if name else 3, strong=True),
        Fact(tr("Sex, age"), sheet.student.sex_and_age(day_of(sheet, printed)), 1),
        *([Fact(tr("Left-behind kind"), marked, 1)] if marked else []),
        Fact(tr("Guardian"), carer(sheet), 2),
    ]


def of_talk(sheet: TalkSheet) -> list[Fact]:
    """Return what every style tells of the talk, besides its texts and what is ticked."""
    return [
        Fact(tr("Date"), held_on(sheet)),
        Fact(tr("Time"), hours(sheet)),
        Fact(tr("Place"), text(sheet, "place")),
        Fact(tr("Who talked"), talked_by(sheet)),
        Fact(tr("Present"), text(sheet, "others_there")),
        Fact(tr("How"), choice(sheet, "manner"), 1),
        Fact(tr("Occasion"), choice(sheet, "occasion"), 1),
    ]


def passages(sheet: TalkSheet, width: float, heights: Sequence[float]) -> list[Passage]:
    """Return the texts of a sheet, broken to a width, each with the height it would like.

    `heights` are for what was said, guidance, effect, follow-up and its result. The effect is
    seldom known on the day: it stands only where it is filled in, and on a blank sheet.
    """
    talk = sheet.talk
    found = [
        (tr("What the student said"), text(sheet, "said")),
        (tr("Guidance given"), text(sheet, "guidance")),
        (tr("Effect of the talk"), text(sheet, "effect")),
        (tr("To follow up"), follow_up(talk)),
        (tr("What came of it"), result(talk)),
    ]
    made = []
    for place, ((label, words), height) in enumerate(zip(found, heights, strict=True)):
        if place != _EFFECT or words or talk is None:
            lines = tuple(wrap(words, width, BODY)) if words else ()
            made.append(Passage(label, lines, height, talk is None))
    return made
