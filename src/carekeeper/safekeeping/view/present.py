"""The present password, asked for again before a key is changed or handed out."""

from __future__ import annotations

from collections.abc import Callable

from carekeeper.core.tries import same_password
from carekeeper.core.words import tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.labels import renew_style
from carekeeper.widgets.password_field import PasswordField


class PresentPassword:
    """Judges what is typed into a line of a dialog, more and more slowly when it was wrong.

    `refuse` says in the dialog what is wrong.
    """

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        line: PasswordField,
        refuse: Callable[[str], object],
    ) -> None:
        self._class_file = class_file
        self._tries = desk.tries
        self._line = line
        self._refuse = refuse
        line.textEdited.connect(self._calm)

    def is_right(self) -> bool:
        """Tell whether the present password is typed; else say why not, and go there."""
        path = self._class_file.path
        if self._tries.wait(path):
            return self._insist(wait_before_next_try(self._tries.wait(path)))
        if same_password(self._line.text(), self._class_file.password):
            self._tries.right(path)
            return True
        self._tries.wrong(path)
        return self._insist(tr("This is not the current password. Please type it once more."))

    def _insist(self, sentence: str) -> bool:
        self._refuse(sentence)
        self._mark(wrong=True)
        self._line.selectAll()
        self._line.setFocus()
        return False

    def _calm(self) -> None:
        self._refuse("")
        self._mark(wrong=False)

    def _mark(self, *, wrong: bool) -> None:
        self._line.setProperty("wrong", wrong)
        renew_style(self._line)


def wait_before_next_try(seconds: int) -> str:
    """Return the sentence that the next password is only looked at after some seconds."""
    sentence = trn(
        "Several passwords were wrong. The next one is looked at in {n} second.",
        "Several passwords were wrong. The next one is looked at in {n} seconds.",
        seconds,
    )
    return sentence.format(n=seconds)
