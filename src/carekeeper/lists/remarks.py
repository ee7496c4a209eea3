"""Remarks of a list that say more than a note: that a student has left, who would come in."""

from __future__ import annotations

from collections.abc import Collection

from carekeeper.core.words import tr
from carekeeper.lists import sections
from carekeeper.lists.matching import Comparison, Outcome
from carekeeper.lists.proposals import Doubt
from carekeeper.lists.table import KEEP, Table


def ask_who_left(comparison: Comparison, table: Table) -> None:
    """Doubt the remarks by which somebody has left who would be one of the class."""
    columns = [at for at, one in enumerate(table.columns) if one.target in ("notes", KEEP)]
    said = {line.cells[at] for line in table.lines for at in columns} - {""}
    gone = set(filter(sections.says_gone, said))
    for outcome in comparison.outcomes if gone else ():
        if _would_be_here(outcome):
            _ask(outcome, table, columns, gone)


def _would_be_here(outcome: Outcome) -> bool:
    known = outcome.known
    said = outcome.proposal.values.get("enrolment")
    return outcome.goes_in and not said and (known is None or not known.archived)


def _ask(outcome: Outcome, table: Table, columns: list[int], gone: Collection[str]) -> None:
    known, proposal = outcome.known, outcome.proposal
    there = () if known is None else (str(known.values.get("notes") or ""), *known.kept.values())
    sentence = tr("This says that the student has left; here the student is one of the class.")
    for at in proposal.lines:
        line = table.lines[at]
        for column in columns:
            cell = line.cells[column]
            if cell in gone and not any(cell in one for one in there):
                proposal.doubts.append(Doubt(line.row, column, cell, sentence, "enrolment"))
