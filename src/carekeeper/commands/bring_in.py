"""`carekeeper import`: brings a list in, or says what would become of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from carekeeper import bringing_in
from carekeeper.bringing_in import Class, Fields
from carekeeper.bringing_in.records import STUDENTS
from carekeeper.commands import bring_records_in, output
from carekeeper.commands.opened import backup_before, class_file_of
from carekeeper.commands.result import Result
from carekeeper.core import words
from carekeeper.core.errors import Refused
from carekeeper.core.fields import to_plain
from carekeeper.core.words import tr, trn
from carekeeper.giving_out import open_data
from carekeeper.lists import matching, reader
from carekeeper.lists.matching import Comparison, Outcome
from carekeeper.lists.other_cards import OnOtherCard
from carekeeper.lists.proposals import Doubt
from carekeeper.lists.table import Table
from carekeeper.rooms import ROOMS


def run(options: Any) -> None:
    """Read the list, hold it against the class, and write it unless it is only to be looked at."""
    if open_data.is_open_data(options.list):
        _bring_open_data_in(options)
        return
    reading = reader.read_file(options.list, options.sheet)
    what = bring_records_in.what_of(reading, options.what)
    if what != STUDENTS:
        bring_records_in.run(options, reading, what)
        return
    fields = Fields.of(ROOMS)
    with class_file_of(options) as class_file:
        known = Class.read(class_file)
        choice = bringing_in.choose_class(reading.table, known.name, options.class_name)
        if not choice.chosen and len(choice.classes) > 1:
            sentence = tr(
                "This list contains several classes. Choose one with --class-name: {names}."
            )
            raise Refused(sentence.format(names=tr(", ").join(choice.classes)))
        table = choice.table
        found = bringing_in.compare(table, fields, known, today=date.today())
        others = bringing_in.other_cards(found, known, fields)
        if not options.dry_run:
            _write(class_file, options, table, fields, known)
        encrypted = bool(class_file.password)
    doubts = [*bringing_in.doubts_of_list(table, known), *_doubts(found)]
    output.tell(
        Result(
            lines=_lines(found, doubts, table, dry=options.dry_run),
            file=options.file,
            kind="carebook",
            encrypted=encrypted,
            notes=[*_notes(reading, table), *_note_of_others(others, fields, options)],
            more=_told(found, doubts, table) | {"other_cards": _told_of_others(others)},
        ),
        options,
    )


def _bring_open_data_in(options: Any) -> None:
    data = open_data.read(options.list)
    n = len(data.rows.get("students", ()))
    with class_file_of(options) as class_file:
        if not options.dry_run:
            open_data.bring_in(class_file, data)
        encrypted = bool(class_file.password)
    lines = [trn("{n} student in the list", "{n} students in the list", n).format(n=n)]
    more = {"rows": n, "new": n, "changed": 0, "same": 0, "doubts": [], "pupils": []}
    output.tell(
        Result(lines=lines, file=options.file, kind="carebook", encrypted=encrypted, more=more),
        options,
    )


def _write(class_file: Any, options: Any, table: Table, fields: Fields, known: Class) -> None:
    """Write in the teacher's language what a script is told in English."""
    spoken = words.language()
    words.use(options.speaks)
    try:
        found = bringing_in.compare(table, fields, known, today=date.today())
        drafts = bringing_in.drafts(found, table, fields)
        if drafts:
            backup_before(class_file, options.file)
            others = bringing_in.other_cards(found, known, fields) if options.other_cards else ()
            bringing_in.write(class_file, drafts, others)
    finally:
        words.use(spoken)


def _doubts(found: Comparison) -> list[Doubt]:
    return [doubt for one in found.outcomes for doubt in one.proposal.doubts]


