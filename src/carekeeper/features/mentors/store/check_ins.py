"""Reads and writes the check-ins of the mentors."""

from __future__ import annotations

from sqlalchemy import select

from carekeeper.core.typing import override
from carekeeper.db.care_tables import check_ins, mentorings, mentors
from carekeeper.db.class_file import ClassFile
from carekeeper.features.mentors.facts import CHECK_IN, rules
from carekeeper.features.mentors.facts.record import CheckIn
from carekeeper.features.mentors.store import rows
from carekeeper.records.store import Records

_KEPT_PAIRINGS = (
    select(mentorings.c.id)
    .join(mentors)
    .where(mentorings.c.binned_at.is_(None), mentors.c.binned_at.is_(None))
)


class CheckIns(Records[CheckIn]):
    """All check-ins; those whose pairing or mentor is in the recycle bin are out of sight."""

    def __init__(self, class_file: ClassFile) -> None:
        owned = check_ins.c.mentoring_id.in_(_KEPT_PAIRINGS)
        super().__init__(class_file, CHECK_IN, with_owner=owned)

    @override
    def last_before(self, record: CheckIn) -> CheckIn | None:
        """Return None: the one before stands below, and another mentor's is no help."""
        return None

    @override
    def check(self, record: CheckIn) -> None:
        """See that the days can be, and lie in the pairing; raises `Invalid`."""
        super().check(record)
        with self.file.reading() as unit:
            rules.check_in_pairing(record, rows.pairing(unit, record.mentoring_id))
