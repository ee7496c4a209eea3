"""`carekeeper import` of a list of records: mentors, visits, and what other rooms declare."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from carekeeper import bringing_in
from carekeeper.bringing_in import Class, Fields, records
from carekeeper.commands import output
from carekeeper.commands.opened import backup_before, class_file_of
from carekeeper.commands.result import Result
from carekeeper.core import words
from carekeeper.core.fields import to_plain
from carekeeper.core.words import tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.lists import matching
from carekeeper.lists.matching import Comparison, Outcome
from carekeeper.lists.reader import Reading
from carekeeper.lists.table import LEAVE_OUT, Table
from carekeeper.rooms import ROOMS


def what_of(reading: Reading, asked: str | None) -> str:
    """Return what a list holds: what was asked for, else what it looks like."""
    return asked or records.recognised(reading, records.lists_of(ROOMS))


def run(options: Any, reading: Reading, what: str) -> None:
    """Hold the list against the class, and write what is new unless it is only to be looked at."""
    with class_file_of(options) as class_file:
        held = records.read(class_file, ROOMS, Fields.of(ROOMS))[what]
        known = Class.read(class_file)
        whole, held = records.table_of(reading, held)
        table = bringing_in.choose_class(whole, known.name, options.class_name).table
        found = records.compare(table, held, known, today=date.today(), chosen={})
        if not options.dry_run and found.count(matching.NEW):
            _write(class_file, options, held, found)
        encrypted = bool(class_file.password)
    told = Result(
        lines=_lines(found, table, tr(held.of.label), dry=options.dry_run),
        file=options.file,
        kind="carebook",
        encrypted=encrypted,
        notes=_notes(table),
        more={"what": what, **_told(found, table)},
    )
    output.tell(told, options)


def _write(
    class_file: ClassFile, options: Any, held: records.RecordList, found: Comparison
) -> None:
    """Write in the teacher's language what a script is told in English."""
    spoken = words.language()
    words.use(options.speaks)
    try:
        backup_before(class_file, options.file)
        records.write(class_file, held, found, date.today())
    finally:
        words.use(spoken)


def _lines(found: Comparison, table: Table, label: str, *, dry: bool) -> list[str]:
    n = len(found.outcomes)
    rows = trn("{n} row in the list", "{n} rows in the list", n).format(n=n)
    head = tr("Would be imported:") if dry else tr("Imported:")
    counts = tr("{head} {new} new, {same} the same, {unclear} not imported").format(
        head=head,
        new=found.count(matching.NEW),
        same=found.count(matching.SAME),
        unclear=found.count(matching.UNCLEAR),
    )
    lines = [tr("{records}: {told}").format(records=label, told=rows), counts]
    for one in found.outcomes:
        for doubt in one.proposal.doubts:
            column = table.columns[doubt.column].heading if doubt.column >= 0 else "-"
            where = tr("Row {row}, {column}").format(row=doubt.row, column=column)
            lines.append(f"{where}: {doubt.text} {doubt.sentence}".replace("  ", " "))
    return lines


def _notes(table: Table) -> list[str]:
    out = [one.heading for one in table.columns if one.target == LEAVE_OUT and one.heading]
    if not out:
        return []
    return [tr("Columns without a field, not imported: {names}").format(names=tr(", ").join(out))]


def _told(found: Comparison, table: Table) -> Mapping[str, Any]:
    return {
        "rows": len(found.outcomes),
        "new": found.count(matching.NEW),
        "changed": 0,
        "same": found.count(matching.SAME),
        "doubts": [
            {
                "row": doubt.row,
                "column": table.columns[doubt.column].heading if doubt.column >= 0 else "",
                "text": doubt.text,
                "message": doubt.sentence,
            }
            for one in found.outcomes
            for doubt in one.proposal.doubts
        ],
        "records": [_record(one) for one in found.outcomes],
    }


def _record(outcome: Outcome) -> Mapping[str, Any]:
    values = outcome.proposal.values
    return {
        "name": outcome.proposal.name if outcome.known is None else outcome.known.called,
        "state": outcome.state,
        "values": {name: to_plain(value) for name, value in values.items() if name != "name"},
    }
