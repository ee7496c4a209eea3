"""How wide the teacher made the columns of each table, kept from one start to the next."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carekeeper.core.settings import Settings
from carekeeper.widgets.record_table import RecordTable

_MOST_DIGITS = 4
"""Of a width in pixels that a screen could have."""


def restore_widths(page: QWidget, settings: Settings) -> None:
    """Give the tables of a page the widths that were kept for them."""
    kept = _kept(settings)
    for table in page.findChildren(RecordTable):
        if table.objectName() in kept:
            table.set_widths(kept[table.objectName()])


def keep_widths(page: QWidget, settings: Settings) -> None:
    """Keep the widths of all tables of a page, beside those of other pages."""
    kept = _kept(settings)
    for table in page.findChildren(RecordTable):
        if table.objectName():
            kept[table.objectName()] = table.widths()
    lines = tuple(
        f"{table}/{column}/{width}"
        for table, widths in kept.items()
        for column, width in widths.items()
    )
    if lines != settings.current.column_widths:
        settings.change(column_widths=lines)


def _kept(settings: Settings) -> dict[str, dict[str, int]]:
    kept: dict[str, dict[str, int]] = {}
    for line in settings.current.column_widths:
        table, _, rest = line.partition("/")
        column, _, width = rest.partition("/")
        if width.isdecimal() and len(width) <= _MOST_DIGITS:
            kept.setdefault(table, {})[column] = int(width)
    return kept
