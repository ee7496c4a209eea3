"""`override` for Python 3.11, where the standard library does not have it yet."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if sys.version_info >= (3, 12):
    from typing import override
elif TYPE_CHECKING:
    from typing_extensions import override
else:
    # Importing typing_extensions for one mark would cost every start five milliseconds.
    def override(method):
        """Mark a method as overriding one of its base class; checked by mypy only."""
        return method


__all__ = ["override"]
