"""`python -m carekeeper`, the same as `carekeeper`: the window, or a command."""

from __future__ import annotations

import sys

from carekeeper import commands
from carekeeper.core.discretion import be_discreet


def main() -> int:
    """Do what the command line says, with nothing left behind for others to read."""
    be_discreet()
    return commands.main()


if __name__ == "__main__":
    sys.exit(main())
