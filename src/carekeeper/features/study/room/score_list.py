"""The list of scores (成绩表) that comes in from a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from carekeeper.core.words import mark
from carekeeper.features.study.facts.score_list import (
    FIELDS,
    HEADINGS,
    Line,
    line_of,
    own_subject,
    told_above,
)
from carekeeper.room import ListOf

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile


def _read(class_file: ClassFile) -> Any:
    from carekeeper.features.study.store.score_lists import there

    return there(class_file)


def _make(
    there: Any, student: int, values: Mapping[str, Any], today: date
) -> Mapping[str, Any] | None:
    line = line_of(there, student, values, today)
    return None if line is None else asdict(line)


def _write(class_file: ClassFile, made: Sequence[Mapping[str, Any]]) -> str:
    from carekeeper.features.study.store.score_lists import write

    return write(class_file, [Line(**one) for one in made])


LIST = ListOf(
    name="scores",
    label=mark("Scores"),
    fields=FIELDS,
    headings=HEADINGS,
    needs=(),
    titles="成绩 考试 分数 检测",
    above=told_above,
    own=own_subject,
    read=_read,
    make=_make,
    write=_write,
)
