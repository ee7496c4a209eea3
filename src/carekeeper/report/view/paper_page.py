"""The page of a work plan or a summary: written in sections, with what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.figures import names_in
from carekeeper.core.print_job import Wish
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.report.facts.papers import PLAN, SUMMARY, TITLES, Section, TermPaper, called
from carekeeper.report.facts.term import YEAR, ReportTerm
from carekeeper.report.store.counting import Figures, told
from carekeeper.report.store.drafts import draft
from carekeeper.report.store.papers import TermPapers
from carekeeper.report.view.figure_dialog import FigureDialog
from carekeeper.report.view.page import Page, Parts
from carekeeper.report.view.paper_side import PaperSide
from carekeeper.report.view.section_editor import SectionEditor
from carekeeper.widgets import theme
from carekeeper.widgets.beside import Beside
from carekeeper.widgets.parts import Button, Card, Hint

PAPERS = {PLAN: "work-plan", SUMMARY: "summary"}
"""What is printed of each kind, by the name of the paper."""

_SIDE, _LEAST = 290, 480
_EMPTY = {
    PLAN: mark(
        "No work plan of this term yet. The draft has goals, measures and a calendar of what is "
        "due; you write over whatever should read differently."
    ),
    SUMMARY: mark(
        "No summary of this term yet. The draft answers the five questions that schools ask, with "
        "figures that stay linked to the records; you write over whatever should read differently."
    ),
}


class PaperPage(Page):
    """A work plan or a summary; everything written is saved by itself."""

    def __init__(self, kind: str, parts: Parts) -> None:
        super().__init__()
        self.setObjectName(f"term_{kind}")
        self._kind = kind
        self._parts = parts
        self._papers = TermPapers(parts.class_file)
        self._figures = Figures(parts.class_file, parts.rooms)
        own = {"term_papers", "term_sections", "term_copies", "staff", "class_info", "terms"}
        self.reads = self._figures.reads | own
        self._term: ReportTerm | None = None
        self._paper: TermPaper | None = None
        self.editors: dict[int, SectionEditor] = {}
        self.side = PaperSide(parts.desk)
        self._arrange()

    @override
    def load(self, term: ReportTerm) -> None:
        self._term = term
        of_term = term.number != YEAR
        found = self._papers.get(self._kind, term.school_year, term.number) if of_term else None
        if found != self._paper:
            self._forget()
        self._paper = found
        self._sheet.setVisible(found is not None)
        self._empty.setVisible(found is None)
        if found is None:
            self._show_empty(term)
        else:
            self._sheet.title.setText(called(self._kind, found.school_year, found.term))
            self._show_sections(self._papers.sections(found.id))
            self.show_figures()
        copies = self._papers.copies(self._kind, term.school_year, term.number)
        self.side.show_all(term, self._papers.work_group(), copies, self._parts.desk.today())

    @override
    def flush(self) -> bool:
        told = [editor.flush() for editor in self.editors.values()]
        return all(told)

    def show_figures(self) -> None:
        """Show the figures of the texts as the records give them now."""
        assert self._term is not None
        boxes = [editor.box for editor in self.editors.values()]
        names = {name for box in boxes for name in names_in(box.toPlainText())}
        numbers = self._figures.numbers(sorted(names), self._term.span)
        # Those too that can be put in, as soon as they are.
        shown = {name: str(number) for name, number in numbers.items()}
        for box in boxes:
            box.show_figures(shown)

    def begin(self) -> None:
        """Begin the paper of the term with what the records say."""
        term = self._term
        assert term is not None
        parts = self._parts
        drafted = draft(parts.class_file, parts.rooms, self._figures, self._kind, term)
        self._begin_with(drafted)

    def begin_as_before(self) -> None:
        """Begin the paper of the term with that of the last term; its figures tell of this one."""
        before = self._before()
        if before is not None:
            self._begin_with(self._papers.sections(before.id))

    def _begin_with(self, sections: Sequence[Section]) -> None:
        term = self._term
        assert term is not None
        self._do(lambda: self._papers.begin(self._kind, term.school_year, term.number, sections))

    def _before(self) -> TermPaper | None:
        term = self._term
        assert term is not None
        return self._papers.before(self._kind, term.school_year, term.number)

    # -- sections

    def _show_sections(self, sections: Sequence[Section]) -> None:
        """Show the sections in their order; an editor stays with its section."""
        kept = {one.id for one in sections}
        for number in [number for number in self.editors if number not in kept]:
            gone = self.editors.pop(number)
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, one in enumerate(sections):
            if one.id in self.editors:
                self.editors[one.id].refresh(one)
            else:
                self.editors[one.id] = self._editor(one)
            editor = self.editors[one.id]
            if self._rows.indexOf(editor) != place:
                self._rows.removeWidget(editor)
                self._rows.insertWidget(place, editor)
                editor.show()  # at once: the cursor may go into it

    def _editor(self, section: Section) -> SectionEditor:
        editor = SectionEditor(section, self._figures.groups, self._parts.desk.today)
        editor.written.connect(partial(self._save, editor))
        editor.moved.connect(self._move)
        editor.removed.connect(self._remove)
        editor.figure_opened.connect(self._open_figure)
        editor.box.textChanged.connect(partial(self._note_text, editor))
        return editor

    def _note_text(self, editor: SectionEditor) -> None:
        """Show the number of a figure that was just put in."""
        names = names_in(editor.box.toPlainText())
        if any(name in self._figures.known and name not in editor.box.figures for name in names):
            self.show_figures()

    def _save(self, editor: SectionEditor, section: Section, field: str, value: object) -> None:
        if self._paper is None:
            return
        try:
            self._papers.change(self._paper, section, {field: value})
        except CareKeeperError as problem:
            editor.refuse(field, problem.sentence)

    def _add(self) -> None:
        paper = self._paper
        if paper is not None and self.flush():
            made: list[int] = []
            self._do(lambda: made.append(self._papers.add(paper, len(self.editors))))
            for number in made:
                self.editors[number].heading.setFocus()

    def _move(self, section: Section, by: int) -> None:
        paper = self._paper
        if paper is not None and self.flush():
            self._do(lambda: self._papers.move(paper, section.id, by))

    def _remove(self, section: Section) -> None:
        paper = self._paper
        if paper is not None and self.flush():
            self._do(lambda: self._papers.remove(paper, section.id))

    def _bin(self) -> None:
        paper = self._paper
        if paper is not None and self.flush():
            self._do(lambda: self._papers.bin(paper))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CareKeeperError as problem:
            self._parts.desk.messages.failed(problem)

    # -- figures

    def _open_figure(self, editor: SectionEditor, name: str) -> None:
        assert self._term is not None
        asked = told(self._figures, name, self._term.span)
        dialog = FigureDialog(asked, self._term, self)
        dialog.place_chosen.connect(self._parts.desk.place_requested.emit)
        dialog.unlinked.connect(editor.box.unlink)
        dialog.open()

    # -- the page

    def _print(self) -> None:
        if self._paper is not None and self.flush():
            wish = Wish(PAPERS[self._kind], record_id=self._paper.id)
            self._parts.desk.print_requested.emit(wish)

    def _forget(self) -> None:
        for editor in self.editors.values():
            self._rows.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self.editors.clear()

    def _show_empty(self, term: ReportTerm) -> None:
        of_term = term.number != YEAR
        sentence = tr(_EMPTY[self._kind]) if of_term else tr("Choose a term above.")
        self._empty.sentence.setText(sentence)
        self._empty.button.setVisible(of_term)
        self._as_before.setVisible(of_term and self._before() is not None)

    def _arrange(self) -> None:
        bin_it = Button(
            icon="trash-2",
            look="icon",
            name=f"bin_{self._kind}",
            tip=tr("Move it to the recycle bin"),
            on_click=self._bin,
        )
        to_paper = Button(
            tr("Print…"), icon="printer", name=f"print_{self._kind}", on_click=self._print
        )
        self._sheet = Card(tr(TITLES[self._kind]), right=_in_a_row(to_paper, bin_it))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(14)
        more = Button(
            tr("Add a section"),
            icon="plus",
            look="small",
            name=f"add_section_{self._kind}",
            on_click=self._add,
        )
        self._sheet.body.addLayout(self._rows)
        self._sheet.add(_in_a_row(more, None))
        self._empty = Hint("notebook-pen", "", tr("Start with a draft"), name=f"no_{self._kind}")
        self._empty.acted.connect(self.begin)
        self._as_before = Button(
            tr("Start with the last one"),
            name=f"as_before_{self._kind}",
            on_click=self.begin_as_before,
        )
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sheet)
        column.addWidget(self._empty)
        column.addWidget(self._as_before, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 10, 20, 16)
        whole.addWidget(Beside(main, self.side, theme.px(_SIDE), least=theme.px(_LEAST)))


def _in_a_row(first: QWidget, second: QWidget | None) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(first)
    if second is None:
        row.addStretch(1)
    else:
        row.addWidget(second)
    return made
