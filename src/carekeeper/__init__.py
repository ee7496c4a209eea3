"""CareKeeper: a class teacher's files of the left-behind children of a class.

The map of the house, top floor first; an import may only go down:

- `__main__`, `commands`: the window, or a command of the command line
- `app`: the only file that wires
- `shell`: main window, class list, first-start, unlock and rescue pages, settings
- `features`: one room for each thing the teacher does; rooms never import each other
- `widgets`, `printing`, `db`: what rooms show with, print with and keep with
- `core`: rules and words that need neither a window nor a file
"""

__version__ = "0.1.0"
