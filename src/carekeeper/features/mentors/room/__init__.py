"""What the room of the mentors offers the house."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from carekeeper.core import dates
from carekeeper.core.due import Urgency
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.span import Span
from carekeeper.core.story import StoryLine
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark, tr
from carekeeper.features.mentors.facts import CHECK_IN, CHECK_IN_RULE, MENTOR, MENTORING, rules
from carekeeper.features.mentors.facts.record import CheckIn, PairingLine, Support
from carekeeper.features.mentors.room import figures
from carekeeper.features.mentors.room.lists import LIST
from carekeeper.features.mentors.room.papers import MENTORS
from carekeeper.room import DueItem, FilePart, Found, Rate, Room, beginning, printing

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.db.new_year import YearPart
    from carekeeper.features.mentors.store import Mentors, Overview
    from carekeeper.features.mentors.tab import MentorsTab
    from carekeeper.widgets.desk import Desk

_NAME = "mentors"
_ICON = "handshake"
MENTOR_RULE = "mentor"
"""The name under which a student without a mentor is ticked off for a term."""


def _ahead() -> None:
    import carekeeper.features.mentors.store  # noqa: F401 - for the import's own sake


def _open_tab(class_file: ClassFile, desk: Desk) -> MentorsTab:
    from carekeeper.features.mentors.store import Mentors
    from carekeeper.features.mentors.tab import MentorsTab
    from carekeeper.records.phrases import Phrases

    return MentorsTab(Mentors(class_file), Phrases(class_file), desk)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    from carekeeper.features.mentors.store import Mentors
    from carekeeper.records.due import follow_up_items

    mentors = Mentors(class_file)
    overview = mentors.overview(day)
    by_student: dict[int, list[PairingLine]] = {}
    for line in overview.missing:
        by_student.setdefault(line.student.id, []).append(line)
    found = [_check_in(lines, overview) for lines in by_student.values()]
    if overview.term:
        found += [_without(student, overview) for student in overview.without]
    return found + follow_up_items(CHECK_IN, mentors.check_ins.open_follow_ups(day), day)


def _check_in(lines: list[PairingLine], overview: Overview) -> DueItem:
    """Return one line for a student, whoever the mentors are who have not checked in yet."""
    late = any(line.late for line in lines)
    names = tr(", ").join(rules.called(line.mentor, line.child) for line in lines)
    oldest = min(lines, key=lambda line: line.last or date.min)
    return DueItem(
        place=Place(
            _NAME, lines[0].student.id, MENTORING.table, lines[0].mentoring.id, begin="check_in"
        ),
        urgency=Urgency.LATE if late else overview.urgency,
        left="" if late else overview.left,
        group=tr("Mentors' check-ins"),
        title=names,
        reason=rules.last_shown(oldest),
        student_name=lines[0].student.name,
        icon=_ICON,
        action="check_in",
        action_label=tr("Note it"),
        rule=CHECK_IN_RULE.name,
        period=overview.period,
    )


def _without(student: StudentLine, overview: Overview) -> DueItem:
    ended = [line for line in overview.lines if line.student.id == student.id and not line.running]
    days = [line.mentoring.ends_on for line in ended if line.mentoring.ends_on is not None]
    reason = tr("never had one")
    if days:
        reason = tr("the last pairing ended on {day}").format(day=dates.show_date(max(days)))
    return DueItem(
        place=Place(_NAME, student.id, begin="pairing"),
        urgency=Urgency.DUE,
        group=tr("No mentor yet"),
        title=tr("No mentor yet"),
        reason=reason,
        student_name=student.name,
        icon="link",
        action="pair",
        action_label=tr("Pair…"),
        rule=MENTOR_RULE,
        period=overview.term,
    )


def _rates(class_file: ClassFile, span: Span) -> list[Rate]:
    from carekeeper.features.mentors.store import Mentors

    if span.starts_on is not None:
        return _over(Mentors(class_file), class_file, span)
    overview = Mentors(class_file).overview(span.as_of)
    due, missing = overview.left_behind, tuple(one.id for one in overview.without)
    return [
        Rate(
            label=tr("Paired with a mentor"),
            done=len(due) - len(missing),
            of=len(due),
            definition=tr("Left-behind students in the class who are paired with a mentor today."),
            as_of=span.as_of,
            missing=missing,
        )
    ]


def _over(mentors: Mentors, class_file: ClassFile, span: Span) -> list[Rate]:
    """Return who has a mentor at the end of a span, and whose mentor checked in on its days."""
    from carekeeper.db.cared_for import asked_on
    from carekeeper.records.span_rates import Counting, counted_over

    _first, day = span.stretch
    with class_file.reading() as unit:
        paired = mentors.paired(day, day)
        due = asked_on(unit, "left_behind", day)
        missing = tuple(StudentId(one) for one in due if one not in paired)
        counted = Counting(
            name="checked_in",
            rule=CHECK_IN_RULE,
            words=tr("With a mentor's check-in, or ticked off with a reason"),
            due=tr("{due}, with a mentor then"),
            days=mentors.check_ins.days(span),
            within=mentors.paired,
        )
        return [
            Rate(
                label=tr("Paired with a mentor"),
                done=len(due) - len(missing),
                of=len(due),
                definition=tr("With a mentor on that day ÷ left-behind students in class on it"),
                as_of=day,
                missing=missing,
                name="mentored",
            ),
            *counted_over(unit, counted, span),
        ]


def _act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    """Note a next step as done, or open the place where it is done."""
    if item.action != "done":
        desk.place_requested.emit(item.place)
        return
    from carekeeper.features.mentors.store import Mentors

    done = {"next_done_on": desk.today()}
    Mentors(class_file).check_ins.change(item.place.record_id, done)


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    from carekeeper.features.mentors.store import Mentors

    return [line for one in Mentors(class_file).of_student(student_id) for line in _lines_of(one)]


def _lines_of(one: Support) -> list[StoryLine]:
    who = rules.called(one.mentor, one.child)
    pairing = one.mentoring
    place = Place(_NAME, pairing.student_id, MENTORING.table, pairing.id)
    found = []
    if pairing.starts_on is not None:
        title = tr("Paired with {mentor}").format(mentor=who)
        found.append(_told(place, pairing.starts_on, title, pairing.goal))
    for check_in in one.check_ins:
        if check_in.held_on is not None:
            title = tr("Check-in of {mentor}").format(mentor=who)
            text = "\n".join(part for part in (check_in.content, check_in.effect) if part)
            found.append(_told(_place_of(check_in), check_in.held_on, title, text))
    if pairing.ends_on is not None:
        title = tr("Pairing with {mentor} ended").format(mentor=who)
        found.append(_told(place, pairing.ends_on, title, pairing.situation_after))
    return found


def _file_part(
    class_file: ClassFile, student_id: StudentId, day: date, _private: bool
) -> FilePart | None:
    """Read the check-ins of all pairings, the ended ones too; also of a student who has left."""
    from carekeeper.db.students import by_id
    from carekeeper.features.mentors.paper import missing_before_print
    from carekeeper.features.mentors.store import Mentors

    mentors = Mentors(class_file)
    supports = tuple(mentors.of_student(student_id))
    if not supports:
        return None
    with class_file.reading() as unit:
        student = by_id(unit)[student_id]
    papers = replace(mentors.papers(), supports=supports, students=(student,))

    def draw(style: str) -> bytes:
        from carekeeper.features.mentors.paper import STYLES, draw_sheets

        return draw_sheets(
            papers, [student_id], layout="record", day=day, style=STYLES[style == "table"]
        )

    return FilePart(draw, tuple(missing_before_print(papers, [student_id], "record")))


def _told(place: Place, on: date, title: str, text: str) -> StoryLine:
    return StoryLine(place, on, title, text, icon=_ICON)


def _place_of(check_in: CheckIn) -> Place:
    return Place(_NAME, check_in.student_id, CHECK_IN.table, check_in.id)


def _search(class_file: ClassFile, words: str) -> list[Found]:
    from carekeeper.features.mentors.store import Mentors

    return Mentors(class_file).search(words)


def _restore(class_file: ClassFile, mentor_id: int) -> None:
    from carekeeper.features.mentors.store import Mentors

    Mentors(class_file).restore(mentor_id)


def _restore_pairing(class_file: ClassFile, mentoring_id: int) -> None:
    from carekeeper.features.mentors.store import Mentors

    Mentors(class_file).restore_pairing(mentoring_id)


def _restore_check_in(class_file: ClassFile, check_in_id: int) -> None:
    from carekeeper.features.mentors.store import Mentors

    Mentors(class_file).check_ins.restore(check_in_id)


def _new_year(class_file: ClassFile, day: date) -> list[YearPart]:
    from carekeeper.features.mentors.store.new_year import part

    return [part(class_file, day)]


def _erase(class_file: ClassFile, ids: Sequence[int]) -> None:
    from carekeeper.features.mentors.store import Mentors

    Mentors(class_file).delete_for_good(ids)


ROOM = Room(
    name=_NAME,
    label=mark("Mentors"),
    tab_label=mark("Pairing"),
    icon=_ICON,
    kinds=(MENTOR, MENTORING, CHECK_IN.kind),
    open_tab=_open_tab,
    ahead=_ahead,
    rules=(CHECK_IN_RULE,),
    due_place=2,
    rates_place=3,
    due_reads=frozenset(
        {"students", "guardians", "mentors", "mentorings", "check_ins", "due_rules", "terms"}
    ),
    due_items=_due_items,
    rates=_rates,
    figures=figures.FIGURES,
    figures_read=figures.READ,
    act=_act,
    story=_story,
    search=_search,
    file_part=_file_part,
    lists=(LIST,),
    papers=(MENTORS,),
    restore={
        MENTOR.table: _restore,
        MENTORING.table: _restore_pairing,
        CHECK_IN.table: _restore_check_in,
    },
    erase={MENTOR.table: _erase},
    new_year=_new_year,
    actions=(
        beginning("note_check_in", _NAME, "check_in"),
        beginning("pair", _NAME, "pairing"),
        printing("print_mentors", MENTORS.name),
    ),
    has_tab=True,
)
