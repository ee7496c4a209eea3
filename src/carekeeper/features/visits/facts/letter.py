"""Letters of the class teacher to the parents, drafted from what the month brought."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core.fields import Field, Kind
from carekeeper.core.ids import LetterId, StudentId
from carekeeper.core.words import mark, tr
from carekeeper.records.kind import Dated
from carekeeper.room import RecordKind, by_day


class Letter(Struct, frozen=True, kw_only=True):
    """One letter to the parents of a student. `FIELDS` describes each field."""

    id: LetterId = LetterId(0)
    student_id: StudentId = StudentId(0)
    written_on: date | None = None
    addressed_to: str = ""
    text: str = ""


class Month(Struct, frozen=True):
    """What a letter can tell of a month: activities with results, what was told and agreed."""

    activities: Sequence[tuple[str, str]] = ()
    told: Sequence[str] = ()
    agreed: Sequence[str] = ()


FIELDS: tuple[Field, ...] = (
    Field("addressed_to", mark("Addressed to"), width=7, longest=60),
    Field("written_on", mark("Date"), Kind.DATE, width=5, counts=True),
    Field("text", mark("Letter"), Kind.LONG_TEXT, width=12, longest=5000),
)


def drafted(name: str, month: Month) -> str:
    """Return the text of a letter that tells of a month; the teacher writes over it."""
    lines = [tr("Here is how {name} is doing this month.").format(name=name)]
    for title, result in month.activities:
        words = tr("{name} took part in “{title}”: {result}.") if result else ""
        words = words or tr("{name} took part in “{title}”.")
        lines.append(words.format(name=name, title=title, result=result))
    lines += month.told
    if month.agreed:
        lines.append(tr("We have agreed: {what}.").format(what=tr("; ").join(month.agreed)))
    lines.append(tr("Please call home when you can. A few minutes mean a lot to a child."))
    return "\n".join(lines)


LETTER: Dated[Letter] = Dated(
    kind=RecordKind(
        "letters",
        mark("Letter to the parents"),
        FIELDS,
        by_day("written_on", mark("Letter to the parents"), mark("Letter to the parents of {day}")),
    ),
    record=Letter,
    room="visits",
    icon="mail",
    day="written_on",
    no_day=mark("Please fill in the date, such as 11-23."),
    texts=("text", "addressed_to"),
    told=("text",),
    title=lambda _letter: tr("Letter to the parents"),
    main=("addressed_to", "written_on", "text"),
    briefly=True,
)
