"""What the room of the talks offers the house."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core import dates
from carekeeper.core.due import Urgency, follow_up_urgency
from carekeeper.core.ids import StudentId, TalkId
from carekeeper.core.place import Place
from carekeeper.core.story import StoryLine
from carekeeper.core.texts import around
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.talks.facts import BY_NAME, TALK, rules
from carekeeper.features.talks.facts.record import Talk
from carekeeper.room import DrawPart, DueItem, Found, Rate, Room

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.talks.facts.rules import Asked, FollowUp, PeriodState
    from carekeeper.features.talks.tab import TalksTab
    from carekeeper.widgets.desk import Desk

_NAME = "talks"
_ICON = "messages-square"
_QUOTE = 60
_GROUPS = {
    "week": mark("Talks this week"),
    "month": mark("Talks this month"),
    "term": mark("Talks this term"),
}

_RATES = {
    "week": mark("Talked with this week"),
    "month": mark("Talked with this month"),
    "term": mark("Talked with this term"),
}
_HELD = {
    "week": mark("{n} talked with this week"),
    "month": mark("{n} talked with this month"),
    "term": mark("{n} talked with this term"),
}


def _open_tab(class_file: ClassFile, desk: Desk) -> TalksTab:
    from carekeeper.features.talks.store import Talks
    from carekeeper.features.talks.tab import TalksTab
    from carekeeper.records.phrases import Phrases

    return TalksTab(Talks(class_file, desk.today), Phrases(class_file), desk)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    from carekeeper.features.talks.store import Talks

    talks = Talks(class_file, lambda: day)
    state = talks.period(day)
    # Today takes out what was ticked off; what is counted as done it would not know.
    found = [] if state is None else [_to_hold(one, state, day) for one in state.lacking()]
    follow_ups = (_to_follow_up(one, day) for one in talks.follow_ups(day))
    return found + [item for item in follow_ups if item is not None]


def _to_hold(student: Asked, state: PeriodState, day: date) -> DueItem:
    rule, month = state.rule, rules.month_of(day)
    title = tr("{month} talk").format(month=rules.month_name(month))
    if rule.times > 1:
        told = tr("{title}, {n} of {all} held")
        title = told.format(title=title, n=student.held, all=rule.times)
    return DueItem(
        place=Place(_NAME, student.id, month=month),
        urgency=state.period.urgency(day),
        group=tr(_GROUPS[rule.per]),
        note=_note(state),
        title=title,
        reason=last_told(student.last),
        student_name=student.name,
        icon=_ICON,
        action="write",
        action_label=tr("Write"),
        rule="talk",
        period=state.period.key,
    )


def _note(state: PeriodState) -> str:
    to_go = len(state.open())
    done = len(state.students) - len(state.lacking())
    told = trn("{n} student to go", "{n} students to go", to_go).format(n=to_go)
    return tr("{to_go}, {held}").format(to_go=told, held=tr(_HELD[state.rule.per]).format(n=done))


def last_told(talk: Talk | None) -> str:
    """Return when the last talk was and what it was about; nothing of a confidential one."""
    if talk is None or talk.held_on is None:
        return tr("no talk so far")
    last = tr("last time {day}").format(day=dates.show_short(talk.held_on))
    about = "" if talk.confidential else _shortened(talk.said) or _topics(talk)
    return tr("{last}: {told}").format(last=last, told=about) if about else last


def _to_follow_up(todo: FollowUp, day: date) -> DueItem | None:
    talk = todo.talk
    urgency = None if talk.follow_up_by is None else follow_up_urgency(talk.follow_up_by, day)
    if urgency is None or talk.follow_up_by is None:
        return None
    what = tr("Follow-up of a talk") if talk.confidential else talk.follow_up
    if urgency == Urgency.SOON:  # what comes soon is told in one line, with the name in it
        what = tr("{name}: {what}").format(name=todo.student_name, what=what)
    return DueItem(
        place=_place(talk),
        urgency=urgency,
        group=tr("Follow-ups of talks"),
        title=what,
        reason=tr("by {day}").format(day=dates.show_short(talk.follow_up_by)),
        student_name=todo.student_name,
        icon="flag",
        action="done",
        action_label=tr("Done"),
        on=talk.follow_up_by,
        rule="talk_follow_up",
        period=str(talk.id),
    )


def _rates(class_file: ClassFile, day: date) -> list[Rate]:
    from carekeeper.features.talks.store import Talks

    state = Talks(class_file, lambda: day).period(day)
    if state is None:
        return []
    missing = tuple(one.id for one in state.open())
    return [
        Rate(
            label=tr(_RATES[state.rule.per]),
            done=len(state.students) - len(missing),
            of=len(state.students),
            definition=tr(
                "Students with whom the talks of this period were held, or ticked off with reason, "
                "of those for whom they are asked."
            ),
            as_of=day,
            missing=missing,
        )
    ]


def _act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    """Mark a follow-up as done at once, or open the month to write in."""
    if item.action != "done":
        desk.place_requested.emit(item.place)
        return
    from carekeeper.features.talks.store import Talks

    talks = Talks(class_file, desk.today)
    talks.change(TalkId(item.place.record_id), "follow_up_done_on", desk.today())


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    from carekeeper.features.talks.store import Talks

    return [
        StoryLine(
            place=_place(talk),
            on=talk.held_on,
            title=_title(talk),
            text="\n".join(part for part in (talk.said, talk.guidance, talk.effect) if part),
            mood=talk.mood,
            icon=_ICON,
            private=bool(talk.confidential),
        )
        for talk in Talks(class_file).of_student(student_id)
        if talk.held_on is not None
    ]


def _search(class_file: ClassFile, words: str) -> list[Found]:
    from carekeeper.features.talks.store import Talks

    return [
        Found(
            place=_place(hit.talk),
            title=tr("{name} · talk of {day}").format(
                name=hit.student_name, day=dates.show_date(hit.talk.held_on or date.min)
            ),
            excerpt=excerpt(hit.talk, words.split(maxsplit=1)[0]),
            on=hit.talk.held_on,
        )
        for hit in Talks(class_file).search(words)
    ]


def excerpt(talk: Talk, word: str) -> str:
    """Return the words round a searched one; of a confidential talk only that it is one."""
    if talk.confidential:
        return tr("confidential")
    for text in (talk.said, talk.guidance, talk.effect, talk.follow_up, talk.place):
        if word.casefold() in text.casefold():
            return around(text, [word])
    return ""


def _place(talk: Talk) -> Place:
    month = rules.month_of(talk.held_on or date.min)
    return Place(_NAME, talk.student_id, TALK.table, talk.id, month=month)


def _title(talk: Talk) -> str:
    about = _topics(talk)
    return tr("Talk: {topics}").format(topics=about) if about else tr("Talk")


def _topics(talk: Talk) -> str:
    return tr(", ").join(BY_NAME["topics"].choice_label(code) for code in talk.topics)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTE else line[:_QUOTE].rstrip("，。、；,. ") + "…"


def _file_part(
    class_file: ClassFile, student_id: StudentId, day: date, private: bool
) -> DrawPart | None:
    from carekeeper.features.talks.store.sheets import TalkSheets

    sheets = TalkSheets(class_file).of_student(student_id, confidential=private)

    def draw() -> bytes:
        from carekeeper.features.talks.paper import draw_talk_sheets

        return draw_talk_sheets(sheets, style="clean", day=day, show_left_behind=private)

    return draw if sheets else None


ROOM = Room(
    name=_NAME,
    label=mark("Talks"),
    icon=_ICON,
    kinds=(TALK,),
    open_tab=_open_tab,
    due_reads=frozenset({"students", "guardians", "talks", "due_rules", "due_ticks", "terms"}),
    due_items=_due_items,
    rates=_rates,
    act=_act,
    story=_story,
    search=_search,
    file_part=_file_part,
    has_tab=True,
)
