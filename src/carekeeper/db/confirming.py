"""Noting that contact cards were gone through: at the card itself, and on a round of visits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from carekeeper.core.words import tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import card_confirmations
from carekeeper.db.students import name_of


def confirm(
    class_file: ClassFile,
    student_ids: Sequence[int],
    on: date,
    manner: str,
    with_whom: str,
    *,
    initiator: object | None = None,
) -> None:
    """Note that cards were gone through with the families on a day and found right."""
    count = len(student_ids)
    label = trn("{n} contact card confirmed", "{n} contact cards confirmed", count)
    label = label.format(n=count)
    if count == 1:
        with class_file.reading() as unit:
            name = name_of(unit, student_ids[0])
        label = tr("{student} · contact card confirmed").format(student=name)
    values = {"confirmed_on": on, "manner": manner, "with_whom": with_whom}
    with class_file.writing(label, initiator=initiator) as unit:
        for student_id in student_ids:
            unit.insert(card_confirmations, {"student_id": student_id, **values})
