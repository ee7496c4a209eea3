"""The schema's revisions, told without the libraries that read or change a schema."""

from __future__ import annotations

from carekeeper.core import resources

REVISION = "0011"
"""The newest migration. A file with another revision is upgraded, or refused when newer."""


def known_revisions() -> set[str]:
    """Return the revisions that this program can read, by the migrations' file names."""
    folder = resources.migrations() / "versions"
    return {path.name.split("_", 1)[0] for path in folder.glob("[0-9]*.py")}
