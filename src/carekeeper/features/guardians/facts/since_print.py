"""What is different on a contact card since it was printed last, read from the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from carekeeper.core import fields
from carekeeper.core.fields import Field
from carekeeper.core.relations import relation_shown
from carekeeper.core.words import tr
from carekeeper.features.guardians import facts
from carekeeper.features.guardians.facts.card import STUDENT_FIELDS, CardChange

PRINTED = (
    "name",
    "relation",
    "relation_note",
    "kind",
    "call_order",
    "phones",
    "best_time",
    "birth_year",
    "occupation",
    "health",
    "same_address",
    "address",
    "lives_with",
    "gone",
    "away",
    "away_province",
    "away_city",
    "workplace",
    "workplace_phone",
    "workplace_address",
    "comes_home",
    "next_return",
)
"""The fields of a guardian that a printed card can show; a change of others leaves it right."""

_FIELDS: dict[str, Mapping[str, Field]] = {
    "guardians": {name: facts.BY_NAME[name] for name in PRINTED},
    "students": fields.by_name(STUDENT_FIELDS),
}


class JournalLine(Struct, frozen=True):
    """One row that was written since the print; `before` and `after` as the journal has them."""

    on: date
    table: str
    row_id: int
    operation: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


class _Field(Struct):
    """From the value on the printed card to the value now."""

    on: date
    before: Any
    after: Any


def fold(
    lines: Iterable[JournalLine], people: Mapping[int, str], binned: Mapping[int, str]
) -> tuple[CardChange, ...]:
    """Return what is different in the end, latest change first.

    `lines` are in the order in which they were written; what was changed back, also by undo,
    is not told. `people` holds the words for the persons who stand on the card now, `binned`
    for those in the recycle bin.
    """
    by_row: dict[tuple[str, int], list[JournalLine]] = {}
    for line in lines:
        if line.table in _FIELDS:
            by_row.setdefault((line.table, line.row_id), []).append(line)
    found = [
        change for written in by_row.values() for change in _changes_of(written, people, binned)
    ]
    return tuple(sorted(found, key=lambda change: change.on, reverse=True))


def _changes_of(
    written: list[JournalLine], people: Mapping[int, str], binned: Mapping[int, str]
) -> list[CardChange]:
    last = written[-1]
    if last.table == "guardians":
        was, now = _was_there(written), last.row_id in people
        if was != now:
            who = people.get(last.row_id) or binned.get(last.row_id) or _told_by(last)
            words = tr("new on the card") if now else tr("no longer on the card")
            return [CardChange(last.on, who, words, "", "")]
        if not now:
            return []
    who = tr("Student") if last.table == "students" else people.get(last.row_id, "")
    worded = [
        _worded(_FIELDS[last.table][name], who, change)
        for name, change in _net(written).items()
        if change.before != change.after
    ]
    return [change for change in worded if change is not None]


def _net(written: list[JournalLine]) -> dict[str, _Field]:
    net: dict[str, _Field] = {}
    for line in written:
        known = _FIELDS[line.table]
        before, after = line.before or {}, line.after or {}
        for name in [*after, *(name for name in before if name not in after)]:
            if name not in known:
                continue
            empty = fields.empty_value(known[name])
            change = net.setdefault(name, _Field(line.on, before.get(name, empty), empty))
            change.on, change.after = line.on, after.get(name, empty)
    return net


def _was_there(written: list[JournalLine]) -> bool:
    """Tell whether the person stood on the card when it was printed."""
    first = written[0]
    if first.operation == "insert":
        return False
    for line in written:
        if line.before is not None and "binned_at" in line.before:
            return line.before["binned_at"] is None
    return True


def _told_by(last: JournalLine) -> str:
    """Return the words for a person whose row is gone, since adding it was taken back."""
    values = last.before or {}
    relation = str(values.get("relation") or "")
    return relation_shown(relation, str(values.get("relation_note") or "")) or tr("Contact person")


def _worded(field: Field, who: str, change: _Field) -> CardChange | None:
    if field.name == "call_order":
        # The others only move by one; what the card says in bold is who is called first.
        words = tr("now called first")
        return CardChange(change.on, who, words, "", "") if change.after == 1 else None
    before, after = fields.shown(field, change.before), fields.shown(field, change.after)
    return CardChange(change.on, who, tr(field.label), before, after)
