"""What the room of the talks offers the house."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core.changes import CLASS_LIST
from carekeeper.core.ids import StudentId
from carekeeper.core.span import Span
from carekeeper.core.story import StoryLine
from carekeeper.core.words import mark
from carekeeper.features.talks.facts import ASKING, TALK
from carekeeper.features.talks.room import figures
from carekeeper.features.talks.room.lists import LIST
from carekeeper.features.talks.room.papers import TALK_SHEETS
from carekeeper.room import DueItem, FilePart, Found, Rate, Room, beginning, printing

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.talks.store import Talks
    from carekeeper.features.talks.tab import TalksTab
    from carekeeper.widgets.desk import Desk


def _talks(class_file: ClassFile, day: date | None = None) -> Talks:
    from carekeeper.features.talks.store import Talks

    return Talks(class_file, None if day is None else lambda: day)


def _ahead() -> None:
    import carekeeper.features.talks.store  # noqa: F401 - for the import's own sake


def _open_tab(class_file: ClassFile, desk: Desk) -> TalksTab:
    from carekeeper.features.talks.store import Talks
    from carekeeper.features.talks.tab import TalksTab
    from carekeeper.records.phrases import Phrases

    return TalksTab(Talks(class_file, desk.today), Phrases(class_file), desk)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    from carekeeper.records.due import asked_items, follow_up_items

    talks = _talks(class_file, day)
    asked = asked_items(TALK, ASKING, talks.period(day), day)
    return asked + follow_up_items(TALK, talks.open_follow_ups(day), day)


def _rates(class_file: ClassFile, span: Span) -> list[Rate]:
    from carekeeper.records.due import asked_rate
    from carekeeper.records.span_rates import asked_over

    talks = _talks(class_file, span.as_of)
    if span.starts_on is not None:
        return asked_over(class_file, ASKING, talks.days(span), span)
    return asked_rate(ASKING, talks.period(span.as_of), span.as_of)


def _act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    """Mark a follow-up as done at once, or open the month to write in."""
    if item.action != "done":
        desk.place_requested.emit(item.place)
        return
    today = desk.today()
    _talks(class_file, today).change(item.place.record_id, {"follow_up_done_on": today})


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    from carekeeper.records.story import story_lines

    return story_lines(TALK, _talks(class_file).of_student(student_id))


def _search(class_file: ClassFile, words: str) -> list[Found]:
    from carekeeper.records.story import found_in

    return found_in(TALK, _talks(class_file).search(words), words)


def _file_part(
    class_file: ClassFile, student_id: StudentId, day: date, private: bool
) -> FilePart | None:
    from carekeeper.features.talks.paper import missing_before_print
    from carekeeper.features.talks.store.sheets import TalkSheets

    sheets = TalkSheets(class_file).of_student(student_id, confidential=private)

    def draw(style: str) -> bytes:
        from carekeeper.features.talks.paper import STYLES, draw_talk_sheets

        return draw_talk_sheets(
            sheets, style=STYLES[style == "table"], day=day, show_left_behind=private
        )

    return FilePart(draw, tuple(missing_before_print(sheets, filled=True))) if sheets else None


def _confidential(class_file: ClassFile, student_id: StudentId) -> int:
    from carekeeper.features.talks.store.sheets import TalkSheets

    sheets = TalkSheets(class_file).of_student(student_id, confidential=True)
    return sum(1 for sheet in sheets if sheet.talk is not None and sheet.talk.confidential)


ROOM = Room(
    name=TALK.room,
    label=mark("Talks"),
    icon=TALK.icon,
    kinds=(TALK.kind,),
    open_tab=_open_tab,
    ahead=_ahead,
    rules=(ASKING.rule,),
    due_place=0,
    rates_place=1,
    due_reads=frozenset({CLASS_LIST, "talks", "due_rules", "due_ticks", "terms"}),
    due_items=_due_items,
    rates=_rates,
    figures=figures.FIGURES,
    figures_read=figures.READ,
    act=_act,
    story=_story,
    search=_search,
    file_part=_file_part,
    lists=(LIST,),
    papers=(TALK_SHEETS,),
    actions=(beginning("write_talk", TALK.room), printing("print_talks", TALK_SHEETS.name)),
    confidential=_confidential,
    has_tab=True,
)
