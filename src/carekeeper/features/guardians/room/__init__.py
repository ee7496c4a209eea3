"""What the room of the contact cards offers the house."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from carekeeper.core import dates
from carekeeper.core.due import Urgency
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.span import Span
from carekeeper.core.story import StoryLine
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.guardians.facts import CONFIRMATION, GUARDIAN, RULE
from carekeeper.features.guardians.facts.card import CardLine, Gap, Return, of_person
from carekeeper.features.guardians.room import figures
from carekeeper.features.guardians.room.papers import CARDS
from carekeeper.room import NEXT, DueItem, FilePart, Found, Rate, Room, beginning, printing

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.guardians.store.house import ToConfirm
    from carekeeper.features.guardians.tab import GuardiansTab
    from carekeeper.widgets.desk import Desk

_NAME = "guardians"
_ICON = "contact-round"
RETURN_DAYS = 7
"""A parent's return is told so many days before it."""

_NOT_YET = {
    "week": mark("Not confirmed this week"),
    "month": mark("Not confirmed this month"),
    "term": mark("Not confirmed this term"),
}

_CONFIRMED = {
    "week": mark("Cards confirmed this week"),
    "month": mark("Cards confirmed this month"),
    "term": mark("Cards confirmed this term"),
}

_DEFINITIONS = {
    "week": mark(
        "Of the students in the class whose contact card is due to be confirmed: "
        "those whose card was confirmed this week."
    ),
    "month": mark(
        "Of the students in the class whose contact card is due to be confirmed: "
        "those whose card was confirmed this month."
    ),
    "term": mark(
        "Of the students in the class whose contact card is due to be confirmed: "
        "those whose card was confirmed this term."
    ),
}


def _ahead() -> None:
    import carekeeper.features.guardians.store.house  # noqa: F401 - for the import's own sake


def _open_tab(class_file: ClassFile, desk: Desk) -> GuardiansTab:
    from carekeeper.features.guardians.store import Guardians
    from carekeeper.features.guardians.tab import GuardiansTab

    return GuardiansTab(Guardians(class_file), desk)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    from carekeeper.features.guardians.store import Guardians
    from carekeeper.features.guardians.store.house import to_confirm

    asked = to_confirm(class_file, day)
    found: list[DueItem | None] = []
    for line in Guardians(class_file).overview(day):
        if asked is not None and _is_asked(line, asked):
            found.append(_to_confirm(line, asked, day))
        # Beside it and not after it: what is done must make the number of things smaller.
        found += [_to_print(line), _to_fill(line)]
        found += [_return(line, planned, day) for planned in line.returns]
    return [*_next_steps(class_file), *(item for item in found if item is not None)]


def _next_steps(class_file: ClassFile) -> list[DueItem]:
    """Return what comes after a list was brought in: what its 家长 are, and who is away."""
    from carekeeper.features.guardians.store import first_hour

    found: list[DueItem] = []
    unsaid = len(first_hour.without_relation(class_file))
    if unsaid:
        found.append(
            _step(
                "relations",
                tr("Say once what the guardians of the list usually are"),
                trn("{n} person without a relation", "{n} people without a relation", unsaid),
                unsaid,
                tr("Choose…"),
            )
        )
    unknown = len(first_hour.away_unknown(class_file))
    if unknown:
        found.append(
            _step(
                "grid",
                tr("Fill in who is away"),
                trn(
                    "For {n} left-behind student it is not known which parent is away",
                    "For {n} left-behind students it is not known which parent is away",
                    unknown,
                ),
                unknown,
                tr("Open the grid"),
            )
        )
    return found


def _step(field: str, title: str, reason: str, n: int, button: str) -> DueItem:
    return DueItem(
        place=Place(_NAME, field=field),
        urgency=Urgency.DUE,
        group=tr("What comes next"),
        title=title,
        reason=reason.format(n=n),
        icon=_ICON,
        action=NEXT,
        action_label=button,
    )


