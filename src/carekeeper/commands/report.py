"""`carekeeper report`: the figures of a term and the count by the three official definitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from carekeeper.commands import output, passwords
from carekeeper.commands.result import Result
from carekeeper.core.dates import show_date
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.report.facts.definitions import Answered, Count
from carekeeper.report.facts.figures import Figure
from carekeeper.report.facts.term import from_key
from carekeeper.report.store import Reports, answers
from carekeeper.rooms import ROOMS


def run(options: Any) -> None:
    """Tell what the class file says of a term, as of today or another day of it."""
    password = passwords.to_open(options.file, options.password_file)
    with ClassFile.open(options.file, password) as class_file:
        reports = Reports(class_file, ROOMS, lambda: options.as_of or date.today())
        term = reports.term(*from_key(options.term)) if options.term else reports.current()
        figures, names = reports.figures(term), reports.names()
        told = answers.answered(class_file, term)
        counts = answers.counted(class_file, told, term)
        gone = reports.dropped_out(term)
    more = {
        "term": term.key,
        "as_of": term.as_of.isoformat(),
        "rates": [_rate(one, names) for one in figures],
        "definitions": [row for count in counts for row in _counted(count)],
        "differing": [_differing(one) for one in told if one.differs],
        "dropouts": [
            {
                "name": one.name,
                "suspected": one.suspected,
                "since": one.since and one.since.isoformat(),
                "reason": one.reason,
            }
            for one in gone
        ],
    }
    lines = [term.told, *_in_words(figures, names), *_counts_in_words(counts)]
    for one in gone:
        status = tr("Suspected drop-out") if one.suspected else tr("Left school")
        since = "" if one.since is None else show_date(one.since)
        lines.append(tr("{label}: {n}").format(label=status, n=f"{one.name} {since}".strip()))
    output.tell(
        Result(lines, options.file, "carebook", encrypted=bool(password), more=more), options
    )


def _rate(figure: Figure, names: Mapping[int, str]) -> dict[str, Any]:
    rate = figure.rate
    return {
        "name": rate.name,
        "numerator": rate.done,
        "denominator": rate.of,
        "definition": rate.definition,
        "missing": [names[one] for one in rate.missing],
    }


def _counted(count: Count) -> list[dict[str, Any]]:
    return [
        {
            "definition": count.definition,
            "grade": count.grade,
            "value": row.value,
            **dict(zip(("male", "female", "unknown"), row.by_sex, strict=True)),
            "total": row.total,
        }
        for row in count.rows
    ]


def _differing(one: Answered) -> dict[str, Any]:
    found: dict[str, str] = {answer.definition: answer.value for answer in one.answers}
    return {"name": one.name, **found, "why": [answer.reason for answer in one.answers]}


def _in_words(figures: Sequence[Figure], names: Mapping[int, str]) -> list[str]:
    lines = []
    for one in figures:
        rate = one.rate
        lines.append(f"{rate.label}  {rate.done} / {rate.of}  {rate.definition}")
        if rate.missing:
            who = tr(", ").join(names[key] for key in rate.missing)
            lines.append("  " + tr("Missing: {what}").format(what=who))
    return lines


def _counts_in_words(counts: Sequence[Count]) -> list[str]:
    return [
        f"{count.title}  {row.label}: " + " + ".join(map(str, row.by_sex)) + f" = {row.total}"
        for count in counts
        for row in count.rows
    ]
