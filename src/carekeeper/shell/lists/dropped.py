"""A file that is dragged onto the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from carekeeper.db import backup_file, class_file


def list_in(data: QMimeData) -> Path | None:
    """Return the one file that is dragged, when it is no file of our own; else None."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    ours = (class_file.SUFFIX, backup_file.SUFFIX)
    if len(paths) == 1 and paths[0].is_file() and paths[0].suffix.lower() not in ours:
        return paths[0]
    return None
