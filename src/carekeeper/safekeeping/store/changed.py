"""The change journal in the words of the record kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, select

from carekeeper.core.fields import Field, by_name, shown
from carekeeper.core.words import tr
from carekeeper.db import history
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import private_tables
from carekeeper.db.schema import JOURNALED, changes, steps
from carekeeper.db.students import names
from carekeeper.db.units import Reading
from carekeeper.room import RecordKind
from carekeeper.safekeeping.facts import HistoryLine

_BINNED = "binned_at"

_CHANGES = select(
    changes.c.step_id,
    changes.c.table_name,
    changes.c.row_id,
    changes.c.student_id,
    changes.c.operation,
    changes.c.before,
    changes.c.after,
    steps.c.at,
    steps.c.label,
    steps.c.kind,
    steps.c.state,
).join(steps, steps.c.id == changes.c.step_id)


class History:
    """The change journal in the words of the record kinds.

    Of private records it tells that one was changed, and of the class not whose it was; with
    `private`, it is the history of these alone, with all their values.
    """

    def __init__(
        self, class_file: ClassFile, kinds: Iterable[RecordKind], *, private: bool = False
    ) -> None:
        self._file = class_file
        hidden = private_tables()
        self._kinds = {kind.table: kind for kind in kinds if not private or kind.table in hidden}
        self._hidden = frozenset() if private else hidden

    def of_student(self, student_id: int) -> list[HistoryLine]:
        """Return everything that was changed of one student, newest first."""
        return self._lines(_CHANGES.where(changes.c.student_id == student_id))

    def latest(self, count: int) -> list[HistoryLine]:
        """Return the lines of the last steps of the class, so many steps, newest first."""
        last = select(steps.c.id).order_by(steps.c.id.desc()).limit(count)
        return self._lines(_CHANGES.where(steps.c.id.in_(last)))

    def _lines(self, query: Select[Any]) -> list[HistoryLine]:
        wanted = query.where(changes.c.table_name.in_(self._kinds))
        with self._file.reading() as unit:
            rows = unit.rows(wanted.order_by(steps.c.id.desc(), changes.c.id.desc()))
            known = _known_values(unit, rows)
            called = names(unit)
        return [line for row in rows for line in self._lines_of(row, known, called)]

    def _lines_of(
        self,
        row: Row[Any],
        known: Mapping[tuple[str, int], Mapping[str, Any]],
        called: Mapping[int, str],
    ) -> list[HistoryLine]:
        kind = self._kinds[row.table_name]
        hidden = row.table_name in self._hidden
        values = {} if hidden else known[row.table_name, row.row_id]
        changed = [("", "", tr("Changed"))] if hidden else _what_changed(row, kind)
        return [
            HistoryLine(
                step_id=row.step_id,
                at=row.at,
                label=row.label,
                kind=row.kind,
                undone=row.state in ("undone", "dropped"),
                student_id=row.student_id,
                record=tr(kind.label),
                who=kind.name_of(values),
                field=field,
                before=before,
                after=after,
                student="" if hidden else called.get(row.student_id, ""),
            )
            for field, before, after in changed
        ]


def _known_values(
    unit: Reading, rows: Sequence[Row[Any]]
) -> dict[tuple[str, int], Mapping[str, Any]]:
    """Return what is known of each record concerned: as it is now, or as it was last."""
    known: dict[tuple[str, int], dict[str, Any]] = {}
    ids: dict[str, set[int]] = {}
    for row in reversed(rows):
        table = JOURNALED[row.table_name]
        values = known.setdefault((row.table_name, row.row_id), {})
        values.update(history.unpack(table, row.before) or {})
        values.update(history.unpack(table, row.after) or {})
        ids.setdefault(row.table_name, set()).add(row.row_id)
    for name, wanted in ids.items():
        table = JOURNALED[name]
        for now in unit.rows(select(table).where(table.c.id.in_(wanted))):
            known[name, now.id] = dict(now._mapping)
    return dict(known)


def _what_changed(row: Row[Any], kind: RecordKind) -> list[tuple[str, str, str]]:
    """Return label, old and new words for each field that the teacher knows."""
    table = JOURNALED[row.table_name]
    if row.operation == "insert":
        return [("", "", tr("Added"))]
    if row.operation == "delete":
        return [("", tr("Deleted"), "")]
    before, after = history.unpack(table, row.before) or {}, history.unpack(table, row.after) or {}
    fields = by_name(kind.fields)
    lines = [_in_words(fields[name], before, after) for name in after if name in fields]
    if _BINNED in after:
        came_back = after[_BINNED] is None
        words = tr("Restored from the recycle bin") if came_back else tr("In the recycle bin")
        lines.append(("", "", words))
    return lines


def _in_words(
    field: Field, before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[str, str, str]:
    old, new = (
        shown(field, values.get(field.name), masked=field.sensitive) for values in (before, after)
    )
    return tr(field.label), old, new