def _lines(found: Comparison, doubts: Sequence[Doubt], table: Table, *, dry: bool) -> list[str]:
    new, changed = found.count(matching.NEW), found.count(matching.CHANGED)
    same, unclear = found.count(matching.SAME), found.count(matching.UNCLEAR)
    head = tr("Would be imported:") if dry else tr("Imported:")
    n = len(found.outcomes)
    lines = [
        trn("{n} student in the list", "{n} students in the list", n).format(n=n),
        tr("{head} {new} new, {changed} changed, {same} the same, {unclear} not imported").format(
            head=head, new=new, changed=changed, same=same, unclear=unclear
        ),
    ]
    lines += [_doubt_line(doubt, table) for doubt in doubts]
    if found.missing:
        names = tr(", ").join(one.called for one in found.missing)
        lines.append(tr("In the class, but not in the list: {names}").format(names=names))
    return lines


def _doubt_line(doubt: Doubt, table: Table) -> str:
    where = tr("Row {row}, {column}").format(row=doubt.row, column=_heading(doubt, table) or "-")
    return f"{where}: {doubt.text} {doubt.sentence}".replace("  ", " ")


def _heading(doubt: Doubt, table: Table) -> str:
    return table.columns[doubt.column].heading if doubt.column >= 0 else ""


def _notes(reading: reader.Reading, table: Table) -> list[str]:
    notes = []
    if table.titles:
        rest = tr(", ").join(table.titles)
        notes.append(tr("Not students: {lines}").format(lines=rest))
    others = [name for at, name in enumerate(reading.names) if at != reading.chosen]
    if others:
        names = tr(", ").join(others)
        notes.append(tr("Other sheets of the file: {names}").format(names=names))
    return notes


def _note_of_others(others: Sequence[OnOtherCard], fields: Fields, options: Any) -> list[str]:
    if not others:
        return []
    told = tr("; ").join(bringing_in.cards_shown(others, fields))
    if options.other_cards:
        return [tr("Changed on other cards, too: {cards}").format(cards=told)]
    sentence = tr("Also on other cards, changed there with --other-cards only: {cards}")
    return [sentence.format(cards=told)]


def _told_of_others(others: Sequence[OnOtherCard]) -> list[Mapping[str, str]]:
    return [{"person": one.person, "student": one.student, "field": one.field} for one in others]


def _told(found: Comparison, doubts: Sequence[Doubt], table: Table) -> dict[str, Any]:
    return {
        "rows": len(found.outcomes),
        "new": found.count(matching.NEW),
        "changed": found.count(matching.CHANGED),
        "same": found.count(matching.SAME),
        "doubts": [
            {
                "row": doubt.row,
                "column": _heading(doubt, table),
                "text": doubt.text,
                "message": doubt.sentence,
            }
            for doubt in doubts
        ],
        "missing": [one.called for one in found.missing],
        "pupils": [_student(one) for one in found.outcomes if one.proposal.name],
    }


def _student(outcome: Outcome) -> Mapping[str, Any]:
    proposal = outcome.proposal
    own = proposal.values
    number = own.get("class_number")
    return {
        "name": proposal.name,
        "sex": own.get("sex", ""),
        "birth_date": to_plain(own["birth_date"]) if own.get("birth_date") else "",
        "id_number": own.get("id_number", ""),
        "school_number": own.get("school_number", ""),
        "class_number": proposal.number if number is None else number,
        "state": outcome.state,
        "values": {name: to_plain(value) for name, value in own.items()},
        "guardians": [_guardian(one) for one in proposal.persons if not one.get("gone")],
        "deceased": [one["relation"] for one in proposal.persons if one.get("gone")],
        "kept": proposal.kept,
    }


def _guardian(person: Mapping[str, Any]) -> Mapping[str, Any]:
    place = f"{person.get('away_province', '')}{person.get('away_city', '')}"
    return {
        "name": person.get("name", ""),
        "relation": person.get("relation", ""),
        "relation_note": person.get("relation_note", ""),
        "phones": list(person.get("phones", ())),
        "away": person.get("away"),
        "workplace": person.get("workplace", "") or place,
        "place": place,
        "kind": person.get("kind", ""),
    }