def _is_asked(line: CardLine, asked: ToConfirm) -> bool:
    return line.student.id in asked.asked and line.student.id not in asked.done


def _to_confirm(line: CardLine, asked: ToConfirm, day: date) -> DueItem:
    return DueItem(
        place=Place(_NAME, line.student.id),
        urgency=asked.period.urgency(day),
        left=asked.period.left(day),
        group=tr("Contact cards to confirm"),
        title=tr(_NOT_YET[asked.per]),
        reason=_last_confirmed(line),
        student_name=line.student.name,
        icon=_ICON,
        action="confirm",
        action_label=tr("Confirm"),
        rule=RULE.name,
        period=asked.period.key,
    )


def _last_confirmed(line: CardLine) -> str:
    if line.confirmed is None or line.confirmed.confirmed_on is None:
        return tr("never confirmed")
    return tr("last time {day}").format(day=dates.show_date(line.confirmed.confirmed_on))


def _changed(line: CardLine) -> str:
    if not line.changes:
        return ""
    things = dict.fromkeys(of_person(one.who, one.field) for one in line.changes)
    return tr("changed after the print: {things}").format(things=tr(", ").join(things))


def _to_fill(line: CardLine) -> DueItem | None:
    if not line.student.left_behind or not line.gaps:
        return None
    n = len(line.gaps)
    return DueItem(
        place=place_of(line.student.id, line.gaps[0]),
        urgency=Urgency.DUE,
        group=tr("Contact cards to confirm"),
        title=trn("{n} field missing", "{n} fields missing", n).format(n=n),
        reason=gaps_shown(line.gaps),
        student_name=line.student.name,
        icon=_ICON,
        action="fill",
        action_label=tr("Fill in"),
    )


def gaps_shown(gaps: tuple[Gap, ...]) -> str:
    """Return what is missing, each person named once: 父亲的单位地址、单位电话."""
    by_person: dict[str, list[str]] = {}
    for gap in gaps:
        by_person.setdefault(gap.who, []).append(gap.label)
    parts = [of_person(who, tr(", ").join(labels)) for who, labels in by_person.items()]
    return tr("; ").join(parts)


def place_of(student_id: StudentId, gap: Gap) -> Place:
    """Return where what is missing is filled in: at the person, or at the student."""
    if gap.guardian_id:
        return Place(_NAME, student_id, GUARDIAN.table, gap.guardian_id, gap.field)
    return Place(_NAME, student_id, field=gap.field)


def _to_print(line: CardLine) -> DueItem | None:
    if not line.changes:
        return None
    return DueItem(
        place=Place(_NAME, line.student.id),
        urgency=Urgency.DUE,
        group=tr("Contact cards to confirm"),
        title=tr("Changed after the print"),
        reason=_changed(line),
        student_name=line.student.name,
        icon="printer",
        action="print",
        action_label=tr("Print…"),
    )


def _return(line: CardLine, planned: Return, day: date) -> DueItem | None:
    """A month alone is too rough to be told as a day of this week."""
    if len(planned.on) != len("2027-02-05"):
        return None
    on = dates.loose_first_day(planned.on)
    if not day <= on <= day + timedelta(days=RETURN_DAYS):
        return None
    return DueItem(
        place=Place(_NAME, line.student.id),
        urgency=Urgency.SOON,
        group=tr("Parents coming home"),
        title=tr("{person} of {student} comes home").format(
            student=line.student.name, person=planned.who
        ),
        student_name=line.student.name,
        icon="house",
        on=on,
    )


