"""What `dev.py run` shows: the window, or without a screen what a teacher does most."""

from __future__ import annotations

from pathlib import Path

from devkit.environment import Environment
from devkit.running import ROOT, fail, say

OUT = ROOT / "out"
SHOWN = f"""
This machine has no screen, so here is what the window would have shown, in {OUT}:
  sample.carebook     a class of 60 made-up students, 20 of them left behind
  cards-full.pdf      contact cards of the 20, one to a page; also cards-half, cards-pocket
  sample.carebak      a backup of the class, checked
  restored.carebook   the class restored from that backup, checked
  screenshots/        a picture of each tab of the window
On a machine with a screen the same command opens the program."""


class Showing:
    """CareKeeper on a made-up class, in one language."""

    def __init__(self, environment: Environment, lang: str) -> None:
        self._environment = environment
        self._lang = lang

    def open_window(self) -> int:
        """Open the program on the sample class."""
        sample = self._make_sample()
        say(f"Opening {sample.relative_to(ROOT)}. Every name and number in it is made up.")
        return self._carekeeper(str(sample))

    def show_without_screen(self) -> int:
        """Do without a screen what a teacher does most, and leave the results in `out/`."""
        sample = str(self._make_sample())
        self._print_cards(sample)
        self._back_up(sample)
        say("Taking a picture of each tab ...")
        where = ["--out", str(OUT / "screenshots"), "--lang", self._lang]
        pictures = ["packaging/screenshots.py", *where, sample]
        if self._environment.run(pictures, QT_QPA_PLATFORM="offscreen") != 0:
            return fail("The pictures could not be taken; see above.")
        say(SHOWN)
        return 0

    def _make_sample(self) -> Path:
        """Return the class file with made-up students; the same one each time."""
        sample = OUT / "sample.carebook"
        if not sample.is_file():
            OUT.mkdir(exist_ok=True)
            say("Making a class of 60 made-up students, 20 of them left behind ...")
            size = ["--students", "60", "--left-behind", "20"]
            if self._carekeeper("sample", str(sample), *size) != 0:
                raise SystemExit(fail("The sample class could not be made; see above."))
        return sample

    def _print_cards(self, sample: str) -> None:
        for layout in ("full", "half", "pocket"):
            say(f"Printing the contact cards: {layout} ...")
            how = ["-o", str(OUT / f"cards-{layout}.pdf"), "--layout", layout, "--force"]
            if self._carekeeper("print", "cards", sample, *how) != 0:
                raise SystemExit(fail("The cards could not be printed; see above."))

    def _back_up(self, sample: str) -> None:
        backup, restored = str(OUT / "sample.carebak"), str(OUT / "restored.carebook")
        for sentence, command in (
            ("Writing a backup ...", ["backup", sample, "-o", backup, "--force"]),
            ("Checking the backup ...", ["check", backup]),
            ("Restoring it into a new file ...", ["restore", backup, "-o", restored, "--force"]),
            ("Checking the restored file ...", ["check", restored]),
        ):
            say(sentence)
            if self._carekeeper(*command) != 0:
                raise SystemExit(fail("That did not work; see above."))

    def _carekeeper(self, *command: str) -> int:
        """Run CareKeeper with settings of its own in `out/profile`; yours stay untouched."""
        own = ["--profile", str(OUT / "profile"), "--lang", self._lang]
        return self._environment.run(["-m", "carekeeper", *command, *own])
