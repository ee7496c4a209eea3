"""Where the packaged program starts: the same as `python -m carekeeper`."""

from __future__ import annotations

import sys

from carekeeper.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
