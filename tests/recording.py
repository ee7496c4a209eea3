"""A `Messages` that shows nothing: it remembers what was said and answers as it was told."""

from __future__ import annotations

from carekeeper.core.typing import override
from carekeeper.widgets.messages import Messages


class RecordingMessages(Messages):
    """Stands at the one door in tests; `answers` are given one after the other, then no."""

    def __init__(self) -> None:
        super().__init__(None, crashed=self._remember_crash)
        self.told: list[str] = []
        self.warned: list[str] = []
        self.asked: list[str] = []
        self.saved_texts: list[str] = []
        self.crashes: list[BaseException] = []
        self.answers: list[bool] = []

    @override
    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    @override
    def warn(self, sentence: str) -> None:
        self.warned.append(sentence)

    @override
    def ask(self, question: str, yes_label: str, no_label: str = "") -> bool:
        self.asked.append(question)
        return self.answers.pop(0) if self.answers else False

    @override
    def saved(self, text: str, step: int = 0) -> None:
        self.saved_texts.append(text)
        super().saved(text, step)

    def _remember_crash(self, error: BaseException) -> None:
        self.crashes.append(error)
