"""`python -m carekeeper`, the same as `carekeeper`: the window, or a command."""

from __future__ import annotations

import sys

from carekeeper.commands import main

if __name__ == "__main__":
    sys.exit(main())
