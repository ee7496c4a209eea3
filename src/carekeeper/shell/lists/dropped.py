"""A file that is dragged onto the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from carekeeper.core import file_names


def file_in(data: QMimeData) -> Path | None:
    """Return the one file that is dragged, else None."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_file() else None


def list_in(data: QMimeData) -> Path | None:
    """Return the one file that is dragged, when it is no file of our own; else None."""
    path = file_in(data)
    return None if path is None or file_names.is_ours(path) else path
