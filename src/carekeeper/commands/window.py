"""`carekeeper [FILE]`: opens the window. Only this command imports Qt."""

from __future__ import annotations

from typing import Any


def run(options: Any) -> int:
    """Open the window and return its exit code."""
    from carekeeper import app

    return app.run(options.file, options.profile, options.lang or "")
