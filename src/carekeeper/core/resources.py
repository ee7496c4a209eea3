"""Where the files that come with the program lie, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent


def folder(*parts: str) -> Path:
    """Return a folder or file under `resources/`.

    In a wheel or a packaged program it lies inside the package, in an editable install in the
    checkout's root.
    """
    return _root("resources").joinpath(*parts)


def migrations() -> Path:
    """Return the folder of the database's migrations."""
    return _root("migrations")


def _root(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name
