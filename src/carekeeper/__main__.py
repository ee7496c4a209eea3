"""`python -m carekeeper`, the same as `carekeeper`: the window, or a command."""

from __future__ import annotations

import sys

from carekeeper.core import itself
from carekeeper.core.discretion import be_discreet


def main() -> int:
    """Do what the command line says, with nothing left behind for others to read."""
    be_discreet()
    if sys.argv[1:2] == [itself.READ_WORKBOOK]:  # before anything that it does not need
        from carekeeper.lists import served

        return served.main()
    from carekeeper import commands

    return commands.main()


if __name__ == "__main__":
    sys.exit(main())
