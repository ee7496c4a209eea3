"""What the room of the contact cards offers the house."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from carekeeper.core import dates, school_year
from carekeeper.core.rooms import DueItem, Rate, Room, Urgency
from carekeeper.core.school_year import TermSpan
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.guardians import card as cards
from carekeeper.features.guardians.card import CardLine, Gap, Return
from carekeeper.features.guardians.facts import CONFIRMATION, GUARDIAN

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.guardians.tab import GuardiansTab
    from carekeeper.widgets.desk import Desk

_NAME = "guardians"
_ICON = "contact-round"
LATE_DAYS = 28
"""A card that is not confirmed in the last four weeks of a term is late."""
RETURN_DAYS = 7
"""A parent's return is told so many days before it."""


def _open_tab(class_file: ClassFile, desk: Desk) -> GuardiansTab:
    from carekeeper.features.guardians.store import Guardians
    from carekeeper.features.guardians.tab import GuardiansTab

    return GuardiansTab(Guardians(class_file), desk)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    from carekeeper.features.guardians.store import Guardians

    guardians = Guardians(class_file)
    term = school_year.term_on(guardians.terms(day), day)
    found = []
    for line in guardians.overview(day):
        found += [_to_confirm(line, term, day), _to_fill(line), _to_print(line, term)]
        found += [_return(line, planned, day) for planned in line.returns]
    return [item for item in found if item is not None]


def _wants_confirmation(line: CardLine, term: TermSpan | None) -> bool:
    """In the holidays nothing is asked for."""
    return bool(line.left_behind and term is not None and not line.confirmed_this_term)


def _to_confirm(line: CardLine, term: TermSpan | None, day: date) -> DueItem | None:
    if term is None or not _wants_confirmation(line, term):
        return None
    late = dates.days_between(day, term.ends_on) < LATE_DAYS
    return DueItem(
        room=_NAME,
        urgency=Urgency.LATE if late else Urgency.DUE,
        group=tr("Contact cards to confirm"),
        title=tr("Not confirmed this term"),
        reason=_changed(line) or _last_confirmed(line),
        student_id=line.student_id,
        student_name=line.name,
        icon=_ICON,
        action="confirm",
        action_label=tr("Confirm"),
    )


def _last_confirmed(line: CardLine) -> str:
    if line.confirmed is None or line.confirmed.confirmed_on is None:
        return tr("never confirmed so far")
    return tr("last time {day}").format(day=dates.show_date(line.confirmed.confirmed_on))


def _changed(line: CardLine) -> str:
    if not line.changes:
        return ""
    things = dict.fromkeys(cards.of_person(one.who, one.field) for one in line.changes)
    return tr("changed after the print: {things}").format(things=tr(", ").join(things))


def _to_fill(line: CardLine) -> DueItem | None:
    if not line.left_behind or not line.gaps:
        return None
    n = len(line.gaps)
    return DueItem(
        room=_NAME,
        urgency=Urgency.DUE,
        group=tr("Contact cards to confirm"),
        title=trn("{n} field missing", "{n} fields missing", n).format(n=n),
        reason=gaps_shown(line.gaps),
        student_id=line.student_id,
        student_name=line.name,
        icon=_ICON,
        action="fill",
        action_label=tr("Fill in"),
        section=place_of(line.gaps[0]),
    )


def gaps_shown(gaps: tuple[Gap, ...]) -> str:
    """Return what is missing, each person named once: 父亲的单位地址、单位电话."""
    by_person: dict[str, list[str]] = {}
    for gap in gaps:
        by_person.setdefault(gap.who, []).append(gap.label)
    parts = [cards.of_person(who, tr(", ").join(labels)) for who, labels in by_person.items()]
    return tr("; ").join(parts)


def place_of(gap: Gap) -> str:
    """Return the place of a gap as the tab is asked for it: the person's number and the field."""
    return f"{gap.guardian_id or 0}:{gap.field}"


def _to_print(line: CardLine, term: TermSpan | None) -> DueItem | None:
    if not line.changes or _wants_confirmation(line, term):
        return None
    return DueItem(
        room=_NAME,
        urgency=Urgency.DUE,
        group=tr("Contact cards to confirm"),
        title=tr("Changed after the print"),
        reason=_changed(line),
        student_id=line.student_id,
        student_name=line.name,
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
        room=_NAME,
        urgency=Urgency.SOON,
        group=tr("Parents coming home"),
        title=tr("{person} of {student} comes home").format(student=line.name, person=planned.who),
        student_id=line.student_id,
        student_name=line.name,
        icon="house",
        on=on,
    )


def _rates(class_file: ClassFile, day: date) -> list[Rate]:
    from carekeeper.features.guardians.store import Guardians

    due = [line for line in Guardians(class_file).overview(day) if line.left_behind]
    missing = tuple(line.student_id for line in due if not line.confirmed_this_term)
    return [
        Rate(
            label=tr("Cards confirmed this term"),
            done=len(due) - len(missing),
            of=len(due),
            definition=tr(
                "Left-behind pupils in the class whose contact card was confirmed since the term "
                "began."
            ),
            as_of=day,
            missing=missing,
        )
    ]


def _act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    """Confirm the card at once, print it, or open it at the field that is missing."""
    if item.student_id is None:
        return
    if item.action == "confirm":
        from carekeeper.features.guardians.store import Guardians

        Guardians(class_file).confirm([item.student_id], desk.today())
    elif item.action == "print":
        desk.print_requested.emit("cards", [item.student_id])
    else:
        desk.student_requested.emit(item.student_id, _NAME)
        desk.field_requested.emit(item.student_id, _NAME, item.section)


ROOM = Room(
    name=_NAME,
    label=mark("Contact card"),
    icon=_ICON,
    kinds=(GUARDIAN, CONFIRMATION),
    open_tab=_open_tab,
    due_items=_due_items,
    rates=_rates,
    act=_act,
    has_tab=True,
)
