"""Where something stands in the window: in the tab of which room, of whom, and where in it."""

from __future__ import annotations

from msgspec import Struct

from carekeeper.core.ids import StudentId


class Place(Struct, frozen=True):
    """A place that the window can turn to.

    `room` is the room whose tab is opened; `""` stays in the tab in use. `kind` is the table of
    the record with the number `record_id`, where a room keeps several kinds. `field` is the name
    of a field, `month` such as `2026-11`, and `begin` a word for what is begun there, which the
    tab understands: `record`, `entry`, `pairing`, `check_in`, `confirmation`.
    """

    room: str
    student_id: StudentId | None = None
    kind: str = ""
    record_id: int = 0
    field: str = ""
    month: str = ""
    begin: str = ""

    @property
    def inside(self) -> bool:
        """Tell whether more is meant than the tab of a student."""
        return bool(self.record_id or self.field or self.month or self.begin)