def _rates(class_file: ClassFile, span: Span) -> list[Rate]:
    from carekeeper.features.guardians.store import Guardians
    from carekeeper.features.guardians.store.house import to_confirm

    day = span.as_of
    if span.starts_on is not None:
        return _confirmed_over(class_file, span)
    lines = Guardians(class_file).overview(day)
    asked = to_confirm(class_file, day)
    if asked is None:
        due = [line for line in lines if line.student.left_behind]
        missing = [line for line in due if not line.confirmed_this_term]
        return [_rate(due, missing, "term", day)]
    due = [line for line in lines if line.student.id in asked.asked]
    return [_rate(due, [line for line in due if _is_asked(line, asked)], asked.per, day)]


def _confirmed_over(class_file: ClassFile, span: Span) -> list[Rate]:
    from carekeeper.features.guardians.store.house import confirmed_days
    from carekeeper.records.span_rates import Counting, counted_over

    with class_file.reading() as unit:
        counted = Counting(
            name="cards_confirmed",
            rule=RULE,
            words=tr("Card gone through with the family, or ticked off with a reason"),
            days=confirmed_days(unit, span),
        )
        return counted_over(unit, counted, span)


def _rate(due: Sequence[CardLine], missing: Sequence[CardLine], per: str, day: date) -> Rate:
    return Rate(
        label=tr(_CONFIRMED[per]),
        done=len(due) - len(missing),
        of=len(due),
        definition=tr(_DEFINITIONS[per]),
        as_of=day,
        missing=tuple(line.student.id for line in missing),
    )


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    from carekeeper.features.guardians.store.house import story

    return story(class_file, student_id)


def _search(class_file: ClassFile, words: str) -> list[Found]:
    from carekeeper.features.guardians.store.house import search

    return search(class_file, words)


def _file_part(
    class_file: ClassFile, student_id: StudentId, day: date, private: bool
) -> FilePart | None:
    from carekeeper.features.guardians.paper import missing_before_print
    from carekeeper.features.guardians.store import Guardians

    found = Guardians(class_file).cards([student_id])

    def draw(style: str) -> bytes:
        from carekeeper.features.guardians.paper import STYLES, draw_contact_cards

        return draw_contact_cards(
            found,
            layout="full",
            style=STYLES[style == "table"],
            day=day,
            show_left_behind=private,
        )

    return FilePart(draw, tuple(missing_before_print(found))) if found else None


def _file_form(class_file: ClassFile, day: date) -> FilePart:
    from carekeeper.features.guardians.room.papers import nobodys_card

    card = nobodys_card(class_file)

    def draw(style: str) -> bytes:
        from carekeeper.features.guardians.paper import STYLES, draw_contact_cards

        return draw_contact_cards([card], layout="full", style=STYLES[style == "table"], day=day)

    return FilePart(draw)


def _act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    """Look at the numbers to confirm, print the card, or open it at the field that is missing."""
    if item.student_id is None:
        return
    if item.action == "confirm":
        from carekeeper.features.guardians.store import Guardians
        from carekeeper.features.guardians.view.confirming import ask_confirmation

        ask_confirmation(Guardians(class_file), [item.student_id], desk.today, desk.window)
    elif item.action == "print":
        desk.print_requested.emit(Wish("cards", (item.student_id,)))
    else:
        desk.place_requested.emit(item.place)


ROOM = Room(
    name=_NAME,
    label=mark("Contact card"),
    icon=_ICON,
    kinds=(GUARDIAN, CONFIRMATION),
    open_tab=_open_tab,
    ahead=_ahead,
    rules=(RULE,),
    due_place=1,
    rates_place=2,
    due_reads=frozenset(
        {"students", "guardians", "card_confirmations", "handouts", "due_rules", "terms"}
    ),
    due_items=_due_items,
    rates=_rates,
    figures=figures.FIGURES,
    figures_read=figures.READ,
    act=_act,
    story=_story,
    search=_search,
    file_part=_file_part,
    file_form=_file_form,
    papers=(CARDS,),
    actions=(
        beginning("confirm_card", _NAME, "confirmation"),
        printing("print_cards", CARDS.name),
        printing("print_card", CARDS.name, of_student=True),
    ),
    has_tab=True,
)
