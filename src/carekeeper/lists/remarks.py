"""Who is here by the class and gone by the list's remarks, or the other way round."""

from __future__ import annotations

from collections.abc import Collection

from carekeeper.core.words import tr
from carekeeper.lists import sections
from carekeeper.lists.matching import Comparison, Outcome
from carekeeper.lists.proposals import Doubt
from carekeeper.lists.table import KEEP, Table


def ask_who_left(comparison: Comparison, table: Table) -> None:
    """Doubt the remarks by which somebody has left who would be one of the class.

    Who has left the class and stands in the list like all others may have come back: that is
    asked at the name.
    """
    columns = [at for at, one in enumerate(table.columns) if one.target in ("notes", KEEP)]
    said = {line.cells[at] for line in table.lines for at in columns} - {""}
    gone = set(filter(sections.says_gone, said))
    for outcome in comparison.outcomes:
        if gone and _would_be_here(outcome):
            _ask(outcome, table, columns, gone)
        if outcome.known is not None and outcome.known.archived:
            _ask_who_is_back(outcome, table)


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


def _ask_who_is_back(outcome: Outcome, table: Table) -> None:
    proposal, column = outcome.proposal, table.at("name")
    said = (cell for at in proposal.lines for cell in table.lines[at].cells)
    if proposal.values.get("enrolment") or any(map(sections.says_gone, said)):
        return
    sentence = tr(
        "The student is in the list, but has left here. "
        "If the student is back, change the enrolment in the file."
    )
    at = -1 if column is None else column
    proposal.doubts.append(Doubt(proposal.row, at, proposal.name, sentence, "enrolment"))
