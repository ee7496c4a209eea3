"""Tool tips that are read as the plain text that they are.

Qt shows a tool tip as HTML when it looks like some, and opens the files that it names. A name
from a pasted list must not do that.
"""

from __future__ import annotations

from PySide6.QtGui import Qt

_NOTHING = "\u200b"
"""A sign without width: behind it, `<` and `&` begin nothing any more."""


def tip(text: str) -> str:
    """Return a text as a tool tip."""
    if not Qt.mightBeRichText(text):
        return text
    return text.replace("<", f"<{_NOTHING}").replace("&", f"&{_NOTHING}")
